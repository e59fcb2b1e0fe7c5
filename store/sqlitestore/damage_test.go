package sqlitestore

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fmt"

	"github.com/stretchr/testify/require"
)

// TestDamage: a file that SQLite cannot trust is named at the start, with what to do.
func TestDamage(t *testing.T) {
	made := func(t *testing.T) (dir, path string) {
		dir = t.TempDir()
		s := open(t, dir)
		at := begin(t, s, "s1")
		for i := range 300 {
			var err error
			at, err = s.Append(t.Context(), at, said(strings.Repeat("words ", 50), fmt.Sprint("m", i)))
			require.NoError(t, err)
		}
		require.NoError(t, s.Close())
		return dir, filepath.Join(dir, fileName)
	}
	for name, harm := range map[string]func(b []byte) []byte{
		"cut to half":      func(b []byte) []byte { return b[:len(b)/2/4096*4096] },
		"cut in a page":    func(b []byte) []byte { return b[:len(b)/3+77] },
		"cut to its head":  func(b []byte) []byte { return b[:100] },
		"no database":      func(b []byte) []byte { return []byte(strings.Repeat("walrus", 5000)) },
		"pages with noise": func(b []byte) []byte { copy(b[2*4096:], strings.Repeat("\xa5", len(b)-2*4096)); return b },
	} {
		t.Run(name, func(t *testing.T) {
			dir, path := made(t)
			b, err := os.ReadFile(path)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(path, harm(b), 0o600))
			_, err = Open(dir, Options{})
			require.ErrorContains(t, err, path+" is damaged: restore it from a backup")
		})
	}
	t.Run("empty", func(t *testing.T) { // as good as none
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, fileName), nil, 0o600))
		open(t, dir)
	})
}
