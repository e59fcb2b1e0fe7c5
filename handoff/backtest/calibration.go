package backtest

import (
	"cmp"
	"math"
	"slices"
)

// Calibration holds the greatest risk of a conversation against what became of it: it is that risk which crosses a threshold or does not.
type Calibration struct {
	Bins  []Bin    `json:"bins"`            // about equally many conversations in each
	ECE   *float64 `json:"ece,omitempty"`   // mean distance of risk and bad share over the bins
	Brier *float64 `json:"brier,omitempty"` // mean squared distance of risk and label
}

// Bin is conversations of neighbouring risks, From to To, both among them.
type Bin struct {
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	Cases int     `json:"cases"`
	Risk  float64 `json:"risk"` // mean
	Bad   float64 `json:"bad"`  // share
}

const calibrationBins = 10

func (s *study) calibration() Calibration {
	c := Calibration{Bins: []Bin{}}
	if len(s.labelled) == 0 {
		return c
	}
	levels := s.levels(func(i int) float64 { return s.rows[i].top })
	slices.SortFunc(levels, func(a, b level) int { return cmp.Compare(a.score, b.score) })
	below, last, all := 0, -1, len(s.labelled)
	brier, ece := 0.0, 0.0
	for _, l := range levels { // conversations of one risk stay together, in the bin of their middle
		n := l.good + l.bad
		if k := calibrationBins * (2*below + n) / (2 * all); k != last {
			c.Bins = append(c.Bins, Bin{From: l.score})
			last = k
		}
		b := &c.Bins[len(c.Bins)-1]
		b.To, b.Cases, b.Risk, b.Bad = l.score, b.Cases+n, b.Risk+float64(n)*l.score, b.Bad+float64(l.bad)
		brier += float64(l.good)*l.score*l.score + float64(l.bad)*(1-l.score)*(1-l.score)
		below += n
	}
	for k := range c.Bins {
		b := &c.Bins[k]
		ece += math.Abs(b.Risk - b.Bad)
		b.Risk, b.Bad = b.Risk/float64(b.Cases), b.Bad/float64(b.Cases)
	}
	c.ECE, c.Brier = new(ece/float64(all)), new(brier/float64(all))
	return c
}
