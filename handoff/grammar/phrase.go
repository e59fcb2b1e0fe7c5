// Package grammar cuts texts into words and finds phrases in them, in any of the languages that tables name, also where words are misspelt.
package grammar

import (
	"fmt"
	"slices"
	"strings"
)

// classes says which elements of a grammar's phrases a word may stand for: one bit for each different element.
type classes struct {
	bits   [22]uint64
	begins []int // the rules that may begin with the word, in the order of their elements, so that most words cost nothing
}

const elementLimit = 64 * len(classes{}.bits)

func (c *classes) add(i int)      { c.bits[i/64] |= 1 << (i % 64) }
func (c *classes) has(i int) bool { return c != nil && c.bits[i/64]>>(i%64)&1 != 0 }

// Grammar finds phrases in texts. A phrase is written as a row of elements with spaces between them:
//
//	talk to? det* who    one word of the class talk, perhaps one of to, up to four of det, one of who
//	^ det* agent $       the same from the first word of a sentence to its last; agent, not a class, stands for itself
//	dont|never want _    one of two; any word that is not of the class barred
//
// Words of the class filler may stand between any two elements ("talk to a fucking human", "a person please").
// It is an automaton over word classes, not over letters, so its cost does not grow with the vocabulary.
type Grammar struct {
	lexicon map[string]*classes // folded word → its classes
	near    *speller            // for words that are misspelt
	rules   []rule
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

// Phrase is one that was found: of the rule of that name, from word i up to and with word j.
type Phrase struct {
	Name string
	I, J int
}

const starMax = 4 // how many words a * stands for at most: a bound that keeps phrases together

// New makes a grammar from classes (name → words with spaces between) and rules (name → phrases, one a line).
// Words of the classes named in spelt are known also when misspelt. What is written wrong is a fault of this package, so it panics.
func New(vocabulary map[string]string, spelt []string, protect string, rules map[string]string) *Grammar {
	g := &Grammar{lexicon: map[string]*classes{}}
	ids := map[string]int{}
	var begins [elementLimit][]int // rules, by the elements that they may begin with
	element := func(e string) int {
		i, ok := ids[e]
		if ok {
			return i
		}
		if i = len(ids); i == elementLimit {
			panic("grammar: too many elements in the phrases")
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
				panic(fmt.Sprintf("grammar: rule %s has a phrase that is empty or too long: %s", name, line))
			}
			for _, s := range r.steps {
				if s.any {
					panic("grammar: a phrase must not begin with any word: " + line)
				}
				begins[s.is] = append(begins[s.is], len(g.rules))
				if s.min > 0 {
					break
				}
			}
			g.rules = append(g.rules, r)
		}
	}
	for _, c := range g.lexicon {
		for i := range elementLimit {
			if c.has(i) {
				c.begins = append(c.begins, begins[i]...)
			}
		}
	}
	g.near = newSpeller(g.lexicon, vocabulary, spelt, protect)
	return g
}

// Joined puts tables together: what several of them name has the words or phrases of all.
func Joined(all ...map[string]string) map[string]string {
	out := map[string]string{}
	for _, m := range all {
		for k, v := range m {
			out[k] += "\n" + v
		}
	}
	return out
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
