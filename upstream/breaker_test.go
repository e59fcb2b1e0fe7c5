package upstream

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// One that looks and gives up leaves the looking to the next.
func TestAProbeThatGivesUp(t *testing.T) {
	at := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	b := Breaker{Now: func() time.Time { return at }}
	for range InARow + 3 { // that began before it was shut
		_, f := (&Breaker{Now: b.Now}).Enter()
		require.Nil(t, f)
		b.Leave(false, Bad, "x")
	}
	_, f := b.Enter()
	require.NotNil(t, f)
	at = at.Add(ShutFor)
	probe, f := b.Enter()
	require.Nil(t, f)
	require.True(t, probe)
	_, f = b.Enter()
	require.NotNil(t, f)
	b.Leave(false, Bad, "late") // of before
	_, f = b.Enter()
	require.NotNil(t, f)
	b.Leave(true, Nothing, "")
	probe, f = b.Enter()
	require.Nil(t, f)
	require.True(t, probe)
	b.Leave(probe, Good, "")
	for range 3 {
		probe, f = b.Enter()
		require.Nil(t, f)
		require.False(t, probe)
	}
}

// Each look that fails shuts it for twice as long, up to the most; one that succeeds ends that.
func TestItIsShutForLonger(t *testing.T) {
	at := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	b := Breaker{Now: func() time.Time { return at }, Most: 2 * time.Minute}
	for range InARow {
		require.False(t, b.Open())
		b.Leave(false, Bad, "x")
	}
	for _, want := range []time.Duration{10, 20, 40, 80, 120, 120} {
		require.True(t, b.Open())
		_, shut := b.Enter()
		require.Equal(t, &Shut{For: want * time.Second, After: want * time.Second, Last: "x"}, shut)
		at = at.Add(want*time.Second - 1)
		_, shut = b.Enter()
		require.NotNil(t, shut)
		at = at.Add(1)
		probe, shut := b.Enter()
		require.Nil(t, shut)
		require.True(t, probe)
		b.Leave(probe, Bad, "x")
	}
	at = at.Add(2 * time.Minute)
	probe, _ := b.Enter()
	b.Leave(probe, Good, "")
	require.False(t, b.Open())
	for range InARow {
		b.Leave(false, Bad, "y")
	}
	_, shut := b.Enter()
	require.Equal(t, ShutFor, shut.For)
}
