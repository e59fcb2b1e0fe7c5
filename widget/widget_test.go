package widget

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"
)

// limit is what a page may have to load for the widget, compressed, all of it: code, styles, icons, languages.
const limit = 18_000

func TestScriptIsSmall(t *testing.T) {
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: 11, LGWin: 22})
	_, err := w.Write(Script())
	require.NoError(t, err)
	require.NoError(t, w.Close())
	t.Logf("widget.js: %d bytes, %d with brotli", len(Script()), out.Len())
	require.LessOrEqual(t, out.Len(), limit)
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
