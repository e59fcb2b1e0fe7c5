package report

import (
	"fmt"
	"math"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

// factors is an axis of ratios: each tick is twice the one before.
func factors() report.Axis {
	names := []string{"⅛", "¼", "½", "1", "2", "4", "8"}
	return report.Axis{Label: "a wrong containment is so many times dearer", From: -3, To: 3, Ticks: []float64{-3, -2, -1, 0, 1, 2, 3},
		Format: func(v float64) string { return names[int(v)+3] }}
}

// cost shows what caution costs, and where the policy stands.
func cost(r backtest.Result) (report.Plot, bool) {
	c := r.Curve
	if c.Cheapest == nil {
		return report.Plot{}, false
	}
	most := 0.0
	for _, s := range c.Steps {
		most = max(most, s.Cost.High)
	}
	p := report.NewCanvas("cost", "What caution costs", factors(), report.Upto("minutes of an agent for a conversation", most, short))
	band(p, c.Steps)
	p.Line("in", costs(c.Steps)...)
	at, best := c.Steps[c.Chosen], c.Steps[c.Cheapest.Step]
	chosen, cheapest := report.At(0, at.Cost.Value), report.At(math.Log2(best.Factor), best.Cost.Value)
	p.Dot("in-dot", chosen)
	if c.Cheapest.Step == c.Chosen {
		under(p, c.Steps, chosen, "chosen, and cheapest", 0)
		p.Dot("in-dot", chosen)
	} else {
		p.Dot("out-dot diamond", cheapest)
		room := 0.0
		if math.Abs(p.PX(chosen.X)-p.PX(cheapest.X)) < 60 {
			room = 15 // one label below the other
		}
		under(p, c.Steps, cheapest, "cheapest", 0)
		under(p, c.Steps, chosen, "chosen", room)
	}
	p.Desc = fmt.Sprintf("Minutes for a conversation against how much dearer than configured a wrong containment is taken to be. As configured %s; the cheapest, at %.2f, %s. The figures are in the table below.",
		minutes(at.Cost), best.Factor, minutes(best.Cost))
	p.Note = "To the left the bot keeps more, to the right it hands over earlier: thresholds are divided by the factor, and what happens is always paid at the configured costs. The shade is where 90 of 100 resamples lie. The cheapest was found on these very conversations: the next ones will save less."
	p.Table, p.Folded = &report.Table{Head: []string{"factor", "handed over", "missed", "late", "needless", "recall", "minutes"}}, true
	for _, s := range c.Steps {
		p.Table.Rows = append(p.Table.Rows, []string{fmt.Sprintf("%.2f", s.Factor), fmt.Sprint(s.Handed), fmt.Sprint(s.Missed), fmt.Sprint(s.Late), fmt.Sprint(s.Needless), share(s.Recall), minutes(s.Cost)})
	}
	return p.Plot, true
}

func short(v float64) string { return fmt.Sprintf("%.3g", v) }

func costs(steps []backtest.Step) (out []report.Point) {
	for _, s := range steps {
		out = append(out, report.At(math.Log2(s.Factor), s.Cost.Value))
	}
	return out
}

// band goes along its upper edge and back along the lower.
func band(p *report.Canvas, steps []backtest.Step) {
	var round []report.Point
	for _, s := range steps {
		round = append(round, report.At(math.Log2(s.Factor), s.Cost.High))
	}
	for k := len(steps) - 1; k >= 0; k-- {
		round = append(round, report.At(math.Log2(steps[k].Factor), steps[k].Cost.Low))
	}
	p.Area("band", round...)
}

// under writes below the band, or above it where there is no room below, clear of it over the whole width of the text.
func under(p *report.Canvas, steps []backtest.Step, at report.Point, text string, room float64) {
	low, high := at.Y, at.Y
	half := 3.2 * float64(len(text))
	x := max(p.PX(p.X.From)+half, min(p.PX(p.X.To)-half, p.PX(at.X)))
	for _, s := range steps {
		if math.Abs(p.PX(math.Log2(s.Factor))-x) <= half+4 {
			low, high = min(low, s.Cost.Low), max(high, s.Cost.High)
		}
	}
	y := p.PY(low) + 17 + room
	if y > p.PY(p.Y.From)-4 {
		y = p.PY(high) - 9 - room
	}
	p.Put("note", "middle", x, y, text)
}
