package bench

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// TestRun measures every part of a real server, small: that there is a figure, not how good it is.
func TestRun(t *testing.T) {
	binary, err := client.Build(t.TempDir(), false)
	require.NoError(t, err)
	o := Options{Binary: binary, Echo: []string{"bench", "echo"}, Sockets: 200, Rate: 100, Window: time.Second, Idle: []int{50, 100}, Rest: 100 * time.Millisecond, Sessions: 200,
		Only: []string{"echo", "latency", "handoff", "idle", "start"}, Log: t.Logf}
	report, err := Run(t.Context(), o)
	require.NoError(t, err)
	parts := map[string]int{}
	for _, f := range report.Figures {
		parts[f.Part]++
		require.NotZero(t, f.Value, f.Name)
	}
	for _, p := range o.Only {
		require.NotZero(t, parts[p], p)
	}
	var out bytes.Buffer
	require.NoError(t, report.Table(&out))
	require.Contains(t, out.String(), "start with 200 sessions")

	_, err = Run(t.Context(), Options{Only: []string{"speed"}})
	require.ErrorContains(t, err, "there is no part")
	_, err = Run(t.Context(), Options{Addr: "127.0.0.1:1", Only: []string{"start"}})
	require.ErrorContains(t, err, "of its own")
}
