package report

import (
	"fmt"
	"math"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

// both are the pictures in which two policies stand beside each other.
func both(c backtest.Comparison) g.Node {
	if c.A.Curve.Cheapest == nil {
		return report.Paragraph("There is nothing to draw: of no conversation it is known how it ended.")
	}
	return report.Line(h.Div(h.Class("plots"), twoCosts(c).Node(), twoRisks(c).Node()))
}

// legend stands below the pictures: within them there is no place where a curve may not go.
const legend = "A is dashed, with a diamond; B is solid, with a circle. "

func twoCosts(c backtest.Comparison) report.Plot {
	most := 0.0
	for k := range c.A.Curve.Steps {
		most = max(most, c.A.Curve.Steps[k].Cost.High, c.B.Curve.Steps[k].Cost.High)
	}
	p := report.NewCanvas("cost", "What caution costs under both", factors(), report.Upto("minutes of an agent for a conversation", most, short))
	band(p, c.B.Curve.Steps)
	p.Line("out dashed", costs(c.A.Curve.Steps)...)
	p.Line("in", costs(c.B.Curve.Steps)...)
	a, b := c.A.Operating.Minutes.Value, c.B.Operating.Minutes.Value
	p.Dot("out-dot diamond", report.At(0, a))
	p.Dot("in-dot", report.At(0, b))
	p.Desc = fmt.Sprintf("Minutes for a conversation against how much dearer than configured a wrong containment is taken to be. As configured, A %.2f and B %.2f.", a, b)
	p.Note = legend + "The marks are the policies as they are configured; the shade is where 90 of 100 resamples of B lie."
	p.Table, p.Folded = &report.Table{Head: []string{"factor", "A, minutes", "B, minutes"}}, true
	for k, s := range c.A.Curve.Steps {
		p.Table.Rows = append(p.Table.Rows, []string{fmt.Sprintf("%.2f", s.Factor), minutes(s.Cost), minutes(c.B.Curve.Steps[k].Cost)})
	}
	return p.Plot
}

// twoRisks shows whether B knows more, or merely lets go earlier: recall against false alarms, over all factors.
func twoRisks(c backtest.Comparison) report.Plot {
	p := report.NewCanvas("trade", "More is caught: at what price?", report.Shares("handed over, of all"), report.Shares("of those that needed a person, in time"))
	for _, r := range []struct {
		backtest.Result
		line, dot string
	}{{c.A, "out dashed", "out-dot diamond"}, {c.B, "in", "in-dot"}} {
		var curve []report.Point
		for _, s := range r.Curve.Steps {
			if s.Recall != nil {
				curve = append(curve, report.At(float64(s.Handed)/math.Max(1, float64(r.Volume.Cases)), *s.Recall))
			}
		}
		if len(curve) == 0 {
			continue
		}
		p.Line(r.line, curve...)
		p.Dot(r.dot, curve[r.Curve.Chosen])
	}
	p.Desc = "Recall against the share of conversations that is handed over, for every factor, under both policies."
	p.Note = legend + "A curve that lies above the other one finds more with as many hand-offs; a mark further along the same curve is merely more cautious."
	p.Table, p.Folded = &report.Table{Head: []string{"factor", "A, handed over", "recall", "B, handed over", "recall"}}, true
	for k, s := range c.A.Curve.Steps {
		t := c.B.Curve.Steps[k]
		p.Table.Rows = append(p.Table.Rows, []string{fmt.Sprintf("%.2f", s.Factor), fmt.Sprint(s.Handed), share(s.Recall), fmt.Sprint(t.Handed), share(t.Recall)})
	}
	return p.Plot
}
