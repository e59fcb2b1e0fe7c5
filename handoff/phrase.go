package handoff

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// classes says which elements of a grammar's phrases a word may stand for: one bit for each different element.
type classes [22]uint64

const elementLimit = 64 * len(classes{})

func (c *classes) add(i int)      { c[i/64] |= 1 << (i % 64) }
func (c *classes) has(i int) bool { return c != nil && c[i/64]>>(i%64)&1 != 0 }

// grammar finds phrases in texts. A phrase is written as a row of elements with spaces between them:
//
//	talk to? det* who    one word of the class talk, perhaps one of to, up to four of det, one of who
//	^ det* agent $       the same from the first word of a sentence to its last; agent, not a class, stands for itself
//	dont|never want _    one of two; any word that is not of the class barred
//
// Words of the class filler may stand between any two elements ("talk to a fucking human", "a person please").
// It is an automaton over word classes, not over letters, so its cost does not grow with the vocabulary.
type grammar struct {
	lexicon map[string]*classes // folded word → its classes
	near    *speller            // for words that are misspelt
	rules   []rule
	begins  [elementLimit][]int // the rules that may begin with a word of that element, so that most words cost nothing
	filler  int
	barred  int
}

type rule struct {
	name  string
	steps []step
	open  bool // from the first word of a sentence
	shut  bool // to its last
}

type step struct {
	is       int  // bit in classes
	any      bool // any word but those barred
	min, max int
}

// found is a phrase of the rule of that name, from word i up to and with word j.
type found struct {
	name string
	i, j int
}

const starMax = 4 // how many words a * stands for at most: a bound that keeps phrases together

// newGrammar makes a grammar from classes (name → words with spaces between) and rules (name → phrases, one a line).
// Words of the classes named in spelt are known also when misspelt. What is written wrong is a fault of this package, so it panics.
func newGrammar(vocabulary map[string]string, spelt []string, protect string, rules map[string]string) *grammar {
	g := &grammar{lexicon: map[string]*classes{}}
	ids := map[string]int{}
	element := func(e string) int {
		i, ok := ids[e]
		if ok {
			return i
		}
		if i = len(ids); i == elementLimit {
			panic("handoff: too many elements in the phrases")
		}
		ids[e] = i
		for alt := range strings.SplitSeq(e, "|") {
			list, class := vocabulary[alt]
			if !class {
				list = alt
			}
			for _, w := range strings.Fields(list) {
				if g.lexicon[w] == nil {
					g.lexicon[w] = &classes{}
				}
				g.lexicon[w].add(i)
			}
		}
		return i
	}
	g.filler, g.barred = element("filler"), element("barred")
	for _, name := range sortedKeys(rules) {
		for line := range strings.Lines(rules[name]) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			r := rule{name: name}
			for _, e := range strings.Fields(line) {
				if e == "^" || e == "$" {
					r.open, r.shut = r.open || e == "^", r.shut || e == "$"
					continue
				}
				s := step{min: 1, max: 1}
				switch {
				case strings.HasSuffix(e, "?"):
					s.min = 0
				case strings.HasSuffix(e, "*"):
					s.min, s.max = 0, starMax
				case strings.HasSuffix(e, "+"):
					s.max = starMax
				}
				if e = strings.TrimRight(e, "?*+"); e == "_" {
					s.any = true
				} else {
					s.is = element(e)
				}
				r.steps = append(r.steps, s)
			}
			if len(r.steps) == 0 || len(r.steps) > stepsMax {
				panic(fmt.Sprintf("handoff: rule %s has a phrase that is empty or too long: %s", name, line))
			}
			for _, s := range r.steps {
				if s.any {
					panic("handoff: a phrase must not begin with any word: " + line)
				}
				g.begins[s.is] = append(g.begins[s.is], len(g.rules))
				if s.min > 0 {
					break
				}
			}
			g.rules = append(g.rules, r)
		}
	}
	g.near = newSpeller(g.lexicon, vocabulary, spelt, protect)
	return g
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// find gives all phrases, in the order of their first words. It sets what the words are.
func (g *grammar) find(ws []word) []found {
	for i := range ws {
		ws[i].is = g.near.classes(ws[i].text)
	}
	return g.phrases(ws)
}

// phrases gives the phrases of words of which it is set what they are.
func (g *grammar) phrases(ws []word) []found {
	var out []found
	for i := range ws {
		if ws[i].is == nil {
			continue
		}
		for part, set := range ws[i].is {
			for ; set != 0; set &= set - 1 {
				for _, n := range g.begins[part*64+bits.TrailingZeros64(set)] {
					r := &g.rules[n]
					if r.open && !g.opens(ws, i) {
						continue
					}
					if j, ok := g.match(r, 0, 0, ws, i, i, &tried{}); ok && j > i {
						out = append(out, found{r.name, i, j - 1})
					}
				}
			}
		}
	}
	return out
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
func (g *grammar) match(r *rule, s, n int, ws []word, from, i int, no *tried) (int, bool) {
	if s == len(r.steps) {
		return i, !r.shut || g.shuts(ws, i)
	}
	if i-from >= spanMax || no[s][n]>>(i-from)&1 != 0 {
		return 0, false
	}
	st := &r.steps[s]
	inside := i < len(ws) && (i == from || !ws[i-1].last) // of the sentence
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

func (g *grammar) opens(ws []word, i int) bool {
	for ; !ws[i].first; i-- {
		if !ws[i-1].is.has(g.filler) {
			return false
		}
	}
	return true
}

func (g *grammar) shuts(ws []word, i int) bool {
	for ; !ws[i-1].last; i++ {
		if !ws[i].is.has(g.filler) {
			return false
		}
	}
	return true
}
