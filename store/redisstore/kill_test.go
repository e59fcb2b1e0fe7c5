package redisstore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/store/redisstore/redistest"
)

// TestKilled kills Redis again and again under eight writers who append as quickly as they can, and holds what they were told against what
// is there after its start: with everysec as with always nothing that was acked is missing.
func TestKilled(t *testing.T) {
	for _, sync := range []string{"everysec", "always"} {
		t.Run(sync, func(t *testing.T) {
			k := killer{r: redistest.Start(t, "--appendfsync", sync)}
			lost := k.run(t, 6, node(t, k.r.URL()))
			t.Logf("%d kills, %d acked, %d lost", 6, k.acked, lost)
			require.Zero(t, lost)
		})
	}
}

type killer struct {
	r     *redistest.Server
	acked int
}

// run returns how many acked events are not there after the kills.
func (k *killer) run(t *testing.T, kills int, s *Store) (lost int) {
	for round := range kills {
		const writers = 8
		acked := make([][]string, writers)
		ctx, stop := context.WithCancel(t.Context())
		var work sync.WaitGroup
		for w := range writers {
			id := chat.ID(fmt.Sprint("s", round, "-", w))
			work.Go(func() {
				at := chat.Session{ID: id}
				for n := 0; ctx.Err() == nil; n++ {
					ref := fmt.Sprint("m", n)
					next, err := s.Append(ctx, at, said("x", ref))
					if err == nil {
						acked[w] = append(acked[w], ref)
					}
					if err == nil || errors.Is(err, chat.Stale) {
						at = next
					}
				}
			})
		}
		time.Sleep(50*time.Millisecond + rand.N(1200*time.Millisecond))
		k.r.Kill()
		stop()
		work.Wait()
		k.r.Up()
		for w := range writers {
			id := chat.ID(fmt.Sprint("s", round, "-", w))
			require.Eventually(t, func() bool {
				_, err := s.Get(t.Context(), id)
				return err == nil || errors.Is(err, chat.ErrNotFound)
			}, 10*time.Second, 10*time.Millisecond)
			for _, ref := range acked[w] {
				k.acked++
				if _, err := s.Ref(t.Context(), id, "customer", ref); errors.Is(err, chat.ErrNotFound) {
					lost++
				} else {
					require.NoError(t, err)
				}
			}
		}
		require.Positive(t, k.acked, "no kill under load")
	}
	return lost
}
