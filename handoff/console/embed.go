// Package console holds the agents' web app as files to serve. The sources are in src; dist is what cmd/bundle makes of them,
// committed so that a build needs Go alone.
package console

import (
	"embed"
	"io/fs"
)

//go:embed page/index.html dist/console.js dist/style.css
var embedded embed.FS

// FS gives the app with index.html, console.js and style.css at its root. The page asks for the other two below /console/, so
// that is where it has to be served. It runs under the policy
//
//	default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; require-trusted-types-for 'script'
func FS() fs.FS { return root{} }

// root shows the page beside what was built, though the two lie in folders of their own.
type root struct{}

func (root) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	switch name {
	case ".":
		return embedded.Open("dist") // a folder, as file servers want one to look for index.html in
	case "index.html":
		return embedded.Open("page/index.html")
	default:
		return embedded.Open("dist/" + name)
	}
}
