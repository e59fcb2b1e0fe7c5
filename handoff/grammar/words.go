package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is one word of a text, folded so that spellings meet: lower case, without accents and apostrophes ("Can't" is cant, "möchte" is mochte).
type Word struct {
	Text     string
	From, To int      // bytes of the original text
	First    bool     // opens a sentence
	Last     bool     // ends one
	is       *classes // set by a grammar; nil for a word that it does not know
}

// Words cuts a text into words. Sentences end at . ! ? ; : and at a line's end; numbers are words.
func Words(text string) []Word { return WordsInto(make([]Word, 0, len(text)/5+2), text) }

// WordsInto is Words behind out, whose room is used.
func WordsInto(out []Word, text string) []Word {
	ends := make([]int, 0, 48) // of the words in buf; sizes that are known stay on the stack
	buf := make([]byte, 0, 256)
	start, from, to := -1, 0, 0
	first := true
	flush := func() {
		if start < 0 || start == len(buf) {
			start = -1
			return
		}
		out, ends = append(out, Word{From: from, To: to, First: first}), append(ends, len(buf))
		start, first = -1, false
	}
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case isWord(r):
			if start < 0 {
				start, from = len(buf), i
			}
			buf = appendFolded(buf, r)
			to = i + n
		case r == '\'' || r == '’' || r == '`' || r == '´' || r == '*': // can't, f***ing: one word
			if start >= 0 {
				to = i + n
			}
		case r == '\u200b' || r == '\u200d' || r == '\ufeff' || r == '\u00ad': // not to be seen, so not to part a word
		default:
			flush()
			switch r {
			case '.', '!', '?', ';', ':', '\n':
				inNumber := r == '.' && i > 0 && i+1 < len(text) && text[i-1]-'0' < 10 && text[i+1]-'0' < 10
				if !inNumber && len(out) > 0 {
					out[len(out)-1].Last, first = true, true
				}
			}
		}
		i += n
	}
	flush()
	folded, at := string(buf), 0
	for i, end := range ends {
		out[i].Text, at = folded[at:end], end
	}
	if len(out) > 0 {
		out[len(out)-1].Last = true
	}
	return out
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// folds maps Latin letters with marks to the letters that people type without them.
var folds = map[rune]string{}

func init() {
	for to, from := range map[string]string{"a": "àáâãäåāăą", "c": "çćč", "d": "ďđð", "e": "èéêëēėęě", "g": "ğ", "i": "ìíîïīįı", "l": "ł", "n": "ñńň",
		"o": "òóôõöøō", "r": "ř", "s": "śšş", "t": "ťţ", "u": "ùúûüūů", "y": "ýÿ", "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ"} {
		for _, r := range from {
			folds[r] = to
		}
	}
}

func appendFolded(buf []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(buf, byte(r))
	}
	if 0xff01 <= r && r <= 0xff5e { // full-width forms of ASCII
		return appendFolded(buf, r-0xfee0)
	}
	if unicode.Is(unicode.Mn, r) { // a mark of its own, as decomposed text has it
		return buf
	}
	r = unicode.ToLower(r)
	if to, ok := folds[r]; ok {
		return append(buf, to...)
	}
	return utf8.AppendRune(buf, r)
}

// Set are the words of a list with blanks between them.
func Set(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// SentenceEnd is the word after the sentence that begins with word from. Other than for Word.Last a colon does not end it, since what it announces stands
// behind it, nor does the dot of a number or of a single letter ("am 3. Mai", "z. B.").
func SentenceEnd(text string, ws []Word, from int) int {
	for j := from; j+1 < len(ws); j++ {
		gap := text[ws[j].To:ws[j+1].From]
		if !ws[j].Last || !strings.ContainsAny(gap, ".!?;\n？！。") {
			continue
		}
		if w := ws[j].Text; gap == ". " && (len(w) == 1 || len(w) == 2 && w[0] <= '9' && w[1] <= '9') {
			continue
		}
		return j + 1
	}
	return len(ws)
}
