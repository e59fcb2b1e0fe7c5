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
	Note            string
}

// Mark is a path or, without one, a text.
type Mark struct {
	Class, Path  string
	Text, Anchor string
	X, Y         string
}

// Table is what stands under a picture.
type Table struct {
	Head []string
	Rows [][]string
}

func (p Plot) node() g.Node {
	figure := g.Group{
		line(h.FigCaption(g.Text(p.Title))),
		line(h.SVG(g.Attr("viewBox", fmt.Sprintf("0 0 %d %d", p.Width, p.Height)), h.Role("img"), h.Aria("labelledby", p.ID+"-t "+p.ID+"-d"),
			g.Attr("xmlns", "http://www.w3.org/2000/svg"),
			line(h.TitleEl(h.ID(p.ID+"-t"), g.Text(p.Title))),
			line(g.El("desc", h.ID(p.ID+"-d"), g.Text(p.Desc))),
			g.Map(p.Marks, Mark.node))),
	}
	if p.Note != "" {
		figure = append(figure, line(h.P(h.Class("hint"), g.Text(p.Note))))
	}
	if p.Table != nil {
		figure = append(figure, table("small", p.Table.Head, g.Map(p.Table.Rows, cells)))
	}
	return line(h.Figure(figure))
}

func (m Mark) node() g.Node {
	if m.Path != "" {
		return line(g.El("path", h.Class(m.Class), g.Attr("d", m.Path)))
	}
	return line(g.El("text", h.Class(m.Class), g.Attr("text-anchor", m.Anchor), g.Attr("x", m.X), g.Attr("y", m.Y), g.Text(m.Text)))
}

// cells is a line of a table; its first cell names it.
func cells(texts []string) g.Node {
	row := g.Group{h.Th(h.Scope("row"), g.Text(texts[0]))}
	for _, text := range texts[1:] {
		row = append(row, h.Td(g.Text(text)))
	}
	return line(h.Tr(row))
}
