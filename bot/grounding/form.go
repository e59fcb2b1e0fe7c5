package grounding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"roundpeg/intents/lang"
)

// form checks that a text is clean, that it says something, and that it does not run on.
func (w *walk) form(text string) error {
	text = strings.TrimSpace(text)
	if text == "" || text != Clean(text) || stutters(text) {
		return &Violation{Form, text}
	}
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return nil
		}
	}
	return &Violation{Form, text}
}

// opaque says that a sentence holds signs that are no writing: of what was masked, or of code.
func opaque(text string) bool {
	return strings.ContainsAny(text, "⟦⟧{}<>\\^`")
}

// stutters says that a text repeats a sign six times or a word four times.
func stutters(text string) bool {
	var last rune
	run := 0
	for _, r := range text {
		if r == last && r != ' ' && !unicode.IsDigit(r) {
			if run++; run >= 6 {
				return true
			}
			continue
		}
		last, run = r, 1
	}
	before, times := "", 0
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if w != before {
			before, times = w, 0
		}
		if times++; times >= 4 {
			return true
		}
	}
	return false
}

// foreign says that a sentence is surely in another language than the sources.
func (w *walk) foreign(text string) bool {
	if w.language == "" || utf8.RuneCountInString(text) < 20 {
		return false
	}
	g := lang.Of(text, w.language)
	return g.Language != "" && g.Language != w.language && g.Probability > .95
}
