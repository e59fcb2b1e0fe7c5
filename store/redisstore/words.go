package redisstore

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"roundpeg/chat"
)

// words is what a search looks through: the messages and notes among the events, each as its words between spaces and on a line of its
// own, so that no phrase reaches over two of them. Logs of the house are not searched.
func words(id chat.ID, events []chat.Event) string {
	if id.Reserved() {
		return ""
	}
	var b strings.Builder
	for _, e := range events {
		var text string
		switch body := e.Body.(type) {
		case chat.Message:
			text = body.Text
		case chat.Note:
			text = body.Text
		}
		if w := plainWords(text); len(w) > 0 {
			b.WriteString(" " + strings.Join(w, " ") + " \n")
		}
	}
	return b.String()
}

// plainWords are the runs of letters and digits, in small letters and without accents.
func plainWords(text string) []string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(strings.ToValidUTF8(text, " ")))
	return strings.Fields(text)
}

// maxWords bounds what one search may cost.
const maxWords = 16

// wanted is what the words of a session must hold, each of it, for a user's text: a word that is taken apart ("e-mail") as a phrase,
// the last one also as the beginning of a word. Nothing is found by a text without a letter or digit.
func wanted(text string) []string {
	var all []string
	for _, part := range strings.Fields(text) {
		if w := plainWords(part); len(w) > 0 {
			all = append(all, " "+strings.Join(w, " ")+" ")
		}
	}
	if len(all) > 0 {
		all[len(all)-1] = strings.TrimSuffix(all[len(all)-1], " ")
	}
	return all[max(0, len(all)-maxWords):]
}
