package grounding

import (
	"roundpeg/handoff"
)

// promises says that a sentence promises something, or tells that something has been done for the customer.
func promises(s sentence) bool {
	return s.is&self != 0 || s.does() || handoff.Vows(s.text)
}

// claimed finds what nobody but the business can say: that somebody will do something or has done it, where the source has no such thing.
func claimed(s sentence, of *stated) *Violation {
	if s.is&self != 0 && of.is&self == 0 || s.does() && of.is&done == 0 {
		return &Violation{Promise, s.text}
	}
	if s.is&we != 0 && of.is&we == 0 && (of.is&passive == 0 || of.is&you != 0) {
		return &Violation{Promise, s.text}
	}
	if of.is&we == 0 && handoff.Vows(s.text) {
		return &Violation{Promise, s.text}
	}
	return nil
}

// does says that a sentence tells of something as having happened, and not only as the condition of something else ("after the card has been blocked").
func (s sentence) does() bool {
	for _, p := range s.parts {
		if p.conditional {
			continue
		}
		for _, t := range s.tokens[p.from:p.to] {
			if restricts(t) && t.kind != figureKind {
				break
			}
			if t.is&done != 0 {
				return true
			}
		}
	}
	return false
}
