package handoff_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/handoff"
)

// Two nodes that look at different moments offer a session to the same agent, and to the next one when the time is up; a node that comes
// later takes over what was offered.
func TestNodesOfferTheSame(t *testing.T) {
	r := newRoom(t)
	node := func() *handoff.Line {
		l := handoff.NewLine(handoff.LineOptions{Store: r.store, Roster: r.roster, Staff: r.line.Staff, Now: r.line.Now})
		require.NoError(t, l.Load(t.Context()))
		return l
	}
	beat := func() {
		for _, a := range []string{"ana", "ben"} {
			require.NoError(t, r.roster.Beat(t.Context(), a, "c", chat.Available))
		}
	}
	one, two := node(), node()
	id, other := r.request(30), r.request(20)
	require.NoError(t, two.Load(t.Context())) // the first node has not heard of them yet
	beat()
	two.Tick(t.Context())
	first := two.OfferedTo(id)
	require.NotEmpty(t, first)
	require.NotEqual(t, first, two.OfferedTo(other), "shared out")
	one.Tick(t.Context())
	require.NoError(t, one.Load(t.Context()))
	var offered []string
	for i := range 90 {
		r.now = r.now.Add(time.Second)
		beat()
		for _, l := range [][]*handoff.Line{{one, two}, {two, one}, {one}}[i%3] {
			l.Tick(t.Context())
		}
		if i == 50 {
			one = node() // a restart
			one.Tick(t.Context())
		}
		if i%3 < 2 {
			require.Equal(t, one.OfferedTo(id), two.OfferedTo(id), "after %d s", i)
		}
		if o := two.OfferedTo(id); len(offered) == 0 || offered[len(offered)-1] != o {
			offered = append(offered, o)
		}
	}
	require.Len(t, offered, 3, "%v: anew every 30 s, in turn", offered)
	require.Equal(t, first, offered[0])
	require.NotEqual(t, offered[0], offered[1])
}
