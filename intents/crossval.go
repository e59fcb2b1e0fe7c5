package intents

import (
	"math/rand/v2"
	"slices"
)

const (
	folds      = 10   // with an encoder: a model that lacks more of the phrases takes messages for less known than they are
	foldsWords = 5    // by words alone, where that makes less of a difference and a start waits for it
	groups     = 5    // of intents, each held out once
	atATime    = 2    // parts that are trained at once; the same on every machine, since it says when enough is read
	enoughIn   = 3000 // trials that settle a calibration; more folds add only time
	enoughOut  = 40
	fewestReal = 20   // examples of none that an owner must give to be relied on
	twin       = 0.72 // cosine of the runs of two phrases from which they are all but the same
	mostTwins  = 5    // no more than this part of an intent is held out together
)

// trial is a phrase as read by a model that was trained without it.
type trial struct {
	sparse, dense []float64 // scores by intent
	label         int       // its intent, −1 for none
	phrase        int
	heads         heads // that read it
}

// signals are the evidence that a text belongs to any known intent at all.
type signals struct {
	top     float64 // score of the best intent by words; about −1 … +1
	cosine  float64 // of words, with the nearest phrase of the best intents, 0 … 1
	near    float64 // of meanings, with the nearest phrase of the best intents
	typical float64 // how much nearer to the middle of an intent than to that of all
	energy  float64 // of the scores by meaning
}

// crossValidate reads every phrase by models trained without it: phrases of
// known intents, and what lies outside. Outside are the owner's own examples of
// none; without enough of them, the phrases of every intent while that whole
// intent is held out stand in for what customers will ask next.
func crossValidate(c *corpus) (in, out []trial) {
	rng := rand.New(rand.NewPCG(2, 0))
	fold := c.folds(rng)
	reals, read := 0, 0 // by the encoder
	for i, y := range c.labels {
		if y < 0 {
			reals++
			if c.vectors != nil && c.vectors[i] != nil {
				read++
			}
		}
	}
	for f := 0; f < c.howMany() && (len(in) < enoughIn || len(out) < min(reals, enoughOut)); f += atATime {
		for _, t := range c.readApart(f, func(i int) int { return fold[i] }) {
			switch {
			case t.label < 0:
				out = append(out, t)
			case t.heads.knows(t.label, t.dense != nil):
				in = append(in, t)
			}
		}
		c.progress.at(min(1, float64(f+atATime)/float64(c.howMany())))
	}
	if len(out) < fewestReal || c.vectors != nil && read < fewestReal {
		out = c.holdOut(rng)
	}
	return in, out
}

// holdOut reads phrases by models that have never heard of their intents.
func (c *corpus) holdOut(rng *rand.Rand) (out []trial) {
	group := make([]int, len(c.names))
	for i, intent := range rng.Perm(len(c.names)) {
		group[intent] = i % groups
	}
	for f := 0; f < min(groups, len(c.names)) && len(out) < enoughIn; f += atATime {
		for _, t := range c.readApart(f, func(i int) int {
			if c.labels[i] < 0 {
				return -1
			}
			return group[c.labels[i]]
		}) {
			t.label = -1
			out = append(out, t)
		}
	}
	return out
}

// howMany is the number of folds.
func (c *corpus) howMany() int {
	if c.vectors == nil {
		return foldsWords
	}
	return folds
}

// readApart reads the phrases of the next few parts, each by a model that was trained on the other parts; in the order of the parts.
func (c *corpus) readApart(from int, part func(phrase int) int) (all []trial) {
	var read [atATime][]trial
	each(atATime, func(n int) {
		var apart []int
		for i := range c.docs {
			if part(i) == from+n {
				apart = append(apart, i)
			}
		}
		if len(apart) == 0 {
			return
		}
		l, r := c.fit(func(i int) bool { return part(i) != from+n }), newReader(c)
		for _, i := range apart {
			read[n] = append(read[n], r.try(l, c, i, c.labels[i]))
		}
	})
	return slices.Concat(read[:]...)
}

// folds deals the phrases of each intent out evenly, those that are all but the same into one: what customers write is not as near to the phrases as such a twin is.
func (c *corpus) folds(rng *rand.Rand) []int {
	fold := make([]int, len(c.docs))
	for i := range fold {
		fold[i] = -1
	}
	dealt := make([]int, len(c.names)+1)
	own := make([][]int, len(c.names)+1)
	for i, y := range c.labels {
		own[y+1] = append(own[y+1], i)
	}
	for _, i := range rng.Perm(len(c.docs)) {
		if fold[i] >= 0 {
			continue
		}
		pile := c.labels[i] + 1
		fold[i] = (dealt[pile] + pile) % c.howMany()
		dealt[pile]++
		room := len(own[pile])/mostTwins - 1
		for _, j := range own[pile] {
			if room > 0 && fold[j] < 0 && c.docs[i].like(c.docs[j]) >= twin {
				fold[j] = fold[i]
				room--
			}
		}
	}
	return fold
}

func (r *reader) try(h heads, c *corpus, i, label int) trial {
	r.take(h, c, i)
	r.judge(h)
	t := trial{sparse: slices.Clone(r.sparse), label: label, phrase: i, heads: h}
	if r.vector != nil {
		t.dense = slices.Clone(r.dense)
	}
	return t
}

// knows says whether an intent has phrases to be read by; by the encoder, too, if the text has a meaning.
func (h heads) knows(intent int, meant bool) bool {
	return len(h.linear.own[intent]) > 0 && (!meant || len(h.dense.own[intent]) > 0)
}

// meant are the trials that the encoder can read.
func meant(all []trial) (out []trial) {
	for _, t := range all {
		if t.dense != nil {
			out = append(out, t)
		}
	}
	return out
}

// take puts a phrase into the reader.
func (r *reader) take(h heads, c *corpus, i int) {
	r.vec = h.weights.apply(r.vec[:0], c.docs[i])
	if r.vector = nil; c.vectors != nil {
		r.vector = c.vectors[i]
	}
}

// signals looks at a trial once more, as soon as it is known how scores are fused.
func (r *reader) signals(t trial, c *corpus, f fusion) signals {
	r.take(t.heads, c, t.phrase)
	copy(r.sparse, t.sparse)
	copy(r.dense, t.dense)
	return r.decide(t.heads, f)
}
