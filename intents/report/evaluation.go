package report

import (
	"fmt"
	"io"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
	"roundpeg/report"
)

func (e evaluation) write(w io.Writer) error {
	sections := g.Group{e.table(), e.pictures()}
	if e.inside {
		sections = append(sections, e.mixedUp(), e.weak())
	}
	if e.outside {
		sections = append(sections, report.Section("Out of scope, and called known most surely",
			report.Either(len(e.through) > 0, "Nothing out of scope was called known.",
				report.Line(h.P(g.Text("The figure is "), h.I(g.Text("known")),
					g.Text(". If one of them is something that you do answer, its label is wrong; if not, it is a good example of "), h.Code(g.Text("not_for_bot")), g.Text("."))),
				listed(e.through))))
	}
	if e.inside {
		sections = append(sections, report.Section("In scope, and read wrongly most surely",
			report.Either(len(e.misread) > 0, "Every text was read rightly.",
				report.Line(h.P(g.Text("The figure is "), h.I(g.Text("confidence")), g.Text(". A label may be wrong, or phrases may be missing."))),
				listed(e.misread))))
	}
	return e.Page.Write(w, sections...)
}

func (e evaluation) table() g.Node {
	return report.Section("Figures",
		g.If(e.samples != "", report.Paragraph("Mean ± standard deviation of "+e.samples+".")),
		report.Figures(e.figures),
		g.If(!e.outside, report.Line(h.P(g.Text("The test file holds nothing out of scope, so what a threshold catches is not measured: add texts about other things, with the intent "),
			h.Code(g.Text("oos")), g.Text(".")))))
}

func (e evaluation) pictures() g.Node {
	return report.Section("Pictures",
		g.If(e.samples != "", report.Paragraph("Pictures of known and confidence, and all lists, are of the first of "+e.samples+"; its figures may differ from the means above.")),
		report.Line(h.Div(h.Class("plots"), g.Map(e.plots, report.Plot.Node))))
}

// mixedUp lists the pairs of intents that are taken for each other.
func (e evaluation) mixedUp() g.Node {
	return report.Section("Taken for each other",
		report.Either(len(e.pairs) > 0, "No intent was taken for another.",
			report.Paragraph("These two look alike: merge them, or add phrases that tell them apart."),
			report.Line(h.Ol(h.Class("pairs"), g.Map(e.pairs, pair.node)))))
}

func (p pair) node() g.Node {
	times := fmt.Sprintf("%d texts", p.Times)
	if p.Times == 1 {
		times = "1 text"
	}
	return report.Line(h.Li(
		h.H3(g.Text(p.A+" "), h.Span(g.Text("and")), g.Text(" "+p.B+" "), h.Span(h.Class("times"), g.Text(times))),
		report.Line(h.Ul(g.Map(p.Texts, func(s said) g.Node {
			return report.Line(h.Li(h.Q(g.Text(s.Text)), g.Text(" "), h.Span(h.Class("hint"), g.Text("is "+s.Is+", read as "+s.Reads))))
		})))))
}

func (e evaluation) weak() g.Node {
	return report.Section("Weakest intents",
		report.Either(len(e.weakest) > 0, "Every text was read rightly.",
			report.Paragraph("Add phrases as customers really write them. "+e.rest),
			report.Line(h.Div(h.Class("plots"), e.bars.Node(),
				report.Tabular("small weak", []string{"intent", "right", "called unknown"}, g.Map(e.weakest, func(t tally) g.Node {
					return report.Line(h.Tr(h.Th(h.Scope("row"), g.Text(t.Intent+" "), h.Small(g.Text("mostly misread as "+t.Mostly))),
						h.Td(g.Textf("%d of %d", t.Right, t.Texts)), h.Td(g.Textf("%d", t.Unknown))))
				}))))))
}
