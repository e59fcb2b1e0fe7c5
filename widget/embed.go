// Package widget is the customers' window: one script that a site puts on its pages, and a shop page that shows it.
// The TypeScript in src is bundled by cmd/bundle into dist, which is committed; what a server needs is embedded here.
package widget

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed dist/widget.js
var script []byte

//go:embed dist/words
var words embed.FS

//go:embed demo
var demo embed.FS

// Script is the widget as served at /widget.js: UTF-8 JavaScript without any request of its own but the words of the one language that
// it shows, at widget/<language>.js beside it, and the socket at v1/chat. Callers must not change it.
func Script() []byte { return script }

// Words are the widget's words by language, each a module of one catalogue. Callers must not change them.
func Words() map[string][]byte {
	all := map[string][]byte{}
	names, err := fs.Glob(words, "dist/words/*.js")
	for _, name := range names {
		if err == nil {
			all[strings.TrimSuffix(path.Base(name), ".js")], err = words.ReadFile(name)
		}
	}
	if err != nil {
		panic(err) // only what was embedded is read
	}
	return all
}

// Demo is the shop page: index.html with demo.css, demo.js and icon.svg beside it. It has no inline script or style
// and asks for nothing but these files, /widget.js and, by a link, /console/.
func Demo() fs.FS {
	sub, err := fs.Sub(demo, "demo")
	if err != nil {
		panic(err) // the name is a constant that embedding has checked
	}
	return sub
}
