// Bundle compiles the widget and the console into the files that the server embeds.
// It runs esbuild as a Go library, so that a build needs Go alone; what it writes is committed,
// so that running the server needs no build at all.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

//go:generate go run . ../..

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	files, err := Bundle(root)
	if err == nil {
		err = sweep(root, files)
	}
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

// sweep removes the chunks of earlier builds, whose names had other hashes.
func sweep(root string, files map[string][]byte) error {
	old, err := chunks(root)
	for _, name := range old {
		if _, kept := files[name]; !kept && err == nil {
			err = os.Remove(filepath.Join(root, name))
		}
	}
	return err
}

// chunks lists what lies where split scripts go.
func chunks(root string) (names []string, err error) {
	for _, t := range targets {
		if !t.split {
			continue
		}
		found, err := filepath.Glob(filepath.Join(root, t.out, "*-*.js"))
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			names = append(names, t.out+"/"+filepath.Base(f))
		}
	}
	return names, nil
}

// target is one front end: where it starts, and where its files go. Paths are relative to the project's root.
type target struct {
	out     string
	entries map[string]string // name in out, without extension → source
	texts   string            // catalogues, as a glob: each a module in out of its own name, with its numbered texts as a list
	inline  bool              // style sheets become strings in the script (a shadow root adopts them), with short names for custom properties
	page    string            // index.html, taken over but for the chunks that it should ask for at once
	own     string            // names of properties that nobody outside sees, as a regular expression: they are short in the script. A text's name (T.…) must not be among them
	split   bool              // what is imported later becomes a file of its own, named by its content: a page of an older build finds it gone, not another
}

var targets = []target{
	{out: "widget/dist", inline: true, entries: map[string]string{"widget": "widget/src/main.ts"},
		own: `^(aggrieved|begun|caughtUp|disown|elsewhere|focusCard|focusComposer|greeted|isOpen|judge|judged|lostEarlier|outbox|pending|pledges|raised|settle|siteName|startAnew|toEnd|toggleSound|trouble|unread|wanted|writing)$`},
	{out: "widget/dist/words", texts: "widget/src/i18n/catalogues/*.ts"},
	{out: "handoff/console/dist", page: "handoff/console/page/index.html", split: true, entries: map[string]string{"console": "handoff/console/src/main.tsx", "style": "handoff/console/src/style.css", "later": "handoff/console/src/later.css"}},
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
		if t.texts != "" {
			found, err := filepath.Glob(filepath.Join(abs, t.texts))
			if err != nil {
				return nil, err
			}
			opt.EntryPoints, opt.Format = found, api.FormatESModule
		}
		opt.MangleProps = t.own
		if t.inline {
			opt.Plugins = []api.Plugin{inlineStyles(abs)}
		}
		if t.split {
			opt.Format, opt.Splitting, opt.ChunkNames = api.FormatESModule, true, "[name]-[hash]"
		}
		opt.Outdir = filepath.Join(abs, t.out)
		res := api.Build(opt)
		if len(res.Errors) > 0 {
			return nil, fmt.Errorf("%s: %s", t.out, message(res.Errors[0]))
		}
		for _, f := range res.OutputFiles {
			rel, err := filepath.Rel(abs, f.Path)
			if err != nil {
				return nil, err
			}
			if t.texts != "" {
				f.Contents = listed(f.Contents)
			}
			if t.inline {
				f.Contents = brief(f.Contents)
			}
			files[filepath.ToSlash(rel)] = f.Contents
		}
		if t.page != "" {
			page, err := os.ReadFile(filepath.Join(abs, t.page))
			if err != nil {
				return nil, err
			}
			files[t.out+"/index.html"] = preloaded(page, files[t.out+"/console.js"])
		}
	}
	return files, nil
}

var (
	numbered = regexp.MustCompile(`(?:\{|",)(\d+):"`)
	oneText  = regexp.MustCompile(`^var \w+=("(?:[^"\\]|\\.)*")\};export\{\w+ as default\};\s*$`)
)

// listed turns numbered texts into one text of all, with bars between, which needs no numbers and hardly a quote: {0:"a",2:"b"} is "a||b".split("|"). Where a
// number is missing the text is empty. Texts out of order, with bars or in other quotes stay as they are.
func listed(module []byte) []byte {
	next, inOrder := 0, !bytes.Contains(module, []byte("|"))
	list := numbered.ReplaceAllFunc(module, func(m []byte) []byte {
		n, _ := strconv.Atoi(string(numbered.FindSubmatch(m)[1]))
		gap := n - next
		inOrder = inOrder && gap >= 0 && (m[0] == '{') == (n == 0)
		next = n + 1
		if n == 0 {
			return []byte{'"'}
		}
		return bytes.Repeat([]byte("|"), 1+max(gap, 0))
	})
	if text := oneText.FindSubmatch(list); inOrder && text != nil {
		return fmt.Appendf(nil, "export default%s.split(\"|\");\n", text[1])
	}
	return module
}

var imported = regexp.MustCompile(`from"\./(chunk-\w+\.js)"`)

// preloaded has the page ask for the chunks of its script together with it, not after it.
func preloaded(page, script []byte) []byte {
	var links bytes.Buffer
	for _, m := range imported.FindAllSubmatch(script, -1) {
		fmt.Fprintf(&links, "<link rel=\"modulepreload\" href=\"/console/%s\">\n", m[1])
	}
	return bytes.Replace(page, []byte("<!-- chunks -->\n"), links.Bytes(), 1)
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
			text := lean(string(res.OutputFiles[0].Contents))
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, nil
		})
	}}
}

var (
	declared = regexp.MustCompile(`--[\w-]+:[^;{}]*;?`)
	pageRoot = regexp.MustCompile(`:root[^,{]*,`)
)

// lean leaves out what a shadow root has no use for: the page's root, and the custom properties that the sheet itself never reads, since the tokens are shared with others.
func lean(css string) string {
	css = declared.ReplaceAllStringFunc(css, func(d string) string {
		name, value, _ := strings.Cut(d, ":")
		if strings.Contains(css, "var("+name+")") || strings.Contains(css, "var("+name+",") {
			return name + ":" + strings.TrimLeft(value, " ")
		}
		return ""
	})
	return pageRoot.ReplaceAllString(css, "")
}

// A shorter name stays: a script may count down, as in --i.
var property = regexp.MustCompile(`--[a-z][\w-]{3,}`)

// brief gives custom properties short names, the same ones in the style sheet and in the code that sets them.
func brief(script []byte) []byte {
	names := map[string]string{}
	return property.ReplaceAllFunc(script, func(name []byte) []byte {
		short, ok := names[string(name)]
		if !ok {
			short = "--" + strings.ToUpper(strconv.FormatInt(int64(len(names)+10), 36))
			names[string(name)] = short
		}
		return []byte(short)
	})
}

func message(m api.Message) string {
	if m.Location == nil {
		return m.Text
	}
	return fmt.Sprintf("%s:%d: %s", m.Location.File, m.Location.Line, m.Text)
}
