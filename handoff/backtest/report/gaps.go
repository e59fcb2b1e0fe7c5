package report

import (
	"fmt"
	"math"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

const mostGaps = 15 // of a picture

// gap draws one figure of the groups of one kind, as a dot with its interval beside that of all.
func gap(by, figure string) func(backtest.Result) (report.Plot, bool) {
	return func(r backtest.Result) (report.Plot, bool) {
		id, title := "gap-"+by+"-recall", "Recall by "+by+", beside all"
		note := "Left of the middle, people of this kind are handed over in time less often than others."
		value := func(g backtest.Gap) (*float64, *backtest.Band) { return g.Recall, g.RecallGap }
		if figure != "recall" {
			id, title = "gap-"+by+"-alarms", "False alarms by "+by+", beside all"
			note = "Right of the middle, people of this kind are handed over needlessly more often than others."
			value = func(g backtest.Gap) (*float64, *backtest.Band) { return g.FalseAlarms, g.FalseAlarmsGap }
		}
		t := &report.Table{Head: []string{by, "labelled", "bad", figure, "over all, in points"}}
		var drawn []dot
		for _, g := range r.Gaps {
			v, b := value(g)
			if g.By != by {
				continue
			}
			name := named(g.Name, "not known")
			t.Rows = append(t.Rows, []string{name, fmt.Sprint(g.Labelled), fmt.Sprint(g.Bad), share(v), points(b)})
			if b != nil && len(drawn) < mostGaps {
				drawn = append(drawn, dot{name, share(v), *b})
			}
		}
		if len(drawn) == 0 {
			return report.Plot{}, false
		}
		p := dots(id, title, drawn)
		p.Note = note + " A diamond: the interval leaves the middle out, as by chance one in ten does."
		p.Table, p.Folded = t, true
		return p, true
	}
}

// dot is a difference with its name on the left and what it says on the right.
type dot struct {
	name, says string
	band       backtest.Band
}

// dots is a line for each difference, its name above it, on one axis with 0 in the middle.
func dots(id, title string, all []dot) report.Plot {
	const row, foot = 34, 34
	const from, to, middle = 14.0, report.Width - 14.0, report.Width / 2.0
	most := 0.02
	for _, d := range all {
		most = max(most, math.Abs(d.band.Low), math.Abs(d.band.High))
	}
	axis := report.Upto("", most, report.Percent)
	at := func(v float64) float64 { return middle + v/axis.To*(to-middle) }
	p := report.Plot{ID: id, Title: title, Width: report.Width, Height: 8 + row*len(all) + foot}
	end := float64(8 + row*len(all))
	for _, v := range []float64{-axis.To, -axis.To / 2, 0, axis.To / 2, axis.To} {
		p.Stroke("grid", at(v), 4, at(v), end)
		anchor := "middle"
		switch v {
		case -axis.To:
			anchor = "start"
		case axis.To:
			anchor = "end"
		}
		p.Put("tick", anchor, at(v), end+13, ticked(math.Round(1e4*v)/100))
	}
	p.Stroke("axis", middle, 4, middle, end)
	p.Put("label", "middle", middle, end+28, "points over all")
	for i, d := range all {
		y := float64(8 + row*i)
		p.Put("name", "start", 4, y+11, report.Clip(d.name, 30))
		p.Put("name", "end", report.Width-4, y+11, d.says)
		line, spot := "gap", "in-dot"
		if d.band.Low > 0 || d.band.High < 0 {
			line, spot = "gap apart", "out-dot diamond"
		}
		p.Stroke(line, at(d.band.Low), y+23, at(d.band.High), y+23)
		p.Spot(spot, at(d.band.Value), y+23)
	}
	p.Desc = title + ". The figures are in the table below."
	return p
}

// ticked writes a difference in points, with a true minus.
func ticked(v float64) string {
	switch {
	case v > 0:
		return fmt.Sprintf("+%g", v)
	case v < 0:
		return fmt.Sprintf("−%g", -v)
	}
	return "0"
}
