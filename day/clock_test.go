package day

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// A world that answers at once makes the day as fast as was asked for; one that takes its time makes it longer.
func TestClockWaitsForTheWorld(t *testing.T) {
	for name, c := range map[string]struct{ answer, hour time.Duration }{
		"quick": {0, 3 * time.Second}, "slow": {100 * time.Millisecond, 30 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				opens := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
				clock := NewClock(opens, 1200)
				time.Sleep(time.Second)
				require.Equal(t, opens, clock.Now(), "it stands still until it runs")
				ctx, stop := context.WithCancel(t.Context())
				go clock.Run(ctx, func() { time.Sleep(c.answer) })
				begin := time.Now()
				require.True(t, clock.Sleep(ctx, time.Hour))
				require.Equal(t, c.hour, time.Since(begin))
				clock.Skip(opens.Add(10 * time.Hour))
				require.True(t, clock.Until(ctx, opens.Add(10*time.Hour)))
				require.Equal(t, c.hour, time.Since(begin))
				clock.Skip(opens)
				require.Equal(t, opens.Add(10*time.Hour), clock.Now(), "never back")
				stop()
				require.False(t, clock.Sleep(ctx, time.Hour))
				time.Sleep(time.Second) // Run ends
			})
		})
	}
}
