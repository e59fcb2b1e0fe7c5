package journey_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/journey"
	"roundpeg/reliability"
	"roundpeg/store/redisstore"
	"roundpeg/store/redisstore/redistest"
	"roundpeg/store/sqlitestore"
)

// stores are those on which the tests of promises run. open makes an empty one and gives a handle for each of the nodes.
var stores = []struct {
	name string
	open func(t testing.TB, nodes int) []chat.Store
}{
	{"memory", func(_ testing.TB, nodes int) []chat.Store { return shared(journey.NewMemory(), nodes) }},
	{"embedded", func(t testing.TB, nodes int) []chat.Store {
		store, err := sqlitestore.Open(t.TempDir(), sqlitestore.Options{})
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, store.Close()) })
		return shared(store, nodes)
	}},
	{"redis", func(t testing.TB, nodes int) []chat.Store { return redisNodes(t, redistest.Start(t), nodes) }},
}

// redisNodes opens a handle for each of the nodes.
func redisNodes(t testing.TB, r *redistest.Server, nodes int) []chat.Store {
	all := make([]chat.Store, nodes)
	for i := range all {
		s, err := redisstore.Open(t.Context(), redisstore.Options{URL: r.URL()})
		require.NoError(t, err)
		t.Cleanup(func() { s.Close() })
		all[i] = s
	}
	return all
}

// shared is one handle, as often as there are nodes.
func shared(store chat.Store, nodes int) []chat.Store {
	all := make([]chat.Store, nodes)
	for i := range all {
		all[i] = store
	}
	return all
}

// finish judges a result and leaves it where ROUNDPEG_RESULTS says.
func finish(t *testing.T, r *reliability.Result) {
	t.Helper()
	wrong, err := r.Finish(os.Getenv("ROUNDPEG_RESULTS"))
	require.NoError(t, err)
	for _, line := range r.Lines() {
		t.Log(line)
	}
	require.Empty(t, wrong)
}

// size is how often something is done: the count of the full run when that is asked for, else that of the short one.
func size(short, full int) int {
	if os.Getenv("ROUNDPEG_RELIABILITY") == "full" {
		return full
	}
	return short
}
