package report

import (
	"fmt"
	"math"
	"slices"

	"roundpeg/intents"
)

// learning shows what more phrases would bring; nil for one number of phrases.
func learning(s intents.Summary) *Plot {
	if len(s.Curve) < 2 {
		return nil
	}
	outside := s.Mean.OutOfScope > 0
	x, y := learningAxes(s, outside)
	c := newCanvas("learning", "What more phrases bring", x, y)
	t := &Table{Head: []string{"phrases", "accuracy"}}
	if outside {
		t.Head = append(t.Head, "AUROC")
	}
	var accuracy, auroc []point
	for _, k := range s.Curve {
		at := float64(k.Shots)
		row := []string{fmt.Sprint(k.Shots), plusMinus(k.Mean.Accuracy, k.Spread.Accuracy, s.Seeds)}
		accuracy = append(accuracy, point{at, k.Mean.Accuracy})
		c.spread("in", accuracy[len(accuracy)-1], k.Spread.Accuracy)
		if outside {
			auroc = append(auroc, point{at, k.Mean.AUROC})
			c.spread("out", auroc[len(auroc)-1], k.Spread.AUROC)
			row = append(row, plusMinus(k.Mean.AUROC, k.Spread.AUROC, s.Seeds))
		}
		t.Rows = append(t.Rows, row)
	}
	c.line("in", accuracy...)
	for _, p := range accuracy {
		c.dot("in-dot", p)
	}
	last := accuracy[len(accuracy)-1]
	down := 26.0 // the label of the lower curve stands below it
	if outside {
		c.line("out dashed", auroc...)
		for _, p := range auroc {
			c.dot("out-dot diamond", p)
		}
		end := auroc[len(auroc)-1]
		if end.y < last.y {
			down = -16
		}
		up := -16.0
		if down < 0 {
			up = 26
		}
		c.say("end", end, -4, up, "AUROC")
	}
	c.say("end", last, -4, down, "accuracy")
	c.Desc = fmt.Sprintf("Accuracy and out-of-scope AUROC against the number of phrases an intent, mean and spread of %d samples. The figures are in the table below.", s.Seeds)
	c.Note = fmt.Sprintf("Bars: standard deviation over %d samples.", s.Seeds)
	if s.Seeds < 2 {
		c.Note = "One sample of each: no spread is known."
	}
	c.Table = t
	return &c.Plot
}

// spread is an error bar with its two caps.
func (c *canvas) spread(class string, p point, by float64) {
	if by == 0 {
		return
	}
	w := (c.x.to - c.x.from) * 0.012
	for _, y := range []float64{p.y - by, p.y + by} {
		c.line(class, point{p.x - w, y}, point{p.x + w, y})
	}
	c.line(class, point{p.x, p.y - by}, point{p.x, p.y + by})
}

func learningAxes(s intents.Summary, outside bool) (x, y axis) {
	lowest := 1.0
	x = axis{label: "phrases an intent", format: func(v float64) string { return fmt.Sprintf("%.0f", v) }}
	for _, k := range s.Curve {
		lowest = min(lowest, k.Mean.Accuracy-k.Spread.Accuracy)
		if outside {
			lowest = min(lowest, k.Mean.AUROC-k.Spread.AUROC)
		}
		x.ticks = append(x.ticks, float64(k.Shots))
	}
	first, last := x.ticks[0], slices.Max(x.ticks)
	x.from, x.to = max(0, first-0.06*(last-first)), last+0.06*(last-first)
	from := max(0, math.Floor(unit(lowest)*10-0.3)/10) // room below, on a tenth
	y = axis{label: "share", from: from, to: 1, format: percent}
	for i := range 5 {
		y.ticks = append(y.ticks, from+(1-from)*float64(i)/4)
	}
	return x, y
}

func plusMinus(mean, spread float64, seeds int) string {
	if seeds < 2 {
		return three(mean)
	}
	return three(mean) + " ± " + three(spread)
}
