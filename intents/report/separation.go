package report

import (
	"fmt"
	"math"
	"strings"

	"roundpeg/intents"
	"roundpeg/report"
)

// rocPlot shows known as a test of in scope against out of scope.
func rocPlot(c cuts) report.Plot {
	curve, at := c.roc(), c.fpr95()
	p := report.NewCanvas("roc", "In scope or not: can known tell?", report.Shares("out of scope, called known"), report.Shares("in scope, called known"))
	p.Line("ideal", report.Point{}, report.At(1, 1))
	p.Line("in", curve...)
	p.Dot("out-dot diamond", at)
	p.Say("end", report.At(0.97, 0.12), 0, 0, "AUROC "+report.Three(area(curve)))
	anchor, dx := "start", 10.0
	if at.X > 0.5 {
		anchor, dx = "end", -10
	}
	p.Say(anchor, at, dx, 16, "FPR95 "+report.Three(at.X))
	p.Desc = fmt.Sprintf("Share of in-scope texts called known against that of out-of-scope texts, for every threshold. Area %s; where %s of the in-scope texts are called known, %s of the out-of-scope ones are too.",
		report.Three(area(curve)), report.Exact(at.Y), report.Exact(at.X))
	p.Note = "The nearer to the upper left corner, the better; the dashed line is guessing. The diamond is where 95 % of what is in scope gets through."
	return p.Plot
}

// tradePlot shows what a threshold gives up against what it catches.
func tradePlot(c cuts, fitted intents.Report, asked float64) report.Plot {
	farthest := 0.1
	for _, s := range []float64{0.2, 0.5, 1} {
		if fitted.Loss > 0.8*farthest {
			farthest = s
		}
	}
	var ticks []float64
	for i := range 6 {
		ticks = append(ticks, farthest*float64(i)/5)
	}
	p := report.NewCanvas("trade", "What you give up against what you catch",
		report.Axis{Label: "in-scope loss: read rightly, yet called unknown", To: farthest, Ticks: ticks, Format: report.Percent}, report.Shares("out of scope, caught"))
	var curve []report.Point
	for _, t := range c.trades() {
		if t.X <= farthest {
			curve = append(curve, t)
		}
	}
	p.Line("in", curve...)
	t := &report.Table{Head: []string{"threshold", "in-scope loss", "caught"}}
	at, under := report.At(fitted.Loss, fitted.Recall), 17.0
	for _, k := range bestTrades(c) {
		p.Dot("in-dot", k.at)
		p.Say("start", k.at, 2, 17, k.names)
		if math.Abs(p.PX(k.at.X)-p.PX(at.X)) < 36 && math.Abs(p.PY(k.at.Y)-p.PY(at.Y)) < 24 {
			under = 36 // clear of its label
		}
	}
	for _, loss := range losses {
		best := c.best(loss)
		t.Rows = append(t.Rows, []string{"best at a loss of up to " + report.Percent(loss), report.Exact(best.X), report.Exact(best.Y)})
	}
	p.Dot("out-dot diamond", at)
	if at.X > 0.8*farthest {
		p.Say("end", at, -9, under, "fitted")
	} else {
		p.Say("start", at, 9, under, "fitted")
	}
	t.Rows = append(t.Rows, []string{"fitted, " + report.Percent(asked) + " asked for", report.Exact(at.X), report.Exact(at.Y)})
	p.Desc = "Share of out-of-scope texts caught against in-scope loss, for every threshold. The points are in the table below."
	p.Note = "The diamond is the threshold that training chose without having seen these texts; the circles are the best there is on them."
	p.Table = t
	return p.Plot
}

// losses are those whose best threshold is shown.
var losses = []float64{0.01, 0.03, 0.05}

// mark is a place with the names of all that fall on it.
type mark struct {
	at    report.Point
	names string
}

func bestTrades(c cuts) (out []mark) {
	for _, loss := range losses {
		at, last := c.best(loss), len(out)-1
		if last >= 0 && out[last].at == at {
			out[last].names = strings.TrimSuffix(out[last].names, "\u00a0%") + ", " + report.Percent(loss)
			continue
		}
		out = append(out, mark{at, report.Percent(loss)})
	}
	return out
}
