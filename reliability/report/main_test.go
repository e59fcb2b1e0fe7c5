package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPage(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a": `{"id":"T12","fault":"sockets","store":"redis","size":"full","pass":true,"never":[{"what":"x | y","seen":0,"of":300}]}`,
		"b": `{"id":"T2","fault":"Redis dies","store":"redis","size":"short","pass":false,"figures":[{"what":"back","value":3,"unit":"s","bound":2}]}`,
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name+".json"), []byte(text), 0o600))
	}
	all, err := read(dir)
	require.NoError(t, err)
	require.Equal(t, "T2", all[0].ID, "by number, not by letter")
	p := page(all, "Mind this.")
	require.Contains(t, p, "\n\nMind this.\n\n|")
	require.Contains(t, p, "| T2 (short form) | Redis dies | redis |  |  |  | back: 3 s (bound 2) | **fails** |")
	require.Contains(t, p, `x \| y: 0 of 300 (95 % bound 0.01)`)
}
