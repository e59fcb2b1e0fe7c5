package knowledge

import (
	"fmt"
	"html"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
)

// block is a heading, a paragraph, an item of a list or a row of a table.
type block struct {
	level  int    // 1 to 6 of a heading; 0: text
	text   string // one line
	anchor string // of a heading
	group  int    // number of the list or table that it is of; 0: none
	whole  bool   // is never cut into sentences
	lead   bool   // what comes after it cannot be understood without it: the head of a table
}

// bullet is before an item of a list.
const bullet = "• "

func blocksOf(p Page) []block {
	if p.Format == inHTML {
		return htmlBlocks(p.Text, new(int))
	}
	return markdownBlocks(p.Text)
}

func rowOf(cells []string) string {
	if strings.Join(cells, "") == "" {
		return ""
	}
	return strings.Join(cells, " | ")
}

// unescaped is what a piece of Markdown shows: \* as *, &amp; as &.
func unescaped(b []byte, raw bool) string {
	if raw {
		return string(b)
	}
	return html.UnescapeString(string(util.UnescapePunctuations(b)))
}

// slugs gives headings the anchors that GitHub gives them; the same heading again gets -1, -2 …
type slugs map[string]int

func (s slugs) of(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_':
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		}
	}
	slug := b.String()
	if slug == "" {
		return ""
	}
	n := s[slug]
	s[slug]++
	if n > 0 {
		return fmt.Sprintf("%s-%d", slug, n)
	}
	return slug
}
