package knowledge

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"roundpeg/intents/vec"
)

// look is all that is seen of the passages for one question.
type look struct {
	c       *corpus
	q       *question
	units   [][]float64 // by passage, cosines of what it is about and of its units; nil without a vector of the question
	cosines []float64   // of passages
	bm25    []float64
	most    float64           // that a BM25 could be
	order   []int             // passages, best first
	less    map[int][]float32 // of the best passages, the vector of the question without what they lack; none where they lack nothing
}

const (
	// With few passages, or all alike, a standard deviation of cosines says nothing: it is at least this.
	leastSpread = 0.03
	// byWords is what BM25, as a share of the most, counts beside standard deviations of cosines.
	byWords = 4.0
)

// look orders the passages. Cosines count in standard deviations, whatever the encoder: they are of no scale that all encoders share.
func (c *corpus) look(q *question) *look {
	k := &look{c: c, q: q, order: make([]int, len(c.all)), less: map[int][]float32{}}
	k.bm25, k.most = c.scores(q)
	score := make([]float64, len(c.all))
	if q.vec != nil {
		k.units, k.cosines = make([][]float64, len(c.all)), make([]float64, len(c.all))
		mean, spread, n := 0.0, 0.0, float64(len(c.all))
		for i, l := range c.all {
			k.units[i] = l.cosines(q.vec)
			k.cosines[i] = near(k.units[i])
			mean += k.cosines[i] / n
		}
		for _, x := range k.cosines {
			spread += (x - mean) * (x - mean) / n
		}
		spread = max(leastSpread, math.Sqrt(spread))
		for i, x := range k.cosines {
			score[i] = (x - mean) / spread
		}
	}
	for i, b := range k.bm25 {
		score[i] += byWords * share(b, k.most)
		k.order[i] = i
	}
	slices.SortStableFunc(k.order, func(a, b int) int { return cmp.Compare(score[b], score[a]) })
	return k
}

// best are the passages that are looked at for an answer.
func (k *look) best() []int { return k.order[:min(mostPassages, len(k.order))] }

// lessen has the question encoded without what the best passages lack.
func (k *look) lessen(ctx context.Context, encode func(ctx context.Context, questions ...string) ([][]float32, error)) error {
	var texts []string
	of := map[string]int{}
	at := map[int]string{}
	for _, p := range k.best() {
		text, lacks := k.q.without(k.c.all[p].terms, k.c.language)
		if !lacks {
			continue
		}
		if _, ok := of[text]; !ok {
			of[text] = len(texts)
			texts = append(texts, text)
		}
		at[p] = text
	}
	if len(texts) == 0 {
		return nil
	}
	all, err := encode(ctx, texts...)
	if err != nil {
		return err
	}
	for p, text := range at {
		k.less[p] = all[of[text]]
	}
	return nil
}

// without is the question without the terms that match none of some words.
func (q *question) without(terms []int, language string) (text string, lacks bool) {
	missing := map[string]bool{}
	for _, t := range q.terms {
		if t.best(terms) == 0 {
			missing[t.text] = true
		}
	}
	var keep []string
	for field := range strings.FieldsSeq(q.said) {
		if w := words(field, language); len(w) == 1 && missing[w[0].text] {
			lacks = true
			continue
		}
		keep = append(keep, field)
	}
	return strings.Join(keep, " "), lacks
}

// beside is the best of some scores among the passages of other pages, highest that of the page itself; 0 if there is none above.
func (k *look) beside(scores []float64, page string) float64 {
	best := 0.0
	for i, s := range scores {
		if k.c.all[i].Page != page {
			best = max(best, s)
		}
	}
	return best
}

func (k *look) highest(page string) float64 {
	best := 0.0
	for i, s := range k.bm25 {
		if k.c.all[i].Page == page {
			best = max(best, s)
		}
	}
	return best
}

// cosines of a vector with what a passage is about and with its units; all have length 1. Nil if it is of another encoder.
func (l *leaf) cosines(q []float32) []float64 {
	if l.width == 0 || len(q) != l.width {
		return nil
	}
	out := make([]float64, 0, len(l.rows)/l.width)
	var four [4]float32
	for from := 0; from < len(l.rows); from += 4 * l.width {
		vec.Dot4(q, l.rows[from:][:4*l.width], &four)
		out = append(out, float64(four[0]), float64(four[1]), float64(four[2]), float64(four[3]))
	}
	return out[:1+len(l.units)]
}

// near is how near a passage is: by its best unit, and a little by what it is about.
func near(cosines []float64) float64 { return .75*slices.Max(cosines[1:]) + .25*cosines[0] }
