package handoff

import (
	"strings"
	"unicode/utf8"

	"roundpeg/chat"
	"roundpeg/handoff/dossier"
)

// summaryLen bounds a summary, in runes: two lines of a queue.
const summaryLen = 200

// summary is, for whoever takes over, the customer's own sentence since the last closing that says best what they want, in one line; empty if none does.
func (d *Desk) summary(s chat.Session, log []chat.Event) string {
	best := strings.Join(strings.Fields(dossier.Wanted(log, d.reading(s)).Text), " ")
	if utf8.RuneCountInString(best) <= summaryLen {
		return best
	}
	cut := string([]rune(best)[:summaryLen-1])
	if i := strings.LastIndexByte(cut, ' '); i > summaryLen/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
