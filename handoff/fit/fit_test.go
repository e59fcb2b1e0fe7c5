package fit

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// made draws examples from a model that is known: log-odds −1 + 2·a − 1·b.
func made(n int) (all []Example) {
	seed := uint64(7)
	next := func() float64 {
		seed = seed*6364136223846793005 + 1442695040888963407
		return float64(seed>>11) / (1 << 53)
	}
	for i := range n {
		a, b := next(), next()
		all = append(all, Example{X: []float64{a, b, 0}, Bad: next() < Sigmoid(-1+2*a-b), Group: fmt.Sprint(i)})
	}
	return all
}

func TestSolveFindsTheModel(t *testing.T) {
	w, base := Problem{Ridge: .01}.Solve(made(40_000))
	require.InDelta(t, 2, w[0], .15)
	require.InDelta(t, -1, w[1], .15)
	require.InDelta(t, 0, w[2], 1e-9)
	require.InDelta(t, -1, base, .1)
}

func TestSolveHoldsSignsPriorsAndWeights(t *testing.T) {
	w, _ := Problem{Ridge: .01, Signs: []int{1, 1, 1}}.Solve(made(5_000))
	require.Zero(t, w[1], "it would point the wrong way")
	require.Positive(t, w[0])
	w, _ = Problem{Ridge: .01, Held: map[int]float64{0: .5}}.Solve(made(5_000))
	require.Equal(t, .5, w[0])
	w, _ = Problem{Ridge: 1e9, Prior: []float64{3, -3, 1}}.Solve(made(500))
	require.InDelta(t, 3, w[0], 1e-3)
	require.InDelta(t, -3, w[1], 1e-3)
	w, base := Problem{Prior: []float64{1, 2, 3}, Base: 4}.Solve(nil)
	require.Equal(t, []float64{1, 2, 3}, w)
	require.Equal(t, 4.0, base)
	_, base = Problem{Ridge: 1, Anchor: 1e9, Base: -2}.Solve(made(500))
	require.InDelta(t, -2, base, 1e-3)
}

func TestSolveEnds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var all []Example
		for range rapid.IntRange(1, 30).Draw(r, "n") {
			all = append(all, Example{X: []float64{rapid.Float64Range(-1, 1).Draw(r, "a"), rapid.Float64Range(0, 1).Draw(r, "b")}, Bad: rapid.Bool().Draw(r, "bad")})
		}
		w, base := Problem{Ridge: .5, Anchor: 1.5, Signs: []int{1, -1}}.Solve(all)
		require.False(r, math.IsNaN(base) || math.IsInf(base, 0))
		require.GreaterOrEqual(r, w[0], 0.0)
		require.LessOrEqual(r, w[1], 0.0)
	})
}

func TestCalibrate(t *testing.T) {
	var z []float64
	var bad []bool
	for _, e := range made(20_000) {
		z, bad = append(z, 3*(-1+2*e.X[0]-e.X[1])+2), append(bad, e.Bad) // three times too sure, and too high by 2
	}
	p := Calibrate(z, bad)
	require.InDelta(t, 1.0/3, p.Scale, .05)
	require.InDelta(t, -2.0/3, p.Shift, .05)
	s := Shift(z, bad)
	require.Equal(t, 1.0, s.Scale)
	require.Less(t, s.Shift, -.5)
	few := Calibrate([]float64{0, 0, 0}, []bool{false, false, false})
	require.Greater(t, few.Of(0), -2.0, "three labels do not make certain")
	reversed := Calibrate([]float64{-9, -9, -9, -9, 9, 9, 9, 9}, []bool{true, true, true, true, false, false, false, false})
	require.GreaterOrEqual(t, reversed.Scale, .05, "the order stays")
}

func scored(pairs ...float64) (all []Scored) {
	for i := 0; i < len(pairs); i += 2 {
		all = append(all, Scored{pairs[i], pairs[i+1] == 1})
	}
	return all
}

func TestFigures(t *testing.T) {
	all := scored(.9, 1, .8, 0, .7, 1, .7, 0, .2, 0, .1, 0)
	// pairs of one bad and one good: .9 beats all four; .7 loses to .8, ties with .7, beats two
	require.InDelta(t, (4+0+.5+2)/8, AUROC(all), 1e-12)
	require.True(t, math.IsNaN(AUROC(scored(.5, 1))))
	// at .9: 1 of 2 found, all right: F1 2/3; at .7: both found, four called: 2·2/(4+2)
	require.InDelta(t, 2.0/3, BestF1(all), 1e-12)
	require.InDelta(t, .5, RecallAt(all, 0), 1e-12, "one of two lies above the highest good one")
	require.InDelta(t, .5, RecallAt(all, .25), 1e-12, ".7 ties with the limit")
	require.InDelta(t, 1, RecallAt(all, .5), 1e-12)
	// two bins of equal width: below .5 said .3 of 0; above said 3.1 of 2
	require.InDelta(t, (.3+1.1)/6, ECE(all, 2), 1e-12)
	// two of equal size: .1 .2 .7 | .7 .8 .9, where the tie may fall either way
	require.InDelta(t, ACE(all, 2), ACE(all, 2), 1e-12)
	require.InDelta(t, .1, ACE(scored(.1, 0, .1, 0, .9, 1, .9, 1), 2), 1e-12)
	require.InDelta(t, .1, ECE(scored(1, 1, .8, 1), 10), 1e-12, "1 falls into the last bin")
}

func TestFoldKeepsGroups(t *testing.T) {
	n := map[uint32]int{}
	for i := range 1000 {
		k := Fold(fmt.Sprint("customer ", i), 5)
		require.Equal(t, k, Fold(fmt.Sprint("customer ", i), 5))
		n[k]++
	}
	for k := range uint32(5) {
		require.InDelta(t, 200, n[k], 60)
	}
}
