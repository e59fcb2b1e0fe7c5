package reports

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// TestEachStory: what became of each session, alone with what its customer did beside it.
func TestEachStory(t *testing.T) {
	require.GreaterOrEqual(t, len(stories), 40)
	for _, s := range stories {
		t.Run(s.id, func(t *testing.T) {
			sums := New(when())
			sums.Add(s.fold())
			for _, other := range append(append([]story{}, stories...), beside...) {
				if x := other.fold(); s.customer != "" && other.customer == s.customer && other.id != s.id {
					sums.customers[s.customer] = append(sums.customers[s.customer], sums.visits(x, told(x), nil)...)
				}
			}
			r := sums.Report()
			require.Equal(t, 1, r.Sessions)
			var got []any
			for _, row := range r.Classes {
				if row.Sessions > 0 {
					require.Equal(t, 100.0, row.Percent)
					got = append(got, row.Class)
				}
			}
			for _, row := range r.Whys {
				got = append(got, row.Why)
			}
			want := []any{s.class}
			if s.why != "" {
				want = append(want, s.why)
			}
			require.Equal(t, want, got)
		})
	}
}

func took(n int, p50, p90, most float64) Spread { return Spread{n, &p50, &p90, &most} }

// TestTheWholeReport holds every figure against what was counted by hand from the stories.
func TestTheWholeReport(t *testing.T) {
	r := Make(everything(), when())
	require.Equal(t, 56, r.Sessions)
	require.Equal(t, []ClassRow{{Contained, 10, 17.9, true}, {LeftAnswered, 3, 5.3, false}, {FalseContained, 11, 19.6, false}, {SolvedByPerson, 9, 16.1, true},
		{PromiseKept, 2, 3.6, true}, {Unsolved, 2, 3.6, false}, {Unclear, 2, 3.6, false}, {LeftLine, 4, 7.1, false}, {Abandoned, 4, 7.1, false},
		{Silent, 2, 3.6, false}, {Open, 6, 10.7, false}, {Erased, 1, 1.8, false}}, r.Classes)
	require.Equal(t, []WhyRow{{FalseContained, Judged, 1}, {FalseContained, AskedLater, 2}, {FalseContained, CameBack, 4}, {FalseContained, LowRating, 2}, {FalseContained, AfterFallback, 2},
		{LeftLine, InLine, 2}, {LeftLine, TookBack, 1}, {LeftLine, NotCalled, 1}, {Abandoned, Unanswered, 2}, {Abandoned, WithPerson, 2},
		{Open, "bot", 2}, {Open, "waiting", 1}, {Open, "with_agent", 1}, {Open, "promised", 2}}, r.Whys)
	require.Equal(t, Containment{Settled: 47, Contained: share(10, 47), AtMost: share(13, 47), False: share(11, 24), Saved: 1, Success: share(21, 47), PeopleAgain: share(1, 9)}, r.Containment)

	require.Equal(t, Handoffs{Total: 23, ByReason: []ReasonRow{
		{chat.ExplicitRequest, 17, 73.9, 11, 2, 3, 1}, {chat.HighStakes, 2, 8.7, 2, 0, 0, 0}, {chat.AgentInitiated, 1, 4.4, 1, 0, 0, 0},
		{chat.Frustration, 1, 4.4, 1, 0, 0, 0}, {chat.RepeatContact, 1, 4.3, 1, 0, 0, 0}, {chat.RepeatedFailure, 1, 4.3, 1, 0, 0, 0}}}, r.Handoffs)
	require.Equal(t, took(16, 80, 150, 160), r.Waits.Met)
	require.Equal(t, took(3, 240, 900, 900), r.Waits.GaveUp)
	require.Equal(t, took(2, 600, 700, 700), r.Waits.Called)
	require.Equal(t, took(1, 300, 300, 300), r.Waits.Passed)
	require.Equal(t, []any{1, 787800.0}, []any{r.Waits.Waiting, *r.Waits.Longest})
	require.Equal(t, []TierStays{{2, Stays{took(16, 80, 150, 160), 2, 2}}, {3, Stays{Spread{}, 1, 0}}}, r.Waits.ByTier)
	require.Equal(t, []LaneStays{{"sales", Stays{Spread{}, 1, 0}}, {"support", Stays{took(16, 80, 150, 160), 2, 2}}}, r.Waits.ByLane)
	hours := map[int]Stays{10: {Met: took(7, 130, 160, 160)}, 11: {Met: took(5, 50, 90, 90)}, 12: {took(3, 80, 100, 100), 0, 2}, 13: {GaveUp: 3}, 21: {Met: took(1, 60, 60, 60)}}
	for hour, row := range r.Waits.ByHour {
		require.Equal(t, HourStays{hour, hours[hour]}, row)
	}
	require.Len(t, r.Waits.ByHour, 24)
	require.Equal(t, []CellStays{{1, 12, Stays{Called: 2}}, {3, 10, Stays{Met: took(1, 160, 160, 160)}}, {4, 11, Stays{Met: took(4, 30, 90, 90)}},
		{4, 12, Stays{Met: took(3, 80, 100, 100)}}, {4, 13, Stays{GaveUp: 1}}, {5, 10, Stays{Met: took(3, 120, 140, 140)}}, {5, 21, Stays{Met: took(1, 60, 60, 60)}},
		{6, 10, Stays{Met: took(3, 130, 150, 150)}}, {6, 11, Stays{Met: took(1, 60, 60, 60)}}, {7, 13, Stays{GaveUp: 2}}}, r.Waits.ByWeekdayHour)

	require.Equal(t, PromiseTable{Promises{"", 7, 2, 1, 1, 1, 2, 2, share(2, 6)},
		[]Promises{{"callback", 5, 1, 1, 1, 1, 1, 1, share(1, 4)}, {"followup", 2, 1, 0, 0, 0, 1, 1, share(1, 2)}}}, r.Promises)
	require.Equal(t, []GrantRow{
		{Action: "credit", Currency: "EUR", Asked: 1, Granted: 1, Failed: 1, AskedSum: "10", GrantedSum: "10", RefusedSum: "0", PendingSum: "0", FailedSum: "10"},
		{Action: "refund", Currency: "EUR", Asked: 4, Granted: 2, Refused: 1, Pending: 1, AskedSum: "410.40", GrantedSum: "119.90", RefusedSum: "250.5", PendingSum: "40", FailedSum: "0"},
		{Action: "resend", Asked: 1, Granted: 1, AskedSum: "0", GrantedSum: "0", RefusedSum: "0", PendingSum: "0", FailedSum: "0"}}, r.Grants)

	require.Equal(t, share(1, 2), r.Satisfaction.Bot.Helpful)
	bot, people := r.Satisfaction.Bot.Rating, r.Satisfaction.People.Rating
	require.Equal(t, []any{3, [5]int{1, 0, 1, 0, 1}, 4, [5]int{0, 1, 0, 2, 1}}, []any{bot.N, bot.By, people.N, people.By})
	require.InDeltaSlice(t, []float64{3, 1, 5, 3.75, 1.748, 5}, []float64{*bot.Mean, *bot.Low, *bot.High, *people.Mean, *people.Low, *people.High}, .0005)

	require.Equal(t, Causes{Total: 5, Departments: []CauseRow{{"shipping", "", 3, 60}, {"", "", 1, 20}, {"workshop", "", 1, 20}},
		Rows: []CauseRow{{"shipping", "late parcel", 2, 40}, {"", "late parcel", 1, 20}, {"shipping", "", 1, 20}, {"workshop", "broken part", 1, 20}}}, r.Causes)
	require.Equal(t, []PageRow{{"refunds", 3, 0, 0, 1}, {"tracking", 2, 0, 0, 0}, {"warranty", 2, 1, 1, 0}}, r.Pages)
	require.Equal(t, Desk{Breaches: 1, ByClock: []BreachRow{{3, chat.FirstResponse, 1}}, Late: 1, AskedAgain: 2, AskedIn: 1, Turns: 48, Lost: share(4, 48),
		Resolution: Resolution{Person: took(11, 630, 7800, 21600), Bot: took(13, 50, 90, 120)}}, r.Desk)

	group := func(name string, sessions, settled, contained, left, wrong, success, handed int) Group {
		return Group{Name: name, Sessions: sessions, Settled: settled, Contained: contained, LeftAnswered: left, FalseContained: wrong, Success: success, Handed: handed}.reckoned()
	}
	require.Equal(t, []Group{group("2026-11-02", 4, 4, 4, 0, 0, 4, 0), group("2026-11-03", 7, 7, 4, 3, 0, 4, 0), group("2026-11-04", 10, 10, 1, 0, 9, 1, 1),
		group("2026-11-05", 10, 10, 0, 0, 1, 5, 9), group("2026-11-06", 5, 5, 0, 0, 0, 3, 5), group("2026-11-07", 2, 2, 0, 0, 0, 1, 2), group("2026-11-08", 2, 2, 0, 0, 0, 0, 2),
		group("2026-11-09", 6, 4, 1, 0, 0, 3, 5), group("2026-11-10", 4, 2, 0, 0, 0, 0, 0), group("2026-11-11", 3, 0, 0, 0, 0, 0, 2), group("2026-11-12", 1, 0, 0, 0, 0, 0, 0),
		group("2026-11-13", 0, 0, 0, 0, 0, 0, 0), group("2026-11-14", 0, 0, 0, 0, 0, 0, 0), group("2026-11-15", 1, 1, 0, 0, 1, 0, 0), group("2026-11-16", 1, 0, 0, 0, 0, 0, 0)}, r.Days)
	require.Equal(t, []Group{group("en", 49, 42, 8, 2, 11, 17, 23), group("de", 4, 4, 2, 0, 0, 4, 2), group("", 2, 0, 0, 0, 0, 0, 1), group("fr", 1, 1, 0, 1, 0, 0, 0)}, r.Languages)
	require.Equal(t, []Group{group("", 19, 12, 0, 0, 1, 5, 13), group("order_status", 14, 13, 4, 2, 4, 6, 4), group("warranty", 13, 13, 4, 0, 4, 7, 5), group("refund", 10, 9, 2, 1, 2, 3, 4)}, r.Intents)
}

func TestNothingToReport(t *testing.T) {
	r := Make(nil, when())
	for _, row := range r.Classes {
		require.Zero(t, row.Percent)
	}
	require.Nil(t, r.Containment.Contained.Share)
	require.Len(t, r.Days, 15)
	b, err := New(when()).JSON()
	require.NoError(t, err)
	require.NotContains(t, string(b), "NaN")
	for _, list := range []string{"whys", "by_tier", "by_lane", "by_weekday_hour", "by_reason", "by_what", "grants", "pages", "departments", "rows", "by_clock", "languages", "intents"} {
		require.Contains(t, string(b), `"`+list+`":[]`, "empty, not null")
	}
}

// TestKeptByAnOlderVersion: of what was folded before visits were known, the session tells what it can.
func TestKeptByAnOlderVersion(t *testing.T) {
	old := func(change func(*chat.Session)) chat.Session {
		s := chat.Session{ID: "x", State: chat.Ended, Started: clock("2026-11-03 09:00"), ClosedAt: clock("2026-11-03 09:30"), LastBy: chat.Customer, Outcome: "ended"}
		change(&s)
		return s
	}
	for want, s := range map[Class]chat.Session{
		Contained:      old(func(s *chat.Session) {}),
		LeftAnswered:   old(func(s *chat.Session) { s.Outcome = "abandoned" }),
		FalseContained: old(func(s *chat.Session) { s.Tally.Stuck = true }),
		SolvedByPerson: old(func(s *chat.Session) { s.Handed, s.Outcome = true, "solved" }),
		Unsolved:       old(func(s *chat.Session) { s.Handed, s.Outcome = true, "unsolved" }),
		LeftLine:       old(func(s *chat.Session) { s.Handed = true }),
		PromiseKept: old(func(s *chat.Session) {
			s.Handed, s.Outcome, s.Promises = true, "solved", []chat.Promise{{ID: "p", KeptAt: s.ClosedAt}}
		}),
	} {
		for _, row := range Make([]chat.Session{s}, when()).Classes {
			require.Equal(t, row.Class == want, row.Sessions == 1, want)
		}
	}
}

// BenchmarkSums: 100,000 sessions, half of them of customers for whom the site vouches.
func BenchmarkSums(b *testing.B) {
	var all []chat.Session
	for _, s := range stories {
		all = append(all, s.fold())
	}
	for b.Loop() {
		sums := New(when())
		for i := range 100_000 {
			s := all[i%len(all)]
			if i%2 == 0 {
				s.Customer = chat.Person{ID: fmt.Sprint(i % 30_000), Verified: true}
			}
			sums.Add(s)
		}
		sums.Report()
	}
}
