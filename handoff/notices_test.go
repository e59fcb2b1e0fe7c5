package handoff_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/journey"
)

// failing is a store that is away from the nth append on.
type failing struct {
	chat.Store
	left int
}

func (f *failing) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	if f.left--; f.left < 0 {
		return at, chat.ErrUnavailable
	}
	return f.Store.Append(ctx, at, ev...)
}

func notices(t *testing.T, store chat.Store) *handoff.Notices {
	n, err := handoff.OpenNotices(t.Context(), store, time.Now)
	require.NoError(t, err)
	return n
}

func told(t *testing.T, store chat.Store, id chat.ID) (topics []string) {
	log, err := store.Read(t.Context(), id, 0, 0)
	require.NoError(t, err)
	for _, e := range log {
		if n, ok := e.Body.(chat.Notice); ok {
			topics = append(topics, n.Topic)
		}
	}
	return topics
}

func visitor(t *testing.T, store chat.Store, customer string) chat.Session {
	s, err := store.Append(t.Context(), chat.Session{ID: chat.NewID(time.Now()) + chat.ID(chat.Random(2))},
		chat.New(chat.At(time.Now()), chat.By{Role: chat.Customer}, chat.Started{Customer: chat.Person{ID: customer, Verified: customer != ""}}))
	require.NoError(t, err)
	return s
}

// Whatever is cut off, sent again it is told, and told once.
func TestANoticeIsToldOnceWhateverFails(t *testing.T) {
	for cut := range 4 {
		t.Run(fmt.Sprint("after ", cut, " appends"), func(t *testing.T) {
			store := journey.NewMemory()
			s := visitor(t, store, "c1")
			_, _, err := notices(t, &failing{store, cut}).Tell(t.Context(), chat.By{Role: chat.System}, "c1", "recall", "News")
			require.Equal(t, cut < 3, errors.Is(err, chat.ErrUnavailable))
			n := notices(t, store) // after a start
			got, _, err := n.Tell(t.Context(), chat.By{Role: chat.System}, "c1", "recall", "News")
			require.NoError(t, err)
			require.Equal(t, s.ID, got.Session)
			require.Equal(t, []string{"recall"}, told(t, store, s.ID))
			next := visitor(t, store, "c1")
			_, err = n.Deliver(t.Context(), next)
			require.NoError(t, err)
			require.Empty(t, told(t, store, next.ID))
		})
	}
}

func TestNoticesWaitForTheNextConversation(t *testing.T) {
	store := journey.NewMemory()
	one, two := notices(t, store), notices(t, store)
	_, fresh, err := one.Tell(t.Context(), chat.By{Role: chat.System}, "c1", "recall", "News")
	require.NoError(t, err)
	require.True(t, fresh)
	require.NoError(t, two.Poke(t.Context(), "@notices"))
	stranger := visitor(t, store, "")
	_, err = two.Deliver(t.Context(), stranger)
	require.NoError(t, err)
	require.Empty(t, told(t, store, stranger.ID))
	s := visitor(t, store, "c1")
	var wg sync.WaitGroup
	for _, n := range []*handoff.Notices{one, two, one, two} { // several of the customer's sockets, on two nodes
		wg.Go(func() {
			_, err := n.Deliver(t.Context(), s)
			require.NoError(t, err)
		})
	}
	wg.Wait()
	require.Equal(t, []string{"recall"}, told(t, store, s.ID))
	_, _, err = two.Tell(t.Context(), chat.By{Role: chat.System}, "c1", "recall", "Other news")
	require.ErrorIs(t, err, chat.ErrConflict)
}

// A conversation that is long over is nobody's to read; the notice waits for the customer.
func TestNoNoticeIntoWhatIsOver(t *testing.T) {
	store := journey.NewMemory()
	s := visitor(t, store, "c1")
	_, err := store.Append(t.Context(), s, chat.New(chat.At(time.Now().Add(-time.Hour)), chat.By{Role: chat.Customer}, chat.Closed{Outcome: "ended"}))
	require.NoError(t, err)
	got, _, err := notices(t, store).Tell(t.Context(), chat.By{Role: chat.System}, "c1", "recall", "News")
	require.NoError(t, err)
	require.Zero(t, got.Seq)
	log, err := store.Read(t.Context(), "@notices", 0, 0)
	require.NoError(t, err)
	for _, e := range log {
		require.NotContains(t, string(e.Body.(chat.Record).Data), "c1", "the log outlives the customer's erasure, so it does not name them")
	}
}
