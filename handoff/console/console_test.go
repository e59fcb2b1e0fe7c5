package console

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"

	"roundpeg/computes"
)

// What may be loaded, as brotli sends it: by an agent's first visit, and by the first opening of a page whose code comes later.
const (
	limit = 60_000
	later = 20_000
)

func TestSize(t *testing.T) {
	computes.Only(t)
	page, err := fs.ReadFile(FS(), "index.html")
	require.NoError(t, err)
	files, err := fs.ReadDir(FS(), ".")
	require.NoError(t, err)
	total := 0
	for _, f := range files {
		body, err := fs.ReadFile(FS(), f.Name())
		require.NoError(t, err)
		var out bytes.Buffer
		w := brotli.NewWriterLevel(&out, brotli.BestCompression)
		_, err = w.Write(body)
		require.NoError(t, err)
		require.NoError(t, w.Close())
		t.Logf("%s: %d bytes, %d as brotli", f.Name(), len(body), out.Len())
		if f.Name() == "index.html" || bytes.Contains(page, []byte("/console/"+f.Name())) {
			total += out.Len()
		} else {
			require.LessOrEqual(t, out.Len(), later, f.Name())
		}
	}
	require.LessOrEqual(t, total, limit)
}

func TestServed(t *testing.T) {
	srv := httptest.NewServer(http.StripPrefix("/console", http.FileServerFS(FS())))
	defer srv.Close()
	for path, want := range map[string]int{"/console/": 200, "/console/console.js": 200, "/console/style.css": 200, "/console/none": 404, "/console/page/index.html": 404} {
		res, err := http.Get(srv.URL + path)
		require.NoError(t, err)
		require.NoError(t, res.Body.Close())
		require.Equal(t, want, res.StatusCode, path)
	}
}

// The page must run under a policy that allows neither inline code nor inline styles.
func TestPageIsStrict(t *testing.T) {
	page, err := fs.ReadFile(FS(), "index.html")
	require.NoError(t, err)
	require.NotRegexp(t, regexp.MustCompile(`(?i)\sstyle=|\son\w+=|<style|<script[^>]*>[^<]`), string(page))
}

// What a customer writes reaches the page as text nodes only: no source may know a way to put markup there.
func TestTextIsText(t *testing.T) {
	banned := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc`)
	banned2 := regexp.MustCompile(`javascript:|https?://[a-z]`)
	n := 0
	require.NoError(t, filepath.WalkDir("src", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		require.False(t, banned.Match(body), path)
		require.False(t, banned2.Match(body), "%s must load nothing from elsewhere", path)
		require.LessOrEqual(t, strings.Count(string(body), "\n"), 220, "%s has grown: give it one reason", path)
		return nil
	}))
	require.Positive(t, n)
}
