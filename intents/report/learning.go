package report

import (
	"fmt"
	"math"
	"slices"

	"roundpeg/intents"
	"roundpeg/report"
)

// learning shows what more phrases would bring; nil for one number of phrases.
func learning(s intents.Summary) *report.Plot {
	if len(s.Curve) < 2 {
		return nil
	}
	outside := s.Mean.OutOfScope > 0
	x, y := learningAxes(s, outside)
	c := report.NewCanvas("learning", "What more phrases bring", x, y)
	t := &report.Table{Head: []string{"phrases", "accuracy"}}
	if outside {
		t.Head = append(t.Head, "AUROC")
	}
	var accuracy, auroc []report.Point
	for _, k := range s.Curve {
		at := float64(k.Shots)
		row := []string{fmt.Sprint(k.Shots), plusMinus(k.Mean.Accuracy, k.Spread.Accuracy, s.Seeds)}
		accuracy = append(accuracy, report.At(at, k.Mean.Accuracy))
		c.Spread("in", accuracy[len(accuracy)-1], k.Spread.Accuracy)
		if outside {
			auroc = append(auroc, report.At(at, k.Mean.AUROC))
			c.Spread("out", auroc[len(auroc)-1], k.Spread.AUROC)
			row = append(row, plusMinus(k.Mean.AUROC, k.Spread.AUROC, s.Seeds))
		}
		t.Rows = append(t.Rows, row)
	}
	c.Line("in", accuracy...)
	for _, p := range accuracy {
		c.Dot("in-dot", p)
	}
	last := accuracy[len(accuracy)-1]
	down := 26.0 // the label of the lower curve stands below it
	if outside {
		c.Line("out dashed", auroc...)
		for _, p := range auroc {
			c.Dot("out-dot diamond", p)
		}
		end := auroc[len(auroc)-1]
		if end.Y < last.Y {
			down = -16
		}
		up := -16.0
		if down < 0 {
			up = 26
		}
		c.Say("end", end, -4, up, "AUROC")
	}
	c.Say("end", last, -4, down, "accuracy")
	c.Desc = fmt.Sprintf("Accuracy and out-of-scope AUROC against the number of phrases an intent, mean and spread of %d samples. The figures are in the table below.", s.Seeds)
	c.Note = fmt.Sprintf("Bars: standard deviation over %d samples.", s.Seeds)
	if s.Seeds < 2 {
		c.Note = "One sample of each: no spread is known."
	}
	c.Table = t
	return &c.Plot
}

func learningAxes(s intents.Summary, outside bool) (x, y report.Axis) {
	lowest := 1.0
	x = report.Axis{Label: "phrases an intent", Format: func(v float64) string { return fmt.Sprintf("%.0f", v) }}
	for _, k := range s.Curve {
		lowest = min(lowest, k.Mean.Accuracy-k.Spread.Accuracy)
		if outside {
			lowest = min(lowest, k.Mean.AUROC-k.Spread.AUROC)
		}
		x.Ticks = append(x.Ticks, float64(k.Shots))
	}
	first, last := x.Ticks[0], slices.Max(x.Ticks)
	x.From, x.To = max(0, first-0.06*(last-first)), last+0.06*(last-first)
	from := max(0, math.Floor(report.Unit(lowest)*10-0.3)/10) // room below, on a tenth
	y = report.Axis{Label: "share", From: from, To: 1, Format: report.Percent}
	for i := range 5 {
		y.Ticks = append(y.Ticks, from+(1-from)*float64(i)/4)
	}
	return x, y
}

func plusMinus(mean, spread float64, seeds int) string {
	if seeds < 2 {
		return report.Three(mean)
	}
	return report.Three(mean) + " ± " + report.Three(spread)
}
