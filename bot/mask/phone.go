package mask

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phones are digits of any script with what stands between those of a phone number.
var phones = regexp.MustCompile(`[+＋]?\s?(?:\(\s?[+＋]?\p{Nd}{1,5}\s?\)|\p{Nd})(?:[ \x{A0}\x{2009}\x{202F}.\-‐‑–/()]{0,3}\p{Nd})+`)

// Words behind which digits are a phone number, and behind which they are another number, in seven languages; one that ends in * begins so. Between them
// and the number may stand some of the small words.
var (
	phoneWords = set("phone telephone fon telefon tel teléfono telefono telefone téléphone telephone tél telefoon mobile mobil mobiel móvil movil cell cellulare celular telemóvel portable handy " +
		"whatsapp sms fax call ring reach anrufen rückruf ruf ruft appelez rappel* llam* llám* chiam* liga* ligue* bel")
	otherWords = set("order bestell* auftrag* commande pedido ordine encomenda bestelling invoice rechnung* facture factura fattura fatura factuur tracking sendung* paket* colis parcel ticket case " +
		"serial serien* article artikel* item sku ref reference referenz customer kunden* client cliente klant* vin isbn ean id model konto* account")
	smallWords = set("number nummer nr no n num numéro numero número code is ist est es è é on at under unter au al op me mich moi mij an back zurück my meine mon mi il mio o meu mijn the die le la el")
)

// set is words, and beginnings of words.
func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// behind says whether a text ends with one of the words, but for small ones.
func behind(text string, words map[string]bool) bool {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".:#°º-", r) })
	for i, small := len(fields)-1, 0; i >= 0 && small <= 4; i, small = i-1, small+1 {
		w := fields[i]
		if words[w] {
			return true
		}
		for n := range w {
			if n >= 3 && words[w[:n]+"*"] {
				return true
			}
		}
		if !smallWords[w] {
			return false
		}
	}
	return false
}

var (
	national = regexp.MustCompile(`^(?:` +
		`1?[ .\-]?\(?[2-9]\d\d\)?[ .\-/]{1,2}[2-9]\d\d[ .\-]\d{4}` + // North America
		`|[2679]\d\d[ .\-]\d\d\d[ .\-]\d\d\d|[6789]\d[ .\-]?\d[ .\-]\d\d[ .\-]\d\d[ .\-]\d\d|[6789]\d\d[ .\-]\d\d[ .\-]\d\d[ .\-]\d\d` + // Spain, Portugal
		`|3\d\d[ .\-]\d{3}[ .\-]?\d{3,4}|3\d\d[ .\-]\d\d[ .\-]\d\d[ .\-]\d{3}` + // Italian mobiles
		`)$`)
	amount = regexp.MustCompile(`^[ \x{A0}\x{202F}]?(?:[€$£¥%]|(?i:eur|usd|gbp|chf|euros?|dollars?|kwh|km|kg|w|pieces|stück)\b)`)
)

// calendar are dates and times of day. A number in more parts than a date has is none.
var calendar = regexp.MustCompile(`\p{Nd}{1,4}(?:[./-]\p{Nd}{1,4})+|\p{Nd}{1,2}(?::\p{Nd}{2}){1,2}`)

var date = regexp.MustCompile(`^(?:\d{1,2}([./-])\d{1,2}[./-](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}(?::\d\d){1,2})$`)

// dateless is a text of the same length with | in the place of dates and times.
func dateless(s string) string {
	return calendar.ReplaceAllStringFunc(s, func(m string) string {
		if date.MatchString(ascii(m)) {
			return strings.Repeat("|", len(m))
		}
		return m
	})
}

const mostGroups = 12 // of a phone number

// findPhones looks for numbers of E.164 (+ or 00 and a country), for such as begin with the 0 of a long-distance call, for the usual groups of countries
// without it, and for digits behind a word for a phone. Dates, times, amounts, and the numbers of orders and things are none.
func findPhones(s string) (all []span) {
	s = dateless(s)
	for _, m := range phones.FindAllStringIndex(s, -1) {
		words := wordsOf(s, m[0], m[1])
		for i := 0; i < len(words); i++ {
			if i > 0 && words[i-1].to-words[i-1].from > 2 && !strings.ContainsAny(ascii(s[words[i].from:words[i].to])[:1], "+(0") {
				continue // it is the middle of another number; behind a small one or / it may begin
			}
			for j := min(len(words)-1, i+mostGroups); j >= i; j-- {
				to := words[i].from + len(strings.TrimRight(s[words[i].from:words[j].to], " (/.-‐‑–"))
				if isPhone(s, words[i].from, to) {
					all = append(all, span{words[i].from, to, phone})
					i = j
					break
				}
			}
		}
	}
	return all
}

// wordsOf are the parts between blanks.
func wordsOf(s string, from, to int) (all []span) {
	at := -1
	for i, r := range s[from:to] {
		if blank := unicode.IsSpace(r); !blank && at < 0 {
			at = from + i
		} else if blank && at >= 0 {
			all, at = append(all, span{at, from + i, phone}), -1
		}
	}
	if at >= 0 {
		all = append(all, span{at, to, phone})
	}
	return all
}

func isPhone(s string, from, to int) bool {
	before, after := s[:from], s[to:]
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	money, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(before, unicode.IsSpace))
	sum := s[from] >= '1' && s[from] <= '9' // may be one of money
	if spaced(last) || spaced(next) || tied(before) || money == '#' || sum && (unicode.Is(unicode.Sc, money) || amount.MatchString(after)) {
		return false
	}
	text := ascii(s[from:to])
	if text == "" || text[0] == '/' {
		return false
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
	n := len(digits)
	if n == 0 || n > 17 || strings.Trim(digits, digits[:1]) == "" {
		return false
	}
	tail := before[max(0, len(before)-64):]
	plain := n == len(text)
	switch {
	case strings.HasPrefix(text, "+") || strings.HasPrefix(text, "(+"):
		return n >= 7 && n <= 15
	case behind(tail, phoneWords):
		return n >= 6 && n <= 15
	case !plain && national.MatchString(text):
		return true
	case plain && behind(tail, otherWords):
		return false
	case strings.HasPrefix(digits, "00"):
		return n >= 10 && n <= 17
	case strings.HasPrefix(digits, "0"):
		return n >= 9 && n <= 12
	}
	return false
}

// tied says that what stands before a number belongs to it, as in VX-20931 and 1,234.
func tied(before string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	then, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	return strings.ContainsRune("_/-&", last) && (spaced(then) || Digit(then) >= 0) || strings.ContainsRune(".,:=", last) && Digit(then) >= 0
}

// ascii is a number with digits of ASCII, and plain blanks, dashes and plus.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		switch d := Digit(r); {
		case d >= 0:
			return rune('0' + d)
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Pd, r):
			return '-'
		case r == '＋':
			return '+'
		}
		return r
	}, s)
}
