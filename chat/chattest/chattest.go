// Package chattest says what every chat.Store must do. An implementation's test calls Run; nothing else is needed to be one.
package chattest

import (
	"context"
	"fmt"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// Open gives two handles on the same, at first empty, data: two nodes. A store for one process gives the same handle twice.
type Open func(t *testing.T) (a, b chat.Store)

// Run runs the whole suite.
func Run(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, a, b chat.Store)
	}{
		{"an append is read back", readBack},
		{"an unknown log", unknownLog},
		{"a stale append", stale},
		{"a repeated command", duplicate},
		{"refs of bots may repeat", botRefs},
		{"all events or none", allOrNone},
		{"of eight claims one wins", claims},
		{"the classifier thinks while an agent claims", claimWhileThinking},
		{"many writers", manyWriters},
		{"big logs in pages", bigLog},
		{"a big event", bigEvent},
		{"unknown kinds stay as they are", unknownKinds},
		{"any history folds to its session", histories},
		{"newest first, in pages", newest},
		{"most urgent first", urgency},
		{"what is due", due},
		{"lists by state, tier, owner, customer, idleness", filters},
		{"promises", promises},
		{"search", search},
		{"search: hostile words", hostileSearch},
		{"erase", erase},
		{"reserved logs", reserved},
		{"watch", watch},
		{"a call that was given up", givenUp},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := open(t)
			c.test(t, a, b)
		})
	}
}

var start = chat.At(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))

var (
	customer = chat.By{Role: chat.Customer}
	bot      = chat.By{Role: chat.Bot}
	system   = chat.By{Role: chat.System}
)

func agent(id string) chat.By { return chat.By{Role: chat.Agent, ID: id, Name: "Agent " + id} }

func after(d time.Duration) chat.Time { return start.Plus(d) }

// event makes an event; a ref makes it the command of a customer or agent.
func event(at chat.Time, by chat.By, body chat.Body, ref ...string) chat.Event {
	e := chat.New(at, by, body)
	if len(ref) > 0 {
		e.Ref, e.Print = ref[0], "print of "+ref[0]
	}
	return e
}

func said(text string, ref ...string) chat.Event {
	return event(start, customer, chat.Message{Text: text}, ref...)
}

var serial atomic.Int64

func newID() chat.ID { return chat.ID(fmt.Sprintf("s%08d", serial.Add(1))) }

// begin makes a log with its first event and what follows.
func begin(t require.TestingT, s chat.Store, id chat.ID, ev ...chat.Event) chat.Session {
	at, err := s.Append(context.Background(), chat.Session{ID: id}, append([]chat.Event{event(start, system, chat.Started{Locale: "en"})}, ev...)...)
	require.NoError(t, err)
	return at
}

func add(t require.TestingT, s chat.Store, at chat.Session, ev ...chat.Event) chat.Session {
	next, err := s.Append(context.Background(), at, ev...)
	require.NoError(t, err)
	return next
}

func read(t require.TestingT, s chat.Store, id chat.ID) []chat.Event {
	log, err := s.Read(context.Background(), id, 0, 0)
	require.NoError(t, err)
	return log
}

func list(t require.TestingT, s chat.Store, q chat.Query) []chat.ID {
	found, err := s.List(context.Background(), q)
	require.NoError(t, err)
	ids := []chat.ID{}
	for _, f := range found {
		ids = append(ids, f.ID)
	}
	return ids
}

// whole checks that the log is numbered without a gap, and that the session is its fold.
func whole(t require.TestingT, s chat.Store, id chat.ID) []chat.Event {
	log := read(t, s, id)
	for i, e := range log {
		require.Equal(t, chat.Seq(i+1), e.Seq)
	}
	session, err := s.Get(context.Background(), id)
	require.NoError(t, err)
	require.Equal(t, chat.Fold(id, log), session)
	return log
}

func n(i int) string { return strconv.Itoa(i) }
