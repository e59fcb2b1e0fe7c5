package dossier

import (
	"cmp"
	"strings"

	"roundpeg/locales"
)

// countries gives the calling code of a region, the digit that is left out behind it, and how many digits a number has without both.
var countries = map[string]struct {
	code, trunk string
	from, to    int
}{
	"DE": {"49", "0", 6, 11}, "AT": {"43", "0", 7, 12}, "CH": {"41", "0", 9, 9}, "FR": {"33", "0", 9, 9}, "BE": {"32", "0", 8, 9}, "NL": {"31", "0", 9, 9}, "LU": {"352", "", 6, 9}, "GB": {"44", "0", 9, 10}, "IE": {"353", "0", 7, 9},
	"IT": {"39", "", 8, 11}, "ES": {"34", "", 9, 9}, "PT": {"351", "", 9, 9}, "BR": {"55", "0", 10, 11}, "MX": {"52", "", 10, 10}, "AR": {"54", "0", 10, 10}, "US": {"1", "1", 10, 10}, "CA": {"1", "1", 10, 10}, "AU": {"61", "0", 9, 9},
	"NZ": {"64", "0", 8, 10}, "DK": {"45", "", 8, 8}, "NO": {"47", "", 8, 8}, "SE": {"46", "0", 7, 9}, "FI": {"358", "0", 6, 10}, "PL": {"48", "", 9, 9},
}

// homes are the regions of languages that name none.
var homes = map[string]string{"de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT", "nl": "NL", "en": "US", "da": "DK", "sv": "SE", "nb": "NO", "fi": "FI", "pl": "PL"}

// region is that of a locale: GB of en-GB, DE of de.
func region(locale string) string {
	return cmp.Or(locales.Region(locale), homes[locales.Language(locale)])
}

// international is a number as +4915112345678, if it says of which country it is, or the locale does; else its digits.
func international(phone, locale string) string {
	var digits []rune
	plus := false
	for _, r := range phone {
		if r = plainRune(r); isDigit(r) {
			digits = append(digits, r)
		}
		plus = plus || r == '+' && len(digits) == 0
	}
	d := string(digits)
	if plus {
		if code, rest, ok := strings.Cut(phone, "(0)"); ok { // +49 (0) 151 …
			return international(code+rest, locale)
		}
		return "+" + d
	}
	if rest, ok := strings.CutPrefix(d, "00"); ok {
		return "+" + rest
	}
	c, ok := countries[region(locale)]
	if !ok {
		return d
	}
	own := d
	if c.trunk != "" && (c.trunk != "1" || len(d) == c.to+1) {
		own = strings.TrimPrefix(d, c.trunk)
	}
	if len(own) < c.from || len(own) > c.to {
		return d
	}
	return "+" + c.code + own
}

// phoneRun collects the digits of a number that begins at rune i, with what people put between them; groups counts the runs of digits.
func (m *message) phoneRun(i int) (to, digits, groups int) {
	end, last := i, rune(0)
	for k := i; k < len(m.ns) && !m.taken[k]; k++ {
		switch r := m.ns[k]; {
		case isDigit(r):
			if !isDigit(last) {
				groups++
			}
			digits, end = digits+1, k+1
		case r == '+' && k == i:
		case r == '(' || r == ')':
		case (r == '-' || r == '/' || r == '.') && (isDigit(last) && isDigit(m.at(k+1)) || last == ' ' && m.at(k+1) == ' ' || last == ')'):
		case r == ' ' && last != ' ':
		default:
			return end, digits, groups
		}
		last = m.ns[k]
	}
	return end, digits, groups
}

// callable says whether runes from … to, so many digits in so many groups, are a telephone number: by its form, or because it was asked for or named as one.
func (m *message) callable(from, to, digits, groups int, named bool, locale string) bool {
	if digits < 7 || digits > 15 {
		return false
	}
	first := m.ns[from]
	if first == '(' {
		first = m.at(from + 1)
	}
	c := countries[region(locale)]
	switch {
	case m.ns[from] == '+':
		return digits >= 8
	case first == '0' && m.at(from+1) == '0' && digits >= 10:
		return true
	case named:
		return true
	case first == '0':
		return digits >= 9 && digits <= 12 && (c.trunk == "0" || groups > 1 || c.code == "39")
	case groups < 3 && m.ns[from] != '(':
		return false
	}
	return digits == 10 && c.code == "1" || c.trunk == "" && digits >= c.from && digits <= c.to && c.code != ""
}
