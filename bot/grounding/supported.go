package grounding

import "slices"

// known checks that every number and address of a sentence is somewhere in the sources.
func (w *walk) known(s sentence) *Violation {
	for _, t := range s.tokens {
		if t.kind < figureKind {
			continue
		}
		if _, ok := w.index[t.key]; ok {
			continue
		}
		what := map[kind]string{figureKind: Number, linkKind: Link, contactKind: Contact}[t.kind]
		return &Violation{what, s.text}
	}
	return nil
}

// supported finds the sentences of the sources that a sentence stands on: one, or one for each of its clauses that could be a sentence.
func (w *walk) supported(s sentence) ([]int, *Violation) {
	at, v := w.best(s)
	if v == nil {
		return []int{at}, nil
	}
	clauses := s.clauses()
	if len(clauses) < 2 {
		return nil, v
	}
	var all []int
	last := w.last
	defer func() { w.last = last }()
	for _, c := range clauses {
		if c.weight() < 2 {
			return nil, v
		}
		at, cv := w.best(c)
		if cv != nil {
			return nil, v
		}
		w.last = at
		all = append(all, at)
	}
	return all, nil
}

// best tries all sentences of the sources that have something of s, and gives the violation against the nearest where none supports it.
func (w *walk) best(s sentence) (int, *Violation) {
	if s.weight() == 0 {
		return 0, &Violation{Unsupported, s.text}
	}
	shared := map[int]int{}
	for k := range s.in {
		for _, at := range w.index[k] {
			shared[at]++
		}
	}
	var meant map[string]uint64
	if s.is&pronoun != 0 && w.last >= 0 {
		meant = w.said[w.last].in
	}
	var worst *Violation
	near, found, owing := -1, -1, false
	for at := range w.said {
		n := shared[at]
		if n == 0 || w.said[at].asks || !w.follows(s, at) {
			continue
		}
		v := compare(s, &w.said[at], meant)
		if v == nil {
			debt := w.excepted(at)
			if found < 0 || owing && !debt || at == w.last+1 {
				found, owing = at, debt
			}
			continue
		}
		if n > near {
			near, worst = n, v
		}
	}
	if found >= 0 {
		return found, nil
	}
	if worst == nil {
		worst = &Violation{Unsupported, s.text}
	}
	if (worst.What == Unsupported || worst.What == Policy) && promises(s) {
		worst = &Violation{Promise, s.text}
	}
	return 0, worst
}

// weight is how many different things a sentence says.
func (s sentence) weight() int {
	n := 0
	for _, t := range s.tokens {
		if t.kind == content || t.kind == policy || t.kind >= quantity {
			n++
		}
	}
	return n
}

// clauses cuts a sentence where one of its own could begin.
func (s sentence) clauses() []sentence {
	var out []sentence
	from := 0
	cut := func(to int) {
		if to <= from {
			return
		}
		c := sentence{text: s.text, in: map[string]uint64{}}
		first, last := s.parts[from].from, s.parts[to-1].to
		c.tokens = append(c.tokens, s.tokens[first:last]...)
		for _, p := range s.parts[from:to] {
			p.from, p.to = p.from-first, p.to-first
			c.parts = append(c.parts, p)
		}
		for i := range c.tokens {
			t := &c.tokens[i]
			t.part -= from
			c.is |= t.is
			if t.kind >= content {
				c.in[t.key] |= 1 << min(t.part, 63)
			}
		}
		out = append(out, c)
		from = to
	}
	for k := 1; k < len(s.parts); k++ {
		if s.parts[k].coordinated {
			cut(k)
		}
	}
	cut(len(s.parts))
	return out
}

// compare says what s says beyond one sentence of the sources.
func compare(s sentence, of *stated, meant map[string]uint64) *Violation {
	for _, t := range s.tokens {
		if t.kind < content || t.kind == negation {
			continue
		}
		if _, ok := of.in[t.key]; ok && t.kind != figureKind || t.kind != figureKind && of.context[t.key] {
			continue
		}
		switch {
		case t.kind >= figureKind && t.kind != figureKind, t.kind == content:
			return &Violation{Unsupported, s.text}
		case t.kind == sense:
			return &Violation{Polarity, s.text}
		case t.kind == policy:
			return &Violation{Policy, s.text}
		case !of.counts(t):
			return &Violation{Number, s.text}
		}
	}
	if v := crossed(s, of); v != nil {
		return v
	}
	if v := turned(s, of); v != nil {
		return v
	}
	if v := claimed(s, of); v != nil {
		return v
	}
	return dropped(s, of, meant)
}

// counts says that a sentence has a number, as the same limit.
func (s *stated) counts(n token) bool {
	for _, t := range s.tokens {
		if t.key == n.key && limits(t.bound, n.bound, t.class) {
			return true
		}
	}
	return false
}

// limits says that two bounds of a number are the same: "within 30 days" is what somebody has who has 30 days.
func limits(a, b, class string) bool {
	if a == b {
		return true
	}
	return class == "time" && (a == "" || a == "max") && (b == "" || b == "max")
}

// crossed finds a number that belongs to something else: what s says together with it stands in another part of the source, which has a number of its own.
func crossed(s sentence, of *stated) *Violation {
	for _, p := range s.parts {
		said := s.tokens[p.from:p.to]
		for _, n := range said {
			at := of.in[n.key]
			if n.kind != figureKind && n.key != "free" || at == 0 {
				continue
			}
			for _, t := range said {
				in := of.in[t.key]
				if t.kind < content || t.kind == negation || t.kind == sense || in&at != 0 {
					continue
				}
				for k := range of.parts {
					if in>>k&1 != 0 && rivals(n, said, of.tokens[of.parts[k].from:of.parts[k].to]) {
						return &Violation{Number, s.text}
					}
				}
			}
		}
	}
	return nil
}

// rivals says that among the tokens of a source is a number that competes with n, and is not said itself.
func rivals(n token, said, tokens []token) bool {
	for _, t := range tokens {
		if t.kind != figureKind || t.class == "ord" || t.class != n.class && (n.key != "free" || t.class != "money") {
			continue
		}
		if !slices.ContainsFunc(said, func(o token) bool { return o.key == t.key }) {
			return true
		}
	}
	return false
}
