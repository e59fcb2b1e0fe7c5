package dossier

import (
	"roundpeg/handoff/grammar"
	"roundpeg/handoff/when"
)

// message is one text that is read for facts.
type message struct {
	text   string
	rs     []rune // as written
	ns     []rune // the same with ASCII digits and letters in the place of other scripts' digits and of full-width forms
	starts []int  // the rune at each byte; nil where they are the same
	ws     []grammar.Word
	taken  []bool // runes that belong to something already
	found  []Fact
}

func newMessage(text string) *message {
	if len(text) > maxText {
		if rs := []rune(text); len(rs) > maxText {
			text = string(rs[:maxText])
		}
	}
	m := &message{text: text, rs: []rune(text), ws: grammar.Words(text)}
	m.ns, m.taken = make([]rune, len(m.rs)), make([]bool, len(m.rs))
	for i, r := range m.rs {
		m.ns[i] = plainRune(r)
	}
	if len(m.rs) < len(text) {
		m.starts = make([]int, len(text)+1)
		n := 0
		for i := range text {
			m.starts[i] = n
			n++
		}
		m.starts[len(text)] = len(m.rs)
	}
	return m
}

// plainRune gives a digit of any script as an ASCII digit, full-width forms as ASCII, unusual blanks as a blank and unusual hyphens as one.
func plainRune(r rune) rune {
	switch {
	case r < 0x80:
		return r
	case 0xff01 <= r && r <= 0xff5e:
		return r - 0xfee0
	case r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\u2007':
		return ' '
	case r == '\u2010' || r == '\u2011' || r == '\u2212' || r == '\u2013':
		return '-'
	}
	if n, ok := when.Digit(r); ok {
		return rune('0' + n)
	}
	return r
}

// rune gives the rune at a byte of the text.
func (m *message) rune(at int) int {
	if m.starts == nil {
		return at
	}
	return m.starts[at]
}

// at is the i-th rune as it is compared, 0 beyond the text.
func (m *message) at(i int) rune {
	if i < 0 || i >= len(m.ns) {
		return 0
	}
	return m.ns[i]
}

// free says that nothing between two runes belongs to anything yet.
func (m *message) free(from, to int) bool {
	for _, t := range m.taken[from:to] {
		if t {
			return false
		}
	}
	return true
}

func (m *message) take(from, to int) {
	for i := from; i < to; i++ {
		m.taken[i] = true
	}
}

// add keeps a fact of runes from … to, which are taken with it.
func (m *message) add(what, value string, from, to int) {
	m.take(from, to)
	m.found = append(m.found, Fact{What: what, Value: value, Text: string(m.rs[from:to]), From: from, To: to})
}

// before gives the folded words in front of a rune, nearest first, at most n, of one sentence.
func (m *message) before(at, n int) (ws []string) {
	for i := len(m.ws) - 1; i >= 0 && len(ws) < n; i-- {
		if m.rune(m.ws[i].To) > at {
			continue
		}
		ws = append(ws, m.ws[i].Text)
		if m.ws[i].First && i > 0 && !m.soft(i) {
			break
		}
	}
	return ws
}

// soft says that word i begins a sentence for words' sake alone: behind a colon, or behind the dot of "No." or "Nr.".
func (m *message) soft(i int) bool {
	gap := m.text[m.ws[i-1].To:m.ws[i].From]
	return gap == ": " || gap == ":" || gap == ". " && shortened[m.ws[i-1].Text] || gap == "." && shortened[m.ws[i-1].Text] || gap == ":\n"
}

var shortened = grammar.Set(`no nr num n ref tel art best kd ord cmd`)

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
func isAlnum(r rune) bool { return isDigit(r) || 'a' <= r|0x20 && r|0x20 <= 'z' }
