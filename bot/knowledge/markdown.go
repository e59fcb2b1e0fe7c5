package knowledge

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

var marks = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))

// markdownBlocks are the headings and texts of a Markdown page, in their order.
func markdownBlocks(source string) []block {
	m := &markdown{source: []byte(source), slugs: slugs{}}
	m.children(marks.Parser().Parse(text.NewReader(m.source)))
	return m.out
}

type markdown struct {
	source []byte
	slugs  slugs
	groups int
	out    []block
}

func (m *markdown) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c)
	}
}

func (m *markdown) add(b block) {
	if b.text = spaced(b.text); b.text != "" {
		m.out = append(m.out, b)
	}
}

func (m *markdown) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		if t := spaced(m.inline(n)); t != "" {
			m.add(block{level: n.Level, text: t, anchor: m.slugs.of(t)})
		}
	case *ast.Paragraph, *ast.TextBlock:
		m.add(block{text: m.inline(n)})
	case *ast.List:
		m.groups++
		m.list(n, m.groups)
	case *tables.Table:
		m.groups++
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			var cells []string
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				cells = append(cells, spaced(m.inline(c)))
			}
			_, head := row.(*tables.TableHeader)
			m.add(block{text: rowOf(cells), group: m.groups, whole: true, lead: head})
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.add(block{text: string(n.Lines().Value(m.source)), whole: true})
	case *ast.HTMLBlock:
		html := string(n.Lines().Value(m.source))
		if n.HasClosure() {
			html += string(n.ClosureLine.Value(m.source))
		}
		for _, b := range htmlBlocks(html, &m.groups) {
			if b.level > 0 {
				b.anchor = m.slugs.of(b.text)
			}
			m.add(b)
		}
	default: // block quotes and whatever else holds blocks
		m.children(n)
	}
}

// list adds a line for each item. What an item holds beside its first text follows it in the same group.
func (m *markdown) list(l *ast.List, group int) {
	number := l.Start
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		mark := bullet
		if l.IsOrdered() {
			mark, number = strconv.Itoa(number)+". ", number+1
		}
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Paragraph, *ast.TextBlock:
				m.add(block{text: mark + m.inline(c), group: group, whole: true})
				mark = ""
			case *ast.List:
				m.list(c, group)
			default:
				m.block(c)
			}
		}
	}
}

// inline is the text of what runs in lines: no marks, no pictures, no tags.
func (m *markdown) inline(n ast.Node) string {
	var s strings.Builder
	_ = ast.Walk(n, func(c ast.Node, in bool) (ast.WalkStatus, error) {
		if !in {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Image, *ast.RawHTML:
			s.WriteByte(' ')
			return ast.WalkSkipChildren, nil
		case *ast.AutoLink:
			s.Write(c.Label(m.source))
		case *ast.Text:
			s.WriteString(unescaped(c.Segment.Value(m.source), c.IsRaw() || isCode(c.Parent())))
			if c.SoftLineBreak() || c.HardLineBreak() {
				s.WriteByte('\n')
			}
		case *ast.String:
			s.Write(c.Value)
		}
		return ast.WalkContinue, nil
	})
	return s.String()
}

func isCode(n ast.Node) bool { return n != nil && n.Kind() == ast.KindCodeSpan }
