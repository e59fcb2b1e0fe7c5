package report

import (
	"fmt"
	"math"
	"slices"

	"roundpeg/intents"
)

// few texts make a point that says little.
const few = 10

// reliability holds confidence against the share that is right.
func reliability(rows []intents.Judged) Plot {
	bins := binned(rows, calibrationBins)
	c := newCanvas("reliability", "Is confidence to be believed?", shares("confidence"), shares("right"))
	var curve []point
	t := &Table{Head: []string{"confidence", "texts", "mean", "right"}}
	most := 0
	for _, b := range bins {
		most = max(most, b.n)
	}
	for _, b := range bins {
		if b.n == 0 {
			continue
		}
		c.bar("count", point{b.from, 0}, point{b.to - 0.008, 0.2 * float64(b.n) / float64(most)})
		curve = append(curve, point{b.mean(), b.accuracy()})
		t.Rows = append(t.Rows, []string{fmt.Sprintf("%.2f–%.2f", b.from, b.to), fmt.Sprint(b.n), three(b.mean()), percent(b.accuracy())})
	}
	c.line("ideal", point{}, point{1, 1})
	c.line("in", curve...)
	i := 0
	for _, b := range bins {
		switch {
		case b.n == 0:
			continue
		case b.n < few:
			c.dot("in-dot few", curve[i])
		default:
			c.dot("in-dot", curve[i])
		}
		i++
	}
	ece := calibrationError(bins)
	c.say("start", point{0.03, 0.93}, 0, 0, "ECE "+three(ece))
	c.say("start", point{0.03, 0.83}, 0, 0, "above the line: too timid")
	c.say("end", point{0.97, 0.26}, 0, 0, "below: too sure")
	c.Desc = fmt.Sprintf("In-scope texts in %d bins of confidence: mean confidence against the share that is right. The calibration error is %s. The figures are in the table below.", calibrationBins, three(ece))
	c.Note = "On the dashed line, of a hundred texts read at 80 % confidence eighty are right. Grey bars at the foot: how many texts each bin holds; a hollow point has fewer than ten."
	c.Table = t
	return c.Plot
}

const knownBins = 20

// known shows how far the two kinds lie apart: those in scope upwards, those out of scope downwards.
func known(rows []intents.Judged) Plot {
	in, out := knownShares(rows, knownBins)
	y := mirrored(slices.Max(in), slices.Max(out))
	c := newCanvas("known", "How known do texts look?", shares("known"), y)
	for i := range in {
		from, to := float64(i)/knownBins, float64(i+1)/knownBins-0.006
		if in[i] > 0 {
			c.bar("in-bar", point{from, 0}, point{to, in[i]})
		}
		if out[i] > 0 {
			c.bar("out-bar", point{from, 0}, point{to, -out[i]})
		}
	}
	c.line("axis", point{0, 0}, point{1, 0})
	c.say("start", point{0.03, y.to}, 0, 14, "▲ in scope")
	c.say("start", point{0.03, y.to}, 0, 30, "▼ out of scope")
	c.Desc = fmt.Sprintf("Histogram of known in %d bins, in scope above and out of scope below the middle.", knownBins)
	c.Note = c.thresholds(thresholds(rows))
	c.Desc += " " + c.Note
	return c.Plot
}

// mirrored is an axis that goes up and down by the same measure, with room for the smaller side.
func mirrored(up, down float64) axis {
	most := max(up, down, 0.05)
	y := axis{label: "share of the texts of each kind", from: -max(down, most/5), to: max(up, most/2), format: func(v float64) string { return percent(max(v, -v)) }}
	step := 0.05
	for _, s := range []float64{0.1, 0.25, 0.5} {
		if y.to-y.from > 5*step {
			step = s
		}
	}
	for i := math.Ceil(y.from / step); i*step <= y.to; i++ {
		y.ticks = append(y.ticks, i*step)
	}
	return y
}

// thresholds draws them, at most two, and says what they mean.
func (c *canvas) thresholds(all []threshold) string {
	classes, names := []string{"threshold", "threshold dotted"}, []string{"fitted", "words"}
	all = all[:min(len(all), len(classes))]
	for i, t := range all {
		c.line(classes[i], point{t.at, c.y.from}, point{t.at, c.y.to})
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
		c.say(anchor, point{t.at, c.y.to}, dx, 46+16*float64(i), fmt.Sprintf("%s %.2f", names[i], t.at))
	}
	if len(all) > 1 {
		return fmt.Sprintf("What lies left of the dashed line, %.2f, is called unknown; the %d texts that the words alone were sure of have a line of their own, dotted, %.2f.", all[0].at, all[1].rows, all[1].at)
	}
	return fmt.Sprintf("What lies left of the dashed line, %.2f, is called unknown.", all[0].at)
}
