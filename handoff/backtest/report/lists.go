package report

import (
	"fmt"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

func list(title, means, none string, all []backtest.Entry) g.Node {
	return report.Section(title, report.Either(len(all) > 0, none, report.Paragraph(means),
		report.Line(h.Ol(h.Class("read"), g.Map(all, func(e backtest.Entry) g.Node { return entry(e, e.Why) })))))
}

func changed(all []backtest.Change) g.Node {
	return report.Line(h.Ol(h.Class("read"), g.Map(all, func(c backtest.Change) g.Node {
		return entry(c.Entry, kinds[c.Kind]+". A: "+c.DidA+". B: "+c.Why)
	})))
}

// entry is a conversation that opens on demand.
func entry(e backtest.Entry, why string) g.Node {
	return report.Line(h.Li(report.Line(h.Details(
		h.Summary(h.B(g.Text(e.ID)), g.Text(" "), h.Span(h.Class("hint"), g.Text(why))),
		report.Line(h.Ol(h.Class("talk"), leftOut(e.Before, "before"), talk(e), leftOut(e.After, "after")))))))
}

var speakers = map[string]string{"customer": "Customer", "bot": "Bot", "agent": "Agent", "system": "System"}

func talk(e backtest.Entry) (out g.Group) {
	for k, l := range e.Lines {
		said := g.Group{h.B(g.Text(named(speakers[string(l.By)], string(l.By)))), g.Text(l.Text)}
		if k == e.Line {
			said = append(g.Group{h.Class("here")}, said...)
		}
		out = append(out, report.Line(h.Li(said)))
	}
	return out
}

func leftOut(n int, where string) g.Node {
	return g.If(n > 0, report.Line(h.Li(h.Class("hint"), g.Text(fmt.Sprintf("%d lines %s that", n, where)))))
}
