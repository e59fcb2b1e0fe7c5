package knowledge

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// head reads what an HTML page says of itself: <title>, <link rel=canonical>, <html lang>.
func (p *Page) head() {
	root, err := html.Parse(strings.NewReader(p.Text))
	if err != nil {
		return // nested deeper than anybody writes: there is no text either
	}
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			p.Language = attribute(n, "lang")
		case atom.Title:
			if p.Title == "" && n.Namespace == "" {
				p.Title = spaced(textOf(n))
			}
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") && link(attribute(n, "href")) {
				p.URL = attribute(n, "href")
			}
		}
	}
}

// htmlBlocks are the headings and texts of HTML, in their order, without what stands on every page of a site. groups counts lists and tables.
func htmlBlocks(source string, groups *int) []block {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil
	}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Main && !hidden(n) {
			root = n // all else is around it
			break
		}
	}
	h := &hyper{groups: groups}
	h.children(root)
	h.flush()
	return h.out
}

// hyper gathers the text of what runs in lines until a block begins or ends.
type hyper struct {
	groups *int
	inside int    // how many articles, sections and mains: their header is no banner
	anchor string // of the section that has just begun
	line   strings.Builder
	next   block // what the line will be
	out    []block
}

func (h *hyper) flush() {
	b := h.next
	b.text = spaced(h.line.String())
	h.line.Reset()
	h.next = block{group: b.group, whole: b.whole}
	if b.text == "" || b.text == strings.TrimSpace(bullet) {
		return
	}
	h.out = append(h.out, b)
}

func (h *hyper) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.node(c)
	}
}

func (h *hyper) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		h.line.WriteString(n.Data)
		return
	case n.Type != html.ElementNode || hidden(n) || h.banner(n):
		return
	}
	switch n.DataAtom {
	case atom.Br:
		h.line.WriteByte('\n')
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.heading(n, int(n.Data[1]-'0'))
	case atom.Summary, atom.Dt, atom.Caption: // what is asked, or named, and then said
		h.heading(n, 6)
	case atom.Ul, atom.Ol:
		h.list(n)
	case atom.Table:
		h.table(n)
	default:
		h.other(n)
	}
}

func (h *hyper) heading(n *html.Node, level int) {
	h.flush()
	anchor := attribute(n, "id")
	if anchor == "" {
		anchor = h.anchor
	}
	h.anchor = ""
	if t := spaced(textOf(n)); t != "" {
		h.out = append(h.out, block{level: level, text: t, anchor: anchor})
	}
}

func (h *hyper) other(n *html.Node) {
	if !breaks(n) {
		h.children(n)
		return
	}
	h.flush()
	inner := n.DataAtom == atom.Article || n.DataAtom == atom.Section || n.DataAtom == atom.Main
	if inner {
		h.inside++
	}
	if id := attribute(n, "id"); id != "" {
		h.anchor = id
	}
	h.children(n)
	h.flush()
	if inner {
		h.inside--
	}
}

func (h *hyper) list(n *html.Node) {
	h.flush()
	was := h.next
	if was.group == 0 { // one in a list is of the outer one
		*h.groups++
		h.next = block{group: *h.groups, whole: true}
	}
	number, err := strconv.Atoi(attribute(n, "start"))
	if err != nil {
		number = 1
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li && !hidden(c) {
			mark := bullet
			if n.DataAtom == atom.Ol {
				mark, number = strconv.Itoa(number)+". ", number+1
			}
			before := len(h.out)
			h.children(c)
			h.flush()
			if len(h.out) > before && h.out[before].level == 0 {
				h.out[before].text = mark + h.out[before].text
			}
		} else if c.DataAtom == atom.Ul || c.DataAtom == atom.Ol {
			h.list(c)
		}
	}
	h.next = block{group: was.group, whole: was.whole}
}

func (h *hyper) table(n *html.Node) {
	h.flush()
	*h.groups++
	group := *h.groups
	for r := range n.Descendants() {
		if r.DataAtom == atom.Caption {
			h.heading(r, 6)
		}
		if r.DataAtom != atom.Tr || hidden(r) {
			continue
		}
		var cells []string
		head := true
		for c := r.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
				cells = append(cells, spaced(textOf(c)))
				head = head && c.DataAtom == atom.Th
			}
		}
		if t := rowOf(cells); t != "" {
			h.out = append(h.out, block{text: t, group: group, whole: true, lead: head})
		}
	}
}

var unread = []atom.Atom{atom.Script, atom.Style, atom.Nav, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Head, atom.Button, atom.Select, atom.Textarea, atom.Input,
	atom.Iframe, atom.Object, atom.Audio, atom.Video, atom.Canvas, atom.Dialog}

// hidden says whether nobody reads the element, or nobody as content.
func hidden(n *html.Node) bool {
	if slices.Contains(unread, n.DataAtom) {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// banner is a header or footer of the site; those of an article or section are its own.
func (h *hyper) banner(n *html.Node) bool {
	return (n.DataAtom == atom.Header || n.DataAtom == atom.Footer) && h.inside == 0
}

var blocky = []atom.Atom{atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Blockquote, atom.Pre, atom.Dl, atom.Dd, atom.Details, atom.Figure,
	atom.Figcaption, atom.Address, atom.Fieldset, atom.Hr, atom.Body, atom.Html, atom.Li, atom.Center}

func breaks(n *html.Node) bool { return slices.Contains(blocky, n.DataAtom) }

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// textOf is all text in an element that is not hidden.
func textOf(n *html.Node) string {
	var s strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				s.WriteString(c.Data)
			case c.Type == html.ElementNode && !hidden(c):
				if c.DataAtom == atom.Br || breaks(c) {
					s.WriteByte(' ')
				}
				walk(c)
			}
		}
	}
	walk(n)
	return s.String()
}
