package grounding

import (
	"maps"
	"slices"
)

// walk goes through a text sentence by sentence.
type walk struct {
	*guard
	last int          // the sentence of the sources that the last one stood on; -1 for none yet
	owed map[int]bool // sentences of the sources that must be said, too, since they take back something of what was
}

func (g *guard) walk() *walk { return &walk{guard: g, last: -1, owed: map[int]bool{}} }

// say checks the next sentence.
func (w *walk) say(text string) *Violation {
	s := w.v.read(text)
	if len(s.tokens) == 0 {
		return nil
	}
	if at, ok := w.literal(s); ok {
		w.stands(at)
		return nil
	}
	if s.is&talk != 0 || opaque(text) {
		return &Violation{Form, text}
	}
	if w.foreign(text) {
		return &Violation{Language, text}
	}
	s, rest := w.courteous(s)
	if !rest {
		return nil
	}
	if v := w.known(s); v != nil {
		return v
	}
	at, v := w.supported(s)
	if v != nil {
		return v
	}
	w.stands(at...)
	return nil
}

// end checks that nothing is owed.
func (w *walk) end() *Violation {
	if len(w.owed) == 0 {
		return nil
	}
	return &Violation{Polarity, w.said[slices.Min(slices.Collect(maps.Keys(w.owed)))].text}
}

// literal finds the sentence of the sources that is the same word for word: the one after the last, or one that owes nothing, if there are several.
func (w *walk) literal(s sentence) (int, bool) {
	list := w.spelt[s.same]
	if len(list) == 0 {
		return 0, false
	}
	best, ok := 0, false
	for _, at := range list {
		if !w.follows(s, at) {
			continue
		}
		if !ok || at == w.last+1 || w.excepted(best) && !w.excepted(at) && best != w.last+1 {
			best, ok = at, true
		}
	}
	return best, ok
}

// follows says that what a sentence calls "it" can be what the sentence at that place of the sources calls so: that one must be the last one's or next to it.
func (w *walk) follows(s sentence, at int) bool {
	if w.last < 0 || len(s.tokens) == 0 || s.is&pronoun == 0 || !refers(s) {
		return true
	}
	return w.said[at].source == w.said[w.last].source && at-w.last <= 1 && at-w.last >= -1
}

// refers says that a sentence begins with a word for what was said before, within its first words.
func refers(s sentence) bool {
	for i, t := range s.tokens {
		if i > 2 || t.kind >= content {
			return false
		}
		if t.is&pronoun != 0 {
			return true
		}
	}
	return false
}

// excepted says that the next sentence of the sources takes something back of that one.
func (w *walk) excepted(at int) bool {
	return at+1 < len(w.said) && w.said[at+1].source == w.said[at].source && w.said[at+1].excepts
}

// stands notes on which sentences of the sources the one that has passed stands.
func (w *walk) stands(at ...int) {
	for _, i := range at {
		if w.last = i; w.excepted(i) {
			w.owed[i+1] = true
		}
	}
	for _, i := range at {
		delete(w.owed, i)
	}
}
