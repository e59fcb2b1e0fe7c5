package handoff

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

// What the clock appends leaves nothing due, so that it neither repeats itself nor forgets; before its time it does nothing.
func TestDueEventsLeaveNothingDue(t *testing.T) {
	d := NewDesk(DeskOptions{})
	base := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		at := func(name string) chat.Time {
			m := rapid.IntRange(-1, 60).Draw(t, name)
			if m < 0 {
				return chat.Time{}
			}
			return chat.At(base.Add(time.Duration(m) * time.Minute))
		}
		s := chat.Session{ID: "s", Head: 1, Tier: 2, State: rapid.SampledFrom(chat.States).Draw(t, "state"), DueAt: at("due"), Offered: rapid.Bool().Draw(t, "offered")}
		if s.State == chat.Waiting && rapid.Bool().Draw(t, "passed on") {
			s.For, s.ForUntil = &chat.Ref{ID: "a"}, at("until")
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "promises") {
			p := chat.Promise{ID: string(rune('p' + i)), What: chat.Callback, DueAt: chat.At(base.Add(time.Hour / 2)), RemindAt: at("remind")}
			p.Reminded, p.Overdue = rapid.Bool().Draw(t, "reminded"), rapid.Bool().Draw(t, "overdue")
			if rapid.Bool().Draw(t, "kept") {
				p.KeptAt = chat.At(base)
			}
			s.Promises = append(s.Promises, p)
		}
		if s.State == chat.WithAgent {
			s.Owner = &chat.Ref{ID: "a", Name: "Ada"}
		}
		for _, what := range []string{chat.FirstResponse, chat.NextResponse, chat.Resolution} {
			if due := at(what); !due.IsZero() && (s.State == chat.Waiting || s.State == chat.WithAgent) {
				s.Clocks = append(s.Clocks, chat.Clock{What: what, Due: due, Late: rapid.Bool().Draw(t, "late")})
			}
		}
		c := crew{here: rapid.IntRange(0, 4).Draw(t, "here")}
		for tier := 2; tier <= 4; tier++ {
			c.tiers[tier] = rapid.Bool().Draw(t, "somebody")
		}
		now := base.Add(time.Duration(rapid.IntRange(0, 60).Draw(t, "now")) * time.Minute)
		due := s.Due()
		ev := d.dueEvents(s, now, c)
		require.Equal(t, !due.IsZero() && !now.Before(due.Time), len(ev) > 0, "it acts exactly when something is due")
		before := s
		for i, e := range ev {
			e.Seq = s.Head + chat.Seq(i) + 1
			s = s.Apply(e)
		}
		require.Empty(t, d.dueEvents(s, now, c), "again")
		require.True(t, s.Due().IsZero() || s.Due().After(now), "still due: %s", s.Due())
		ran := false
		for _, p := range before.OpenPromises() {
			ran = ran || !p.Overdue && !now.Before(p.DueAt.Time)
		}
		switch {
		case before.State == chat.Waiting:
			require.Equal(t, chat.Waiting, s.State, "time alone takes nobody out of the line")
		case before.State != chat.WithAgent && ran:
			require.Equal(t, chat.Waiting, s.State, "a promise that ran out is somebody's to see to")
		case s.State != before.State:
			require.Equal(t, []chat.State{chat.WithAgent, chat.Waiting}, []chat.State{before.State, s.State})
		}
		require.GreaterOrEqual(t, s.Tier, before.Tier, "nothing that runs out moves a session down")
	})
}
