package chattest

import (
	"context"
	"encoding/json"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func erase(t *testing.T, a, b chat.Store) {
	other := begin(t, a, newID(), said("xylophone", "c1"))
	id := newID()
	at := add(t, a, chat.Session{ID: id}, event(start, system, chat.Started{Key: "k", Customer: chat.Person{ID: "ada", Name: "Ada", Verified: true}, Page: &chat.Page{URL: "https://example.org/xylophone"}}))
	at = add(t, a, at, said("my xylophone is broken", "c1"), event(after(time.Minute), customer, chat.HandoffRequested{Tier: 3, Reason: chat.ExplicitRequest, DueAt: after(time.Hour), Summary: "xylophone"}, "c2"))
	at = add(t, b, at, event(after(2*time.Minute), agent("1"), chat.Note{Text: "xylophone again"}, "n1"))
	at = add(t, b, at, event(after(3*time.Minute), agent("1"), chat.Promised{Promise: "p", What: chat.Followup, DueAt: after(time.Hour), Contact: &chat.Contact{Email: "ada@example.org"}}))
	require.Len(t, list(t, a, chat.Query{Text: "xylophone"}), 2)
	before := read(t, a, id)

	require.NoError(t, a.Erase(t.Context(), id))
	require.NoError(t, b.Erase(t.Context(), id), "twice is no error")
	for _, s := range []chat.Store{a, b} {
		log := read(t, s, id)
		require.Len(t, log, len(before))
		for i, e := range log {
			require.Equal(t, before[i].Erased(), e, "no body, rather than an empty one")
		}
		got, err := s.Get(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, chat.Session{ID: id, Head: at.Head, State: chat.Ended, Erased: true, Started: start, Updated: at.Updated}, got)
		_, err = s.Append(t.Context(), got, said("more"))
		require.ErrorIs(t, err, chat.ErrNotFound)
		_, err = s.Append(t.Context(), got, said("my xylophone is broken", "c1"))
		require.ErrorIs(t, err, chat.ErrNotFound)
		_, err = s.Ref(t.Context(), id, customer.Sender(), "c1")
		require.ErrorIs(t, err, chat.ErrNotFound)
		require.Equal(t, []chat.ID{other.ID}, list(t, s, chat.Query{Text: "xylophone"}))
		require.Empty(t, list(t, s, chat.Query{Customer: "ada"}))
		require.Empty(t, list(t, s, chat.Query{Promises: chat.OpenPromise}))
		require.NotContains(t, list(t, s, chat.Query{Due: after(999 * time.Hour).Time, Order: chat.ByDue}), id)
		require.NotContains(t, list(t, s, chat.Query{States: []chat.State{chat.Waiting}}), id)
		require.Contains(t, list(t, s, chat.Query{States: []chat.State{chat.Ended}}), id)
	}
	require.Len(t, whole(t, b, other.ID), 2)
}

func reserved(t *testing.T, a, b chat.Store) {
	id := chat.ID("@test" + n(int(serial.Add(1))))
	at, err := a.Append(t.Context(), chat.Session{ID: id}, event(start, system, chat.Record{What: "@made", Data: json.RawMessage(`{"n":1}`)}))
	require.NoError(t, err)
	_, err = b.Append(t.Context(), chat.Session{ID: id}, event(start, system, chat.Record{What: "@made", Data: json.RawMessage(`{"n":2}`)}))
	require.ErrorIs(t, err, chat.Stale)
	add(t, b, at, event(start, agent("1"), chat.Record{What: "@changed", Data: json.RawMessage(`{"n":2}`)}, "r1"), event(start, customer, chat.Message{Text: "houseword"}), event(start, customer, chat.HandoffRequested{Tier: 2, DueAt: start}))
	log := whole(t, a, id)
	require.Len(t, log, 4)
	require.JSONEq(t, `{"n":2}`, string(log[1].Body.(chat.Record).Data))
	session := begin(t, a, newID())
	for _, q := range []chat.Query{{}, {Text: "houseword"}, {Due: after(9 * time.Hour).Time, Order: chat.ByDue}, {Order: chat.ByUrgency}, {States: []chat.State{chat.Waiting}}, {Tier: 2}} {
		require.NotContains(t, list(t, b, q), id)
	}
	require.Equal(t, []chat.ID{session.ID}, list(t, b, chat.Query{}))
}

// watch: pokes may be skipped, repeated and merged, so it goes on appending until one comes through.
func watch(t *testing.T, a, b chat.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	heard := map[chat.ID]chat.Seq{}
	var mu sync.Mutex
	done := make(chan error, 2)
	for _, s := range []chat.Store{a, b} {
		go func() {
			done <- s.Watch(ctx, func(id chat.ID, seq chat.Seq) {
				mu.Lock()
				defer mu.Unlock()
				heard[id] = max(heard[id], seq)
				if id == "" {
					return // any may have been lost
				}
				if got, err := s.Get(context.Background(), id); err != nil || got.Head < seq {
					t.Errorf("poked with %s at %d before it can be read: %d, %v", id, seq, got.Head, err)
				}
			})
		}()
	}
	for _, s := range []chat.Store{a, b} {
		at := begin(t, s, newID())
		require.Eventually(t, func() bool {
			at = add(t, s, at, said("again"))
			time.Sleep(20 * time.Millisecond)
			mu.Lock()
			defer mu.Unlock()
			return heard[at.ID] > 1
		}, 10*time.Second, 10*time.Millisecond)
	}
	// A watcher that is slow holds nobody up.
	slow, stop := context.WithCancel(t.Context())
	entered := make(chan struct{}, 1)
	free := make(chan struct{})
	go func() {
		done <- a.Watch(slow, func(chat.ID, chat.Seq) {
			select {
			case entered <- struct{}{}:
			default:
			}
			<-free
		})
	}()
	at := begin(t, a, newID())
	require.Eventually(t, func() bool {
		at = add(t, a, at, said("again"))
		return len(entered) > 0
	}, 10*time.Second, 10*time.Millisecond)
	for range 200 {
		at = add(t, a, at, said("and again"))
	}
	stop()
	close(free)
	cancel()
	for range 3 {
		select {
		case err := <-done:
			require.NoError(t, err)
		case <-time.After(10 * time.Second):
			t.Fatal("Watch does not end with its context")
		}
	}
}
