package redisstore

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/store/redisstore/redistest"
)

func TestRoster(t *testing.T) {
	r := redistest.Start(t)
	rosterTest(t, node(t, r.URL()).Roster(), node(t, r.URL()).Roster())
}

// rosterTest holds for any two nodes.
func rosterTest(t *testing.T, a, b Roster) {
	ctx := t.Context()
	who := func() map[string]string {
		list, err := b.List(ctx)
		require.NoError(t, err)
		here := map[string]string{}
		for _, p := range list {
			here[p.Agent] = p.Status
			require.WithinDuration(t, b.s.Now(), p.Seen, chat.RosterTTL)
		}
		return here
	}
	require.Empty(t, who())
	require.NoError(t, a.Beat(ctx, "ana", "tab 1", chat.Away))
	require.NoError(t, b.Beat(ctx, "ana", "tab 2", chat.Available))
	require.NoError(t, a.Beat(ctx, "ben", "tab", chat.Away))
	require.Equal(t, map[string]string{"ana": chat.Available, "ben": chat.Away}, who(), "available on any of them")
	require.NoError(t, a.Leave(ctx, "ana", "tab 2"))
	require.Equal(t, map[string]string{"ana": chat.Away, "ben": chat.Away}, who())
	require.NoError(t, a.Leave(ctx, "ana", "tab 2"), "twice is no error")

	// What nodes agree on is what the first of them said.
	for i, c := range []struct {
		by           Roster
		was, is, now string
	}{{a, "", "one", "one"}, {b, "", "two", "one"}, {b, "one", "two", "two"}, {a, "one", "three", "two"}, {a, "two", "two", "two"}} {
		now, err := c.by.Agree(ctx, c.was, c.is)
		require.NoError(t, err)
		require.Equal(t, c.now, now, "%d", i)
	}

	// Hints reach every node, with every field.
	heard := make(chan chat.Hint, 9)
	follow, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- b.Follow(follow, func(h chat.Hint) { heard <- h }) }()
	hint := chat.Hint{Session: "s1", By: chat.By{Role: chat.Agent, ID: "ana", Name: "Ana"}, Kind: "typing", Typing: true, Read: 7, Ref: "m1", Text: "as far as it is", Status: chat.Away}
	require.Eventually(t, func() bool {
		require.NoError(t, a.Send(ctx, hint))
		select {
		case h := <-heard:
			return h == hint
		case <-time.After(100 * time.Millisecond):
			return false
		}
	}, 5*time.Second, time.Millisecond)
	stop()
	require.NoError(t, <-ended)

	// Who beats no more is gone when the last beat has run out, however often others beat.
	began := time.Now()
	for {
		require.NoError(t, a.Beat(ctx, "ben", "tab", chat.Away))
		if _, there := who()["ana"]; !there {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	require.InDelta(t, chat.RosterTTL.Seconds(), time.Since(began).Seconds(), 2)
	require.Equal(t, map[string]string{"ben": chat.Away}, who())
}

// Nodes whose own clocks are hours apart agree about the time, and about how long ago somebody was seen.
func TestTimeIsRedis(t *testing.T) {
	r := redistest.Start(t)
	skewed := func(d time.Duration) *Store {
		return node(t, r.URL(), func(o *Options) { o.Now = func() time.Time { return time.Now().Add(d) } })
	}
	early, late := skewed(-time.Hour), skewed(time.Hour)
	require.WithinDuration(t, time.Now(), early.Now(), time.Second)
	require.WithinDuration(t, time.Now(), late.Now(), time.Second)
	require.NoError(t, early.Roster().Beat(t.Context(), "ana", "tab", chat.Available))
	here, err := late.Roster().List(t.Context())
	require.NoError(t, err)
	require.Len(t, here, 1)
	require.WithinDuration(t, late.Now(), here[0].Seen, time.Second)
}
