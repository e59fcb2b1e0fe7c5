// Package reporttest reads pages as strictly as a browser never does.
package reporttest

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/stretchr/testify/require"
)

// number is what a path may hold.
var number = regexp.MustCompile(`^([MLHVlaZ ]|-?\d+(\.\d+)?)*$`)

// Elements counts the elements of a page by name. It fails a page that is not well-formed XML, so that a text that breaks out is found; one that
// fetches or runs anything; and one with a picture that holds anything but numbers.
func Elements(t require.TestingT, page string) (names map[string]int) {
	names = map[string]int{}
	d := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err, page)
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		names[e.Name.Local]++
		for _, a := range e.Attr {
			require.False(t, strings.HasPrefix(a.Name.Local, "on"), "%s has %s", e.Name.Local, a.Name.Local)
			require.NotContains(t, []string{"src", "href"}, a.Name.Local)
			if e.Name.Local == "path" && a.Name.Local == "d" {
				require.Regexp(t, number, a.Value)
			}
		}
	}
	require.Zero(t, names["script"]+names["img"]+names["link"]+names["iframe"])
	require.Contains(t, page, "default-src 'none'", "nothing is fetched, nothing runs")
	for _, id := range labelled.FindAllStringSubmatch(page, -1) {
		require.Equal(t, 1, strings.Count(page, `id="`+id[1]+`"`), id[1])
		require.Equal(t, 1, strings.Count(page, `id="`+id[2]+`"`), id[2])
	}
	return names
}

var labelled = regexp.MustCompile(`aria-labelledby="([^ "]+) ([^ "]+)"`)

// Hostile are texts that would like to be more than texts.
var Hostile = []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</title></svg><script>`, `]]><!--`, "{{.}}", "javascript:alert(1)", "\x00\u202e&amp;'`", "</style>"}

// XML drops from a text what XML, unlike HTML, has no place for.
func XML(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, text)
}
