package report

import (
	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// Table is a small one; the first cell of a row names it.
type Table struct {
	Head []string
	Rows [][]string
}

// Node is the table, of a class of the style.
func (t Table) Node(class string) g.Node { return Tabular(class, t.Head, g.Map(t.Rows, cells)) }

// Tabular is a table whose rows hold more than text.
func Tabular(class string, head []string, rows g.Group) g.Node {
	return Line(h.Table(h.Class(class),
		Line(h.THead(h.Tr(g.Map(head, func(text string) g.Node { return h.Th(h.Scope("col"), g.Text(text)) })))),
		Line(h.TBody(rows))))
}

func cells(texts []string) g.Node {
	row := g.Group{h.Th(h.Scope("row"), g.Text(texts[0]))}
	for _, text := range texts[1:] {
		row = append(row, h.Td(g.Text(text)))
	}
	return Line(h.Tr(row))
}

// Figure is a line of the main table of a page: what its name means in a word, and its value.
type Figure struct{ Name, Value, Means string }

// Figures is that table.
func Figures(all []Figure) g.Node {
	return Line(h.Table(h.Class("figures"), Line(h.TBody(g.Map(all, func(f Figure) g.Node {
		return Line(h.Tr(h.Th(h.Scope("row"), g.Text(f.Name+" "), h.Small(g.Text(f.Means))), h.Td(g.Text(f.Value))))
	})))))
}
