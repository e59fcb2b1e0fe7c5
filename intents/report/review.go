package report

import (
	"fmt"
	"io"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"roundpeg/intents"
	"roundpeg/report"
)

// Review writes the page of a set whose phrases were held against each other.
func Review(w io.Writer, head Head, train string, rev intents.Review) error {
	page := newPage("What the phrases say of themselves", head, train)
	page.Facts = append(page.Facts, report.Fact{Name: "Phrases", Value: fmt.Sprint(rev.Phrases)})
	return page.Write(w,
		report.Section("Altogether", report.Line(h.P(g.Text("Every phrase was read by a model that was trained without it: "),
			h.Strong(g.Text(report.Exact(rev.Accuracy))), g.Text(" rightly.")))),
		alike(rev.Alike), weakOf(rev.Weak), suspects(rev.Suspect))
}

func alike(all []intents.Pair) g.Node {
	shown := all[:min(mostListed, len(all))]
	return report.Section("Taken for each other",
		report.Either(len(shown) > 0, "No intent was taken for another.",
			report.Paragraph("These two look alike: merge them, or add phrases that tell them apart."),
			report.Tabular("small weak", []string{"intent", "and", "phrases"}, g.Map(shown, func(p intents.Pair) g.Node {
				return report.Line(h.Tr(h.Th(h.Scope("row"), g.Text(p.A)), h.Td(h.Class("text"), g.Text(p.B)), h.Td(g.Textf("%d", p.Times))))
			})),
			more(len(all)-len(shown))))
}

func weakOf(all []intents.Weak) g.Node {
	shown := all[:min(mostListed, len(all))]
	var drawn []tally
	for _, x := range shown {
		drawn = append(drawn, tally{Intent: x.Intent, Texts: x.Phrases, Right: x.Right})
	}
	return report.Section("Weak intents",
		report.Either(len(shown) > 0, "Of every intent at least four in five phrases were read rightly.",
			report.Paragraph("Add phrases as customers really write them."),
			report.Line(h.Div(h.Class("plots"), bars("weak", "Weak intents, worst first", drawn).Node(),
				report.Tabular("small weak", []string{"intent", "right"}, g.Map(shown, func(x intents.Weak) g.Node {
					return report.Line(h.Tr(h.Th(h.Scope("row"), g.Text(x.Intent)), h.Td(g.Textf("%d of %d", x.Right, x.Phrases))))
				})))),
			more(len(all)-len(shown))))
}

func suspects(all []intents.Suspect) g.Node {
	var shown []said
	for _, x := range all[:min(mostListed, len(all))] {
		shown = append(shown, said{report.Tidy(x.Text), x.Intent, x.Reads, report.Three(x.Confidence)})
	}
	return report.Section("Perhaps of another intent",
		report.Either(len(shown) > 0, "No phrase looks as if it belonged elsewhere.",
			report.Line(h.P(g.Text("The figure is "), h.I(g.Text("confidence")), g.Text("."))),
			listed(shown),
			more(len(all)-len(shown))))
}

// more says how many there are that are not shown.
func more(n int) g.Node { return g.If(n > 0, report.Paragraph(fmt.Sprintf("And %d more.", n))) }
