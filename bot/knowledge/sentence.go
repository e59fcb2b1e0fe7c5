package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// short are words after whose full stop no sentence ends, in lower case.
var short = wordSet(`e.g i.e etc approx no nos mr mrs ms dr prof st ave dept est incl excl max min tel fig vs vol pp inc ltd co corp a.m p.m mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
	z.b d.h u.a bzw ca inkl exkl zzgl ggf evtl usw nr str tel abs art bspw vgl u.s.w o.ä i.d.r max min mind höchst jan feb mär apr jun jul aug sep okt nov dez mo di mi do fr sa so std tägl
	p.ex av bd n.b c.à.d p.ej sr sra dott sig es ecc bijv enz d.w.z o.a`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// sentences cuts a line into sentences; joined by a space they are the line again, up to white space.
func sentences(line string) (out []string) {
	from := 0
	for i, r := range line {
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(line[i:])
			end = i + size
		}
		if !strings.ContainsRune(".!?…。！？", r) || end < from {
			continue
		}
		for { // quotes and brackets that close belong to it
			next, size := utf8.DecodeRuneInString(line[end:])
			if size == 0 || !strings.ContainsRune(`"'”’“»«)]`, next) {
				break
			}
			end += size
		}
		if ends(line[from:i], r, line[end:]) {
			if s := strings.TrimSpace(line[from:end]); s != "" {
				out = append(out, s)
			}
			from = end
		}
	}
	if s := strings.TrimSpace(line[from:]); s != "" {
		out = append(out, s)
	}
	return out
}

// ends says whether the mark between what was and what follows ends a sentence.
func ends(before string, mark rune, after string) bool {
	if strings.ContainsRune("。！？", mark) {
		return true
	}
	rest := strings.TrimLeft(after, " \t\u00a0")
	if rest == "" {
		return true
	}
	if len(rest) == len(after) {
		return false // 3.50, voltry.example
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, `"'“„‚‘«»([¿¡•`))
	if unicode.IsLower(next) {
		return false
	}
	if mark != '.' {
		return true
	}
	last := before[strings.LastIndexAny(before, " \t\u00a0(")+1:]
	if last == "" || short[strings.ToLower(last)] {
		return false
	}
	letters, digits := utf8.RuneCountInString(last), strings.Trim(last, "0123456789") == ""
	return !(letters == 1 && unicode.IsLetter([]rune(last)[0])) && !(digits && letters <= 2 && unicode.IsLetter(next)) // J. Smith, 3. Oktober
}
