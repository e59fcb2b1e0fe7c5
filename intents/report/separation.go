package report

import (
	"fmt"
	"math"
	"strings"

	"roundpeg/intents"
)

// rocPlot shows known as a test of in scope against out of scope.
func rocPlot(c cuts) Plot {
	curve, at := c.roc(), c.fpr95()
	p := newCanvas("roc", "In scope or not: can known tell?", shares("out of scope, called known"), shares("in scope, called known"))
	p.line("ideal", point{}, point{1, 1})
	p.line("in", curve...)
	p.dot("out-dot diamond", at)
	p.say("end", point{0.97, 0.12}, 0, 0, "AUROC "+three(area(curve)))
	anchor, dx := "start", 10.0
	if at.x > 0.5 {
		anchor, dx = "end", -10
	}
	p.say(anchor, at, dx, 16, "FPR95 "+three(at.x))
	p.Desc = fmt.Sprintf("Share of in-scope texts called known against that of out-of-scope texts, for every threshold. Area %s; where %s of the in-scope texts are called known, %s of the out-of-scope ones are too.",
		three(area(curve)), exact(at.y), exact(at.x))
	p.Note = "The nearer to the upper left corner, the better; the dashed line is guessing. The diamond is where 95 % of what is in scope gets through."
	return p.Plot
}

// tradePlot shows what a threshold gives up against what it catches.
func tradePlot(c cuts, fitted intents.Report, asked float64) Plot {
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
	p := newCanvas("trade", "What you give up against what you catch",
		axis{"in-scope loss: read rightly, yet called unknown", 0, farthest, ticks, percent}, shares("out of scope, caught"))
	var curve []point
	for _, t := range c.trades() {
		if t.x <= farthest {
			curve = append(curve, t)
		}
	}
	p.line("in", curve...)
	t := &Table{Head: []string{"threshold", "in-scope loss", "caught"}}
	at, under := point{fitted.Loss, fitted.Recall}, 17.0
	for _, k := range bestTrades(c) {
		p.dot("in-dot", k.at)
		p.say("start", k.at, 2, 17, k.names)
		if math.Abs(p.px(k.at.x)-p.px(at.x)) < 36 && math.Abs(p.py(k.at.y)-p.py(at.y)) < 24 {
			under = 36 // clear of its label
		}
	}
	for _, loss := range losses {
		best := c.best(loss)
		t.Rows = append(t.Rows, []string{"best at a loss of up to " + percent(loss), exact(best.x), exact(best.y)})
	}
	p.dot("out-dot diamond", at)
	if at.x > 0.8*farthest {
		p.say("end", at, -9, under, "fitted")
	} else {
		p.say("start", at, 9, under, "fitted")
	}
	t.Rows = append(t.Rows, []string{"fitted, " + percent(asked) + " asked for", exact(at.x), exact(at.y)})
	p.Desc = "Share of out-of-scope texts caught against in-scope loss, for every threshold. The points are in the table below."
	p.Note = "The diamond is the threshold that training chose without having seen these texts; the circles are the best there is on them."
	p.Table = t
	return p.Plot
}

// losses are those whose best threshold is shown.
var losses = []float64{0.01, 0.03, 0.05}

// mark is a place with the names of all that fall on it.
type mark struct {
	at    point
	names string
}

func bestTrades(c cuts) (out []mark) {
	for _, loss := range losses {
		at, last := c.best(loss), len(out)-1
		if last >= 0 && out[last].at == at {
			out[last].names = strings.TrimSuffix(out[last].names, "\u00a0%") + ", " + percent(loss)
			continue
		}
		out = append(out, mark{at, percent(loss)})
	}
	return out
}
