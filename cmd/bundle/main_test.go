package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// The committed files are what the sources build to, else a reader of the source sees another program than the one that runs.
func TestCommittedFilesAreFresh(t *testing.T) {
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "node_modules", "preact")); err != nil {
		t.Skip("SKIPPED: node_modules is missing, the built files are not checked: run npm ci")
	}
	files, err := Bundle(root)
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "%s is stale: run go generate ./cmd/bundle", name)
	}
	committed, err := chunks(root)
	require.NoError(t, err)
	for _, name := range committed {
		require.Contains(t, files, name, "left over from an earlier build: run go generate ./cmd/bundle")
	}
}

func TestLean(t *testing.T) {
	require.Equal(t, ":host{--a:1px;--c:calc(var(--a, 2px) * 2)}p{margin:var(--c)}", lean(":root,:host{--a: 1px;--b: 2px;--c: calc(var(--a, 2px) * 2)}p{margin:var(--c)}"))
	require.Equal(t, "p{color:red;}:host([data-a]){top:0}", lean("p{color:red;--b: blue}:root:not([data-a=b]),:host([data-a]){top:0}"))
}

func TestBrief(t *testing.T) {
	require.Equal(t, "`a{--A:1;--r:2;top:var(--A);left:var(--B, var(--r))}`;set('--B', --i)", string(brief([]byte("`a{--some:1;--r:2;top:var(--some);left:var(--some-more, var(--r))}`;set('--some-more', --i)"))))
}

func TestListed(t *testing.T) {
	for in, want := range map[string]string{
		`var e={0:"a{n}",1:"b'",3:"c, 9:x \"y\""};export{e as default};`: `export default"a{n}|b'||c, 9:x \"y\"".split("|");` + "\n",
		`var e={0:"a",2:"c",1:"b"};export{e as default};`:                `var e={0:"a",2:"c",1:"b"};export{e as default};`,
		`var e={0:"a",1:'b"'};export{e as default};`:                     `var e={0:"a",1:'b"'};export{e as default};`,
		`var e={0:"a",1:"b|"};export{e as default};`:                     `var e={0:"a",1:"b|"};export{e as default};`,
		`var e={1:"b"};export{e as default};`:                            `var e={1:"b"};export{e as default};`,
	} {
		require.Equal(t, want, string(listed([]byte(in))))
	}
}
