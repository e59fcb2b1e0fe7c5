package sqlitestore

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"

	"roundpeg/chat"
)

// seqBits of an event's id are its seq, those above its log.
const seqBits = 24

// eventID is the key of an event in both files.
func eventID(log int64, seq chat.Seq) int64 { return log<<seqBits | int64(seq) }

// place is what eventID was made of.
func place(id int64) (log int64, seq chat.Seq) { return id >> seqBits, chat.Seq(id & (1<<seqBits - 1)) }

// matches makes one FTS5 query for each word of a user's text. Every word is quoted, so that nothing in it is an operator; a word
// that the index takes apart ("e-mail") is looked for as a phrase. The last word may be the beginning of one.
func matches(text string) []string {
	var out []string
	for _, word := range strings.Fields(text) {
		if strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0 {
			continue
		}
		word = strings.Map(func(r rune) rune { // the C interface ends a string at NUL
			if r == 0 {
				return ' '
			}
			return r
		}, strings.ToValidUTF8(word, " "))
		out = append(out, `"`+strings.ReplaceAll(word, `"`, `""`)+`"`)
	}
	if len(out) > 0 {
		out[len(out)-1] += "*"
	}
	if len(out) > maxWords {
		out = out[len(out)-maxWords:]
	}
	return out
}

// maxWords bounds what one search may cost.
const maxWords = 16

// searchable returns the text of a stored event by which its log is found; empty for none.
func searchable(raw []byte) string {
	if !bytes.Contains(raw, isMessage) && !bytes.Contains(raw, isNote) { // nor in what is quoted in it: most events are decisions, and long
		return ""
	}
	var e struct {
		Kind string `json:"kind"`
		Text string `json:"text"`
	}
	if json.Unmarshal(raw, &e) != nil || e.Kind != "message" && e.Kind != "note" {
		return ""
	}
	return e.Text
}

var isMessage, isNote = []byte(`"kind":"message"`), []byte(`"kind":"note"`)

func quote(s string) string { return strings.ReplaceAll(s, "'", "''") }
