package report

import (
	"fmt"
	"math"
	"slices"

	"roundpeg/intents"
	"roundpeg/report"
)

// few texts make a point that says little.
const few = 10

// reliability holds confidence against the share that is right.
func reliability(rows []intents.Judged) report.Plot {
	bins := binned(rows, calibrationBins)
	c := report.NewCanvas("reliability", "Is confidence to be believed?", report.Shares("confidence"), report.Shares("right"))
	var curve []report.Point
	t := &report.Table{Head: []string{"confidence", "texts", "mean", "right"}}
	most := 0
	for _, b := range bins {
		most = max(most, b.n)
	}
	for _, b := range bins {
		if b.n == 0 {
			continue
		}
		c.Bar("count", report.At(b.from, 0), report.At(b.to-0.008, 0.2*float64(b.n)/float64(most)))
		curve = append(curve, report.At(b.mean(), b.accuracy()))
		t.Rows = append(t.Rows, []string{fmt.Sprintf("%.2f–%.2f", b.from, b.to), fmt.Sprint(b.n), report.Three(b.mean()), report.Percent(b.accuracy())})
	}
	c.Line("ideal", report.Point{}, report.At(1, 1))
	c.Line("in", curve...)
	i := 0
	for _, b := range bins {
		switch {
		case b.n == 0:
			continue
		case b.n < few:
			c.Dot("in-dot few", curve[i])
		default:
			c.Dot("in-dot", curve[i])
		}
		i++
	}
	ece := calibrationError(bins)
	c.Say("start", report.At(0.03, 0.93), 0, 0, "ECE "+report.Three(ece))
	c.Say("start", report.At(0.03, 0.83), 0, 0, "above the line: too timid")
	c.Say("end", report.At(0.97, 0.26), 0, 0, "below: too sure")
	c.Desc = fmt.Sprintf("In-scope texts in %d bins of confidence: mean confidence against the share that is right. The calibration error is %s. The figures are in the table below.", calibrationBins, report.Three(ece))
	c.Note = "On the dashed line, of a hundred texts read at 80 % confidence eighty are right. Grey bars at the foot: how many texts each bin holds; a hollow point has fewer than ten."
	c.Table = t
	return c.Plot
}

const knownBins = 20

// known shows how far the two kinds lie apart: those in scope upwards, those out of scope downwards.
func known(rows []intents.Judged) report.Plot {
	in, out := knownShares(rows, knownBins)
	y := mirrored(slices.Max(in), slices.Max(out))
	c := report.NewCanvas("known", "How known do texts look?", report.Shares("known"), y)
	for i := range in {
		from, to := float64(i)/knownBins, float64(i+1)/knownBins-0.006
		if in[i] > 0 {
			c.Bar("in-bar", report.At(from, 0), report.At(to, in[i]))
		}
		if out[i] > 0 {
			c.Bar("out-bar", report.At(from, 0), report.At(to, -out[i]))
		}
	}
	c.Line("axis", report.At(0, 0), report.At(1, 0))
	c.Say("start", report.At(0.03, y.To), 0, 14, "▲ in scope")
	c.Say("start", report.At(0.03, y.To), 0, 30, "▼ out of scope")
	c.Desc = fmt.Sprintf("Histogram of known in %d bins, in scope above and out of scope below the middle.", knownBins)
	c.Note = drawn(c, thresholds(rows))
	c.Desc += " " + c.Note
	return c.Plot
}

// mirrored is an axis that goes up and down by the same measure, with room for the smaller side.
func mirrored(up, down float64) report.Axis {
	most := max(up, down, 0.05)
	y := report.Axis{Label: "share of the texts of each kind", From: -max(down, most/5), To: max(up, most/2), Format: func(v float64) string { return report.Percent(max(v, -v)) }}
	step := 0.05
	for _, s := range []float64{0.1, 0.25, 0.5} {
		if y.To-y.From > 5*step {
			step = s
		}
	}
	for i := math.Ceil(y.From / step); i*step <= y.To; i++ {
		y.Ticks = append(y.Ticks, i*step)
	}
	return y
}

// drawn draws thresholds, at most two, and says what they mean.
func drawn(c *report.Canvas, all []threshold) string {
	classes, names := []string{"threshold", "threshold dotted"}, []string{"fitted", "words"}
	all = all[:min(len(all), len(classes))]
	for i, t := range all {
		c.Line(classes[i], report.At(t.at, c.Y.From), report.At(t.at, c.Y.To))
	}
	for i, t := range all {
		toLeft := t.at > 0.8
		if len(all) > 1 { // away from the other one
			toLeft = t.at > 0.8 && all[1-i].at < t.at || t.at > 0.2 && t.at < all[1-i].at
		}
		anchor, dx := "start", 4.0
		if toLeft {
			anchor, dx = "end", -4
		}
		c.Say(anchor, report.At(t.at, c.Y.To), dx, 46+16*float64(i), fmt.Sprintf("%s %.2f", names[i], t.at))
	}
	if len(all) > 1 {
		return fmt.Sprintf("What lies left of the dashed line, %.2f, is called unknown; the %d texts that the words alone were sure of have a line of their own, dotted, %.2f.", all[0].at, all[1].rows, all[1].at)
	}
	return fmt.Sprintf("What lies left of the dashed line, %.2f, is called unknown.", all[0].at)
}
