package intents

import (
	"math/rand/v2"
	"slices"
)

const (
	folds      = 5
	enoughIn   = 3000 // trials that settle a calibration; more folds add only time
	enoughOut  = 40
	fewestReal = 20 // examples of none that an owner must give to be relied on
)

// trial is a phrase as read by a model that was trained without it.
type trial struct {
	signals
	scores []float64 // by intent
	label  int       // its intent, −1 for none
}

// signals are the evidence that a text belongs to any known intent at all.
type signals struct {
	top    float64 // score of the best intent; about −1 … +1
	cosine float64 // with the nearest phrase of the best intents, 0 … 1
}

// crossValidate reads every phrase by models trained without it: phrases of
// known intents, and what lies outside. Outside are the owner's own examples of
// none; without enough of them, the phrases of every intent while that whole
// intent is held out stand in for what customers will ask next.
func crossValidate(c *corpus) (in, out []trial) {
	rng := rand.New(rand.NewPCG(2, 0))
	fold := c.folds(rng)
	reals := 0
	for _, y := range c.labels {
		if y < 0 {
			reals++
		}
	}
	r := newReader(c)
	for f := 0; f < folds && (len(in) < enoughIn || len(out) < min(reals, enoughOut)); f++ {
		l := c.fit(func(i int) bool { return fold[i] != f })
		for i, y := range c.labels {
			switch {
			case fold[i] != f:
			case y < 0:
				out = append(out, r.try(l, c, i, y))
			case len(l.own[y]) > 0:
				in = append(in, r.try(l, c, i, y))
			}
		}
	}
	if len(out) < fewestReal {
		out = r.holdOut(c, rng)
	}
	return in, out
}

// holdOut reads phrases by models that have never heard of their intents.
func (r *reader) holdOut(c *corpus, rng *rand.Rand) (out []trial) {
	group := make([]int, len(c.names))
	for i, intent := range rng.Perm(len(c.names)) {
		group[intent] = i % folds
	}
	for f := 0; f < min(folds, len(c.names)) && len(out) < enoughIn; f++ {
		away := func(i int) bool { return c.labels[i] >= 0 && group[c.labels[i]] == f }
		l := c.fit(func(i int) bool { return !away(i) })
		for i := range c.labels {
			if away(i) {
				out = append(out, r.try(l, c, i, -1))
			}
		}
	}
	return out
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

func (r *reader) try(l *linear, c *corpus, i, label int) trial {
	r.vec = l.weights.apply(r.vec[:0], c.docs[i])
	s := r.judge(l)
	return trial{signals: s, scores: slices.Clone(r.scores), label: label}
}
