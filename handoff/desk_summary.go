package handoff

import (
	"strings"
	"unicode/utf8"

	"roundpeg/chat"
)

// summaryLen bounds a summary, in runes: two lines of a queue.
const summaryLen = 200

// summary picks, for whoever takes over, the customer's own sentence that says most about what they want: the message since the
// last closing with the most words that carry meaning, a later one before an earlier one. It makes nothing up.
func summary(log []chat.Event) string {
	best, score := "", 0
	for _, e := range log {
		switch b := e.Body.(type) {
		case chat.Closed:
			best, score = "", 0
		case chat.Message:
			if n := substance(b.Text); e.By.Role == chat.Customer && b.Choice == "" && n >= score {
				best, score = b.Text, n
			}
		}
	}
	best = strings.Join(strings.Fields(best), " ")
	if utf8.RuneCountInString(best) <= summaryLen {
		return best
	}
	cut := string([]rune(best)[:summaryLen-1])
	if i := strings.LastIndexByte(cut, ' '); i > summaryLen/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// substance counts different words of four letters and more, at most twelve: beyond that, longer is not clearer.
func substance(text string) int {
	seen := map[string]bool{}
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if utf8.RuneCountInString(w) >= 4 {
			seen[w] = true
		}
	}
	return min(len(seen), 12)
}
