// Package widget is the customers' window: one script that a site puts on its pages, and a shop page that shows it.
// The TypeScript in src is bundled by cmd/bundle into dist, which is committed; what a server needs is embedded here.
package widget

import (
	"embed"
	"io/fs"
)

//go:embed dist/widget.js
var script []byte

//go:embed demo
var demo embed.FS

// Script is the widget as served at /widget.js: UTF-8 JavaScript without any request of its own but the socket at
// v1/chat beside it. Callers must not change it.
func Script() []byte { return script }

// Demo is the shop page: index.html with demo.css, demo.js and icon.svg beside it. It has no inline script or style
// and asks for nothing but these files, /widget.js and, by a link, /console/.
func Demo() fs.FS {
	sub, err := fs.Sub(demo, "demo")
	if err != nil {
		panic(err) // the name is a constant that embedding has checked
	}
	return sub
}
