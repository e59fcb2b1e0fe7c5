package sqlitestore

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/reliability"
)

// reported leaves what a test found for docs/reliability.md, if it is asked for: how often the fault happened, and how often what must
// never be was seen.
func reported(t *testing.T, id, fault, load, happened string, n int, never string) {
	dir := os.Getenv("ROUNDPEG_RESULTS")
	if dir == "" || t.Failed() {
		return
	}
	r := reliability.NewResult(id, fault, "embedded", full)
	r.Load = load
	r.Happened(happened, n)
	r.Zero(never, 0, n)
	_, err := r.Finish(dir)
	require.NoError(t, err)
}
