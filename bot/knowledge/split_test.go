package knowledge

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// plain is the text of a page, without its headings.
func plain(p Page) string {
	var lines []string
	for _, b := range blocksOf(p) {
		if b.level == 0 {
			lines = append(lines, b.text)
		}
	}
	return spaced(strings.Join(lines, " "))
}

// whole checks that passages are the page: all of it, in its order, nothing twice.
func whole(t require.TestingT, p Page) {
	var all []string
	for _, x := range split(p, "") {
		require.NotEmpty(t, x.units)
		require.Equal(t, x.Text, textOfUnits(x.units))
		require.Equal(t, p.ID, x.Page)
		total := 0
		for _, u := range x.units {
			total += wordsIn(u.text)
		}
		require.True(t, total <= maxWords || len(x.units) == 1, "%d words in %d units", total, len(x.units))
		all = append(all, x.Text)
	}
	squeezed := func(s string) string { return strings.Join(strings.Fields(s), "") }
	require.Equal(t, squeezed(plain(p)), squeezed(strings.Join(all, " ")))
}

func filler(n int) string {
	return strings.TrimSpace(strings.Repeat("several words are in it here. ", n/6+1))
}

func TestSplit(t *testing.T) {
	p := Page{ID: "p", Title: "Page", Format: inMarkdown, Text: "# Page\nFirst.\n\n## In a shop\n" + filler(50) + "\n\n### Deep\nWe want:\n\n- an ID\n- a bill\n\n## In a shop\nAgain.\n\n# Other\nLast."}
	var got [][3]string
	for _, x := range split(p, "https://shop.example/help/") {
		got = append(got, [3]string{x.Heading, x.URL, x.Text})
	}
	require.Equal(t, [][3]string{
		{"", "https://shop.example/help/p", "First."},
		{"In a shop", "https://shop.example/help/p#in-a-shop", filler(50)},
		{"In a shop › Deep", "https://shop.example/help/p#deep", "We want:\n• an ID\n• a bill"},
		{"In a shop", "https://shop.example/help/p#in-a-shop-1", "Again."},
		{"Other", "https://shop.example/help/p", "Last."},
	}, got)
	whole(t, p)
	for _, base := range []string{"", "javascript:alert(1)", "/help"} {
		require.Empty(t, split(p, base)[0].URL, base)
	}
	p.URL, p.ID = "https://other.example/x?y=1", "a b"
	require.Equal(t, "https://other.example/x?y=1#in-a-shop", split(p, "https://shop.example")[1].URL)
}

func TestSplitKeepsGroupsTogether(t *testing.T) {
	list := "\n\nBring these:\n\n"
	for i := range 10 {
		list += fmt.Sprintf("- %s %d\n", filler(6), i)
	}
	p := Page{Format: inMarkdown, Text: filler(130) + list + "\n" + filler(40)}
	whole(t, p)
	all := split(p, "")
	require.True(t, strings.HasPrefix(all[1].Text, "Bring these:\n• "), "it begins with the list, and what leads to it")
	require.Contains(t, all[1].Text, "here. 9")

	long := Page{Format: inMarkdown, Text: strings.Repeat("word ", 500) + "end.\n\n" + strings.Repeat("x", 5000) + "\n\n|a|b|\n|-|-|\n" + strings.Repeat("|"+filler(20)+"|2|\n", 30)}
	whole(t, long)
	for _, x := range split(long, "")[:3] {
		require.True(t, x.units[0].cut, "no answer is a piece of a sentence")
	}
}

// drawn is a page of any blocks, in any order.
func drawn(r *rapid.T) Page {
	text := rapid.SampledFrom([]string{"One. Two three! Four?", "It costs 3.50 € a month, or so:", "See this:", "Größe 4", "*a* _b_ `c`", "\\# no & < > |", "日本語。テキスト。", filler(60), strings.Repeat("long ", 220)})
	var b strings.Builder
	for range rapid.IntRange(1, 12).Draw(r, "blocks") {
		switch rapid.IntRange(0, 4).Draw(r, "kind") {
		case 0:
			fmt.Fprintf(&b, "%s %s\n\n", strings.Repeat("#", rapid.IntRange(1, 6).Draw(r, "level")), text.Draw(r, "heading"))
		case 1:
			for range rapid.IntRange(1, 8).Draw(r, "items") {
				fmt.Fprintf(&b, "- %s\n", text.Draw(r, "item"))
			}
			b.WriteString("\n")
		case 2:
			fmt.Fprintf(&b, "| a | b |\n|---|---|\n| %s | x |\n\n", strings.ReplaceAll(text.Draw(r, "cell"), "|", "/"))
		case 3:
			fmt.Fprintf(&b, "<p>%s</p>\n\n", text.Draw(r, "html"))
		default:
			fmt.Fprintf(&b, "%s\n\n", text.Draw(r, "paragraph"))
		}
	}
	return Page{ID: "p", Title: "T", Format: rapid.SampledFrom([]string{inMarkdown, inMarkdown, inHTML}).Draw(r, "format"), Language: rapid.SampledFrom([]string{"en", "de", "pl"}).Draw(r, "language"), Text: b.String()}
}

func TestPassagesCoverThePage(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) { whole(r, drawn(r)) })
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"---\ntitle: a\n---\n# b\ntext", "<html lang=en><p>x", "- a\n  - b\n1. c", "| a |\n|-|\n| b |", "\ufeffx", "<table><tr><td>x", "a\n***\n<div><ul><li>"} {
		f.Add("page.md", []byte(s))
		f.Add("page.html", []byte(s))
	}
	f.Fuzz(func(t *testing.T, id string, content []byte) {
		p, err := Parse(id, content)
		if err != nil {
			return
		}
		require.NotEmpty(t, p.Title)
		require.Regexp(t, languageCode, p.Language)
		require.True(t, p.URL == "" || link(p.URL))
		require.NotEmpty(t, split(p, "https://shop.example"))
		whole(t, p)
	})
}

func FuzzSplit(f *testing.F) {
	f.Add("# a\n\nb c. D e:\n\n- f\n- g", false)
	f.Add("<ol><li>a<p>b<ul><li>c</ol><h2 id=x>d</h2><dl><dt>e<dd>f", true)
	f.Fuzz(func(t *testing.T, text string, html bool) {
		p := Page{ID: "p", Title: "T", Format: inMarkdown, Language: "en", Text: text}
		if html {
			p.Format = inHTML
		}
		whole(t, p)
		for _, line := range strings.Split(text, "\n") {
			require.Equal(t, strings.Join(strings.Fields(line), ""), strings.Join(strings.Fields(strings.Join(sentences(line), " ")), ""))
		}
	})
}
