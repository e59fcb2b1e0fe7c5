package backtest

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

var anyTurn = rapid.Custom(func(t *rapid.T) Turn {
	v := Turn{Line: rapid.IntRange(-1, 4).Draw(t, "line"), Risk: float64(rapid.IntRange(0, 20).Draw(t, "risk")) / 20, // ties
		Frustration: rapid.Float64Range(0, 1).Draw(t, "frustration"), Threshold: rapid.SampledFrom([]float64{.3, .4, .5}).Draw(t, "threshold"), Action: chat.Answer}
	if v.Risk >= v.Threshold {
		v.Action, v.Reason = chat.Handoff, chat.Frustration
	}
	switch rapid.IntRange(0, 9).Draw(t, "rule") {
	case 0:
		v.Rule, v.Action, v.Reason = "asks", chat.Handoff, chat.ExplicitRequest
	case 1:
		v.Rule, v.Action, v.Reason = "unknown", chat.Handoff, chat.OutsideIntents
	case 2:
		v.Rule, v.Action = "unclear", chat.Clarify
	}
	return v
})

var anyCases = rapid.Custom(func(t *rapid.T) []Case {
	cases := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Case {
		return Case{Language: rapid.SampledFrom([]string{"", "de"}).Draw(t, "language"), Group: rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "group"),
			Turns: rapid.SliceOfN(anyTurn, 0, 5).Draw(t, "turns"), Lines: make([]chat.Said, 3),
			Label: Label{Known: rapid.Bool().Draw(t, "known"), Bad: rapid.Bool().Draw(t, "bad"), Source: Given, At: rapid.IntRange(-1, 6).Draw(t, "at")}}
	}), 0, 40).Draw(t, "cases")
	for i := range cases {
		cases[i].ID = string(rune('A' + i))
	}
	return cases
})

var quick = Options{Resamples: 20}

func encoded(t require.TestingT, v any) string {
	b, err := json.Marshal(v) // refuses what is no number
	require.NoError(t, err)
	return string(b)
}

func TestSharesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases := anyCases.Draw(t, "cases")
		r := Measure(cases, quick)
		v, o, at := r.Volume, r.Operating, r.Curve.Steps[chosen]
		require.Equal(t, v.Cases, v.Handed+v.Offered+v.Clarified+v.Answered)
		require.Equal(t, v.Labelled, o.Served+o.Missed+o.InTime+o.Late+o.Needless+o.ByRule+o.Wished)
		require.Equal(t, v.Bad, o.Missed+o.InTime+o.Late)
		sum := 0
		for _, c := range v.ByReason {
			sum += c.Cases
		}
		require.Equal(t, v.Handed, sum)
		require.Equal(t, []int{v.Handed, o.Missed, o.Late, o.Needless, o.ByRule}, []int{at.Handed, at.Missed, at.Late, at.Needless, at.ByRule}, "at factor 1 the policy does what it did")
		for i, c := range newStudy(cases, quick).cases {
			first := -1
			for k, turn := range c.Turns {
				if turn.Action == chat.Handoff {
					first = k
					break
				}
			}
			require.Equal(t, first, newStudy(cases, quick).rows[i].turn)
		}
		for _, b := range []*Band{o.Containment, o.Recall, o.FalseAlarms, o.BadKept, o.Minutes} {
			if b != nil {
				require.True(t, 0 <= b.Low && b.Low <= b.High, "%+v", b)
			}
		}
		for _, p := range []*float64{at.Recall, at.BadKept, r.Ranking.AUROC, r.Coverage.AURC, r.Calibration.ECE, r.Calibration.Brier, r.Ranking.Alarms[0].Recall} {
			if p != nil {
				require.True(t, 0 <= *p && *p <= 1+1e-9, *p)
			}
		}
		n := 0
		for _, b := range r.Calibration.Bins {
			n += b.Cases
		}
		require.Equal(t, v.Labelled, n)
	})
}

// The more a wrong containment costs, the more is handed over and the earlier.
func TestCurveIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Measure(anyCases.Draw(t, "cases"), quick).Curve
		for k := 1; k < len(c.Steps); k++ {
			a, b := c.Steps[k-1], c.Steps[k]
			require.Less(t, a.Factor, b.Factor)
			require.LessOrEqual(t, a.Handed, b.Handed)
			require.GreaterOrEqual(t, a.Missed, b.Missed)
			require.GreaterOrEqual(t, a.Missed+a.Late, b.Missed+b.Late)
			require.LessOrEqual(t, a.Needless, b.Needless)
			require.Equal(t, a.Handed+a.Kept, b.Handed+b.Kept)
			if c.Cheapest != nil {
				require.GreaterOrEqual(t, b.Cost.Value, c.Steps[c.Cheapest.Step].Cost.Value-1e-6)
			}
		}
	})
}

func TestOrderAndTimeChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases := anyCases.Draw(t, "cases")
		want := encoded(t, Measure(cases, quick))
		require.Equal(t, want, encoded(t, Measure(cases, quick)), "the same seed")
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 0)).Shuffle(len(cases), func(i, k int) { cases[i], cases[k] = cases[k], cases[i] })
		require.Equal(t, want, encoded(t, Measure(cases, quick)), "another order")
	})
	a, b := Measure(many(20), Options{}), Measure(many(20), Options{Seed: 1})
	require.NotEqual(t, a.Operating.Minutes, b.Operating.Minutes, "another seed")
	require.Equal(t, a.Operating.Minutes.Value, b.Operating.Minutes.Value)
}

func TestNothingChangesAgainstItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases := anyCases.Draw(t, "cases")
		c := Compare(cases, cases, quick)
		require.Empty(t, c.Read)
		for _, n := range c.Changes {
			require.Zero(t, n.Cases)
		}
		for _, d := range c.Differences {
			if d.By != nil {
				require.Equal(t, Band{}, *d.By, d.Name)
			}
		}
	})
}

// What cannot be computed is left out, and what is no number stays out.
func TestAnythingMakesJSONAndATable(t *testing.T) {
	odd := []Case{{ID: "1", Turns: []Turn{{Risk: math.NaN(), Threshold: math.Inf(1), Frustration: math.Inf(-1)}, {Risk: 2, Threshold: math.NaN(), Action: chat.Handoff}},
		Label: bad(Given, 99)}, {ID: "2", Turns: []Turn{{Risk: -1, Threshold: -1}}, Label: good(Given)}}
	one := fixture()[:1]
	for name, cases := range map[string][]Case{"none": nil, "one": one, "no turns": {{ID: "1", Label: bad(Given, -1)}, {ID: "2", Label: good(Given)}}, "no label": fixture()[7:],
		"all bad": fixture()[:3], "all good": fixture()[3:7], "odd": odd, "all": many(30)} {
		for _, o := range []Options{{}, {Costs: Costs{Handoff: math.NaN(), Wrong: math.Inf(1), Late: -1}, Lambda: 1, Resamples: 3}} {
			r := Measure(cases, o)
			require.NotContains(t, encoded(t, r), "null", "%s: lists are empty, not missing", name)
			require.NotContains(t, encoded(t, Compare(cases, one, o)), "null", name)
			var out bytes.Buffer
			require.NoError(t, r.Print(&out))
			require.NoError(t, Compare(cases, bolder(), o).Print(&out))
			require.NotContains(t, out.String(), "NaN", name)
			require.NotContains(t, out.String(), "%!", name)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		require.NotContains(t, encoded(t, Compare(anyCases.Draw(t, "a"), anyCases.Draw(t, "b"), quick)), "null")
	})
}

func BenchmarkMeasure(b *testing.B) {
	dice := rand.New(rand.NewPCG(1, 1))
	cases := many(1250) // 10,000
	for i := range cases {
		c := &cases[i]
		c.Intent, c.Language, c.Group, c.Turns = string(rune('a'+dice.IntN(150))), string(rune('a'+dice.IntN(4))), string(rune('a'+dice.IntN(7000))), nil
		for range 6 {
			c.Turns = append(c.Turns, scored(dice.Float64()*dice.Float64()))
		}
	}
	b.ResetTimer()
	for b.Loop() {
		Measure(cases, Options{})
	}
}
