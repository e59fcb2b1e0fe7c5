package grounding

import (
	"strings"
	"unicode/utf8"
)

// Stream checks a text while it is written. It is for one goroutine.
type Stream struct {
	w     *walk
	raw   int    // bytes of the text that have been looked at
	read  int    // bytes of the plain text whose sentences have been checked
	shown string // the sentences that have passed and owe nothing
	err   error
}

// NewStream makes one for a text that must stand on these sources, which it reads at once.
func NewStream(s Sources) *Stream { return &Stream{w: newGuard(s).walk()} }

// Add takes all that is written so far and gives the whole sentences that have passed, which only grow. A sentence is whole when another has begun behind
// it; one to which its source makes an exception in the next sentence waits for that; where marks begin that Clean may take away, everything waits for the
// end. After an error, the whole text is to be dropped.
func (st *Stream) Add(sofar string) (show string, err error) {
	if st.err != nil || st.raw >= maxRaw || !strings.ContainsAny(sofar[min(st.raw, len(sofar)):], " \n") {
		return st.shown, st.err
	}
	st.raw = len(sofar)
	text := plain(settled(sofar))
	if st.read > len(text) || !strings.HasPrefix(text, st.shown) {
		return st.shown, nil
	}
	sentences := st.w.v.split(text)
	for i, sp := range sentences {
		if sp.From < st.read || i == len(sentences)-1 {
			continue
		}
		if utf8.RuneCountInString(text[:sp.To]) > MaxText {
			break
		}
		if v := st.w.say(text[sp.From:sp.To]); v != nil {
			st.err = v
			break
		}
		st.read = sp.To
		if len(st.w.owed) == 0 {
			st.shown = text[:sp.To]
		}
	}
	return st.shown, st.err
}

// settled is the beginning of a text that Clean makes the same of whatever follows: its whole words before the first mark.
func settled(text string) string {
	text, _ = head(text, maxRaw)
	if i := strings.IndexAny(text, "<>[]*_`~|#=•·"); i >= 0 {
		text = text[:i]
	}
	for _, mark := range []string{"--", "+ "} {
		if i := strings.Index(text, mark); i >= 0 {
			text = text[:i]
		}
	}
	return text[:strings.LastIndexAny(text, " \n")+1]
}

// End takes the whole text, and gives it clean if all of it passes. After an error, it is to be dropped.
func (st *Stream) End(text string) (string, error) {
	text = Clean(text)
	if err := st.w.check(text); err != nil {
		return "", err
	}
	if !strings.HasPrefix(text, st.shown) { // another text than the one that was added to
		return "", &Violation{Form, text}
	}
	return text, nil
}
