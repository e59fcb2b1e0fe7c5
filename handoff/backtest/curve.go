package backtest

import (
	"math"
	"slices"
)

// Curve shows what a more and a less cautious policy would have done with the same conversations.
type Curve struct {
	Steps    []Step    `json:"steps"`
	Chosen   int       `json:"chosen"` // index of the step at factor 1
	Cheapest *Cheapest `json:"cheapest,omitempty"`
}

// Step is what happens if a wrong containment is taken to be Factor times as dear as configured, so that thresholds are divided by it. The cost is in
// minutes for a labelled conversation, and always at the configured costs.
type Step struct {
	Factor   float64  `json:"factor"`
	Handed   int      `json:"handed"` // of all conversations
	Kept     int      `json:"kept"`
	Missed   int      `json:"missed"` // of the labelled ones, as all that follows
	Late     int      `json:"late"`
	Needless int      `json:"needless"`
	ByRule   int      `json:"by_rule"`
	Recall   *float64 `json:"recall,omitempty"`
	BadKept  *float64 `json:"bad_kept,omitempty"`
	Cost     *Band    `json:"cost,omitempty"`
}

// Cheapest is the step that costs least, nearest to the chosen one if there are several. It was found on the same conversations, so the next ones
// will not save quite as much. FactorLow to FactorHigh is where 90 of 100 resamples find it.
type Cheapest struct {
	Step       int     `json:"step"`
	Factor     float64 `json:"factor"`
	FactorLow  float64 `json:"factor_low"`
	FactorHigh float64 `json:"factor_high"`
	Saves      Band    `json:"saves"` // minutes a conversation, over the chosen one
}

const (
	steps  = 41 // from 1/8 to 8, each the same ratio above the one before
	chosen = 20
)

// factor of a step; exactly 1 of the chosen one.
func factor(step int) float64 { return math.Pow(8, float64(step-chosen)/chosen) }

func (s *study) curve() Curve {
	c := Curve{Chosen: chosen}
	var costs []*figure
	for k := range steps {
		step, cost := s.step(factor(k))
		c.Steps = append(c.Steps, step)
		costs = append(costs, cost)
	}
	if len(s.labelled) == 0 {
		return c
	}
	seen := make([][]float64, steps)
	var best, saves []float64
	where := -1
	s.samples(costs, func(values []float64) {
		k := cheapest(values)
		if where < 0 {
			where = k
		}
		if math.IsNaN(values[chosen]) { // a resample without any label
			return
		}
		best, saves = append(best, factor(k)), append(saves, values[chosen]-values[where])
		for k, v := range values {
			seen[k] = append(seen[k], v)
		}
	})
	for k := range seen {
		c.Steps[k].Cost = bandOf(seen[k])
	}
	b := bandOf(best)
	c.Cheapest = &Cheapest{Step: where, Factor: b.Value, FactorLow: b.Low, FactorHigh: b.High, Saves: *bandOf(saves)}
	return c
}

// cheapest is the step of the least cost.
func cheapest(costs []float64) int {
	best := chosen
	for d := 1; d <= chosen; d++ {
		for _, k := range []int{chosen - d, chosen + d} {
			if costs[k] < costs[best]-1e-9 { // sums in another order differ by less
				best = k
			}
		}
	}
	return best
}

func (s *study) step(factor float64) (Step, *figure) {
	p := Step{Factor: factor}
	n := map[Fate]int{}
	costs := make([]float64, 0, len(s.labelled))
	for i, c := range s.cases {
		turn := s.handed(i, factor)
		if turn >= 0 {
			p.Handed++
		}
		if c.Label.Known {
			fate := s.fate(i, turn)
			n[fate]++
			costs = append(costs, s.Costs.of(fate))
		}
	}
	p.Kept = len(s.cases) - p.Handed
	p.Missed, p.Late, p.Needless, p.ByRule = n[Missed], n[Late], n[Needless], n[ByRule]
	p.Recall, p.BadKept = ratio(n[InTime], len(s.bad)), ratio(n[Missed], n[Missed]+n[Served])
	return p, &figure{rows: s.labelled, top: costs, bottom: slices.Repeat([]float64{1}, len(costs))}
}
