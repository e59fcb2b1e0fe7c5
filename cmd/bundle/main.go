// Bundle compiles the widget and the console into the files that the server embeds.
// It runs esbuild as a Go library, so that a build needs Go alone; what it writes is committed,
// so that running the server needs no build at all.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

//go:generate go run . ../..

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	files, err := Bundle(root)
	for name, body := range files {
		if err == nil {
			err = write(filepath.Join(root, name), body)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func write(path string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, body, 0o644)
}

// target is one front end: where it starts, and where its files go. Paths are relative to the project's root.
type target struct {
	out     string
	entries map[string]string // name in out, without extension → source
	inline  bool              // style sheets become strings in the script (a shadow root adopts them)
	page    string            // index.html, taken over as it is
}

var targets = []target{
	{out: "widget/dist", inline: true, entries: map[string]string{"widget": "widget/src/main.ts"}},
	{out: "handoff/console/dist", page: "handoff/console/page/index.html", entries: map[string]string{"console": "handoff/console/src/main.tsx", "style": "handoff/console/src/style.css"}},
}

// Bundle returns every built file by its path below root. The console needs Preact in node_modules (npm ci).
func Bundle(root string) (map[string][]byte, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, t := range targets {
		opt := options(abs)
		for name, source := range t.entries {
			opt.EntryPointsAdvanced = append(opt.EntryPointsAdvanced, api.EntryPoint{InputPath: filepath.Join(abs, source), OutputPath: name})
		}
		if t.inline {
			opt.Plugins = []api.Plugin{inlineStyles(abs)}
		}
		opt.Outdir = filepath.Join(abs, t.out)
		res := api.Build(opt)
		if len(res.Errors) > 0 {
			return nil, fmt.Errorf("%s: %s", t.out, message(res.Errors[0]))
		}
		if t.page != "" {
			if files[t.out+"/index.html"], err = os.ReadFile(filepath.Join(abs, t.page)); err != nil {
				return nil, err
			}
		}
		for _, f := range res.OutputFiles {
			rel, err := filepath.Rel(abs, f.Path)
			if err != nil {
				return nil, err
			}
			files[filepath.ToSlash(rel)] = f.Contents
		}
	}
	return files, nil
}

func options(root string) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir: root, Bundle: true, Write: false, Format: api.FormatIIFE, Target: api.ES2022, Charset: api.CharsetUTF8,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LegalComments: api.LegalCommentsNone,
		JSX: api.JSXAutomatic, JSXImportSource: "preact",
	}
}

// inlineStyles gives an imported .css file, with what it imports, as one minified string.
func inlineStyles(root string) api.Plugin {
	return api.Plugin{Name: "inline-styles", Setup: func(b api.PluginBuild) {
		b.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			opt := options(root)
			opt.EntryPoints = []string{a.Path}
			res := api.Build(opt)
			if len(res.Errors) > 0 {
				return api.OnLoadResult{}, fmt.Errorf("%s", message(res.Errors[0]))
			}
			text := string(res.OutputFiles[0].Contents)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, nil
		})
	}}
}

func message(m api.Message) string {
	if m.Location == nil {
		return m.Text
	}
	return fmt.Sprintf("%s:%d: %s", m.Location.File, m.Location.Line, m.Text)
}
