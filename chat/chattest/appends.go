package chattest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func readBack(t *testing.T, a, b chat.Store) {
	id := newID()
	at := begin(t, a, id)
	require.Equal(t, chat.Seq(1), at.Head)
	require.Equal(t, chat.WithBot, at.State)
	at = add(t, b, at, said("one", "m1"), event(after(time.Second), bot, chat.Message{Text: "two"}))
	require.Equal(t, chat.Seq(3), at.Head)
	for _, s := range []chat.Store{a, b} {
		log := whole(t, s, id)
		require.Len(t, log, 3)
		require.Equal(t, "m1", log[1].Ref)
		require.Equal(t, "print of m1", log[1].Print)
		require.Equal(t, chat.Message{Text: "two"}, log[2].Body)
		require.Equal(t, after(time.Second), log[2].At)
		got, err := s.Get(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, at, got)
	}
	// Nothing to write is a comparison.
	same, err := a.Append(t.Context(), at)
	require.NoError(t, err)
	require.Equal(t, at, same)
}

func unknownLog(t *testing.T, a, _ chat.Store) {
	_, err := a.Get(t.Context(), "none")
	require.ErrorIs(t, err, chat.ErrNotFound)
	_, err = a.Read(t.Context(), "none", 0, 0)
	require.ErrorIs(t, err, chat.ErrNotFound)
	_, err = a.Ref(t.Context(), "none", "customer", "m1")
	require.ErrorIs(t, err, chat.ErrNotFound)
	_, err = a.Append(t.Context(), chat.Session{ID: "none", Head: 3}, said("x"))
	require.ErrorIs(t, err, chat.Stale)
	require.ErrorIs(t, a.Erase(t.Context(), "none"), chat.ErrNotFound)
	_, err = a.Get(t.Context(), "none")
	require.ErrorIs(t, err, chat.ErrNotFound, "a refused append leaves nothing behind")
}

func stale(t *testing.T, a, b chat.Store) {
	old := begin(t, a, newID())
	now := add(t, b, old, said("one"))
	for name, at := range map[string]chat.Session{
		"behind": old, "from the start": {ID: old.ID}, "ahead": {ID: old.ID, Head: 9},
	} {
		got, err := a.Append(t.Context(), at, said("two"))
		require.ErrorIs(t, err, chat.Stale, name)
		require.ErrorIs(t, err, chat.ErrConflict, name)
		require.Equal(t, now, got, "the session as it is now comes back: "+name)
	}
	require.Len(t, whole(t, b, old.ID), 2)
}

func duplicate(t *testing.T, a, b chat.Store) {
	at := begin(t, a, newID(), said("one", "c1"))
	at = add(t, a, at, event(start, agent("1"), chat.Note{Text: "n"}, "x"))
	for _, s := range []chat.Store{a, b} {
		for _, head := range []chat.Seq{at.Head, 0, 1, 99} {
			got, err := s.Append(t.Context(), chat.Session{ID: at.ID, Head: head}, said("one", "c1"))
			require.ErrorIs(t, err, chat.ErrDuplicate, "head %d", head)
			require.NotErrorIs(t, err, chat.Stale)
			require.Equal(t, at, got)
		}
		_, err := s.Append(t.Context(), at, said("new", "c2"), said("one", "c1"))
		require.ErrorIs(t, err, chat.ErrDuplicate, "one of several")
		e, err := s.Ref(t.Context(), at.ID, customer.Sender(), "c1")
		require.NoError(t, err)
		require.Equal(t, chat.Seq(2), e.Seq)
		require.Equal(t, "print of c1", e.Print)
		_, err = s.Ref(t.Context(), at.ID, customer.Sender(), "c2")
		require.ErrorIs(t, err, chat.ErrNotFound)
		_, err = s.Ref(t.Context(), at.ID, agent("2").Sender(), "x")
		require.ErrorIs(t, err, chat.ErrNotFound)
	}
	// Another sender, or another log, may use the same ref.
	at = add(t, b, at, event(start, agent("2"), chat.Note{Text: "n"}, "x"))
	at = add(t, b, at, said("n", "x"))
	at = add(t, b, at, event(start, agent("1"), chat.Note{Text: "n"}, "c1"))
	e, err := a.Ref(t.Context(), at.ID, agent("2").Sender(), "x")
	require.NoError(t, err)
	require.Equal(t, chat.Seq(4), e.Seq)
	begin(t, a, newID(), said("one", "c1"))
	require.Len(t, whole(t, a, at.ID), 6)
}

func botRefs(t *testing.T, a, _ chat.Store) {
	at := begin(t, a, newID(), said("one", "c1"))
	at = add(t, a, at, event(start, bot, chat.Decision{Action: chat.Answer}, "c1"), event(start, bot, chat.Message{Text: "two"}, "c1"))
	at = add(t, a, at, event(start, bot, chat.Message{Text: "three"}, "c1"), event(start, system, chat.Closed{Outcome: "ended"}, "c1"))
	require.Len(t, whole(t, a, at.ID), 6)
	e, err := a.Ref(t.Context(), at.ID, customer.Sender(), "c1")
	require.NoError(t, err)
	require.Equal(t, chat.Seq(2), e.Seq)
}

func allOrNone(t *testing.T, a, b chat.Store) {
	at := begin(t, a, newID(), said("one", "c1"))
	_, err := a.Append(t.Context(), at, said("two", "c2"), said("one", "c1"), said("three", "c3"))
	require.ErrorIs(t, err, chat.ErrDuplicate)
	_, err = a.Append(t.Context(), at, said("two", "c2"), said("two", "c2"))
	require.ErrorIs(t, err, chat.ErrInvalid, "the same command twice in one append")
	require.Len(t, whole(t, b, at.ID), 2)
	at = add(t, b, at, said("two", "c2"), said("three", "c3"))
	require.Len(t, whole(t, a, at.ID), 4)
}

func claims(t *testing.T, a, b chat.Store) {
	for range 50 {
		at := begin(t, a, newID(), event(start, customer, chat.HandoffRequested{Tier: 2, Reason: chat.ExplicitRequest, DueAt: after(time.Minute)}))
		var wins, losses sync.Map
		race(8, func(i int) {
			by := agent(n(i))
			got, err := []chat.Store{a, b}[i%2].Append(context.Background(), at, event(start, by, chat.AgentJoined{Agent: chat.Ref{ID: by.ID, Name: by.Name}}, "claim"))
			if err == nil {
				wins.Store(i, got)
			} else if errors.Is(err, chat.Stale) {
				losses.Store(i, got)
			} else {
				t.Error(err)
			}
		})
		won, lost := size(&wins), size(&losses)
		require.Equal(t, 1, won)
		require.Equal(t, 7, lost)
		log := whole(t, b, at.ID)
		require.Len(t, log, 3)
		losses.Range(func(_, got any) bool {
			s := got.(chat.Session)
			require.Equal(t, log[2].By.ID, s.Owner.ID, "who lost sees who won")
			return true
		})
	}
}

func size(m *sync.Map) (k int) {
	m.Range(func(any, any) bool { k++; return true })
	return k
}

// race runs f k times at the same moment.
func race(k int, f func(i int)) {
	var ready, done sync.WaitGroup
	barrier := make(chan struct{})
	ready.Add(k)
	for i := range k {
		done.Go(func() {
			ready.Done()
			<-barrier
			f(i)
		})
	}
	ready.Wait()
	close(barrier)
	done.Wait()
}

func claimWhileThinking(t *testing.T, a, b chat.Store) {
	read := begin(t, a, newID(), said("help", "c1"))
	require.Equal(t, chat.Seq(2), read.Pending.Seq)
	claimed := add(t, b, read, event(start, agent("1"), chat.AgentJoined{Agent: chat.Ref{ID: "1", Name: "Ada"}}, "claim"))
	got, err := a.Append(t.Context(), read, event(start, bot, chat.Decision{Action: chat.Answer}, "c1"), event(start, bot, chat.Message{Text: "answer"}, "c1"))
	require.ErrorIs(t, err, chat.Stale)
	require.Equal(t, claimed, got)
	require.Len(t, whole(t, a, read.ID), 3)
}

func manyWriters(t *testing.T, a, b chat.Store) {
	const writers, each = 16, 25
	one := begin(t, a, newID())
	own := make([]chat.Session, writers)
	for i := range own {
		own[i] = begin(t, a, newID())
	}
	race(writers, func(i int) {
		s := []chat.Store{a, b}[i%2]
		by := agent(n(i))
		at := one
		for k := range each {
			for {
				next, err := s.Append(context.Background(), at, event(start, by, chat.Note{Text: n(k)}, "r"+n(k)))
				at = next
				if errors.Is(err, chat.Stale) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				break
			}
			next, err := s.Append(context.Background(), own[i], said(n(k), "r"+n(k)))
			if err != nil {
				t.Error(err)
				return
			}
			own[i] = next
		}
	})
	log := whole(t, a, one.ID)
	require.Len(t, log, 1+writers*each)
	next := map[string]int{}
	for _, e := range log[1:] {
		require.Equal(t, n(next[e.By.ID]), e.Body.(chat.Note).Text, "the order of each sender")
		next[e.By.ID]++
	}
	for _, s := range own {
		require.Len(t, whole(t, b, s.ID), 1+each)
	}
}

func givenUp(t *testing.T, a, _ chat.Store) {
	at := begin(t, a, newID())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := a.Append(ctx, at, said("one", "c1"), said("two", "c2"))
	require.Error(t, err)
	k := len(whole(t, a, at.ID))
	require.True(t, k == 1 || k == 3, "all or none, not %d", k)
	_, err = a.List(ctx, chat.Query{})
	require.Error(t, err)
}
