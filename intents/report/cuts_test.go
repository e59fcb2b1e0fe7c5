package report

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"roundpeg/intents"
	"roundpeg/report"
)

func inside(known float64, right bool) intents.Judged {
	return intents.Judged{Known: known, InScope: true, Right: right}
}

func outside(known float64) intents.Judged { return intents.Judged{Known: known} }

// The rows of intents.TestEvaluateCounts.
func TestSweep(t *testing.T) {
	rows := []intents.Judged{inside(.9, true), inside(.8, false), inside(.4, true), inside(.7, true), outside(.1), outside(.4), outside(.75)}
	c := sweep(rows)
	assert.Equal(t, []cut{{.9, 1, 0, 1}, {.8, 2, 0, 1}, {.75, 2, 1, 1}, {.7, 3, 1, 2}, {.4, 4, 2, 3}, {.1, 4, 3, 3}}, c.at)
	assert.InDelta(t, (4+3.5+2)/12, area(c.roc()), 1e-12)
	assert.Equal(t, report.At(2.0/3, 1), c.fpr95())
	for _, want := range []struct{ loss, atLoss, caught float64 }{{0, 0, 1.0 / 3}, {.03, 0, 1.0 / 3}, {.25, .25, 2.0 / 3}, {.5, .5, 1}, {1, .5, 1}} {
		got := c.best(want.loss)
		assert.InDelta(t, want.atLoss, got.X, 1e-12, "loss %v", want.loss)
		assert.InDelta(t, want.caught, got.Y, 1e-12, "loss %v", want.loss)
	}
}

var judged = rapid.Custom(func(t *rapid.T) intents.Judged {
	j := intents.Judged{Example: intents.Example{Text: rapid.String().Draw(t, "text"), Intent: rapid.SampledFrom([]string{"a", "b", "<c>"}).Draw(t, "intent")}}
	j.Reads = rapid.SampledFrom([]string{"a", "b", "<c>"}).Draw(t, "reads")
	j.Known = float64(rapid.IntRange(0, 20).Draw(t, "known")) / 20 // ties
	j.Confidence = rapid.Float64Range(0, 1).Draw(t, "confidence")
	j.Threshold = rapid.SampledFrom([]float64{.3, .6}).Draw(t, "threshold")
	j.IsKnown, j.Ambiguous = j.Known >= j.Threshold, rapid.Bool().Draw(t, "ambiguous")
	j.InScope = rapid.Bool().Draw(t, "in scope")
	j.Right = j.InScope && j.Reads == j.Intent
	return j
})

// Curves only rise, and what is read off them is what Measure says.
func TestCurvesAgreeWithTheFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(judged, 1, 60).Draw(t, "rows")
		rep, c := intents.Measure(rows), sweep(rows)
		roc, trades := c.roc(), c.trades()
		for i := 1; i < len(roc); i++ {
			if roc[i].X < roc[i-1].X || roc[i].Y < roc[i-1].Y {
				t.Fatalf("the ROC falls at %d: %v", i, roc)
			}
		}
		for i := 1; i < len(trades); i++ {
			if trades[i].X > trades[i-1].X || trades[i].Y > trades[i-1].Y {
				t.Fatalf("a lower threshold gives up or catches more at %d: %v", i, trades)
			}
		}
		same := func(name string, want, got float64) {
			if d := want - got; d > 1e-9 || d < -1e-9 {
				t.Fatalf("%s: Measure says %v, the picture %v", name, want, got)
			}
		}
		bins := binned(rows, calibrationBins)
		n := 0
		for _, b := range bins {
			n += b.n
		}
		same("texts in bins", float64(rep.InScope), float64(n))
		same("ECE", rep.ECE, calibrationError(bins))
		if rep.InScope == 0 || rep.OutOfScope == 0 {
			return
		}
		same("AUROC", rep.AUROC, area(roc))
		same("FPR95", rep.FPR95, c.fpr95().X)
		same("recall at a loss of 3 points", rep.RecallAt3, c.best(0.03).Y)
		if last := roc[len(roc)-1]; last != (report.At(1, 1)) {
			t.Fatal(fmt.Sprint("the ROC ends at ", last))
		}
	})
}
