package dossier

import (
	"strings"
	"unicode"

	"roundpeg/handoff/grammar"
)

// longest is how many runes of a sentence are shown: what is longer is cut where it pauses.
const longest = 240

// abbreviated are words behind which a dot ends no sentence.
var abbreviated = grammar.Set(`z b d h ca bzw usw nr no st str dr mr mrs ms prof tel evtl ggf inkl zzgl approx e g i p s m sr sra sig dott av ecc bijv enz art vs min max num ref ord cmd`)

// span is runes from … to of a text.
type span struct{ from, to int }

// cut gives the sentences of a text without the blanks around them.
func cut(rs []rune) (out []span) {
	from := 0
	end := func(to int) {
		a, b := from, to
		for a < b && unicode.IsSpace(rs[a]) {
			a++
		}
		for b > a && unicode.IsSpace(rs[b-1]) {
			b--
		}
		for b-a > longest {
			at := pause(rs, a, a+longest)
			out = append(out, span{a, at})
			for a = at; a < b && unicode.IsSpace(rs[a]); a++ {
			}
		}
		if b > a {
			out = append(out, span{a, b})
		}
		from = to
	}
	for i := 0; i < len(rs); i++ {
		switch rs[i] {
		case '\n', '\r', '\u2028', '\u2029':
			end(i)
		case '!', '?', ';', '…', '。', '！', '？':
			for i+1 < len(rs) && strings.ContainsRune("!?.…)\"'”»’", rs[i+1]) {
				i++
			}
			end(i + 1)
		case '.':
			for i+1 < len(rs) && strings.ContainsRune(".!?)\"'”»’", rs[i+1]) {
				i++
			}
			if i+1 == len(rs) || unicode.IsSpace(rs[i+1]) && !goesOn(rs, i) {
				end(i + 1)
			}
		}
	}
	end(len(rs))
	return out
}

// goesOn says that the dot at rune i ends an abbreviation or an ordinal number, and not a sentence.
func goesOn(rs []rune, i int) bool {
	a := i
	for a > 0 && (unicode.IsLetter(rs[a-1]) || unicode.IsDigit(rs[a-1])) {
		a--
	}
	word := strings.ToLower(string(rs[a:i]))
	if abbreviated[word] {
		return true
	}
	digits := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
	if word == "" || len(word) > 2 || !digits {
		return false
	}
	for k := i + 1; k < len(rs); k++ {
		if !unicode.IsSpace(rs[k]) {
			end := k
			for end < len(rs) && unicode.IsLetter(rs[end]) {
				end++
			}
			next := strings.ToLower(string(rs[k:end]))
			return unicode.IsLower(rs[k]) || germanMonths[next]
		}
	}
	return false
}

var germanMonths = grammar.Set(`januar februar märz april mai juni juli august september oktober november dezember`)

// pause is where a sentence that is too long is cut, between two runes: behind its last comma or dash, else at its last blank.
func pause(rs []rune, from, to int) int {
	for _, marks := range []string{",:–—", " \t"} {
		for i := to - 1; i > from+longest/3; i-- {
			if strings.ContainsRune(marks, rs[i]) {
				return i + 1
			}
		}
	}
	return to
}
