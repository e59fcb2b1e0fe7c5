package redisstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/reliability"
	"roundpeg/store/redisstore/redistest"
)

var t0 = chat.At(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))

func started() chat.Event {
	return chat.New(t0, chat.By{Role: chat.System}, chat.Started{Locale: "en"})
}

func said(text, ref string) chat.Event {
	e := chat.New(t0, chat.By{Role: chat.Customer}, chat.Message{Text: text})
	e.Ref = ref
	return e
}

func begin(t testing.TB, s *Store, id chat.ID) chat.Session {
	t.Helper()
	at, err := s.Append(t.Context(), chat.Session{ID: id}, started())
	require.NoError(t, err)
	return at
}

// A Redis that stands still is away: whoever asks first waits for it, the others are told at once, and when it is back everybody is told to
// look at everything.
func TestAway(t *testing.T) {
	r := redistest.Start(t)
	s := node(t, r.URL())
	at := begin(t, s, "s1")
	var lost atomic.Int64
	go s.Watch(t.Context(), func(id chat.ID, _ chat.Seq) {
		if id == "" {
			lost.Add(1)
		}
	})
	require.Eventually(t, func() bool { return !s.link.isAway() }, time.Second, time.Millisecond)
	for name, c := range map[string]struct{ off, on func() }{
		"frozen": {r.Pause, r.Resume},
		"killed": {r.Kill, r.Up},
	} {
		t.Run(name, func(t *testing.T) {
			before := lost.Load()
			c.off()
			_, err := s.Append(t.Context(), at, said(name, name))
			require.ErrorIs(t, err, chat.ErrUnavailable)
			require.Eventually(t, func() bool {
				began := time.Now()
				_, err := s.Get(t.Context(), "s1")
				require.ErrorIs(t, err, chat.ErrUnavailable)
				return time.Since(began) < 50*time.Millisecond
			}, 5*time.Second, time.Millisecond, "told at once")
			_, err = s.List(t.Context(), chat.Query{})
			require.ErrorIs(t, err, chat.ErrUnavailable)
			require.ErrorIs(t, s.Roster().Beat(t.Context(), "ana", "c", chat.Away), chat.ErrUnavailable)
			c.on()
			require.Eventually(t, func() bool {
				next, err := s.Append(t.Context(), at, said(name, name))
				if err == nil || errors.Is(err, chat.ErrDuplicate) || errors.Is(err, chat.Stale) && next.Head > at.Head {
					at = next
					return true // a frozen one may have kept it when it woke up, and says so
				}
				return false
			}, 5*time.Second, 20*time.Millisecond)
			require.Eventually(t, func() bool { return lost.Load() > before }, 5*time.Second, 20*time.Millisecond, "pokes may have been lost")
		})
	}
}

// The end of a log that Redis lost, and that went another way then, is not taken for the same because it is as long.
func TestALogThatWentAnotherWay(t *testing.T) {
	r := redistest.Start(t)
	s, other := node(t, r.URL()), node(t, r.URL())
	at := begin(t, s, "s1")
	keys := []string{shardOf("s1").session("s1"), shardOf("s1").log("s1")}
	for i, k := range keys {
		r.Cli("copy", k, fmt.Sprint(shardOf("s1"), "copy", i))
	}
	mine, err := s.Append(t.Context(), at, said("was lost", "m1"))
	require.NoError(t, err)
	for i, k := range keys {
		r.Cli("copy", fmt.Sprint(shardOf("s1"), "copy", i), k, "replace")
	}
	theirs, err := other.Append(t.Context(), at, said("was kept", "m2"))
	require.NoError(t, err)
	require.Equal(t, mine.Head, theirs.Head)
	_, err = s.Append(t.Context(), mine, said("behind it", "m3"))
	require.ErrorIs(t, err, chat.Stale)
	log, err := s.Read(t.Context(), "s1", 0, 0)
	require.NoError(t, err)
	got, err := s.Get(t.Context(), "s1")
	require.NoError(t, err)
	require.Equal(t, chat.Fold("s1", log), got)
}

// Emptied, it is not the Redis of before: the node says so and ends, rather than go on with what only it remembers.
func TestLost(t *testing.T) {
	r := redistest.Start(t)
	s := node(t, r.URL())
	run := make(chan error, 1)
	go func() { run <- s.Run(t.Context()) }()
	lost, err := s.Lost(t.Context())
	require.NoError(t, err)
	require.False(t, lost)
	r.Cli("flushall")
	require.ErrorContains(t, <-run, "has lost the data")
}

// A journal of the house that lost its end is an error, not an endless try.
func TestJournalOfLostLog(t *testing.T) {
	r := redistest.Start(t)
	s := node(t, r.URL())
	j, err := chat.OpenJournal(t.Context(), s, "@test", func(chat.Event) {})
	require.NoError(t, err)
	one := func() ([]chat.Event, error) {
		return []chat.Event{chat.New(t0, chat.By{Role: chat.System}, chat.Record{What: "@x", Data: []byte(`{}`)})}, nil
	}
	require.NoError(t, j.Append(t.Context(), one))
	r.Cli("flushall")
	require.ErrorIs(t, j.Append(t.Context(), one), chat.ErrUnavailable)
}

// No room, no ack, a clear error, and work goes on when there is room again, without a restart.
func TestFull(t *testing.T) {
	fill := func(t *testing.T, s *Store, free func()) {
		at := begin(t, s, "s1")
		var err error
		acked := 0
		for ; ; acked++ {
			var next chat.Session
			if next, err = s.Append(t.Context(), at, said(strings.Repeat("words ", 2000), fmt.Sprint("m", acked))); err != nil {
				break
			}
			at = next
			require.Less(t, acked, 20000, "it does not fill")
		}
		require.ErrorIs(t, err, chat.ErrUnavailable)
		require.Positive(t, acked)
		got, err := s.Get(t.Context(), "s1") // reading goes on
		require.NoError(t, err)
		require.Equal(t, at.Head, got.Head)
		free()
		require.Eventually(t, func() bool {
			next, err := s.Append(t.Context(), at, said("after", "after"))
			return err == nil && next.Head == at.Head+1
		}, 5*time.Second, 20*time.Millisecond)
		log, err := s.Read(t.Context(), "s1", 0, 0)
		require.NoError(t, err)
		require.Len(t, log, acked+2)
	}
	t.Run("memory", func(t *testing.T) {
		r := redistest.Start(t, "--maxmemory", "8mb")
		fill(t, node(t, r.URL()), func() { r.Cli("config", "set", "maxmemory", "64mb") })
	})
	t.Run("disk", func(t *testing.T) {
		disk := smallDisk(t, "24m")
		r := redistest.Start(t, "--dir", disk)
		ballast := filepath.Join(disk, "ballast")
		require.NoError(t, os.WriteFile(ballast, make([]byte, 16<<20), 0o600))
		t.Cleanup(r.Kill)
		fill(t, node(t, r.URL()), func() { require.NoError(t, os.Remove(ballast)) })
	})
	if dir := os.Getenv("ROUNDPEG_RESULTS"); dir != "" && !t.Failed() {
		r := reliability.NewResult("T16 full", "Redis out of memory, and out of disk for its file", "redis", os.Getenv("ROUNDPEG_RELIABILITY") == "full")
		r.Load = "one writer until it is refused"
		r.Happened("servers that were full", 2)
		r.Zero("acked and missing, not read meanwhile, or not going on within 5 s of room", 0, 2)
		_, err := r.Finish(dir)
		require.NoError(t, err)
	}
}

func TestRefusedSettings(t *testing.T) {
	for says, args := range map[string][]string{
		"a restart of this server loses every conversation": {"--appendonly", "no"},
		"since its last snapshot":                           {"--appendonly", "no", "--save", "900 1"},
		"often half a minute":                               {"--appendfsync", "no"},
		"throws conversations away":                         {"--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"},
	} {
		t.Run(says, func(t *testing.T) {
			r := redistest.Start(t, args...)
			_, err := Open(t.Context(), Options{URL: r.URL()})
			require.ErrorContains(t, err, says)
			require.ErrorContains(t, err, "--allow-data-loss")
			node(t, r.URL(), func(o *Options) { o.AllowDataLoss = true })
		})
	}
	t.Run("a replica", func(t *testing.T) {
		r, primary := redistest.Start(t), redistest.Start(t)
		host, port, _ := strings.Cut(primary.Addr, ":")
		r.Cli("replicaof", host, port)
		_, err := Open(t.Context(), Options{URL: r.URL()})
		require.ErrorContains(t, err, "give the address of its primary")
	})
	t.Run("a wrong password", func(t *testing.T) {
		r := redistest.Start(t)
		r.Cli("config", "set", "requirepass", "secret-of-the-test")
		_, err := Open(t.Context(), Options{URL: "redis://:wrong-one@" + r.Addr})
		require.ErrorContains(t, err, "is the password right?")
		require.NotContains(t, err.Error(), "wrong-one")
	})
}

// Before Redis 7 there is no sharded pub/sub.
func TestPlainPubSub(t *testing.T) {
	r := redistest.Start(t)
	plain := func(o *Options) { o.plainPubSub = true }
	a, b := node(t, r.URL(), plain), node(t, r.URL(), plain)
	heard := make(chan chat.ID, 99)
	go b.Watch(t.Context(), func(id chat.ID, _ chat.Seq) { heard <- id })
	n := 0
	require.Eventually(t, func() bool {
		n++
		id := chat.ID(fmt.Sprint("s", n))
		begin(t, a, id)
		for {
			select {
			case got := <-heard:
				if got == id {
					return true
				}
			case <-time.After(50 * time.Millisecond):
				return false
			}
		}
	}, 5*time.Second, time.Millisecond)
}
