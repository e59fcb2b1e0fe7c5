package chattest

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func newest(t *testing.T, a, b chat.Store) {
	const size = 150
	want := []chat.ID{}
	for i := range size {
		id := newID()
		first := event(after(time.Duration(i/3)*time.Second), system, chat.Started{}) // three at the same moment
		at := add(t, []chat.Store{a, b}[i%2], chat.Session{ID: id}, first)
		if i%10 == 0 {
			add(t, a, at, event(after(time.Hour), customer, chat.Message{Text: "later"})) // what happened since does not matter
		}
		want = append(want, id)
	}
	slices.Reverse(want)
	require.Equal(t, want[:chat.DefaultLimit], list(t, a, chat.Query{}))
	require.Equal(t, want, list(t, b, chat.Query{Limit: 200}))
	require.Equal(t, want, list(t, b, chat.Query{Limit: 9999}))
	for _, limit := range []int{1, 7, 50, 75, 200} {
		got, cursor := []chat.ID{}, ""
		for {
			page, err := b.List(t.Context(), chat.Query{Limit: limit, After: cursor})
			require.NoError(t, err)
			for _, s := range page {
				got = append(got, s.ID)
			}
			if len(page) < limit {
				break
			}
			cursor = page[len(page)-1].Cursor()
		}
		require.Equal(t, want, got, "limit %d", limit)
	}
	require.Equal(t, list(t, a, chat.Query{States: []chat.State{chat.WithBot}, Limit: 9}), want[:9])
	// A page goes on behind a session that has changed in the meantime.
	page := list(t, a, chat.Query{Limit: 10})
	at, err := a.Get(t.Context(), page[9])
	require.NoError(t, err)
	add(t, b, at, event(start, customer, chat.Closed{Outcome: "ended"}))
	require.Equal(t, want[10:20], list(t, a, chat.Query{Limit: 10, After: at.Cursor()}))
}

// wait puts a new session into the queue.
func wait(t *testing.T, s chat.Store, since time.Duration, tier, priority int) chat.Session {
	return begin(t, s, newID(), event(after(since), system, chat.HandoffRequested{Reason: chat.Frustration, Tier: tier, Priority: priority, DueAt: after(since + time.Hour)}))
}

func urgency(t *testing.T, a, b chat.Store) {
	var want []chat.ID
	for _, w := range []struct {
		since    time.Duration
		priority int
	}{{3 * time.Minute, 90}, {time.Minute, 50}, {2 * time.Minute, 50}, {0, 10}, {4 * time.Minute, 10}, {0, 0}, {-time.Hour, -5}} {
		want = append(want, wait(t, a, w.since, 2, w.priority).ID)
	}
	begin(t, a, newID(), said("not waiting"))
	q := chat.Query{States: []chat.State{chat.Waiting}, Order: chat.ByUrgency}
	require.Equal(t, want, list(t, b, q), "no limit means all")
	q.Limit = 3
	require.Equal(t, want[:3], list(t, b, q))
	for range 250 {
		wait(t, a, 0, 3, 1)
	}
	q.Limit = 1 << 20
	require.Len(t, list(t, b, q), 257, "more than a page, if it is asked for")
	q.Tier = 2
	require.Equal(t, want, list(t, b, q))
	// Who loses their agent gets the old place back.
	s, err := a.Get(t.Context(), want[1])
	require.NoError(t, err)
	s = add(t, a, s, event(after(time.Hour), agent("1"), chat.AgentJoined{Agent: chat.Ref{ID: "1"}}))
	require.NotContains(t, list(t, b, q), s.ID)
	require.Contains(t, list(t, b, chat.Query{States: []chat.State{chat.Waiting, chat.WithAgent}, Order: chat.ByUrgency}), s.ID)
	add(t, a, s, event(after(2*time.Hour), system, chat.AgentLeft{Agent: chat.Ref{ID: "1"}}))
	require.Equal(t, want, list(t, b, q))
}

func due(t *testing.T, a, b chat.Store) {
	unanswered := begin(t, a, newID(), said("hello", "c1")) // due at TurnGrace
	waiting := wait(t, a, 0, 2, 0)                          // due in an hour
	promised := begin(t, a, newID(), event(start, customer, chat.Promised{Promise: "p", What: chat.Callback, RemindAt: after(10 * time.Minute), DueAt: after(20 * time.Minute)}))
	begin(t, a, newID())
	q := func(at time.Duration) chat.Query {
		return chat.Query{Due: after(at).Time, Order: chat.ByDue, Limit: 100}
	}
	require.Empty(t, list(t, b, q(chat.TurnGrace-time.Millisecond)))
	require.Equal(t, []chat.ID{unanswered.ID}, list(t, b, q(chat.TurnGrace)))
	require.Equal(t, []chat.ID{unanswered.ID, promised.ID}, list(t, b, q(time.Hour-time.Millisecond)))
	require.Equal(t, []chat.ID{unanswered.ID, promised.ID, waiting.ID}, list(t, b, q(time.Hour)))
	require.Equal(t, []chat.ID{unanswered.ID}, list(t, b, chat.Query{Due: after(time.Hour).Time, Order: chat.ByDue, Limit: 1}))

	add(t, b, unanswered, event(start, bot, chat.Decision{Action: chat.Answer}), event(start, bot, chat.Message{Text: "hi"}))
	promised = add(t, b, promised, event(after(10*time.Minute), system, chat.PromiseReminded{Promise: "p"}))
	require.Empty(t, list(t, a, q(20*time.Minute-time.Millisecond)))
	require.Equal(t, []chat.ID{promised.ID}, list(t, a, q(20*time.Minute)))
	promised = add(t, a, promised, event(after(20*time.Minute), system, chat.PromiseOverdue{Promise: "p"}))
	add(t, a, promised, event(after(30*time.Minute), agent("1"), chat.PromiseKept{Promise: "p"}))
	add(t, b, waiting, event(start, customer, chat.HandoffCancelled{}))
	require.Empty(t, list(t, a, q(1000*time.Hour)))
}

func filters(t *testing.T, a, b chat.Store) {
	who := func(id string, verified bool) chat.Session {
		return add(t, a, chat.Session{ID: newID()}, event(start, system, chat.Started{Customer: chat.Person{ID: id, Name: "N", Verified: verified}}))
	}
	ada1, ada2, forged, bob := who("ada", true), who("ada", true), who("ada", false), who("bob", true)
	require.Equal(t, []chat.ID{ada2.ID, ada1.ID}, list(t, b, chat.Query{Customer: "ada"}), "verified ones only, newest first")
	require.Empty(t, list(t, b, chat.Query{Customer: "eve"}))

	bob = add(t, a, bob, event(after(time.Minute), agent("7"), chat.AgentJoined{Agent: chat.Ref{ID: "7", Name: "Seven"}}))
	require.Equal(t, []chat.ID{bob.ID}, list(t, b, chat.Query{Owner: "7"}))
	require.Equal(t, []chat.ID{bob.ID}, list(t, b, chat.Query{Owner: "7", States: []chat.State{chat.WithAgent}, Order: chat.ByUrgency}))
	require.Equal(t, []chat.ID{bob.ID}, list(t, b, chat.Query{Tier: 2}))
	require.Empty(t, list(t, b, chat.Query{Tier: 2, Owner: "8"}))
	require.Len(t, list(t, b, chat.Query{States: []chat.State{chat.WithBot}}), 3)
	require.Len(t, list(t, b, chat.Query{States: []chat.State{chat.WithBot, chat.WithAgent}}), 4)
	require.Empty(t, list(t, b, chat.Query{States: []chat.State{chat.Ended}}))

	idle := func(d time.Duration) []chat.ID {
		return list(t, b, chat.Query{States: []chat.State{chat.WithBot}, Idle: after(d).Time})
	}
	require.Empty(t, idle(0), "before, not at")
	require.ElementsMatch(t, []chat.ID{ada1.ID, ada2.ID, forged.ID}, idle(time.Millisecond))
	ada1 = add(t, a, ada1, event(after(23*time.Hour), agent("7"), chat.Verdict{Needed: chat.NotNeeded}))
	require.Contains(t, idle(time.Millisecond), ada1.ID, "a verdict keeps nothing open")
	add(t, a, ada1, event(after(24*time.Hour), customer, chat.Message{Text: "still there"}))
	require.ElementsMatch(t, []chat.ID{ada2.ID, forged.ID}, idle(24*time.Hour))
	bob = add(t, a, bob, event(after(2*time.Minute), agent("7"), chat.Closed{Outcome: "solved"}))
	require.Empty(t, list(t, b, chat.Query{Owner: "7"}))
	require.Equal(t, []chat.ID{bob.ID}, list(t, b, chat.Query{States: []chat.State{chat.Ended}}))
}

func promises(t *testing.T, a, b chat.Store) {
	promise := func(id string, ids ...string) chat.Session {
		var ev []chat.Event
		for _, p := range append([]string{id}, ids...) {
			ev = append(ev, event(start, customer, chat.Promised{Promise: p, What: chat.Followup, DueAt: after(time.Hour)}))
		}
		return begin(t, a, newID(), ev...)
	}
	open, two, kept := promise("p1"), promise("p2", "p3"), promise("p4")
	begin(t, a, newID())
	add(t, b, kept, event(start, agent("1"), chat.PromiseKept{Promise: "p4"}))
	add(t, b, two, event(start, agent("1"), chat.PromiseKept{Promise: "p3"}))
	require.Equal(t, []chat.ID{two.ID, open.ID}, list(t, a, chat.Query{Promises: chat.OpenPromise}))
	require.Equal(t, []chat.ID{kept.ID, two.ID}, list(t, a, chat.Query{Promises: chat.KeptPromise}))
	add(t, b, open, event(start, system, chat.PromiseOverdue{Promise: "p1"}))
	require.Equal(t, []chat.ID{two.ID, open.ID}, list(t, a, chat.Query{Promises: chat.OpenPromise}), "overdue ones still bind")
}
