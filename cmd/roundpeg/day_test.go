package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/computes"
)

// TestADayAtTheDesk plays one day: thirty customers, three agents, two specialists and a leader, through the real sockets. It ends with nobody
// unanswered, no promise forgotten and no rule broken; and what the day is for has happened in it.
func TestADayAtTheDesk(t *testing.T) {
	computes.Only(t)
	if testing.Short() {
		t.Skip("the short form leaves the day out: roundpeg day plays it")
	}
	t.Parallel()
	r, err := playDay(t.Context(), program{}, 1, 2400)
	require.NoError(t, err)
	require.Empty(t, r.Broken)
	require.Equal(t, 30, r.Sessions)
	for _, kind := range []string{"handoff_requested", "agent_joined", "transferred", "promised", "promise_kept", "escalated", "granted", "notice", "closed"} {
		require.NotZero(t, r.Kinds[kind], kind)
	}
	require.Equal(t, r.Kinds["promised"], r.Promises["kept in time"]+r.Promises["kept late"])
}
