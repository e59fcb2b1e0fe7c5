package chat

import "slices"

// PageUse is an answer of the bot's from one of the owner's pages, and what came of it.
type PageUse struct {
	Page    string `json:"page"`
	Seq     Seq    `json:"seq"` // of the message
	At      Time   `json:"at"`
	Helpful int    `json:"helpful,omitempty"` // what the customer said last of it: 1 of use, -1 of none
	Handed  bool   `json:"handed,omitempty"`  // a person was asked for, or came, later in the same visit
}

// maxPageUses bounds what is remembered of a session's answers from pages.
const maxPageUses = 20

// usedPage notes an answer that names a page as its source; the first one counts.
func (s *Session) usedPage(e Event, b Message) {
	i := slices.IndexFunc(b.Sources, func(src Source) bool { return src.Page != "" })
	if e.By.Role == Bot && i >= 0 {
		s.Pages = append(slices.Clone(s.Pages[max(0, len(s.Pages)-maxPageUses+1):]), PageUse{Page: b.Sources[i].Page, Seq: e.Seq, At: e.At})
	}
}

func (s *Session) amendPages(change func(*PageUse)) {
	s.Pages = slices.Clone(s.Pages)
	for i := range s.Pages {
		change(&s.Pages[i])
	}
}

func (s *Session) judgePages(b Feedback) {
	s.amendPages(func(p *PageUse) {
		if p.Seq != b.Of {
			return
		}
		if p.Helpful = -1; b.Helpful {
			p.Helpful = 1
		}
	})
}

// handPages notes that a person was asked for, or came, in the visit that goes on.
func (s *Session) handPages() {
	s.amendPages(func(p *PageUse) { p.Handed = p.Handed || !p.At.Before(s.Visit.Since.Time) })
}
