package gateway

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"roundpeg/chat"
)

const (
	consolePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; " +
		"form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
	demoPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; " +
		"media-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)

// asset is one file, ready to be sent.
type asset struct {
	kind, etag string
	plain, gz  []byte        // gz is nil where it would not be smaller
	br         func() []byte // made when first asked for: the best brotli takes too long for the start
}

func newAsset(name string, b []byte) asset {
	sum := sha256.Sum256(b)
	a := asset{kind: mime.TypeByExtension(path.Ext(name)), etag: hex.EncodeToString(sum[:8]), plain: b}
	if a.kind == "" {
		a.kind = "application/octet-stream"
	}
	var z bytes.Buffer
	w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
	w.Write(b)
	w.Close()
	if z.Len() < len(b)*9/10 {
		a.gz = z.Bytes()
		a.br = sync.OnceValue(func() []byte {
			var z bytes.Buffer
			w := brotli.NewWriterLevel(&z, brotli.BestCompression)
			w.Write(b)
			w.Close()
			return z.Bytes()
		})
	}
	return a
}

func (a asset) serve(c *call) {
	h := c.w.Header()
	h.Set("Content-Type", a.kind)
	h.Add("Vary", "Accept-Encoding")
	body, etag := a.plain, `"`+a.etag+`"`
	switch {
	case a.gz == nil:
	case accepts(c.r, "br"):
		h.Set("Content-Encoding", "br")
		body, etag = a.br(), `"`+a.etag+`-br"`
	case accepts(c.r, "gzip"):
		h.Set("Content-Encoding", "gzip")
		body, etag = a.gz, `"`+a.etag+`-gz"`
	}
	h.Set("ETag", etag)
	if match := c.r.Header.Get("If-None-Match"); match == "*" || strings.Contains(match, `"`+a.etag) {
		h.Del("Content-Encoding")
		c.w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	c.w.WriteHeader(http.StatusOK)
	if c.r.Method != http.MethodHead {
		c.w.Write(body)
	}
}

func accepts(r *http.Request, want string) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if coding == want {
			return strings.ReplaceAll(weight, " ", "") != "q=0"
		}
	}
	return false
}

// pages are the files of a folder, in memory: no path of a request ever reaches a file system.
type pages struct {
	policy string
	files  map[string]asset
}

func loadPages(folder fs.FS, policy string) (*pages, error) {
	p := &pages{policy: policy, files: map[string]asset{}}
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(folder, name)
		if err == nil {
			p.files["/"+name] = newAsset(name, b)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load pages: %w", err)
	}
	b, err := fs.ReadFile(folder, "index.html") // a folder need not list it
	if err != nil {
		return nil, fmt.Errorf("load pages: %w", err)
	}
	p.files["/index.html"] = newAsset("index.html", b)
	return p, nil
}

// serve answers with the file at that path; a folder is its index.html. It says whether there is one.
func (p *pages) serve(c *call, at string) bool {
	if strings.HasSuffix(at, "/") {
		at += "index.html"
	}
	a, ok := p.files[at]
	if !ok {
		return false
	}
	h := c.w.Header()
	h.Set("Content-Security-Policy", p.policy)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cache-Control", "no-cache") // asked for each time, answered by 304
	a.serve(c)
	return true
}

// serveConsole is GET /console/ and its files.
func (g *Gateway) serveConsole(c *call) error {
	if g.console != nil && g.console.serve(c, strings.TrimPrefix(c.r.URL.Path, "/console")) {
		return nil
	}
	return chat.Faultf(chat.ErrNotFound, "there is nothing at this address")
}

// serveWidget is GET /widget.js, and GET /widget/{file} with the words of one language, which pages of any site load.
func (g *Gateway) serveWidget(c *call) error {
	a, ok := g.widget[c.r.PathValue("file")]
	if !ok {
		return chat.Faultf(chat.ErrNotFound, "this server has no such widget")
	}
	h := c.w.Header()
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cache-Control", "public, max-age=300")
	a.serve(c)
	return nil
}
