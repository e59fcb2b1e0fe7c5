package grounding

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"roundpeg/handoff/grammar"
)

// span is a sentence of a text: bytes From up to To, with its dot and what closes behind it.
type span struct{ From, To int }

// split cuts a text into its sentences. A line's end ends one; a dot does not behind an abbreviation ("z. B."), within a number or address, behind an ordinal
// ("am 3. Mai"), behind the number of a list's line, or before a small letter.
func (v *vocabulary) split(text string) []span {
	var out []span
	from := 0
	cut := func(to int) {
		s := text[from:to]
		left := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		if t := strings.TrimSpace(s); t != "" {
			out = append(out, span{from + left, from + left + len(t)})
		}
		from = to
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch r {
		case '\n', '。', '！', '？':
			cut(i)
		case '.', '!', '?', '…':
			for i < len(text) && strings.ContainsRune(".!?", rune(text[i])) {
				i++
			}
			end := i + closing(text[i:])
			if end < len(text) && !isSpace(text[end]) {
				continue
			}
			if end > i && small(text[end:]) {
				continue
			}
			if r != '.' || !v.dotted(text[from:i-1], text[end:]) {
				cut(end)
				i = end
			}
		}
	}
	cut(len(text))
	return out
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' }

// small says that a text goes on with a small letter.
func small(text string) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " "))
	return unicode.IsLower(next)
}

// closing is how many bytes at the beginning close what was opened before.
func closing(s string) int {
	n := 0
	for _, r := range s {
		if !strings.ContainsRune("\"'”“’»«)]", r) {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}

// listMark is the mark of a list's line.
var listMark = regexp.MustCompile(`^\s*(?:[-–•]|\d{1,2}[.)])\s+`)

// dotted says that a dot between before and after ends no sentence.
func (v *vocabulary) dotted(before, after string) bool {
	line := strings.TrimLeft(after, " ")
	if line == "" || line[0] == '\n' {
		return false
	}
	if small(line) {
		return true
	}
	last := strings.TrimLeft(before[strings.LastIndexAny(before, " \n(„\"")+1:], "“„")
	if last == "" {
		return false
	}
	if strings.Trim(last, "0123456789") == "" {
		return len(last) <= 2 && v.ordinal(strings.TrimSpace(before[:len(before)-len(last)]), line)
	}
	folded := strings.ToLower(last)
	if v.ends[folded] {
		return true
	}
	return utf8.RuneCountInString(last) == 1 && unicode.IsLetter([]rune(last)[0]) && last != "I"
}

// ordinal says that the dot of a small number between these makes it an ordinal: at a line's begin, before a month or another number with a dot, and in
// German behind a word such as "am".
func (v *vocabulary) ordinal(before, after string) bool {
	if before == "" {
		return true
	}
	next := grammar.Words(word(after))
	if len(next) > 0 {
		if e := v.words[next[0].Text]; e != nil && e.month > 0 && v.language != "en" {
			return true
		}
	}
	if dottedNumber.MatchString(after) {
		return true
	}
	last := strings.ToLower(before[strings.LastIndexAny(before, " \n")+1:])
	return v.language == "de" && germanBefore[last]
}

var dottedNumber = regexp.MustCompile(`^\d{1,2}\.`)

var germanBefore = grammar.Set(`der die das dem den des am im zum zur vom ab bis seit beim jeder jede jedes`)

// word is the beginning of a text up to the first space.
func word(s string) string {
	if i := strings.IndexAny(s, " \n"); i >= 0 {
		return s[:i]
	}
	return s
}
