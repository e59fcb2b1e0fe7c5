package dossier

import "strings"

// secrets takes numbers of cards and bank accounts, and addresses of pages, so that nothing in them is a fact.
func (m *message) secrets() {
	for _, s := range secretParts(m.ns) {
		m.take(s[0], s[1])
	}
	for i := 0; i < len(m.ns); i++ {
		if m.ns[i] != ':' || m.at(i+1) != '/' || m.at(i+2) != '/' {
			continue
		}
		from, to := i, i
		for from > 0 && isAlnum(m.ns[from-1]) {
			from--
		}
		for to < len(m.ns) && m.ns[to] > ' ' {
			to++
		}
		m.take(from, to)
		i = to
	}
}

// Masked is a text with all but the last four characters of card and bank account numbers hidden. It has as many runes as the text.
func Masked(text string) string {
	rs := []rune(text)
	ns := make([]rune, len(rs))
	for i, r := range rs {
		ns[i] = plainRune(r)
	}
	parts := secretParts(ns)
	if len(parts) == 0 {
		return text
	}
	for _, p := range parts {
		shown := 4
		for i := p[1] - 1; i >= p[0]; i-- {
			if !isAlnum(ns[i]) {
				continue
			}
			if shown--; shown < 0 {
				rs[i] = '•'
			}
		}
	}
	return string(rs)
}

// secretParts finds the numbers of cards (ISO/IEC 7812, Luhn's check digit) and bank accounts (ISO 13616, modulo 97).
func secretParts(ns []rune) (parts [][2]int) {
	for i := 0; i < len(ns); i++ {
		if i > 0 && isAlnum(ns[i-1]) {
			continue
		}
		to := 0
		switch c := ns[i]; {
		case isDigit(c):
			to = cardEnd(ns, i)
		case isAlnum(c) && i+3 < len(ns) && isDigit(ns[i+2]) && isDigit(ns[i+3]):
			to = ibanEnd(ns, i)
		}
		if to > 0 {
			parts = append(parts, [2]int{i, to})
			i = to
		}
	}
	return parts
}

// grouped collects letters and digits from i on, with single blanks or hyphens between them; ends are the runes after each.
func grouped(ns []rune, i, most int, is func(rune) bool) (chars []rune, ends []int) {
	for ; i < len(ns) && len(chars) < most; i++ {
		switch {
		case is(ns[i]):
			chars, ends = append(chars, ns[i]), append(ends, i+1)
		case (ns[i] == ' ' || ns[i] == '-') && i+1 < len(ns) && is(ns[i+1]):
		default:
			return chars, ends
		}
	}
	return chars, ends
}

func cardEnd(ns []rune, i int) int {
	if i > 0 && ns[i-1] == '+' || !strings.ContainsRune("23456", ns[i]) {
		return 0
	}
	digits, ends := grouped(ns, i, 19, isDigit)
	for n := len(digits); n >= 13; n-- {
		if end := ends[n-1]; end < len(ns) && isAlnum(ns[end]) {
			continue
		}
		sum := 0
		for k := range n {
			d := int(digits[n-1-k] - '0')
			if k%2 == 1 {
				if d *= 2; d > 9 {
					d -= 9
				}
			}
			sum += d
		}
		if sum%10 == 0 {
			return ends[n-1]
		}
	}
	return 0
}

func ibanEnd(ns []rune, i int) int {
	chars, ends := grouped(ns, i, 34, isAlnum)
	for n := len(chars); n >= 15; n-- {
		if end := ends[n-1]; end < len(ns) && isAlnum(ns[end]) {
			continue
		}
		rest := 0
		for k := range n {
			c := chars[(k+4)%n] // the first four come last
			if isDigit(c) {
				rest = (rest*10 + int(c-'0')) % 97
			} else {
				rest = (rest*100 + int(c|0x20-'a'+10)) % 97
			}
		}
		if rest == 1 {
			return ends[n-1]
		}
	}
	return 0
}
