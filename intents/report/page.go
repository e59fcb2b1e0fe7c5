package report

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"path/filepath"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

//go:embed style.css
var style string

// The page is well-formed XML too, so that a text that breaks out is found. Elements without an end are closed here: gomponents would not.
const metas = `
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="color-scheme" content="light dark"/>`

// fact is a line of the head of a page.
type fact struct {
	name, value string
	wide        bool
}

// frame is what every page has.
type frame struct {
	title string
	facts []fact
}

func newFrame(title string, head Head, train string) frame {
	encoder := head.Encoder
	if encoder == "" {
		encoder = "none: words alone"
	}
	return frame{title, []fact{
		{name: "Made", value: head.Made.UTC().Format("2006-01-02 15:04 UTC")},
		{name: "Trained on", value: filepath.Base(train)},
		{name: "Encoder", value: encoder},
	}}
}

// write writes the page around its sections. Texts become nodes by g.Text and attributes alone; g.Raw is for constants.
func (f frame) write(w io.Writer, sections ...g.Node) error {
	out := bufio.NewWriter(w)
	page := g.Group{
		g.Raw("<!DOCTYPE html>"),
		line(h.HTML(h.Lang("en"),
			line(h.Head(g.Raw(metas), line(h.TitleEl(g.Text(f.title+" – Roundpeg"))), line(h.StyleEl(g.Raw(style))))),
			line(h.Body(
				line(h.Header(line(h.H1(g.Text(f.title))), line(h.Dl(g.Map(f.facts, fact.node))))),
				line(h.Main(sections...)),
				line(h.Footer(h.P(g.Text("Made by "), h.Code(g.Text("roundpeg eval intents --html")),
					g.Text(". This file holds texts of the files that were measured: keep it where they may be kept.")))),
			)),
		)),
		g.Raw("\n"),
	}
	err := page.Render(out)
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return nil
}

func (f fact) node() g.Node {
	return line(h.Div(g.If(f.wide, h.Class("wide")), h.Dt(g.Text(f.name)), h.Dd(g.Text(f.value))))
}

// line puts an element on a line of its own, so that two reports can be compared.
func line(n g.Node) g.Node { return g.Group{g.Raw("\n"), n} }

func section(title string, children ...g.Node) g.Node {
	return line(h.Section(line(h.H2(g.Text(title))), g.Group(children)))
}

func paragraph(text string) g.Node { return line(h.P(g.Text(text))) }

// either is some nodes or, if there is nothing to list, a sentence that says so.
func either(some bool, otherwise string, nodes ...g.Node) g.Node {
	if some {
		return g.Group(nodes)
	}
	return paragraph(otherwise)
}

// table is a small one with a line of heads.
func table(class string, head []string, rows g.Group) g.Node {
	return line(h.Table(h.Class(class),
		line(h.THead(h.Tr(g.Map(head, func(text string) g.Node { return h.Th(h.Scope("col"), g.Text(text)) })))),
		line(h.TBody(rows))))
}

// listed is a list of texts, with what they are and were read as.
func listed(all []said) g.Node {
	return line(h.Ol(h.Class("said"), g.Map(all, func(s said) g.Node {
		return line(h.Li(h.Q(g.Text(s.Text)), line(h.P(
			g.If(s.Sure != "", g.Group{h.Span(h.Class("sure"), g.Text(s.Sure)), g.Text(" ")}),
			g.Text("is "), h.B(g.Text(s.Is)), g.Text(", read as "), h.B(g.Text(s.Reads))))))
	})))
}
