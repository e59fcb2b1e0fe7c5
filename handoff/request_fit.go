package handoff

import (
	"math"

	"roundpeg/handoff/grammar"
)

// requestExample is one sentence to learn from.
type requestExample struct {
	pieces []uint16 // see requestPieces
	asks   bool
	weight float64
}

func requestExampleOf(ws []grammar.Word, asks bool, weight float64) (e requestExample) {
	e.asks, e.weight = asks, weight
	requestPieces(ws, func(at uint32) { e.pieces = append(e.pieces, uint16(at)) })
	return e
}

const (
	requestRounds = 6
	requestRate   = .5   // of the steps of the first round; they shrink as 1 / round
	requestDecay  = 2e-6 // of L2
)

// fitRequests learns weights by stochastic gradient descent on the logistic loss. The order is shuffled by a generator of its own with a fixed seed,
// and every product is rounded before it is added (the conversions say so), so that the same examples give the same weights.
func fitRequests(examples []requestExample) *RequestModel {
	weights, bias := make([]float64, requestBuckets), -3.0
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	roll := dice(1)
	shrink := 1.0 // the weights are shrink × weights, so that decay costs one product a step
	for round := range requestRounds {
		for i := len(order) - 1; i > 0; i-- {
			j := roll.below(i + 1)
			order[i], order[j] = order[j], order[i]
		}
		rate := requestRate / float64(1+round)
		for _, n := range order {
			e := &examples[n]
			if len(e.pieces) == 0 {
				continue
			}
			per := 1 / math.Sqrt(float64(len(e.pieces)))
			sum := 0.0
			for _, at := range e.pieces {
				sum += weights[at]
			}
			p := 1 / (1 + math.Exp(-float64(bias+float64(sum*shrink*per))))
			miss := -p
			if e.asks {
				miss++
			}
			shrink *= 1 - requestDecay*rate
			step := rate * e.weight * miss
			bias += float64(.1 * step)
			step = step * per / shrink
			for _, at := range e.pieces {
				weights[at] += step
			}
		}
	}
	most := 0.0
	for i := range weights {
		weights[i] = float64(weights[i] * shrink)
		most = max(most, math.Abs(weights[i]))
	}
	m := &RequestModel{}
	m.Bias, m.Scale = thousandths(bias), max(most, 1e-9)/127
	for i, w := range weights {
		m.weights[i] = int8(math.Round(w / m.Scale))
	}
	return m
}

func thousandths(x float64) float64 { return math.Round(x*1000) / 1000 }

// dice is a small generator whose numbers never change: Knuth's linear congruence, its upper bits.
type dice uint64

func (d *dice) below(n int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(uint64(*d>>33) % uint64(n))
}

// misspelt is a text with one slip in one of its longer words: two letters swapped, one left out, one twice, or a space left out. The model sees each
// request also in such spellings.
func misspelt(text string, roll *dice) string {
	letters := []rune(text)
	for range 8 {
		at := 1 + roll.below(max(1, len(letters)-2))
		if at+1 >= len(letters) {
			break
		}
		a, b := letters[at], letters[at+1]
		switch kind := roll.below(4); {
		case kind == 3 && a == ' ':
			return string(letters[:at]) + string(letters[at+1:])
		case a == ' ' || b == ' ' || letters[at-1] == ' ':
		case kind == 0:
			letters[at], letters[at+1] = b, a
			return string(letters)
		case kind == 1:
			return string(letters[:at]) + string(letters[at+1:])
		case kind == 2:
			return string(letters[:at+1]) + string(letters[at:])
		}
	}
	return text
}
