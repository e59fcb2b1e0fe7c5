package grounding

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// divide parts a sentence: at commas and the like, before words that open a condition or a contrast, and where "and" begins to say something else.
func (r *reader) divide(s *sentence) {
	ts := s.tokens
	begin, coordinated := 0, false
	cut := func(at int, co bool) {
		if at > begin {
			s.parts = append(s.parts, part{from: begin, to: at, coordinated: coordinated})
		}
		begin, coordinated = at, co
	}
	for i := 1; i < len(ts); i++ {
		gap := r.gap(ts[i].from - 1)
		strong := strings.ContainsAny(gap, ";–—") || strings.Contains(gap, " - ")
		comma := strings.ContainsAny(gap, ",:()")
		and := ts[i].is&(joins|contrasts) != 0
		switch {
		case strong:
			cut(i, true)
		case comma:
			cut(i, and)
		case ts[i].is&contrasts != 0:
			cut(i, true)
		case ts[i].is&condition != 0 && !r.measures(ts, i):
			cut(i, false)
		case and && i+1 < len(ts) && ts[i].is&joins != 0 && r.another(ts, begin, i):
			cut(i, ts[i+1].is&(we|you|pronoun) != 0)
		}
	}
	cut(len(ts), false)
	for k := range s.parts {
		p := &s.parts[k]
		opened, figures := false, 0
		var is flags
		var limits bool
		for i := p.from; i < p.to; i++ {
			t := &ts[i]
			t.part, is = k, is|t.is
			if t.kind == figureKind {
				figures++
			}
			if t.kind == negation || t.key == "never" {
				p.negated, p.negations = true, p.negations+1
			}
			limits = limits || t.kind == sense && (t.key == "must" || t.key == "only")
			if !opened && (t.kind >= content || t.is&condition != 0) && t.is&(joins|contrasts) == 0 {
				opened, p.conditional = true, restricts(*t)
			}
		}
		p.apart = strings.ContainsAny(r.gap(ts[p.from].from-1), ";–—") || ts[p.from].is&contrasts != 0
		switch {
		case ts[p.from].is&contrasts != 0 && (limits || p.negated && is&auxiliary == 0): // ", but not on Sundays"
			p.conditional = true
		case figures > 1 && is&condition == 0: // ", up to 10 kg $5"
			p.conditional = false
		}
	}
}

// measures says that a word which may open a condition only belongs to a noun: "with", "mit" open none that is parted.
func (r *reader) measures(ts []token, i int) bool {
	w := r.words[ts[i].from]
	return w == "with" || w == "mit" || w == "met" || w == "avec" || w == "con" || w == "com"
}

// another says that "and" at token i begins something else: another verb, or another number of the same sort.
func (r *reader) another(ts []token, begin, i int) bool {
	next := ts[i+1]
	if next.is&(auxiliary|we|you|pronoun) != 0 || next.kind == negation {
		return true
	}
	and := ts[i].key == "and" || ts[i].key == "und" || ts[i].key == "et" || ts[i].key == "y" || ts[i].key == "e" || ts[i].key == "en"
	left, right := map[string]int{}, map[string]int{}
	count := func(m map[string]int, from, to int) {
		for _, t := range ts[from:to] {
			switch t.kind {
			case figureKind:
				m[t.class]++
			case linkKind, contactKind:
				m["address"]++
			}
		}
	}
	count(left, begin, i)
	end := i + 1
	for end < len(ts) && !strings.ContainsAny(r.gap(ts[end].from-1), ",;:()–") {
		end++
	}
	count(right, i+1, end)
	if len(left) == 0 || len(right) == 0 {
		return false
	}
	if and || left["address"] > 0 && right["address"] > 0 {
		return true
	}
	for c := range left {
		if right[c] == 0 {
			return false
		}
	}
	return len(left) == len(right) && len(left) > 1
}

// restricts says that a token begins to say under which conditions something holds.
func restricts(t token) bool {
	switch {
	case t.is&condition != 0:
		return true
	case t.kind == sense:
		return limiting[t.key]
	case t.kind == figureKind:
		return t.bound != "" && t.bound != "approx"
	}
	return false
}

// limiting are the small words that say when, or how far, something holds.
var limiting = grammar.Set(`before after until only except unless without during minus plus`)
