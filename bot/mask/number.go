package mask

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Digit is the value of a digit of any script, or -1. Unicode keeps decimal digits in blocks of ten, 0 first (The Unicode Standard, 4.6).
func Digit(r rune) int {
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	if r < 0x80 || !unicode.Is(unicode.Nd, r) {
		return -1
	}
	for _, b := range unicode.Nd.R16 {
		if r >= rune(b.Lo) && r <= rune(b.Hi) {
			return int(r-rune(b.Lo)) % 10
		}
	}
	for _, b := range unicode.Nd.R32 {
		if r >= rune(b.Lo) && r <= rune(b.Hi) {
			return int(r-rune(b.Lo)) % 10
		}
	}
	return -1
}

// group is digits in a row, in digits of ASCII.
type group struct {
	from, to int
	digits   string
}

// groups are all of a text.
func groups(s string) (all []group) {
	var g group
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			g.digits = b.String()
			all = append(all, g)
			b.Reset()
		}
	}
	for i, r := range s {
		d := Digit(r)
		if d < 0 {
			end()
			continue
		}
		if b.Len() == 0 {
			g = group{from: i}
		}
		b.WriteByte(byte('0' + d))
		g.to = i + utf8.RuneLen(r)
	}
	end()
	return all
}

// cardGap is what people put between the groups of a card number.
var cardGap = regexp.MustCompile(`^[\s\p{Z}.\-‐‑‒–—_/·\p{Cf}]{1,3}$`)

// findCards looks for 13 to 19 digits, in groups or not, whose sum is right (Luhn, US patent 2950048; ISO/IEC 7812). What may be part of one is hidden.
func findCards(s string) (all []span) {
	gs := groups(dateless(s))
	for i := range gs {
		if gs[i].digits[0] == '0' || strings.HasSuffix(s[:gs[i].from], "+") { // that is a phone's
			continue
		}
		digits := ""
		for j := i; j < len(gs); j++ {
			if j > i && !cardGap.MatchString(s[gs[j-1].to:gs[j].from]) {
				break
			}
			if digits += gs[j].digits; len(digits) > 19 {
				break
			}
			if len(digits) < 13 || !luhn(digits) {
				continue
			}
			if n := len(all); n > 0 && gs[i].from < all[n-1].to {
				all[n-1].to = max(all[n-1].to, gs[j].to)
			} else {
				all = append(all, span{gs[i].from, gs[j].to, card})
			}
		}
	}
	return all
}

func luhn(digits string) bool {
	sum, same := 0, true
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
		same = same && digits[i] == digits[0]
	}
	return sum%10 == 0 && !same
}

// ibanLengths are those of the registry (ISO 13616), by country.
var ibanLengths = map[string]int{}

func init() {
	for length, countries := range map[int]string{15: "NO", 16: "BE", 18: "DK FI FO GL NL FK SD", 19: "MK SI", 20: "AT BA EE KZ LT LU XK MN", 21: "CH HR LI LV",
		22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "PT ST LY", 26: "IS TR", 27: "FR GR IT MC MR SM BI DJ",
		28: "AL AZ BY CY DO GT HU LB PL SV NI", 29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU"} {
		for _, c := range strings.Fields(countries) {
			ibanLengths[c] = length
		}
	}
}

var ibanBegin = regexp.MustCompile(`(?i)[a-z]{2}[\s.\-]?\p{Nd}{2}`)

// findIBANs looks for account numbers whose remainder is right (ISO 7064, mod 97-10). A country that is not in the registry may have any
// length, if no blank parts its letters from the digits: "my 12" begins no account.
func findIBANs(s string) (all []span) {
	for at := 0; ; {
		m := ibanBegin.FindStringIndex(s[at:])
		if m == nil {
			return all
		}
		from := at + m[0]
		at = from + 1
		if before, _ := utf8.DecodeLastRuneInString(s[:from]); spaced(before) || Digit(before) >= 0 {
			continue
		}
		if to := ibanEnd(s, from); to > 0 {
			all = append(all, span{from, to, iban})
			at = to
		}
	}
}

// ibanEnd is where an IBAN that begins at from ends, or 0.
func ibanEnd(s string, from int) (end int) {
	var b strings.Builder
	gap, digits, close := 0, 0, digitAt(s[from+2:])
	for i, r := range s[from:] {
		d := Digit(r)
		switch {
		case d >= 0:
			r, digits = rune('0'+d), digits+1
		case r >= 'a' && r <= 'z':
			r -= 'a' - 'A'
		case r >= 'A' && r <= 'Z':
		case gap < 2 && (unicode.IsSpace(r) || r == '.' || r == '-' || unicode.Is(unicode.Cf, r)):
			gap++
			continue
		default:
			return end
		}
		gap = 0
		b.WriteRune(r)
		n := b.Len()
		want := 0
		if n >= 2 {
			want = ibanLengths[b.String()[:2]]
		}
		if (n == want && digits >= 8 || want == 0 && digits >= 14 && close) && mod97(b.String()) { // words and a number may have the right remainder by chance
			_, size := utf8.DecodeRuneInString(s[from+i:])
			to := from + i + size
			if next, _ := utf8.DecodeRuneInString(s[to:]); !spaced(next) && Digit(next) < 0 {
				end = to
			}
		}
		if n == 34 || n == want {
			return end
		}
	}
	return end
}

func mod97(code string) bool {
	rest := 0
	for _, r := range code[4:] + code[:4] {
		if r >= 'A' {
			rest = (rest*100 + int(r-'A') + 10) % 97
		} else {
			rest = (rest*10 + int(r-'0')) % 97
		}
	}
	return rest == 1
}

// spaced says that a rune is a letter of a script that puts blanks between words.
func spaced(r rune) bool {
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func digitAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return Digit(r) >= 0
}
