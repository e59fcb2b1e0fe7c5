package handoff

import (
	"cmp"
	"math"
	"slices"

	"roundpeg/chat"
	"roundpeg/handoff/fit"
)

// certainty bounds log-odds: no figure here is ever sure.
const certainty = 8.0

// tally adds up log-odds and remembers each part.
type tally struct {
	parts []chat.Signal
}

func (t *tally) add(signal string, value, weight float64, says string) {
	if value != 0 && weight != 0 || signal == "base" {
		t.parts = append(t.parts, chat.Signal{Signal: signal, Value: value, Weight: weight, Says: says})
	}
}

// sum closes the tally: heaviest first, and a last part that keeps the sum within bounds. The sum is that of the parts in their order.
func (t *tally) sum() float64 {
	slices.SortStableFunc(t.parts, func(a, b chat.Signal) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)), cmp.Compare(a.Signal, b.Signal))
	})
	z := 0.0
	for _, p := range t.parts {
		z += p.Weight
	}
	if over := z - min(certainty, max(-certainty, z)); over != 0 {
		t.add("limit", 1, -over, "no figure is ever certain")
		z -= over
	}
	return z
}

// worn adds what wears the customer out and gives its log-odds above the base, before calibration. No memory is taken for features that are not there.
func (m *Model) worn(t *tally, f *measured) (z float64) {
	for i, x := range f.x {
		if x != 0 && m.weights[i] != 0 {
			w := m.weights[i] * x
			z += w
			quoted := f.quotes[i]
			if w < 0 && feature(i) != thanked {
				quoted = "" // no word shows what is not there
			}
			t.add(about[i].name, x, w*m.Calibrated.Risk.Scale, feature(i).says(quoted))
		}
	}
	return z
}

// odds is what Σ weights × features comes to, without the base: the dot product of a turn.
func (m *Model) odds(x *Features) (z float64) {
	for i, v := range x {
		z += m.weights[i] * v
	}
	return z
}

// base adds what holds for any conversation, the shift of the calibration included.
func (m *Model) base(t *tally) {
	t.add("base", 1, m.Calibrated.Risk.Of(m.Base), "any conversation")
}

// WornOut is the probability that the customer is being worn out.
func (m *Model) WornOut(x *Features) float64 { return m.frustrated(m.odds(x)) }

func (m *Model) frustrated(z float64) float64 {
	return fit.Sigmoid(min(certainty, max(-certainty, m.Calibrated.Frustration.Of(m.Base+z))))
}
