package dossier

import (
	"fmt"
	"strings"

	"roundpeg/handoff/grammar"
)

var currencySigns = map[rune]string{'€': "EUR", '£': "GBP", '¥': "JPY", '￥': "JPY", '₹': "INR", '₺': "TRY", '$': "$"}

var currencyWords = map[string]string{"eur": "EUR", "euro": "EUR", "euros": "EUR", "usd": "USD", "dollar": "$", "dollars": "$", "dolar": "$", "dolares": "$", "dollari": "$", "dollaro": "$", "bucks": "$",
	"gbp": "GBP", "pound": "pound", "pounds": "pound", "quid": "GBP", "livres": "pound", "sterline": "GBP", "libras": "pound", "chf": "CHF", "franken": "CHF", "francs": "CHF", "franchi": "CHF", "sfr": "CHF", "fr": "fr", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
	"kr": "kr", "kronor": "SEK", "kroner": "kr", "pln": "PLN", "zl": "PLN", "zloty": "PLN", "brl": "BRL", "reais": "BRL", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "jpy": "JPY", "yen": "JPY", "inr": "INR", "rupees": "INR", "mxn": "MXN", "pesos": "pesos",
	"us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "r$": "BRL", "czk": "CZK", "huf": "HUF"}

// localCurrencies say what signs and words that several countries use mean in each.
var localCurrencies = map[string]map[string]string{
	"$":     {"": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP"},
	"pound": {"GB": "GBP", "IE": "GBP", "": "GBP", "US": ""},
	"kr":    {"SE": "SEK", "NO": "NOK", "DK": "DKK"},
	"pesos": {"MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP"},
	"fr":    {"CH": "CHF"},
}

// currency is the code of a sign or a word where a locale is spoken; empty for what is none there.
func currency(sign, locale string) string {
	local, ok := localCurrencies[sign]
	if !ok {
		return sign
	}
	if code, ok := local[region(locale)]; ok {
		return code
	}
	return local[""]
}

// amounts takes numbers with a currency in front or behind.
func (m *message) amounts(locale string) {
	for i := 0; i < len(m.ns); i++ {
		if !isDigit(m.ns[i]) || m.taken[i] || i > 0 && (isDigit(m.ns[i-1]) || (m.ns[i-1] == '.' || m.ns[i-1] == ',') && i > 1 && isDigit(m.ns[i-2])) {
			continue
		}
		to := m.numberEnd(i)
		value, ok := decimal(string(m.ns[i:to]))
		end := to
		if m.at(end) == ',' || m.at(end) == '.' { // 49,-
			if d := m.at(end + 1); (d == '-' || d == '–' || d == '—') && !isAlnum(m.at(end+2)) {
				end += 2
			}
		}
		if k := m.at(end); (k == 'k' || k == 'K') && !isAlnum(m.at(end+1)) {
			value, end = thousandfold(value), end+1
		}
		from, code := m.currencyBefore(i, locale)
		if code == "" {
			from = i
			end, code = m.currencyAfter(end, locale)
		} else if after, again := m.currencyAfter(end, locale); again == code { // EUR 20 €
			end = after
		}
		if code == "" || !ok || !m.free(from, end) || from == i && i > 0 && isAlnum(m.ns[i-1]) {
			i = max(i, to-1)
			continue
		}
		m.add(Amount, value+" "+code, from, end)
		if k := m.wordAt(i); k >= 0 {
			a, b := m.sentence(k)
			m.found[len(m.found)-1].About = eventNear(m.ws, a, b, k, m.wordAt(to-1))
		}
		i = end - 1
	}
}

// numberEnd is the rune behind a number that begins at i: digits, with dots, commas, apostrophes, and blanks before three digits, in it.
func (m *message) numberEnd(i int) int {
	to := i
	for to < len(m.ns) && !m.taken[to] {
		switch r := m.ns[to]; {
		case isDigit(r):
		case (r == '.' || r == ',' || r == '\'' || r == '’') && isDigit(m.at(to+1)):
		case r == ' ' && isDigit(m.at(to+1)) && isDigit(m.at(to+2)) && isDigit(m.at(to+3)) && !isDigit(m.at(to+4)) && to-i <= 3:
		default:
			return to
		}
		to++
	}
	return to
}

// decimal reads a number as people write it, with two decimals: the last dot or comma parts them off unless three digits follow.
func decimal(run string) (string, bool) {
	point := strings.LastIndexAny(run, ".,")
	whole, cents := run, "00"
	if point >= 0 {
		switch n := len(run) - point - 1; {
		case n == 1:
			whole, cents = run[:point], run[point+1:]+"0"
		case n == 2:
			whole, cents = run[:point], run[point+1:]
		case n != 3:
			return "", false
		case strings.Trim(run[:point], "0") == "": // 0.125
			return "", false
		}
	}
	whole = strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, whole)
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	return whole + "." + cents, len(whole) <= 9
}

func thousandfold(value string) string {
	whole, cents, _ := strings.Cut(value, ".")
	if whole == "0" {
		return fmt.Sprintf("%s0.00", strings.TrimLeft(cents, "0"))
	}
	return whole + cents + "0.00"
}

// currencyBefore looks for a currency in front of rune i: where it begins, and its code.
func (m *message) currencyBefore(i int, locale string) (int, string) {
	at := i
	if m.at(at-1) == ' ' {
		at--
	}
	to := at
	if sign, ok := currencySigns[m.at(at-1)]; ok {
		at--
		from := at
		for from > 0 && isAlnum(m.ns[from-1]) && at-from < 2 {
			from--
		}
		if code, ok := currencyWords[strings.ToLower(string(m.ns[from:at]))+"$"]; ok && sign == "$" && (from == 0 || !isAlnum(m.ns[from-1])) {
			return from, code
		}
		return at, currency(sign, locale)
	}
	if m.at(at-1) == '.' {
		at--
	}
	from := at
	for from > 0 && isAlnum(m.ns[from-1]) && !isDigit(m.ns[from-1]) {
		from--
	}
	w := strings.ToLower(string(m.ns[from:at]))
	code, ok := currencyWords[w]
	if !ok || at < to && w != "fr" && w != "kr" || len(w) != 3 && w != "euro" && w != "fr" && w != "kr" {
		return i, ""
	}
	return from, currency(code, locale)
}

// currencyAfter looks for one behind rune to: where it ends, and its code.
func (m *message) currencyAfter(to int, locale string) (int, string) {
	at := to
	if m.at(at) == ' ' {
		at++
	}
	if sign, ok := currencySigns[m.at(at)]; ok {
		return at + 1, currency(sign, locale)
	}
	end := at
	for end < len(m.ns) && (isAlnum(m.ns[end]) || m.ns[end] > 0x80 || m.ns[end] == '$') && !isDigit(m.ns[end]) {
		end++
	}
	w := string(m.ns[at:end])
	if folded := grammar.Words(w); len(folded) == 1 && !strings.HasSuffix(w, "$") {
		w = folded[0].Text
	}
	code, ok := currencyWords[strings.ToLower(w)]
	if !ok || isDigit(m.at(end)) {
		return to, ""
	}
	return end, currency(code, locale)
}

// wordAt is the word that holds rune i, -1 for none.
func (m *message) wordAt(i int) int {
	for k, w := range m.ws {
		if m.rune(w.From) <= i && i < m.rune(w.To) {
			return k
		}
	}
	return -1
}
