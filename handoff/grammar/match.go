package grammar

// Find gives all phrases, in the order of their first words. It sets what the words are.
func (g *Grammar) Find(ws []Word) []Phrase {
	for i := range ws {
		ws[i].is = g.near.classes(ws[i].Text)
	}
	return g.Phrases(ws)
}

// Phrases gives the phrases of words of which it is set what they are.
func (g *Grammar) Phrases(ws []Word) []Phrase {
	var out []Phrase
	for i := range ws {
		if ws[i].is == nil {
			continue
		}
		for _, n := range ws[i].is.begins {
			r := &g.rules[n]
			if g.hopeless(r, ws, i) || r.open && !g.opens(ws, i) {
				continue
			}
			if j, ok := g.match(r, 0, 0, ws, i, i, &tried{}); ok && j > i {
				out = append(out, Phrase{r.name, i, j - 1})
			}
		}
	}
	return out
}

// hopeless sees at a glance that a phrase which begins with word i does not go on: most of them.
func (g *Grammar) hopeless(r *rule, ws []Word, i int) bool {
	if len(r.steps) < 2 || r.steps[0].min == 0 || r.steps[0].max > 1 {
		return false
	}
	next := &r.steps[1]
	if next.min == 0 || next.any {
		return false
	}
	return ws[i].Last || !ws[i+1].is.has(next.is) && !ws[i+1].is.has(g.filler)
}

// tried are the places of one rule and one first word from which it is known that no match leads on: for each step, each number of words that it has
// taken, and each word. Without it a row of fillers would be tried in every way in which they fall between the steps, which are too many to wait for.
type tried [stepsMax][starMax + 1]uint32

const (
	stepsMax = 16
	spanMax  = 32 // words of a phrase, one bit each in tried
)

// match tries steps s… at word i of a phrase that began at word from, of which step s has taken n words already, and gives the word after the phrase.
// Greedy, then backing off; each place is tried once, so that its time is bounded by the steps and spanMax whatever is written.
func (g *Grammar) match(r *rule, s, n int, ws []Word, from, i int, no *tried) (int, bool) {
	if s == len(r.steps) {
		return i, !r.shut || g.shuts(ws, i)
	}
	if i-from >= spanMax || no[s][n]>>(i-from)&1 != 0 {
		return 0, false
	}
	st := &r.steps[s]
	inside := i < len(ws) && (i == from || !ws[i-1].Last) // of the sentence
	if inside && n < st.max && (st.any && !ws[i].is.has(g.barred) || !st.any && ws[i].is.has(st.is)) {
		if j, ok := g.match(r, s, n+1, ws, from, i+1, no); ok {
			return j, true
		}
	}
	if n >= st.min {
		if j, ok := g.match(r, s+1, 0, ws, from, i, no); ok {
			return j, true
		}
	}
	if inside && i > from && ws[i].is.has(g.filler) {
		if j, ok := g.match(r, s, n, ws, from, i+1, no); ok {
			return j, true
		}
	}
	no[s][n] |= 1 << (i - from)
	return 0, false
}

func (g *Grammar) opens(ws []Word, i int) bool {
	for ; !ws[i].First; i-- {
		if !ws[i-1].is.has(g.filler) {
			return false
		}
	}
	return true
}

func (g *Grammar) shuts(ws []Word, i int) bool {
	for ; !ws[i-1].Last; i++ {
		if !ws[i].is.has(g.filler) {
			return false
		}
	}
	return true
}
