package intents

import (
	"math"
	"slices"
)

// calibration turns scores into probabilities.
type calibration struct {
	fusion
	// known is a logistic model: the intercept, then a weight for each signal.
	known     row
	threshold float64 // of known
	senses    *senses // nil for words alone
}

// senses are how what the encoder says of known messages is spread. The three signs count alike, each by its own spread: weights for each, fitted to what stands in for
// messages that are not known, were no better on such that are not (CLINC150).
type senses struct{ near, typical, energy spread }

type spread struct{ mean, deviation float64 }

func (s spread) of(x float64) float64 { return (x - s.mean) / s.deviation }

func spreadOf(all []signals, of func(signals) float64) (s spread) {
	for _, x := range all {
		s.mean += of(x) / float64(len(all))
	}
	for _, x := range all {
		s.deviation += (of(x) - s.mean) * (of(x) - s.mean) / float64(len(all))
	}
	s.deviation = max(1e-6, math.Sqrt(s.deviation))
	return s
}

// Sets too small to calibrate on themselves get what 150 intents of 10 phrases
// gave (CLINC150).
var (
	untried        = calibration{fusion: fusion{sparse: 1 / 0.13}, known: row{0.8, 2.9, 2}, threshold: 0.5}
	untriedEncoder = calibration{fusion: fusion{sparse: 1, dense: 2.5}, known: row{2.3, 0.5}, threshold: 0.5,
		senses: &senses{near: spread{0.88, 0.06}, typical: spread{-0.32, 0.25}, energy: spread{5.8, 0.43}}}
)

const (
	fewestTrials  = 20
	fewestIntents = 4
	// usual is the share of messages that are within the known intents, taken
	// for granted since no training set can tell it.
	usual = 0.8
)

// calibrate fits everything to what cross-validation saw.
func calibrate(c *corpus, in, out []trial, loss float64, encoded bool) calibration {
	k := untried
	if encoded {
		k = untriedEncoder
	}
	if len(in) < fewestTrials || len(c.names) < fewestIntents {
		return k
	}
	k.fusion = fitFusion(in, k.fusion)
	if len(out) < fewestTrials {
		return k
	}
	r := newReader(c)
	var inside, outside []signals
	var right []bool
	for _, t := range in {
		inside = append(inside, r.signals(t, c, k.fusion))
		right = append(right, r.best[0] == t.label)
	}
	for _, t := range out {
		outside = append(outside, r.signals(t, c, k.fusion))
	}
	if encoded {
		k.senses = &senses{near: spreadOf(inside, func(s signals) float64 { return s.near }), typical: spreadOf(inside, func(s signals) float64 { return s.typical }),
			energy: spreadOf(inside, func(s signals) float64 { return s.energy })}
	}
	k.known = k.fitKnown(inside, outside)
	k.threshold = k.fitThreshold(inside, right, loss)
	return k
}

// softmax fills p with the probabilities of scores at a temperature.
func softmax(p, scores []float64, temperature float64) {
	top, sum := slices.Max(scores), 0.0
	for i, s := range scores {
		p[i] = math.Exp((s - top) / temperature)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// fitKnown weighs the trials as traffic would bring them and fits the logistic
// model. A signal whose weight would come out negative is left out: being more
// like the phrases must never make a text less known.
func (c calibration) fitKnown(in, out []signals) row {
	total := min(float64(len(in))/usual, float64(len(out))/(1-usual))
	var rows []weighted
	for _, s := range in {
		rows = append(rows, weighted{c.row(s), true, usual * total / float64(len(in))})
	}
	for _, s := range out {
		rows = append(rows, weighted{c.row(s), false, (1 - usual) * total / float64(len(out))})
	}
	use := row{1, 1, 1}
	for {
		b, worst := fitLogistic(rows, use), 0
		for j := 1; j < len(b); j++ {
			if b[j] < b[worst] && b[j] < 0 || worst == 0 && b[j] < 0 {
				worst = j
			}
		}
		if worst == 0 {
			return b
		}
		use[worst] = 0
	}
}

// row is the signals as the logistic model takes them. A score beyond ±2, twice
// the margin, says no more.
func (c calibration) row(s signals) row {
	if c.senses != nil {
		return row{1, c.senses.near.of(s.near) + c.senses.typical.of(s.typical) + c.senses.energy.of(s.energy)}
	}
	return row{1, max(-2, min(2, s.top)), s.cosine}
}

// isKnown gives the calibrated probability that the issue is a known one.
func (c calibration) isKnown(s signals) float64 { return sigmoid(dot(c.known, c.row(s))) }

// fitThreshold finds the largest threshold at which the known messages that are
// read rightly and yet called unknown stay within loss, a share of all known
// messages.
func (c calibration) fitThreshold(in []signals, right []bool, loss float64) float64 {
	var known []float64
	for i, s := range in {
		if right[i] {
			known = append(known, c.isKnown(s))
		}
	}
	slices.Sort(known)
	if len(known) == 0 {
		return untried.threshold
	}
	return known[min(int(loss*float64(len(in))), len(known)-1)]
}
