package grounding

import "strings"

// The kinds of tokens beside those of words.
const (
	figureKind kind = quantity + 1 + iota
	linkKind
	contactKind
)

// token is a word or phrase, number or address of a sentence, as it is compared.
type token struct {
	kind     kind
	key      string
	is       flags
	bound    string // of numbers: max, min, gt, lt, approx, before, after
	class    string // of numbers
	from, to int    // pieces
	part     int    // of the sentence, that holds it
}

// part is a piece of a sentence between commas and the like: it says one thing, or a condition of one.
type part struct {
	from, to    int // tokens
	negated     bool
	negations   int
	conditional bool // says only when, or for what, its neighbours hold
	coordinated bool // begins as a sentence of its own could: ", and …", "; …"
	apart       bool // no condition at the sentence's begin reaches it: "; …", ", but …"
}

// sentence is one that is read.
type sentence struct {
	text   string
	tokens []token
	parts  []part
	in     map[string]uint64 // the parts that a key stands in
	is     flags             // of all tokens
	first  string            // what it begins with
	same   string            // what is equal when sentences are the same
	spelt  string            // its words, with blanks between them
}

// reader reads one sentence.
type reader struct {
	v     *vocabulary
	s     string
	ps    []piece
	words []string // of the pieces, "" for those that are none
	es    []*entry
	ns    []int
}

// read reads a sentence.
func (v *vocabulary) read(text string) sentence {
	if m := listMark.FindString(text); m != "" {
		text = text[len(m):]
	}
	r := reader{v: v, s: v.levelled(text)}
	r.ps = scan(r.s)
	r.words = make([]string, len(r.ps))
	for i, p := range r.ps {
		if p.sort == wordly {
			r.words[i] = p.text
		}
	}
	r.es, r.ns = make([]*entry, len(r.ps)), make([]int, len(r.ps))
	for i := range r.ps {
		if r.ps[i].sort == wordly {
			r.es[i], r.ns[i] = v.at(r.words, i)
		}
	}
	s := sentence{text: text, in: map[string]uint64{}, same: strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(r.s), " ")), ".!: ")}
	s.spelt = strings.Join(r.words, " ")
	if len(r.words) > 0 {
		s.first = r.words[0]
	}
	s.tokens = r.tokens()
	r.divide(&s)
	if v.language == "de" || v.language == "nl" {
		r.rejoin(&s)
	}
	for _, t := range s.tokens {
		s.is |= t.is
		if t.kind >= content {
			s.in[t.key] |= 1 << min(t.part, 63)
		}
	}
	return s
}

func (r *reader) entry(i int) *entry {
	if i < 0 || i >= len(r.es) {
		return nil
	}
	return r.es[i]
}

// length is how many pieces the word or phrase at i has.
func (r *reader) length(i int) int { return max(1, r.ns[i]) }

// gap is what stands behind piece i.
func (r *reader) gap(i int) string {
	if i < 0 || i+1 >= len(r.ps) {
		return ""
	}
	return r.s[r.ps[i].to:r.ps[i+1].from]
}

// key is what the word at i means.
func (r *reader) key(i int) string {
	if e := r.entry(i); e != nil && e.key != "" {
		return e.key
	}
	st := stem(r.words[i], r.v.language)
	if e := r.v.stems[st]; e != nil && r.entry(i) == nil {
		return e.key
	}
	return st
}

func (r *reader) tokens() []token {
	var out []token
	for i := 0; i < len(r.ps); {
		if n, ok := r.number(i); ok {
			n = r.ranged(n)
			t := token{kind: figureKind, from: n.from, to: n.to, class: class(n.unit)}
			t.bound, t.from = r.bound(n.from)
			for len(out) > 0 && out[len(out)-1].to > t.from {
				out = out[:len(out)-1]
			}
			t.key = n.key()
			out = append(out, t)
			i = n.to
			continue
		}
		t := r.token(i)
		out = append(out, t)
		i = t.to
	}
	return out
}

// token reads what is no number.
func (r *reader) token(i int) token {
	p := r.ps[i]
	t := token{from: i, to: i + 1, key: p.text}
	switch p.sort {
	case linked:
		t.kind = linkKind
		return t
	case mailed, phoned:
		t.kind = contactKind
		return t
	}
	e := r.entry(i)
	if e == nil {
		t.kind, t.key = content, r.key(i)
		if se := r.v.stems[stem(p.text, r.v.language)]; se != nil {
			t.kind, t.is = se.kind, se.is
		}
		if len(t.key) == 1 {
			t.kind = light
		}
		return t
	}
	t.to = i + r.length(i)
	t.kind, t.is = e.kind, e.is
	if p.text == "sie" && r.v.language == "de" && r.others(i) {
		t.is = t.is&^you | pronoun
	}
	switch {
	case e.key != "":
		t.key = e.key
	case e.unit != "":
		t.kind, t.key = content, "u:"+e.unit
	case e.month > 0 && e.kind == light && p.text != "may" && p.text != "march":
		t.kind = content
	}
	return t
}
