package redisstore

import (
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/chattest"
	"roundpeg/store/redisstore/redistest"
)

// node opens a handle on the Redis at the address, as one more node.
func node(t testing.TB, url string, change ...func(*Options)) *Store {
	t.Helper()
	o := Options{URL: url}
	for _, f := range change {
		f(&o)
	}
	s, err := Open(t.Context(), o)
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func TestStore(t *testing.T) {
	r := redistest.Start(t)
	chattest.Run(t, func(t *testing.T) (a, b chat.Store) {
		r.Cli("flushall")
		return node(t, r.URL()), node(t, r.URL())
	})
}

// Nothing remembered: every session is read anew, every fold decoded.
func TestStoreWithoutMemory(t *testing.T) {
	r := redistest.Start(t)
	chattest.Run(t, func(t *testing.T) (a, b chat.Store) {
		r.Cli("flushall")
		small := func(o *Options) { o.Cache = 1 }
		return node(t, r.URL(), small), node(t, r.URL(), small)
	})
}
