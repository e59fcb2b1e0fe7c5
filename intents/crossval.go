package intents

import (
	"math/rand/v2"
	"slices"
)

const (
	folds      = 5
	enoughRuns = 3000 // trials that settle a calibration; more folds add only time
)

// trial is a phrase as read by a model that was trained without it.
type trial struct {
	signals
	scores []float64 // by intent
	label  int       // its intent, −1 for none
	real   bool      // out of scope by the owner's word, not by holding out its intent
}

// signals are the evidence that a text belongs to any known intent at all.
type signals struct {
	top    float64 // score of the best intent; about −1 … +1
	cosine float64 // with the nearest phrase of the best intents, 0 … 1
}

// crossValidate reads every phrase by models trained without it. in are phrases
// of known intents. out are those that a model could not know: the owner's own
// examples of none, and the phrases of every intent while that whole intent was
// held out, which stand in for what customers will ask next.
func crossValidate(c *corpus) (in, out []trial) {
	rng := rand.New(rand.NewPCG(2, 0))
	fold := c.folds(rng)
	group := make([]int, len(c.names))
	for i, intent := range rng.Perm(len(c.names)) {
		group[intent] = i % folds
	}
	r := newReader(c)
	for f := range folds {
		if len(in) < enoughRuns {
			l := c.fit(func(i int) bool { return fold[i] != f })
			for i, y := range c.labels {
				switch {
				case fold[i] != f:
				case y < 0:
					out = append(out, r.try(l, c, i, -1, true))
				case len(l.own[y]) > 0:
					in = append(in, r.try(l, c, i, y, false))
				}
			}
		}
		if len(out) < enoughRuns && slices.Contains(group, f) {
			away := func(i int) bool { return c.labels[i] >= 0 && group[c.labels[i]] == f }
			l := c.fit(func(i int) bool { return !away(i) })
			for i := range c.labels {
				if away(i) {
					out = append(out, r.try(l, c, i, -1, false))
				}
			}
		}
	}
	return in, out
}

// folds deals the phrases of each intent out evenly.
func (c *corpus) folds(rng *rand.Rand) []int {
	fold := make([]int, len(c.docs))
	dealt := make([]int, len(c.names)+1)
	for _, i := range rng.Perm(len(c.docs)) {
		pile := c.labels[i] + 1
		fold[i] = (dealt[pile] + pile) % folds
		dealt[pile]++
	}
	return fold
}

func (r *reader) try(l *linear, c *corpus, i, label int, real bool) trial {
	r.vec = l.weights.apply(r.vec.terms[:0], c.docs[i])
	s := r.judge(l)
	return trial{signals: s, scores: slices.Clone(r.scores), label: label, real: real}
}
