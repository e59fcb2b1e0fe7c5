package grounding

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain text stays.":                              "plain text stays.",
		"  two  spaces\t and a tab ":                     "two spaces and a tab",
		"**Bold**, _slanted_ and `code`.":                "Bold, slanted and code.",
		"# Heading\n\n\n\nText.":                         "Heading\n\nText.",
		"* one\n* two\n+ three":                          "- one\n- two\n- three",
		"1. one\n2. two":                                 "1. one\n2. two",
		"> quoted\n---\nText.":                           "quoted\n\nText.",
		"See [the page](https://a.example/x \"t\").":     "See the page (https://a.example/x).",
		"![pixel](https://a.example/p.png)":              "pixel (https://a.example/p.png)",
		"<b>Bold</b> <script>alert(1)</script>":          "Bold alert(1)",
		"a <!-- hidden --> b":                            "a b",
		"```go\ncode\n```":                               "go\ncode",
		"re\u200bfund \u202eback\u202c\x00\x1b[0m\ufeff": "refund back[0m",
		"30\u00a0Tage\u2028neu":                          "30 Tage\nneu",
		"z\u0336\u0336\u0336\u0336o":                     "z\u0336\u0336o",
		"\xff\xfe broken":                                "broken",
		"| a | b |\n|---|---|\n| 1 | 2 |":                "a b\n\n1 2",
		"snake_case and 5 < 6 stay.":                     "snake_case and 5 < 6 stay.",
		"":                                               "",
		"\u3164\u2800":                                   "",
	} {
		require.Equal(t, want, Clean(in), "%q", in)
	}
}

func TestCleanEndsWithASentence(t *testing.T) {
	got := Clean(strings.Repeat("All of this is one sentence. ", 1000))
	require.LessOrEqual(t, utf8.RuneCountInString(got), MaxText)
	require.True(t, strings.HasSuffix(got, "sentence."))
	require.Len(t, []rune(Clean(strings.Repeat("x", 10<<20))), MaxText)
}

// marked are texts of the signs that marks are made of.
var marked = rapid.StringOf(rapid.SampledFrom([]rune("ab .*_`#>|<![]()/-=~+•\n1\u200b\u202e")))

func TestCleanTwiceIsClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Clean(rapid.OneOf(marked, rapid.String()).Draw(t, "text"))
		require.Equal(t, once, Clean(once))
	})
}
