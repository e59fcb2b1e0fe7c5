// Package console holds the agents' web app as files to serve. The sources are in src and page; dist is what cmd/bundle makes of them,
// committed so that a build needs Go alone.
package console

import (
	"embed"
	"io/fs"
)

//go:embed dist/*
var embedded embed.FS

// FS gives the app with index.html, console.js, style.css and the chunks of the script at its root. The page asks for the others
// below /console/, so that is where it has to be served. It runs under the policy
//
//	default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; require-trusted-types-for 'script'
func FS() fs.FS {
	sub, err := fs.Sub(embedded, "dist")
	if err != nil {
		panic(err) // the path is a constant
	}
	return sub
}
