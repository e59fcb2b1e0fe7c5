package knowledge

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func TestParse(t *testing.T) {
	for name, c := range map[string]struct {
		id, content string
		want        Page
	}{
		"front matter": {"returns.md", "---\ntitle: Returns\nurl: https://shop.example/back\nlanguage: en-AU\n---\n# Back\nWithin 30 days.",
			Page{ID: "returns", Title: "Returns", URL: "https://shop.example/back", Language: "en", Format: inMarkdown, Text: "# Back\nWithin 30 days."}},
		"title from the heading, language from the words": {"de/versand", "# Wie wir liefern\nDer Versand dauert drei Tage und kostet nichts.",
			Page{ID: "de/versand", Title: "Wie wir liefern", Language: "de", Format: inMarkdown, Text: "# Wie wir liefern\nDer Versand dauert drei Tage und kostet nichts."}},
		"title from the name": {"gift-cards", "They are valid for five years.", Page{ID: "gift-cards", Title: "Gift cards", Language: "en", Format: inMarkdown, Text: "They are valid for five years."}},
		"a rule is no front matter": {"a", "---\n\nSome text of a page, which the rule is above.",
			Page{ID: "a", Title: "A", Language: "en", Format: inMarkdown, Text: "---\n\nSome text of a page, which the rule is above."}},
		"windows": {"w.md", "\ufeff---\r\ntitle: W\r\n---\r\nThe text of it.\r\n", Page{ID: "w", Title: "W", Language: "en", Format: inMarkdown, Text: "The text of it.\n"}},
		"html": {"h", "<!doctype html><html lang=de-CH><title>Ein &amp; aus</title><link rel=canonical href=https://shop.example/h><p>Text",
			Page{ID: "h", Title: "Ein & aus", URL: "https://shop.example/h", Language: "de", Format: inHTML,
				Text: "<!doctype html><html lang=de-CH><title>Ein &amp; aus</title><link rel=canonical href=https://shop.example/h><p>Text"}},
		"a canonical address that is none": {"h.html", "<link rel=canonical href=javascript:alert(1)><p>Some text of ours", Page{ID: "h", Title: "H", Language: "en", Format: inHTML,
			Text: "<link rel=canonical href=javascript:alert(1)><p>Some text of ours"}},
		"norwegian": {"n", "---\nlanguage: no\n---\nHei", Page{ID: "n", Title: "N", Language: "nb", Format: inMarkdown, Text: "Hei"}},
	} {
		p, err := Parse(c.id, []byte(c.content))
		require.NoError(t, err, name)
		require.Equal(t, c.want, p, name)
	}
}

func TestParseRefuses(t *testing.T) {
	for content, says := range map[string]string{
		"\xff":                                 "not UTF-8",
		"a\x00b":                               "byte 0",
		strings.Repeat("long ", MaxPage/5+1):   "at most 256",
		"":                                     "no text",
		"# Only a title":                       "no text",
		"<script>alert(1)</script>":            "no text",
		"<html><nav>Home Shop</nav>":           "no text",
		strings.Repeat("> ", 50) + "x":         "nests",
		strings.Repeat("- ", 50) + "x":         "nests",
		strings.Repeat("[a](", 2000) + "x":     "nests",
		"---\nauthor: me\n---\nText":           `unknown key "author"`,
		"---\ntitle: [a]\n---\nText":           "title in its front matter must be a text",
		"---\n- a\n---\nText":                  "must be lines",
		"---\n: : :\n---\nText":                "front matter",
		"---\nurl: javascript:x\n---\nText":    "must begin with https://",
		"---\nurl: https://me:pw@x\n---\nText": "must begin with https://",
		"---\nlanguage: english\n---\nText":    "code of two letters",
	} {
		_, err := Parse("bad", []byte(content))
		require.ErrorIs(t, err, chat.ErrInvalid, "%.40q", content)
		require.ErrorContains(t, err, says, "%.40q", content)
		require.ErrorContains(t, err, `page "bad"`, "%.40q", content)
	}
	for _, id := range []string{"", "/a", "a/", "a//b", "../a", "a b", "a?b"} {
		_, err := Parse(id, []byte("Text"))
		require.ErrorIs(t, err, chat.ErrInvalid, id)
	}
}

func blocksText(p Page) (out []string) {
	for _, b := range blocksOf(p) {
		out = append(out, strings.Repeat("#", b.level)+b.text)
	}
	return out
}

func TestMarkdownIsPlain(t *testing.T) {
	p := Page{Format: inMarkdown, Text: "# A *b* `c`\nOne [two](https://x.example) ![three](y.png) **four**\\\nfive \\* &amp; 6 <b>7</b> <https://z.example>\n\n" +
		"You need:\n\n- one\n- two\n  1. inner\n  2. more\n- three\n\n   a paragraph of three\n\n> quoted ~~gone~~\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode  here\n```\n\n<div>html <script>no</script></div>\n"}
	require.Equal(t, []string{"#A b c", "One two four five * & 6 7 https://z.example", "You need:", "• one", "• two", "1. inner", "2. more", "• three", "a paragraph of three", "quoted gone",
		"a | b", "1 | 2", "code here", "html"}, blocksText(p))
}

func TestHTMLIsPlain(t *testing.T) {
	p := Page{Format: inHTML, Text: `<html><head><title>no</title><style>no</style></head><body><header><h1>The site</h1><a>Home</a></header><nav>no</nav>
	<main><article><header><h1 id=top>Returns</h1></header><p>One <b>two</b><br>three.<p hidden>no<div style="display: none">no</div><div aria-hidden=true>no</div>
	<section id=sec><h2>Section</h2>Bare text<ul><li>a<li>b<ol start=3><li>c</ol></ul></section>
	<details><summary>May I?</summary>Yes, you may.</details><dl><dt>Weight<dd>9 kg</dl>
	<table><caption>Prices</caption><tr><th>What<th>How much</tr><tr><td>It<td>9 <i>€</i></table><button>no</button></article></main><footer>no</footer></body>`}
	require.Equal(t, []string{"#Returns", "One two three.", "##Section", "Bare text", "• a", "• b", "3. c", "######May I?", "Yes, you may.", "######Weight", "9 kg", "######Prices", "What | How much", "It | 9 €"},
		blocksText(p))
	require.Equal(t, "top", blocksOf(p)[0].anchor)
	require.Equal(t, "sec", blocksOf(p)[2].anchor)
	require.Equal(t, []string{"out of the banner", "#Own"}, blocksText(Page{Format: inHTML, Text: `<header>no</header><p>out of the banner<article><header><h1>Own</h1></header></article>`}))
}

func TestSlugs(t *testing.T) {
	s := slugs{}
	for _, c := range [][2]string{{"What we need: a card!", "what-we-need-a-card"}, {"Größe & Maß", "größe--maß"}, {"Same", "same"}, {"same", "same-1"}, {"SAME", "same-2"}, {"?!", ""}} {
		require.Equal(t, c[1], s.of(c[0]))
	}
}

func TestSentences(t *testing.T) {
	for line, want := range map[string][]string{
		"One. Two! Three? Four": {"One.", "Two!", "Three?", "Four"},
		"It costs £3.50, e.g. Monday at 5 p.m. or later. Then more.":    {"It costs £3.50, e.g. Monday at 5 p.m. or later.", "Then more."},
		"Ask Dr. Saleh or J. Smith. See voltry.example/x. It is there.": {"Ask Dr. Saleh or J. Smith.", "See voltry.example/x.", "It is there."},
		"Wir öffnen am 3. Oktober, z. B. früh. Danach nicht.":           {"Wir öffnen am 3. Oktober, z. B. früh.", "Danach nicht."},
		`He said "Stop." Then he went (far away.) So it was.`:           {`He said "Stop."`, "Then he went (far away.)", "So it was."},
		"営業時間は九時です。日曜は休みです。":                                            {"営業時間は九時です。", "日曜は休みです。"},
		"Wait... what": {"Wait... what"},
		"":             nil,
	} {
		require.Equal(t, want, sentences(line), line)
	}
}
