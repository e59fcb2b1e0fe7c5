package report

import (
	"fmt"
	"math"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

// plots are those that there is something to draw of.
func plots(r backtest.Result) g.Node {
	var all []report.Plot
	for _, draw := range []func(backtest.Result) (report.Plot, bool){cost, coverage, calibration, lead, reasons,
		gap("language", "recall"), gap("language", "false alarms"), gap("intent", "recall"), gap("intent", "false alarms")} {
		if p, ok := draw(r); ok {
			all = append(all, p)
		}
	}
	return report.Either(len(all) > 0, "There is nothing to draw: no conversation was handed over, and of none it is known how it ended.",
		report.Line(h.Div(h.Class("plots"), g.Map(all, report.Plot.Node))))
}

// The bad share of a handful of conversations says nothing: the line begins with so many, or so large a share.
const (
	fewest      = 20
	fewestShare = .05
)

// coverage shows what the risk knows: the bad share among those of the least risk.
func coverage(r backtest.Result) (report.Plot, bool) {
	var curve []report.Point
	for _, c := range r.Coverage.Points {
		if c.Kept >= max(fewestShare, fewest/float64(r.Volume.Labelled)) || c.Kept == 1 {
			curve = append(curve, report.At(c.Kept, c.Bad))
		}
	}
	if len(curve) < 2 {
		return report.Plot{}, false
	}
	o := r.Operating
	at := report.At(float64(o.Served+o.Missed)/float64(r.Volume.Labelled), 0)
	most := 0.0
	if o.BadKept != nil {
		at.Y = o.BadKept.Value
		most = at.Y
	}
	for _, p := range curve {
		most = max(most, p.Y)
	}
	p := report.NewCanvas("coverage", "What is kept, and how much of it is bad", report.Shares("kept, of those with a label"), report.Upto("of those kept, a person was needed", 1.1*most, report.Percent))
	p.Line("in", curve...)
	if o.BadKept != nil {
		p.Dot("out-dot diamond", at)
		over, level := at.Y, heightAt(curve, at.X)
		dy := -11.0
		if over < level {
			dy = 19
		}
		p.Say(anchorAt(at.X), at, 0, dy, "the policy")
	}
	p.Desc = fmt.Sprintf("Bad share among the conversations of the least risk against how many of them are kept. All kept: %s. The policy keeps %s with a bad share of %s. AURC %s.",
		report.Exact(curve[len(curve)-1].Y), report.Exact(at.X), banded(o.BadKept), three(r.Coverage.AURC))
	p.Note = "The line keeps by the greatest risk of a conversation alone. The diamond is the policy with its rules and its thresholds by stakes: below the line they help."
	p.Table, p.Folded = &report.Table{Head: []string{"greatest risk", "kept", "bad"}}, true
	for k, c := range r.Coverage.Points {
		if k%5 == 4 || k == len(r.Coverage.Points)-1 {
			p.Table.Rows = append(p.Table.Rows, []string{report.Three(c.Risk), report.Exact(c.Kept), report.Exact(c.Bad)})
		}
	}
	return p.Plot, true
}

// heightAt is the nearest point's.
func heightAt(curve []report.Point, x float64) float64 {
	best := curve[0]
	for _, p := range curve {
		if math.Abs(p.X-x) < math.Abs(best.X-x) {
			best = p
		}
	}
	return best.Y
}

func anchorAt(x float64) string {
	switch {
	case x > .8:
		return "end"
	case x < .2:
		return "start"
	}
	return "middle"
}

// calibration holds risk against what became of them.
func calibration(r backtest.Result) (report.Plot, bool) {
	c := r.Calibration
	if len(c.Bins) == 0 {
		return report.Plot{}, false
	}
	most := 0.0
	for _, b := range c.Bins {
		most = max(most, b.Risk, b.Bad)
	}
	x, y := report.Upto("greatest risk", most, report.Percent), report.Upto("a person was needed", most, report.Percent)
	p := report.NewCanvas("calibration", "Is the risk to be believed?", x, y)
	p.Line("ideal", report.At(0, 0), report.At(x.To, y.To))
	var curve []report.Point
	corner := true // the upper left one is free
	p.Table, p.Folded = &report.Table{Head: []string{"risk", "conversations", "mean", "bad"}}, true
	for _, b := range c.Bins {
		curve = append(curve, report.At(b.Risk, b.Bad))
		corner = corner && (b.Risk > .5*x.To || b.Bad < .75*y.To)
		p.Table.Rows = append(p.Table.Rows, []string{fmt.Sprintf("%.3f–%.3f", b.From, b.To), fmt.Sprint(b.Cases), report.Three(b.Risk), report.Exact(b.Bad)})
	}
	p.Line("in", curve...)
	for _, at := range curve {
		p.Dot("in-dot", at)
	}
	if corner {
		p.Say("start", report.At(.03*x.To, .9*y.To), 0, 0, "ECE "+three(c.ECE))
	} else {
		p.Say("end", report.At(.97*x.To, .06*y.To), 0, 0, "ECE "+three(c.ECE))
	}
	p.Desc = fmt.Sprintf("Conversations in up to ten bins of equal number by their greatest risk: mean risk against the share that needed a person. ECE %s, Brier %s.", three(c.ECE), three(c.Brier))
	p.Note = "On the dashed line, of a hundred conversations with a risk of 40 % forty needed a person. Below it the risk is too high, so the policy is more cautious than its costs ask for."
	return p.Plot, true
}
