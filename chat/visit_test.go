package chat

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestVisits: what reports judge by is kept of each stretch of a session, whoever closed it and however it was taken up again.
func TestVisits(t *testing.T) {
	bot := By{Role: Bot}
	s := then(Session{}, aCustomer, Started{}, Message{Text: "hello"})
	s = then(s, bot, Decision{Action: Answer, Intent: "greeting"}, Decision{Action: Answer, Parts: []string{"order_status", "greeting"}},
		Decision{Action: Clarify, Intent: "guess"}, Decision{Action: Answer, Intent: "guess", Fallback: true})
	require.Equal(t, []string{"greeting", "order_status"}, s.Visit.Matters)
	require.Equal(t, Lost, s.Visit.Did)
	require.True(t, s.Visit.Alone())
	s = then(s, aCustomer, Feedback{Of: 3, Helpful: true}, Closed{Outcome: "ended"}, Rated{Score: 2})
	first := s.Visit
	require.Equal(t, s.ClosedAt, first.Until)
	require.Equal(t, []int{1, 2}, []int{first.Judged, first.Score})

	s = then(s, aCustomer, Message{Text: "again"})
	require.Equal(t, []Visit{first}, s.Visits)
	require.Equal(t, Visit{Since: s.Updated}, s.Visit)
	before := s
	s = then(s, bot, Decision{Action: Handoff, Intent: "refund", Given: &Given{IsKnown: true}}, HandoffRequested{Reason: RepeatContact, Tier: 2})
	require.Equal(t, []string{"refund"}, s.Visit.Matters)
	require.True(t, s.Visit.Repeat)
	require.False(t, s.Visit.Alone())
	require.Zero(t, s.Visit.Asked, "the bot did")
	require.Equal(t, Visit{Since: before.Updated}, before.Visit, "Apply leaves what it is given")
	s = then(s, anAgent, AgentJoined{Agent: ada}, Closed{Outcome: "solved"})
	require.True(t, s.Visit.Met)

	s = then(s, aCustomer, HandoffRequested{Reason: ExplicitRequest, Tier: 2})
	require.Len(t, s.Visits, 2)
	require.Equal(t, []Time{s.Updated, s.Updated, s.Updated}, []Time{s.Visit.Since, s.Visit.Handed, s.Visit.Asked})
	require.False(t, s.Visit.Met, "nobody has come again yet")
	for range 2 * maxVisits {
		s = then(s, aCustomer, Closed{Outcome: "ended"}, Message{Text: "and"})
	}
	require.Len(t, s.Visits, maxVisits)
}

func TestACallbackEndsAVisit(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, Promised{Promise: "p", What: Callback}, Promised{Promise: "q", What: Callback})
	s = then(s, anAgent, PromiseKept{Promise: "p"})
	require.False(t, s.Visit.Called, "one is still owed")
	s = then(s, anAgent, PromiseKept{Promise: "q"})
	require.True(t, s.Visit.Called)
	require.Equal(t, s.ClosedAt, s.Visit.Until)
	s = then(Session{}, aCustomer, Started{}, HandoffRequested{Tier: 2})
	s = then(s, anAgent, AgentJoined{Agent: ada}, Promised{Promise: "p", What: Followup}, PromiseKept{Promise: "p"}, Closed{Outcome: "solved"})
	require.False(t, s.Visit.Called)
}

func TestTheCustomerAsks(t *testing.T) {
	s := then(Session{}, aCustomer, Started{})
	for name, c := range map[string]struct {
		by    By
		body  Body
		asked bool
	}{
		"for a person":              {aCustomer, HandoffRequested{Reason: ExplicitRequest}, true},
		"in words":                  {By{Role: Bot}, HandoffRequested{Reason: ExplicitRequest}, true},
		"for the top":               {aCustomer, Escalated{Tier: 4}, true},
		"for a call-back":           {aCustomer, Promised{What: Callback}, true},
		"not: an agent promises it": {anAgent, Promised{What: Callback}, false},
		"not: an agent comes":       {anAgent, AgentJoined{Agent: ada, Reason: AgentInitiated}, false},
		"not: the bot hands over":   {By{Role: Bot}, HandoffRequested{Reason: Frustration}, false},
	} {
		got := then(s, c.by, c.body)
		require.Equal(t, c.asked, !got.Visit.Asked.IsZero(), name)
		require.False(t, got.Visit.Alone(), name)
	}
	require.True(t, then(s, anAgent, Promised{What: Followup}, Note{Text: "x"}).Visit.Alone())
}

// TestStays: each stay in the line is kept from when it began; the first of each hand-off always, even one that took no time.
func TestStays(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, HandoffRequested{Tier: 2, Reason: HighStakes})
	asked := s.Updated
	s = then(s, anAgent, AgentJoined{Agent: ada}, Transferred{To: Target{Tier: 3}, Reason: "yours"})
	passed := s.Updated
	require.Equal(t, asked, s.WaitingSince, "its place is the old one")
	s = then(s, anAgent, AgentJoined{Agent: ada}, AgentLeft{Agent: ada})
	left := s.Updated
	s = then(s, aCustomer, Promised{Promise: "p", What: Callback})
	at := func(since Time, tier int) Wait {
		return Wait{Since: since, Until: since.Plus(time.Second), Tier: tier, Reason: HighStakes}
	}
	one, two, three := at(asked, 2), at(passed, 3), at(left, 3)
	one.Met, two.Met, two.Passed, three.Called, three.Passed = true, true, true, true, true
	require.Equal(t, []Wait{one, two, three}, s.Waits)
	require.Equal(t, 1, s.Tally.Handoffs)

	s = then(Session{}, aCustomer, Started{})
	for _, b := range []Body{HandoffRequested{Tier: 2, Reason: AgentInitiated}, AgentJoined{Agent: ada}, Transferred{To: Target{Tier: 3}}, AgentJoined{Agent: ada}} {
		e := New(t0, anAgent, b)
		e.Seq = s.Head + 1
		s = s.Apply(e)
	}
	require.Equal(t, []Wait{{Since: t0, Until: t0, Tier: 2, Reason: AgentInitiated, Met: true}}, s.Waits)
}

func TestBlamedAndBreaches(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, HandoffRequested{Tier: 2})
	s = then(s, By{Role: System}, Breached{Clock: FirstResponse, Tier: 2})
	require.Equal(t, []Breach{{Clock: FirstResponse, Tier: 2, At: s.Updated}}, s.Breaches)
	s = then(s, anAgent, AgentJoined{Agent: ada}, Closed{Outcome: "solved", Cause: "billing", Department: "finance"})
	require.Equal(t, []string{"billing", "finance", ""}, []string{s.Cause, s.Blamed, s.Department})
	require.Empty(t, then(s, aCustomer, Message{Text: "no"}).Blamed)
}
