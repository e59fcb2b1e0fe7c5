package journey_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot"
	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
	"roundpeg/journey"
)

// dying is the store as a node sees it that may die at any append: nothing gets through afterwards.
type dying struct {
	chat.Store
	mu   sync.Mutex
	left int // appends that still get through
}

func (d *dying) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	d.mu.Lock()
	d.left--
	dead := d.left < 0
	d.mu.Unlock()
	if dead {
		return at, errors.New("dead")
	}
	return d.Store.Append(ctx, at, ev...)
}

// TestATurnCutOffIsFinishedOnce lets a node die at any moment of a conversation; two others find what it left. Every question that was
// kept is answered once, at most five seconds later.
func TestATurnCutOffIsFinishedOnce(t *testing.T) {
	for _, kind := range stores {
		t.Run(kind.name, func(t *testing.T) { cutOff(t, kind.open(t, 3)) })
	}
}

func cutOff(t *testing.T, nodes []chat.Store) {
	mind, store := shop(t), nodes[1]
	for i := range size(40, 300) {
		now := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
		var mu sync.Mutex
		clock := func() time.Time { mu.Lock(); defer mu.Unlock(); return now }
		roster := chat.NewLocalRoster(clock)
		node := func(s chat.Store) (*bot.Bot, *handoff.Clock) {
			m, err := mind.On(t.Context(), s)
			require.NoError(t, err)
			desk := handoff.NewDesk(handoff.DeskOptions{Store: s, Roster: roster, Staff: colleague, Now: clock})
			b := bot.New(bot.Options{Store: s, Mind: m, Policy: handoff.NewPolicy(handoff.Scoring{}), Desk: desk, Now: clock})
			return b, handoff.NewClock(desk, b)
		}
		first, _ := node(&dying{Store: nodes[0], left: 1 + rand.IntN(6)})
		s, err := first.Open(t.Context(), chat.Started{Locale: "en-US"})
		require.NoError(t, err)
		for q := range 3 {
			by := command.Actor{By: chat.By{Role: chat.Customer}}
			if _, err := first.Receive(t.Context(), s.ID, by, string(rune('a'+q)), &command.Say{Text: "What are your opening hours?"}); err != nil {
				break
			}
			if rand.IntN(2) == 0 {
				first.Wait()
			}
		}
		first.Close()

		b2, c2 := node(nodes[1])
		b3, c3 := node(nodes[2])
		for range 5 {
			mu.Lock()
			now = now.Add(time.Second)
			mu.Unlock()
			require.NoError(t, c2.Tick(t.Context()))
			require.NoError(t, c3.Tick(t.Context()))
			b2.Wait()
			b3.Wait()
		}
		log, err := store.Read(t.Context(), s.ID, 0, 0)
		require.NoError(t, err)
		require.NoError(t, journey.Sound(s.ID, log))
		answers, last := map[string]int{}, ""
		for _, e := range log {
			if m, ok := e.Body.(chat.Message); ok && e.By.Role == chat.Bot {
				answers[e.Ref]++
				require.NotEmpty(t, m.Text)
			} else if ok {
				last = e.Ref
			}
		}
		for ref, n := range answers {
			require.Equal(t, 1, n, "run %d: %s is answered %d times", i, ref, n)
		}
		if last != "" {
			require.Equal(t, 1, answers[last], "run %d: the last question is answered", i)
		}
		b2.Close()
		b3.Close()
	}
}
