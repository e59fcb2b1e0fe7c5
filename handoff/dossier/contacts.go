package dossier

import (
	"strings"
	"unicode"

	"roundpeg/handoff/grammar"
)

func mailRune(r rune) bool {
	return isAlnum(r) || r == '.' || r == '_' || r == '-' || r == '+' || r == '%' || r == '\'' || r > 0x80 && unicode.IsLetter(r)
}

// emails takes addresses: something, an @, a name with a dot in it.
func (m *message) emails() {
	for i, r := range m.ns {
		if r != '@' || m.taken[i] {
			continue
		}
		from, to := i, i+1
		for from > 0 && mailRune(m.ns[from-1]) {
			from--
		}
		for from < i && (m.ns[from] == '.' || m.ns[from] == '\'') {
			from++
		}
		for to < len(m.ns) && (isAlnum(m.ns[to]) || m.ns[to] == '.' || m.ns[to] == '-' || m.ns[to] > 0x80 && unicode.IsLetter(m.ns[to])) {
			to++
		}
		for to > i+1 && (m.ns[to-1] == '.' || m.ns[to-1] == '-') {
			to--
		}
		domain := string(m.ns[i+1 : to])
		dot := strings.LastIndexByte(domain, '.')
		if from == i || dot < 1 || len(domain)-dot < 3 || strings.Contains(domain, "..") || strings.ContainsFunc(domain[dot+1:], unicode.IsDigit) || !m.free(from, to) {
			continue
		}
		m.add(Email, strings.ToLower(string(m.ns[from:to])), from, to)
	}
}

// vins takes vehicle identification numbers (ISO 3779): seventeen letters and digits without I, O and Q, of both and with four digits or more.
func (m *message) vins() {
	for i := 0; i < len(m.ns); i++ {
		if !isAlnum(m.ns[i]) || i > 0 && isAlnum(m.ns[i-1]) {
			continue
		}
		to, digits, letters, upper, good := i, 0, 0, true, true
		for ; to < len(m.ns) && isAlnum(m.ns[to]); to++ {
			switch r := m.ns[to]; {
			case isDigit(r):
				digits++
			default:
				letters++
				upper = upper && r < 'a'
				good = good && !strings.ContainsRune("ioqIOQ", r)
			}
		}
		if to-i == 17 && good && digits >= 4 && letters >= 2 && m.free(i, to) {
			m.add(VIN, strings.ToUpper(string(m.ns[i:to])), i, to)
		}
		i = to
	}
}

// products takes the owner's names, the longest first, however they are spelt in capitals and accents; the last word may have a plural's ending.
func (m *message) products(names []string) {
	if len(names) == 0 || len(m.ws) == 0 {
		return
	}
	split := make([][]grammar.Word, len(names))
	for i, n := range names {
		split[i] = grammar.Words(n)
	}
	for i := 0; i < len(m.ws); {
		best, n := -1, 0
		for k, name := range split {
			if len(name) > n && m.hasName(i, name) {
				best, n = k, len(name)
			}
		}
		if best < 0 {
			i++
			continue
		}
		if from, to := m.rune(m.ws[i].From), m.rune(m.ws[i+n-1].To); m.free(from, to) {
			m.add(Product, names[best], from, to)
		}
		i += n
	}
}

func (m *message) hasName(i int, name []grammar.Word) bool {
	if i+len(name) > len(m.ws) {
		return false
	}
	for k, w := range name {
		got := m.ws[i+k].Text
		if k > 0 && len(m.text[m.ws[i+k-1].To:m.ws[i+k].From]) > 2 {
			return false
		}
		if got == w.Text {
			continue
		}
		rest, longer := strings.CutPrefix(got, w.Text)
		if k < len(name)-1 || !longer || len(w.Text) < 2 || rest != "s" && rest != "es" && rest != "n" && rest != "en" {
			return false
		}
	}
	return true
}
