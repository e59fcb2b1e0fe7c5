package report

import (
	"fmt"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// Plot is a picture with its text alternative.
type Plot struct {
	ID, Title, Desc string
	Width, Height   int
	Marks           []Mark
	Table           *Table
	Folded          bool // the table is opened on demand
	Note            string
}

// Mark is a path or, without one, a text.
type Mark struct {
	Class, Path  string
	Text, Anchor string
	X, Y         string
}

// Put writes a text at a place of the picture; anchor is start, middle or end.
func (p *Plot) Put(class, anchor string, x, y float64, text string) {
	p.Marks = append(p.Marks, Mark{Class: class, Anchor: anchor, X: fix(x), Y: fix(y), Text: text})
}

// Fill fills a rectangle of the picture.
func (p *Plot) Fill(class string, x1, y1, x2, y2 float64) {
	p.Marks = append(p.Marks, Mark{Class: class, Path: box(x1, y1, x2, y2)})
}

// Stroke draws a straight line in the picture.
func (p *Plot) Stroke(class string, x1, y1, x2, y2 float64) {
	p.Marks = append(p.Marks, Mark{Class: class, Path: fmt.Sprintf("M%s %sL%s %s", fix(x1), fix(y1), fix(x2), fix(y2))})
}

// Node is the picture with its caption, note and table.
func (p Plot) Node() g.Node {
	figure := g.Group{
		Line(h.FigCaption(g.Text(p.Title))),
		Line(h.SVG(g.Attr("viewBox", fmt.Sprintf("0 0 %d %d", p.Width, p.Height)), h.Role("img"), h.Aria("labelledby", p.ID+"-t "+p.ID+"-d"),
			g.Attr("xmlns", "http://www.w3.org/2000/svg"),
			Line(h.TitleEl(h.ID(p.ID+"-t"), g.Text(p.Title))),
			Line(g.El("desc", h.ID(p.ID+"-d"), g.Text(p.Desc))),
			g.Map(p.Marks, Mark.node))),
	}
	if p.Note != "" {
		figure = append(figure, Line(h.P(h.Class("hint"), g.Text(p.Note))))
	}
	switch {
	case p.Table != nil && p.Folded:
		figure = append(figure, Line(h.Details(h.Summary(g.Text("The figures")), p.Table.Node("small"))))
	case p.Table != nil:
		figure = append(figure, p.Table.Node("small"))
	}
	return Line(h.Figure(figure))
}

func (m Mark) node() g.Node {
	if m.Path != "" {
		return Line(g.El("path", h.Class(m.Class), g.Attr("d", m.Path)))
	}
	return Line(g.El("text", h.Class(m.Class), g.Attr("text-anchor", m.Anchor), g.Attr("x", m.X), g.Attr("y", m.Y), g.Text(m.Text)))
}
