package knowledge

import (
	"html"
	"net/url"
	"strings"
)

// Show is a page as its readers may see it, whole, with the stylesheet at an address: its passages under their headings, to which the links of answers lead.
// All of it is text.
func Show(p Page, stylesheet string) []byte {
	var b strings.Builder
	write := func(parts ...string) {
		for _, s := range parts {
			b.WriteString(s)
		}
	}
	title, text := html.EscapeString(p.Title), html.EscapeString
	write(`<!doctype html><html lang="`, text(p.Language), `"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
		`<meta name="color-scheme" content="light dark"><title>`, title, `</title><link rel="stylesheet" href="`, text(stylesheet), `"></head><body><main class="help"><h1>`, title, "</h1>\n")
	p.URL = "http://page" // so that headings have anchors
	above := ""
	for _, piece := range split(p, "") {
		if piece.Heading != above && piece.Heading != "" {
			path := strings.Split(piece.Heading, " › ")
			u, err := url.Parse(piece.URL)
			if err == nil && u.Fragment != "" {
				write(`<h2 id="`, text(u.Fragment), `">`, text(path[len(path)-1]), "</h2>\n")
			}
		}
		above = piece.Heading
		for line := range strings.SplitSeq(piece.Text, "\n") {
			write("<p>", text(line), "</p>\n")
		}
	}
	write("</main></body></html>\n")
	return []byte(b.String())
}
