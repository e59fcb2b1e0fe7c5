package report

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFileIsWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.html")
	require.NoError(t, Check(path))
	require.NoError(t, WriteFile(path, func(w io.Writer) error { _, err := io.WriteString(w, "first"); return err }))
	require.NoError(t, Check(path), "a report may be made again")
	err := WriteFile(path, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return errors.New("broken") })
	assert.ErrorContains(t, err, "broken")
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "first", string(b))
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 1, "nothing is left behind")
}

func TestPathsThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	train := filepath.Join(dir, "train.jsonl")
	require.NoError(t, os.WriteFile(train, nil, 0o600))
	closed := filepath.Join(dir, "closed")
	require.NoError(t, os.Mkdir(closed, 0o500))
	for path, want := range map[string]string{
		dir:                                    "is not a file",
		filepath.Join(dir, "none", "r.html"):   "no such file",
		filepath.Join(train, "r.html"):         "not a directory",
		"-":                                    "standard output",
		train:                                  "is what is measured",
		filepath.Join(dir, ".", "train.jsonl"): "is what is measured",
	} {
		err := Check(path, train)
		require.ErrorContains(t, err, want)
		require.ErrorContains(t, err, "name ")
		if path != "-" {
			require.ErrorContains(t, err, path)
		}
	}
	if runtime.GOOS != "windows" && os.Getuid() != 0 {
		require.ErrorContains(t, Check(filepath.Join(closed, "r.html")), "may write to")
	}
}
