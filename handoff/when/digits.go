package when

import "unicode"

// Digit is the value of a decimal digit of any script; not ok for any other rune. Each script has its ten in a row, the zero first.
func Digit(r rune) (n int, ok bool) {
	if r < 0x80 {
		return int(r - '0'), '0' <= r && r <= '9'
	}
	if !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	return 0, false
}

// number reads a word of digits of any script, with at most most of them; ok is false for anything else.
func number(w string, most int) (n int, ok bool) {
	digits := 0
	for _, r := range w {
		d, is := Digit(r)
		if !is {
			return 0, false
		}
		n = n*10 + d
		if digits++; digits > most {
			return 0, false
		}
	}
	return n, digits > 0
}

// numberAnd splits a word into the digits that it begins with and the rest: 3rd, 15h30.
func numberAnd(w string, most int) (n int, rest string, ok bool) {
	for i, r := range w {
		if _, is := Digit(r); !is {
			n, ok = number(w[:i], most)
			return n, w[i:], ok
		}
	}
	n, ok = number(w, most)
	return n, "", ok
}
