package handoff_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
)

// finished notes which turns the clock wants finished.
type finished struct {
	mu  sync.Mutex
	ids []chat.ID
}

func (f *finished) Finish(_ context.Context, id chat.ID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ids = append(f.ids, id)
}

// pass moves the time on in steps, and lets the clocks act at each.
func (r *room) pass(d, step time.Duration, clocks ...*handoff.Clock) {
	for end := r.now.Add(d); r.now.Before(end); {
		r.now = r.now.Add(step)
		for _, c := range clocks {
			require.NoError(r, c.Tick(context.Background()))
		}
	}
}

func TestClockOffersACallbackOnce(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.Waiting)
	head := r.session(id).Head
	one, two := handoff.NewClock(r.Desk, &finished{}), handoff.NewClock(r.Desk, &finished{})
	r.pass(5*time.Minute-time.Second, time.Second, one, two)
	require.Empty(t, r.kinds(id, head))
	r.pass(20*time.Minute, time.Second, one, two)
	require.Equal(t, "system:breached bot:message", r.kinds(id, head), "nobody stands above, so it stays where it is")
	m := r.body(id, head+2).(chat.Message)
	require.Equal(t, chat.Callback, m.Offer)
	require.Contains(t, m.Text, "today at 2:05 PM")
	require.Equal(t, chat.Waiting, r.session(id).State, "the place in the line stays")
}

func TestClockEndsExclusivity(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.WithAgent)
	r.must(id, agent("ana"), &command.Transfer{To: command.To{Agent: "cyn", Tier: 3}, Reason: "x"})
	head := r.session(id).Head
	one, two := handoff.NewClock(r.Desk, &finished{}), handoff.NewClock(r.Desk, &finished{})
	r.pass(2*time.Minute, time.Second, one, two)
	require.Equal(t, "system:transferred", r.kinds(id, head))
	s := r.session(id)
	require.Nil(t, s.For)
	require.Equal(t, 3, s.Tier)
}

func TestClockRemindsAndMarksPromises(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.AwaitCall)
	head := r.session(id).Head
	one, two := handoff.NewClock(r.Desk, &finished{}), handoff.NewClock(r.Desk, &finished{})
	r.pass(3*time.Hour+29*time.Minute, time.Minute, one, two)
	require.Empty(t, r.kinds(id, head))
	r.pass(time.Minute, time.Second, one, two)
	require.Equal(t, "system:promise_reminded", r.kinds(id, head))
	r.pass(33*time.Minute, time.Second, one, two)
	require.Equal(t, "system:promise_reminded system:promise_overdue system:handoff_requested bot:message", r.kinds(id, head))
	require.False(t, r.body(id, head+2).(chat.PromiseOverdue).Late)
	s := r.session(id)
	require.Equal(t, chat.Waiting, s.State, "somebody sees to it")
	require.Equal(t, chat.PromiseBreach, s.Reason)

	id = r.reach(chat.AwaitCall)
	head = r.session(id).Head
	r.now = r.now.Add(24 * time.Hour) // every node was down
	r.pass(time.Second, time.Second, one, two)
	require.Equal(t, "system:promise_overdue system:handoff_requested bot:message", r.kinds(id, head))
	require.True(t, r.body(id, head+1).(chat.PromiseOverdue).Late)
}

func TestClockHandsUnansweredTurnsToTheBot(t *testing.T) {
	r := newRoom(t)
	id := r.open()
	_, err := r.store.Append(t.Context(), r.session(id), chat.New(chat.At(r.now), chat.By{Role: chat.Customer}, chat.Message{Text: "x"}))
	require.NoError(t, err)
	turns := &finished{}
	c := handoff.NewClock(r.Desk, turns)
	r.pass(2*time.Second, time.Second, c)
	require.Empty(t, turns.ids, "the turn may still be under way")
	r.pass(time.Second, time.Second, c)
	require.Equal(t, []chat.ID{id}, turns.ids)
}

func TestClockClosesIdleSessions(t *testing.T) {
	r := newRoom(t)
	id, waiting := r.open(), r.reach(chat.Waiting)
	c := handoff.NewClock(r.Desk, &finished{})
	r.pass(24*time.Hour, time.Hour, c)
	require.Equal(t, chat.WithBot, r.session(id).State)
	r.pass(2*time.Minute, time.Minute, c)
	require.Equal(t, "abandoned", r.session(id).Outcome)
	require.Equal(t, chat.Waiting, r.session(waiting).State, "who waits is never closed by time")
}

func TestClockTakesSessionsFromOwnersWhoAreGone(t *testing.T) {
	for name, c := range map[string]struct {
		leave func(r *room)
		least time.Duration
		most  time.Duration
	}{
		"the tab is closed":     {func(r *room) { r.roster.Leave(r.Context(), "ana", "c") }, 10 * time.Second, 12 * time.Second},
		"the beats stop":        {func(*room) {}, 9 * time.Second, 10 * time.Second}, // the node died a moment after the last one at the earliest
		"seen by nobody at all": {nil, 10 * time.Second, 12 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			id := r.reach(chat.WithAgent)
			since := r.session(id).WaitingSince
			clock := handoff.NewClock(r.Desk, &finished{})
			if c.leave != nil {
				for range 60 {
					require.NoError(t, r.roster.Beat(t.Context(), "ana", "c", chat.Away))
					r.pass(time.Second, time.Second, clock)
				}
				require.NoError(t, r.roster.Beat(t.Context(), "ana", "c", chat.Away))
				c.leave(r)
			}
			head, gone := r.session(id).Head, r.now
			for r.session(id).State == chat.WithAgent {
				r.pass(time.Second, time.Second, clock)
				require.Less(t, r.now.Sub(gone), time.Minute)
			}
			took := r.now.Sub(gone)
			require.True(t, took >= c.least && took <= c.most, "after %s", took)
			require.Equal(t, "system:agent_left bot:message", r.kinds(id, head))
			require.Contains(t, r.body(id, head+2).(chat.Message).Text, "Ana has lost the connection")
			s := r.session(id)
			require.Equal(t, []any{chat.Waiting, since}, []any{s.State, s.WaitingSince}, "the old place")
			r.pass(time.Minute, time.Second, clock)
			require.LessOrEqual(t, strings.Count(r.kinds(id, head), "agent_left"), 1)
		})
	}
}

func TestClockGraceKeepsTheChat(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.WithAgent)
	clock := handoff.NewClock(r.Desk, &finished{})
	for range 3 {
		require.NoError(t, r.roster.Beat(t.Context(), "ana", "c", chat.Away))
		r.pass(time.Second, time.Second, clock)
		require.NoError(t, r.roster.Leave(t.Context(), "ana", "c"))
		r.pass(9*time.Second, time.Second, clock)
	}
	require.True(t, r.session(id).Owns("ana"))
}

// deaf is a roster that cannot be asked.
type deaf struct {
	chat.Roster
	broken bool
}

func (d *deaf) List(ctx context.Context) ([]chat.Presence, error) {
	if d.broken {
		return nil, errors.New("away")
	}
	return d.Roster.List(ctx)
}

func TestClockTakesNothingWhileTheRosterIsAway(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.WithAgent)
	roster := &deaf{Roster: r.roster}
	r.Desk.Roster = roster
	clock := handoff.NewClock(r.Desk, &finished{})
	require.NoError(t, r.roster.Beat(t.Context(), "ana", "c", chat.Away))
	require.NoError(t, clock.Tick(t.Context()))
	roster.broken = true
	for range 60 {
		r.now = r.now.Add(time.Second)
		require.Error(t, clock.Tick(t.Context()))
	}
	roster.broken = false
	r.pass(9*time.Second, time.Second, clock)
	require.True(t, r.session(id).Owns("ana"), "absence counts from when the roster is back")
}

// TestClocksOfManyNodes runs several clocks at once on real goroutines over one store: each due thing happens once, and in time.
func TestClocksOfManyNodes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t)
		r.Desk.Now = time.Now
		r.now = time.Now()
		var all []chat.ID
		for i := range 200 {
			id := r.open()
			_, err := r.store.Append(t.Context(), r.session(id), chat.New(chat.At(time.Now()), chat.By{Role: chat.Customer}, chat.Promised{Promise: "p", What: chat.Callback,
				DueAt: chat.At(time.Now().Add(time.Minute + time.Duration(i)*300*time.Millisecond)), RemindAt: chat.At(time.Now().Add(30 * time.Second))}))
			require.NoError(t, err)
			all = append(all, id)
		}
		for range 3 {
			go handoff.NewClock(r.Desk, &finished{}).Run(t.Context())
		}
		time.Sleep(3 * time.Minute)
		synctest.Wait()
		for _, id := range all {
			require.Equal(t, "customer:promised system:promise_reminded system:promise_overdue system:handoff_requested bot:message", r.kinds(id, 2))
			late := r.session(id).Updated.Sub(r.session(id).Promises[0].DueAt.Time)
			require.True(t, late >= 0 && late <= 2*time.Second, "overdue %s after its time", late)
		}
	})
}
