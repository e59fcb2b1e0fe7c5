package report

import (
	"fmt"
	"strings"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

// lead is the histogram of turns gained.
func lead(r backtest.Result) (report.Plot, bool) {
	l := r.Lead
	if l.Cases == 0 {
		return report.Plot{}, false
	}
	x := report.Axis{Label: "turns before a person was needed", From: -.6, To: max(5, float64(len(l.Turns)-1)) + .6, Format: func(v float64) string {
		if v == 10 {
			return "10+"
		}
		return short(v)
	}}
	for k := 0.0; k < x.To; k++ {
		x.Ticks = append(x.Ticks, k)
	}
	most := 0
	for _, t := range l.Turns {
		most = max(most, t.Cases)
	}
	p := report.NewCanvas("lead", "How early those come that come in time", x, report.Upto("conversations", 1.12*float64(most), short))
	p.Table, p.Folded = &report.Table{Head: []string{"turns", "conversations"}}, true
	for _, t := range l.Turns {
		at := float64(t.Turns)
		p.Bar("in-bar", report.At(at-.4, 0), report.At(at+.4, float64(t.Cases)))
		if t.Cases > 0 {
			p.Say("middle", report.At(at, float64(t.Cases)), 0, -4, fmt.Sprint(t.Cases))
		}
		p.Table.Rows = append(p.Table.Rows, []string{x.Format(at), fmt.Sprint(t.Cases)})
	}
	p.Desc = fmt.Sprintf("Of %d conversations handed over in time, how many turns before a person was needed. Median %g, quarters %g and %g.", l.Cases, *l.Median, *l.P25, *l.P75)
	p.Note = "0 is the very turn. Where it is not known by when a person was needed, it is the last turn."
	return p.Plot, true
}

// reasons are bars of why conversations are handed over.
func reasons(r backtest.Result) (report.Plot, bool) {
	if r.Volume.Handed == 0 {
		return report.Plot{}, false
	}
	var all []report.Bar
	t := &report.Table{Head: []string{"reason", "handed over", "labelled", "needed a person"}}
	var spoken []string
	for _, c := range r.Volume.ByReason {
		name := strings.ReplaceAll(named(c.Name, "none"), "_", " ")
		all = append(all, report.Bar{Name: name, Says: fmt.Sprint(c.Cases), Share: float64(c.Cases) / float64(r.Volume.Handed)})
		t.Rows = append(t.Rows, []string{name, fmt.Sprint(c.Cases), fmt.Sprint(c.Labelled), fmt.Sprint(c.Bad)})
		spoken = append(spoken, fmt.Sprintf("%s %d", name, c.Cases))
	}
	p := report.Bars("reasons", "Why they are handed over", "of those handed over", all)
	p.Desc = "Conversations handed over, by reason: " + strings.Join(spoken, ", ") + "."
	p.Table, p.Folded = t, true
	return p, true
}
