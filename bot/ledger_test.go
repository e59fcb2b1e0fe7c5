package bot_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"

	"roundpeg/bot"
	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/store/sqlitestore"
)

var _ llm.Ledger = (*bot.Ledger)(nil)

// shaky is a store that takes nothing while it is away.
type shaky struct {
	chat.Store
	away atomic.Bool
}

func (s *shaky) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	if s.away.Load() {
		return chat.Session{}, fmt.Errorf("away: %w", chat.ErrUnavailable)
	}
	return s.Store.Append(ctx, at, ev...)
}

func ledgers(t *testing.T) (open func() *bot.Ledger, store *shaky, at *atomic.Int64) {
	s, err := sqlitestore.Open(t.TempDir(), sqlitestore.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	store, at = &shaky{Store: s}, &atomic.Int64{}
	at.Store(time.Date(2026, 11, 25, 23, 0, 0, 0, time.UTC).Unix())
	now := func() time.Time { return time.Unix(at.Load(), 0).In(time.FixedZone("there", 5*3600)) }
	return func() *bot.Ledger {
		l, err := bot.OpenLedger(t.Context(), store, now, zap.NewNop())
		require.NoError(t, err)
		return l
	}, store, at
}

func today(t *testing.T, l *bot.Ledger) int {
	n, err := l.Today(t.Context())
	require.NoError(t, err)
	return n
}

func TestTwoNodesShareTheDay(t *testing.T) {
	open, _, _ := ledgers(t)
	a, b := open(), open()
	defer a.Close()
	require.NoError(t, a.Add(t.Context(), 100, 10))
	require.NoError(t, b.Add(t.Context(), 5, 1))
	require.Equal(t, 110, today(t, a))
	require.Equal(t, 6, today(t, b), "of the other it is not known yet")
	require.NoError(t, a.Note(t.Context()))
	require.NoError(t, a.Note(t.Context()), "nothing is noted twice")
	require.Equal(t, 110, today(t, a))
	require.NoError(t, b.Poke(t.Context(), "@intents"))
	require.Equal(t, 6, today(t, b))
	require.NoError(t, b.Poke(t.Context(), "@llm-2026-11-25"))
	require.Equal(t, 116, today(t, b))
	b.Close()
	require.NoError(t, a.Poke(t.Context(), ""))
	require.Equal(t, 116, today(t, a), "an end notes what is not noted yet")
	c := open()
	defer c.Close()
	require.Equal(t, 116, today(t, c))
}

// A node that dies loses what it had not noted, and nothing else.
func TestALedgerThatDies(t *testing.T) {
	open, store, _ := ledgers(t)
	a := open()
	require.NoError(t, a.Add(t.Context(), 100, 0))
	require.NoError(t, a.Note(t.Context()))
	require.NoError(t, a.Add(t.Context(), 7, 0))
	store.away.Store(true)
	require.Error(t, a.Note(t.Context()))
	require.Equal(t, 107, today(t, a), "what could not be noted still counts here")
	b := open()
	defer b.Close()
	require.Equal(t, 100, today(t, b))
	store.away.Store(false)
	a.Close()
	require.NoError(t, b.Poke(t.Context(), ""))
	require.Equal(t, 107, today(t, b))
}

func TestANewDay(t *testing.T) {
	open, store, at := ledgers(t)
	a, b := open(), open()
	defer b.Close()
	require.NoError(t, a.Add(t.Context(), 100, 0))
	require.NoError(t, a.Note(t.Context()))
	require.NoError(t, a.Add(t.Context(), 20, 0))
	at.Add(3599)
	require.Equal(t, 120, today(t, a))
	at.Add(1)
	require.Zero(t, today(t, a))
	require.NoError(t, a.Add(t.Context(), 3, 0))
	require.NoError(t, a.Note(t.Context()))
	require.Equal(t, 3, today(t, a), "what was used before midnight goes to its own day")
	require.NoError(t, b.Poke(t.Context(), "@llm-2026-11-26"))
	require.Equal(t, 3, today(t, b))
	a.Close()
	events, err := store.Read(t.Context(), "@llm-2026-11-25", 0, 0)
	require.NoError(t, err)
	require.Len(t, events, 2)
	at.Add(24 * 3600)
	c := open()
	defer c.Close()
	require.Zero(t, today(t, c))
}

// However calls and notes overlap, what was used is counted, and once it is noted exactly.
func TestALedgerInUse(t *testing.T) {
	open, _, _ := ledgers(t)
	a, b := open(), open()
	var all sync.WaitGroup
	for i := range 8 {
		l := []*bot.Ledger{a, b}[i%2]
		all.Go(func() {
			for n := range 25 {
				_ = l.Add(t.Context(), 2, 1)
				if n%5 == 0 {
					_ = l.Note(t.Context())
				}
				_, _ = l.Today(t.Context())
			}
		})
	}
	all.Wait()
	a.Close()
	b.Close()
	c := open()
	defer c.Close()
	require.Equal(t, 8*25*3, today(t, c))
}
