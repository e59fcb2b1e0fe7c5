package knowledge

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
)

// term is a word of a question that says something, and the words of the pages that match it.
type term struct {
	word
	weight  float64         // how telling: by its rarity, and less if it says little
	matches map[int]float64 // numbers of words, and how well they match
}

// A word of the question matches another by so much …
const (
	asSame     = 0.9 // that means the same in a shop
	asKin      = 0.8 // of the same family: deliver, delivery
	asSlip     = 0.8 // if one letter is wrong
	asPart     = 0.7 // that is a part of a compound
	lightly    = 0.35
	mostTerms  = 40   // of a question
	longestAsk = 2000 // bytes of one that are read
)

// question is what is asked, as seen by a corpus.
type question struct {
	said  string
	text  string // in lower case
	terms []term
	total float64 // of the terms' weights
	vec   []float32
}

func (c *corpus) ask(text string) *question {
	q := &question{said: text, text: strings.ToLower(text)}
	seen := map[string]bool{}
	for _, w := range words(text, c.language) {
		if c.lexicon.plain[w.text] || seen[w.stem] || len(q.terms) == mostTerms {
			continue
		}
		seen[w.stem] = true
		t := term{word: w, matches: c.match(w)}
		in := map[int]bool{}
		for v := range t.matches {
			for _, p := range c.words.postings[v] {
				in[p.passage] = true
			}
		}
		t.weight = c.words.rarity(len(in))
		if c.lexicon.light[w.text] {
			t.weight *= lightly
		}
		q.terms = append(q.terms, t)
		q.total += t.weight
	}
	return q
}

// match finds the words of the pages that a word of a question may mean. Slips are looked for only where nothing else fits.
func (c *corpus) match(w word) map[int]float64 {
	out := map[int]float64{}
	put := func(stem string, how float64) {
		if n, ok := c.words.number[stem]; ok {
			out[n] = max(out[n], how)
		}
	}
	put(w.stem, 1)
	for _, other := range c.lexicon.same[w.text] {
		put(stemOf(other, c.language), asSame)
	}
	for n, stem := range c.words.stems {
		switch {
		case out[n] > 0:
		case kin(w.stem, stem):
			out[n] = asKin
		case compounding[c.language] && part(w.stem, stem):
			out[n] = asPart
		}
	}
	if len(out) == 0 && !w.name && utf8.RuneCountInString(w.stem) >= 5 {
		for n, stem := range c.words.stems {
			if slip(w.stem, stem) {
				out[n] = asSlip
			}
		}
	}
	return out
}

func stemOf(word, language string) string {
	stem := stemmers[language]
	if stem == nil {
		return word
	}
	env := snowballstem.NewEnv(word)
	stem(env)
	return env.Current()
}

// kin says whether two words begin alike for most of their length.
func kin(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 5 && 10*n >= 7*max(len(a), len(b))
}

// part says whether one word is the beginning or the end of the other, a compound.
func part(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 4 && len(b) >= len(a)+3 && (strings.HasPrefix(b, a) || strings.HasSuffix(b, a))
}

// slip says whether two words differ by one letter, not the first, that is wrong, missing, too many, or in the place of the next.
func slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || len(x) < 4 || x[0] != y[0] {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	if i == len(x) {
		return true
	}
	return slices.Equal(x[i+1:], y[i+1:]) || i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
}

// covered is the share of a question's terms, by weight, that some words match.
func (q *question) covered(in ...[]int) float64 {
	sum := 0.0
	for _, t := range q.terms {
		sum += t.weight * t.best(in...)
	}
	return share(sum, q.total)
}

// best is how well the best of some words, which are sorted, matches.
func (t term) best(in ...[]int) float64 {
	best := 0.0
	for v, how := range t.matches {
		if how > best && slices.ContainsFunc(in, func(all []int) bool { _, ok := slices.BinarySearch(all, v); return ok }) {
			best = how
		}
	}
	return best
}

// scores are the BM25 of all passages, and the most that one could have.
func (c *corpus) scores(q *question) (all []float64, most float64) {
	all = make([]float64, len(c.all))
	for _, t := range q.terms {
		counts := map[int]float64{}
		for _, v := range sortedKeys(t.matches) { // added up in one order, the sum is always the same
			for _, p := range c.words.postings[v] {
				counts[p.passage] += p.count * t.matches[v]
			}
		}
		for p, n := range counts {
			all[p] += t.weight * c.words.saturated(n, p)
		}
		most += t.weight * (saturation + 1)
	}
	return all, most
}
