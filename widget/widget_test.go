package widget

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"
)

// limit is what a page may have to load for the widget, compressed, all of it: code, styles, icons, and the words of its language.
const limit = 18_000

func TestAllThatAPageLoadsIsSmall(t *testing.T) {
	small := func(b []byte) int {
		var out bytes.Buffer
		w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: 11, LGWin: 22})
		_, err := w.Write(b)
		require.NoError(t, err)
		require.NoError(t, w.Close())
		return out.Len()
	}
	script := small(Script())
	for language, words := range Words() {
		n := small(words)
		t.Logf("%s: %d bytes with brotli, %d of them words", language, script+n, n)
		require.LessOrEqual(t, script+n, limit, language)
	}
}

// The languages that the script offers are those whose words there are.
func TestEachLanguageHasWords(t *testing.T) {
	source, err := os.ReadFile("src/i18n/catalogue.ts")
	require.NoError(t, err)
	list := regexp.MustCompile(`languages: Record<string, string> = \{(.*)\}`).FindSubmatch(source)
	require.NotNil(t, list)
	offered := []string{}
	for _, name := range regexp.MustCompile(`(\w+): '`).FindAllSubmatch(list[1], -1) {
		offered = append(offered, string(name[1]))
	}
	require.ElementsMatch(t, slices.Collect(maps.Keys(Words())), offered)
	require.Contains(t, Words(), "en", "it stands in for words that cannot be had")
}

func TestDemoIsWholeAndSelfContained(t *testing.T) {
	inline := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|<script(\s[^>]*)?>[^<]`)
	remote := regexp.MustCompile(`(?i)(src|href)="(https?:)?//|url\(\s*["']?(https?:)?//|@import`)
	for _, name := range []string{"index.html", "demo.css", "demo.js", "icon.svg"} {
		body, err := fs.ReadFile(Demo(), name)
		require.NoError(t, err)
		require.False(t, remote.Match(body), "%s asks another server", name)
		if name == "index.html" {
			require.Empty(t, inline.FindString(string(body)), "a strict content policy would drop this")
		}
	}
}

// Text from anyone is text: nothing in a front end may turn a string into markup or code.
func TestNoStringBecomesMarkup(t *testing.T) {
	banned := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\s*\(|new Function\b|srcdoc|dangerouslySet|setAttribute\(['"]style`)
	seen := 0
	for _, root := range []string{"src", "demo", "../handoff/console/src"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.Contains(".ts.tsx.js", filepath.Ext(path)) || filepath.Ext(path) == "" {
				return err
			}
			body, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			seen++
			require.Empty(t, banned.FindString(string(body)), path)
			return nil
		})
		require.NoError(t, err)
	}
	require.Greater(t, seen, 20)
}
