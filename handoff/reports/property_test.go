package reports

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

// anyLog draws a log of anything in any order, as nothing forbids the fold, and folds it.
func anyLog(t *rapid.T, id string, customers ...string) chat.Session {
	now := clock("2026-11-02 00:00").Plus(time.Duration(rapid.Int64Range(0, 20*24*60).Draw(t, "start")) * time.Minute)
	matter := rapid.SampledFrom([]string{"order_status", "refund", "greeting"})
	promise := rapid.SampledFrom([]string{"p", "q"})
	bodies := []func() happens{
		func() happens { return says }, func() happens { return says }, func() happens { return ends }, func() happens { return sleeps },
		func() happens { return lost }, func() happens { return asksBack }, func() happens { return human }, func() happens { return cancels },
		func() happens { return joins }, func() happens { return answers(matter.Draw(t, "matter")) }, func() happens { return answers(matter.Draw(t, "matter")) },
		func() happens { return knows(matter.Draw(t, "matter")) },
		func() happens { return hands(rapid.SampledFrom(chat.Reasons).Draw(t, "reason")) },
		func() happens {
			return resolves(rapid.SampledFrom([]string{solved, unsolved, abandoned}).Draw(t, "outcome"), "cause", "department")
		},
		func() happens { return rates(rapid.IntRange(1, 5).Draw(t, "score")) }, func() happens {
			return judges(chat.Seq(rapid.IntRange(2, 9).Draw(t, "of")), rapid.Bool().Draw(t, "helpful"))
		},
		func() happens { return tells(rapid.SampledFrom([]string{"returns", "hours"}).Draw(t, "page")) },
		func() happens { return verdict(rapid.SampledFrom(chat.Verdicts).Draw(t, "verdict")) },
		func() happens { return wantsCall(promise.Draw(t, "promise"), "2026-11-10 12:00") }, func() happens { return keeps(promise.Draw(t, "promise")) },
		func() happens { return breaks(promise.Draw(t, "promise")) }, func() happens { return overdue(promise.Draw(t, "promise")) },
		func() happens { return happens{byAda, chat.Transferred{To: chat.Target{Tier: 3}}} }, func() happens { return happens{byHouse, chat.AgentLeft{Agent: ada}} },
		func() happens { return happens{byAda, chat.Returned{Agent: ada}} }, func() happens { return happens{byCustomer, chat.Escalated{Tier: 4}} },
		func() happens { return asksFor("g", "refund", "1.50") }, func() happens { return grants("g", "refund", "1.50", chat.Hook) },
		func() happens { return happens{byHouse, chat.Breached{Clock: chat.Resolution, Tier: 2}} },
	}
	s := story{id: id, began: now.Format("2006-01-02 15:04"), customer: rapid.SampledFrom(customers).Draw(t, "customer"), locale: rapid.SampledFrom([]string{"en", "de-AT", ""}).Draw(t, "locale")}
	for range rapid.IntRange(0, 40).Draw(t, "length") {
		s.log = append(s.log, bodies[rapid.IntRange(0, len(bodies)-1).Draw(t, "event")]())
		if rapid.Bool().Draw(t, "pause") {
			s.log = append(s.log, fmt.Sprintf("%dm", rapid.IntRange(0, 5000).Draw(t, "minutes")))
		}
	}
	if rapid.IntRange(0, 20).Draw(t, "erase") == 0 {
		x := s.fold()
		return chat.Session{ID: x.ID, Head: x.Head, State: chat.Ended, Erased: true, Started: x.Started, Updated: x.Updated}
	}
	return s.fold()
}

func anySessions(t *rapid.T, customers ...string) []chat.Session {
	var out []chat.Session
	for i := range rapid.IntRange(0, 12).Draw(t, "sessions") {
		out = append(out, anyLog(t, fmt.Sprint("s", i), customers...))
	}
	return out
}

func counts(r Report) map[Class]int {
	out := map[Class]int{}
	for _, row := range r.Classes {
		out[row.Class] += row.Sessions
	}
	return out
}

func tenths(t require.TestingT, percent float64) int {
	n := math.Round(percent * 10)
	require.Equal(t, n/10, percent, "one decimal")
	return int(n)
}

func TestEverySessionIsInOneClass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := anySessions(t, "", "v1", "v2")
		r := Make(all, when())
		within, handoffs := 0, 0
		for _, s := range all {
			if !s.Started.After(when().To) {
				within++
				handoffs += s.Tally.Handoffs
			}
		}
		sum, percent := 0, 0
		for _, row := range r.Classes {
			sum, percent = sum+row.Sessions, percent+tenths(t, row.Percent)
			whys := 0
			for _, w := range r.Whys {
				whys += w.Sessions * one(w.Class == row.Class)
			}
			require.Equal(t, row.Sessions*one(len(whysOf(row.Class)) > 0), whys, "each of %s has one reason, if any", row.Class)
		}
		require.Equal(t, []int{within, within, 1000 * one(within > 0)}, []int{r.Sessions, sum, percent})
		listed := r.Handoffs.Earlier
		for _, row := range r.Handoffs.ByReason {
			require.Equal(t, row.Handoffs, row.Met+row.Called+row.GaveUp+row.Waiting)
			listed += row.Handoffs
		}
		require.Equal(t, []int{handoffs, handoffs}, []int{r.Handoffs.Total, listed})
		for _, table := range [][]Group{r.Days, r.Languages, r.Intents} {
			total := Group{}
			for _, g := range table {
				total.add(g)
			}
			require.Equal(t, []int{within, r.Containment.Settled, r.Containment.Success.N}, []int{total.Sessions, total.Settled, total.Success})
		}
		p := r.Promises
		require.Equal(t, p.Made, p.KeptInTime+p.KeptLate+p.Broken+p.Overdue+p.Open)
		for _, g := range r.Grants {
			require.Equal(t, g.Asked, g.Granted+g.Refused+g.Pending)
		}
	})
}

func whysOf(c Class) []Why { return whys[c] }

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := anySessions(t, "", "v1")
		want := Make(all, when())
		require.Equal(t, want, Make(rapid.Permutation(all).Draw(t, "other order"), when()))
	})
}

// TestOneMore: a session more is one more of one class. One of a customer who was here before may also show that another was falsely contained.
func TestOneMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, more := anySessions(t, "", "v1"), anyLog(t, "more", "", "v1", "v2")
		before, after := counts(Make(all, when())), counts(Make(append(slices.Clone(all), more), when()))
		alone := counts(Make([]chat.Session{more}, when()))
		changed, sum := 0, 0
		for _, c := range Classes {
			d := after[c] - before[c]
			sum += d
			changed += one(d != 0)
			if more.Customer.ID != "v1" {
				require.Equal(t, alone[c], d, "nothing else changes")
			}
			if d < 0 {
				require.NotEqual(t, FalseContained, c)
			}
		}
		inside := one(!more.Started.After(when().To))
		require.Equal(t, inside, sum)
		if more.Customer.ID != "v1" {
			require.Equal(t, inside, changed)
		}
	})
}

// TestWhoWentAwayIsNoSuccess: unless the customer said that it had helped.
func TestWhoWentAwayIsNoSuccess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyLog(t, "s", "", "v1")
		for c, n := range counts(Make([]chat.Session{s}, when())) {
			if n == 0 || !c.Success() {
				continue
			}
			require.Equal(t, chat.Ended, s.State)
			require.NotEqual(t, "unsolved", s.Outcome)
			if s.Outcome == abandoned {
				require.Equal(t, Contained, c)
				require.True(t, s.Visit.Score >= good || s.Visit.Score == 0 && s.Visit.Judged > 0)
			}
		}
	})
}

// TestComingBack holds settle against what its words say, pair by pair.
func TestComingBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := (24 * time.Hour).Milliseconds()
		var all []visit
		for range rapid.IntRange(0, 10).Draw(t, "visits") {
			v := visit{of: &judged{}, since: day * rapid.Int64Range(0, 12).Draw(t, "since"), repeat: rapid.IntRange(0, 5).Draw(t, "repeat") == 0, alone: rapid.Bool().Draw(t, "alone"), last: true}
			v.until = v.since + day*rapid.Int64Range(0, 3).Draw(t, "lasts") + 1
			if rapid.Bool().Draw(t, "asks") {
				v.asked = v.since + day*rapid.Int64Range(0, 3).Draw(t, "asked") + 1
			}
			for m := range uint32(3) {
				if rapid.IntRange(0, 2).Draw(t, "matter") == 0 {
					v.matters = append(v.matters, m)
				}
			}
			all = append(all, v)
		}
		want := map[*judged]Why{}
		for _, v := range all {
			for _, w := range all {
				by := v.until + Within.Milliseconds()
				same := slices.ContainsFunc(v.matters, func(m uint32) bool { return slices.Contains(w.matters, m) })
				switch {
				case w.since <= v.since:
				case w.asked > 0 && w.asked <= by && (same || len(w.matters) == 0):
					want[v.of] = AskedLater
				case w.since <= by && (same || w.repeat):
					want[v.of] = worse(want[v.of], CameBack)
				}
			}
		}
		settle(slices.Clone(all))
		for _, v := range all {
			require.Equal(t, want[v.of] != "", v.of.cameAgain)
			if !v.alone {
				require.Empty(t, v.of.poor)
				continue
			}
			require.Equal(t, want[v.of], v.of.poor)
		}
	})
}
