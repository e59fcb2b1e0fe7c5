package report

import (
	"path/filepath"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"roundpeg/report"
)

func newPage(title string, head Head, train string) report.Page {
	encoder := head.Encoder
	if encoder == "" {
		encoder = "none: words alone"
	}
	return report.Page{Title: title, By: "roundpeg eval intents --html", Facts: []report.Fact{
		{Name: "Made", Value: head.Made.UTC().Format("2006-01-02 15:04 UTC")},
		{Name: "Trained on", Value: filepath.Base(train)},
		{Name: "Encoder", Value: encoder},
	}}
}

// listed is a list of texts, with what they are and were read as.
func listed(all []said) g.Node {
	return report.Line(h.Ol(h.Class("said"), g.Map(all, func(s said) g.Node {
		return report.Line(h.Li(h.Q(g.Text(s.Text)), report.Line(h.P(
			g.If(s.Sure != "", g.Group{h.Span(h.Class("sure"), g.Text(s.Sure)), g.Text(" ")}),
			g.Text("is "), h.B(g.Text(s.Is)), g.Text(", read as "), h.B(g.Text(s.Reads))))))
	})))
}
