package handoff

import (
	"strings"
	"unicode/utf8"

	"roundpeg/handoff/grammar"
)

// quote is what the customer wrote from word i up to and with word j, short enough to be read at a glance.
func quote(text string, ws []grammar.Word, i, j int) string {
	return clipped(text[ws[i].From:ws[j].To], 60)
}

// clipped is a text in one line of at most n runes.
func clipped(text string, n int) string {
	if len(text) <= n && plain(text) {
		return text
	}
	text = strings.Join(strings.Fields(text), " ")
	at := 0
	for i := range text {
		if at == n {
			return text[:i] + "…"
		}
		at++
	}
	return text
}

// plain says that a text is in one line already: no blank but single spaces inside. Other scripts' blanks are looked for the long way.
func plain(text string) bool {
	blank := true
	for i := range len(text) {
		switch c := text[i]; {
		case c == ' ' && blank, c < ' ', c >= utf8.RuneSelf:
			return false
		default:
			blank = c == ' '
		}
	}
	return !blank || text == ""
}
