package handoff

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// rows reads a file of the public data sets, one JSON object a line. They are no part of the project: without them the test says what it skips.
func rows[T any](t testing.TB, name string) (out []T) {
	t.Helper()
	dir := os.Getenv("ROUNDPEG_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("SKIPPED, nothing is measured: %v (ROUNDPEG_DATA names the folder of the data sets)", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var row T
		require.NoError(t, json.Unmarshal(in.Bytes(), &row))
		out = append(out, row)
	}
	require.NoError(t, in.Err())
	require.NotEmpty(t, out)
	return out
}

// labelled is a row of an intents data set.
type labelled struct {
	Text      string `json:"text"`
	Utterance string `json:"utterance"`
	Intent    string `json:"intent"`
	Flags     string `json:"flags"`
}
