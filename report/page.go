// Package report makes HTML files that need nothing else: no script, no network. They hold text, tables and pictures, and are read on screens of
// any width, light and dark, and in print. What is on a page is the matter of the packages that measure.
package report

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"

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

// Page is what every page has.
type Page struct {
	Title string
	Facts []Fact
	By    string // the command that made it
	Style string // constant CSS beyond that of all pages
}

// Fact is a line of the head of a page.
type Fact struct {
	Name, Value string
	Wide        bool
}

// Write writes the page around its sections. Texts become nodes by g.Text and attributes alone; g.Raw is for constants.
func (p Page) Write(w io.Writer, sections ...g.Node) error {
	out := bufio.NewWriter(w)
	page := g.Group{
		g.Raw("<!DOCTYPE html>"),
		Line(h.HTML(h.Lang("en"),
			Line(h.Head(g.Raw(metas), Line(h.TitleEl(g.Text(p.Title+" – Roundpeg"))), Line(h.StyleEl(g.Raw(style+p.Style))))),
			Line(h.Body(
				Line(h.Header(Line(h.H1(g.Text(p.Title))), Line(h.Dl(g.Map(p.Facts, Fact.node))))),
				Line(h.Main(sections...)),
				Line(h.Footer(h.P(g.Text("Made by "), h.Code(g.Text(p.By)),
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

func (f Fact) node() g.Node {
	return Line(h.Div(g.If(f.Wide, h.Class("wide")), h.Dt(g.Text(f.Name)), h.Dd(g.Text(f.Value))))
}

// Line puts an element on a line of its own, so that two reports can be compared.
func Line(n g.Node) g.Node { return g.Group{g.Raw("\n"), n} }

// Section is a part of the page with its heading.
func Section(title string, children ...g.Node) g.Node {
	return Line(h.Section(Line(h.H2(g.Text(title))), g.Group(children)))
}

// Paragraph is a plain one.
func Paragraph(text string) g.Node { return Line(h.P(g.Text(text))) }

// Either is some nodes or, if there is nothing to list, a sentence that says so.
func Either(some bool, otherwise string, nodes ...g.Node) g.Node {
	if some {
		return g.Group(nodes)
	}
	return Paragraph(otherwise)
}
