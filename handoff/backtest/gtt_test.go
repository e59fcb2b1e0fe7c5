package backtest

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestGTT(t *testing.T) {
	near, far := math.Exp(-1./2), math.Exp(-4./2) // one and two turns off, of a tolerance of 1
	for _, c := range []struct {
		name            string
		predicted, gold []int
		lambda, want    float64
	}{
		{"nothing to find, nothing found", nil, nil, 0, 1},
		{"nothing to find", []int{1}, nil, 0, 0},
		{"nothing found", nil, []int{1}, 0, 0},
		{"on the turn", []int{3}, []int{3}, .5, 1},
		{"early and late are alike", []int{2, 4}, []int{3}, 0, near},
		{"the nearer of two", []int{2}, []int{0, 3}, 0, near},
		{"a mean over what is predicted", []int{1, 3}, []int{3}, 0, (far + 1) / 2},
		{"late counts for less", []int{4}, []int{3}, .5, math.Exp(-1)},       // (1 − .5) · 2
		{"early counts for more", []int{2}, []int{3}, .5, math.Exp(-1. / 3)}, // (1 + .5) · 2
	} {
		assert.InDelta(t, c.want, gtt(c.predicted, c.gold, 1, c.lambda), exact, c.name)
	}
	assert.InDelta(t, math.Exp(-4./18), gtt([]int{0}, []int{2}, 3, 0), exact, "of a tolerance of 3")
}

// a hands over at 1 and 2, needed at 2; c at 1, needed at 0; d is left alone rightly; b is missed; e, f and g are false alarms.
func TestTransfers(t *testing.T) {
	by := Measure(fixture(), Options{}).Transfer
	for k, tolerance := range []float64{1, 2, 3} {
		one, two := math.Exp(-1/(2*tolerance*tolerance)), math.Exp(-4/(2*tolerance*tolerance))
		assert.InDelta(t, ((one+1)/2+0+one+1)/7, by[0].GTT[k], exact)
		assert.InDelta(t, (one+0+one+1)/7, by[1].GTT[k], exact, "turn 1 of a alone")
		assert.InDelta(t, ((two+one+1)/3+(one+1)/2+(1+one)/2)/7, by[2].GTT[k], exact)
	}
	assert.Equal(t, []float64{.75, .75, 1.5}, []float64{*by[0].FalseAlarms, *by[1].FalseAlarms, *by[2].FalseAlarms})
}
