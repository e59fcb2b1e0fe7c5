package intents

import (
	"math"
	"slices"
)

// calibration turns scores into probabilities.
type calibration struct {
	temperature float64
	// known is a logistic model: the intercept, then a weight for each signal.
	known     row
	threshold float64 // of known
}

// Sets too small to calibrate on themselves get what 150 intents of 10 phrases
// gave (CLINC150).
var untried = calibration{temperature: 0.13, known: row{0.8, 2.9, 2}, threshold: 0.5}

const (
	fewestTrials  = 20
	fewestIntents = 4
	// usual is the share of messages that are within the known intents, taken
	// for granted since no training set can tell it.
	usual = 0.8
)

// calibrate fits everything to what cross-validation saw.
func calibrate(in, out []trial, intents int, loss float64) calibration {
	c := untried
	if len(in) < fewestTrials || intents < fewestIntents {
		return c
	}
	c.temperature = fitTemperature(in)
	if len(out) < fewestTrials {
		return c
	}
	c.known = fitKnown(in, out)
	c.threshold = c.fitThreshold(in, loss)
	return c
}

// fitTemperature finds T such that softmax(scores/T) is least surprised by the
// true intents (Guo et al., "On Calibration of Modern Neural Networks", ICML
// 2017). The loss has one minimum in 1/T, so that golden sections find it.
func fitTemperature(in []trial) float64 {
	buf := make([]float64, len(in[0].scores))
	surprise := func(logT float64) (sum float64) {
		for _, t := range in {
			softmax(buf, t.scores, math.Exp(logT))
			sum -= math.Log(max(buf[t.label], 1e-12))
		}
		return sum
	}
	const golden = 0.6180339887498949
	lo, hi := math.Log(0.01), math.Log(3.0)
	a, b := hi-golden*(hi-lo), lo+golden*(hi-lo)
	fa, fb := surprise(a), surprise(b)
	for hi-lo > 0.01 {
		if fa < fb {
			hi, b, fb = b, a, fa
			a = hi - golden*(hi-lo)
			fa = surprise(a)
		} else {
			lo, a, fa = a, b, fb
			b = lo + golden*(hi-lo)
			fb = surprise(b)
		}
	}
	return math.Exp((lo + hi) / 2)
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
func fitKnown(in, out []trial) row {
	total := min(float64(len(in))/usual, float64(len(out))/(1-usual))
	var rows []weighted
	for _, t := range in {
		rows = append(rows, weighted{t.signals.row(), true, usual * total / float64(len(in))})
	}
	for _, t := range out {
		rows = append(rows, weighted{t.signals.row(), false, (1 - usual) * total / float64(len(out))})
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
func (s signals) row() row { return row{1, max(-2, min(2, s.top)), s.cosine} }

// isKnown gives the calibrated probability that the issue is a known one.
func (c calibration) isKnown(s signals) float64 { return sigmoid(dot(c.known, s.row())) }

// fitThreshold finds the largest threshold at which the known messages that are
// read rightly and yet called unknown stay within loss, a share of all known
// messages.
func (c calibration) fitThreshold(in []trial, loss float64) float64 {
	var right []float64
	for _, t := range in {
		if t.scores[t.label] == t.top {
			right = append(right, c.isKnown(t.signals))
		}
	}
	slices.Sort(right)
	if len(right) == 0 {
		return untried.threshold
	}
	return right[min(int(loss*float64(len(in))), len(right)-1)]
}
