package chat

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var (
	aCustomer = By{Role: Customer}
	anAgent   = By{Role: Agent, ID: "1", Name: "Ada"}
)

func span(minutes int) Span {
	due := t0.Plus(time.Duration(minutes) * time.Minute)
	return Span{Warn: due.Plus(-time.Minute), Due: due}
}

func whats(s Session) (all []string) {
	for _, c := range s.Clocks {
		all = append(all, c.What)
	}
	return all
}

// The first response is owed until a person says something, the next one from the customer's first unanswered words on, the resolution until the end.
func TestClocks(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, Message{Text: "a goat"}, HandoffRequested{Tier: 2, DueAt: span(5).Due, WarnAt: span(5).Warn, ResolveBy: span(500)})
	require.ElementsMatch(t, []string{FirstResponse, Resolution}, whats(s))
	require.Equal(t, span(5).Due, s.Due())
	s = then(s, anAgent, AgentJoined{Agent: ada})
	require.ElementsMatch(t, []string{FirstResponse, Resolution}, whats(s), "coming is not answering")
	s = then(s, anAgent, Message{Text: "hello"})
	require.Equal(t, []string{Resolution}, whats(s))
	s = then(s, aCustomer, Message{Text: "well?", AnswerBy: span(10)}, Message{Text: "hello?", AnswerBy: span(99)})
	c, _ := s.Running()
	require.Equal(t, NextResponse, c.What)
	require.Equal(t, span(10).Due, c.Due, "the first unanswered words count")
	s = then(s, By{Role: System}, Breached{Clock: NextResponse})
	require.Equal(t, span(500).Due, s.Due(), "what was noted is not due again")
	c, _ = s.Running()
	require.Equal(t, NextResponse, c.What, "an answer that is late is still owed, and shown as late")
	require.True(t, c.Late)
	s = then(s, anAgent, Message{Text: "here"}, Closed{Outcome: "solved"})
	require.Empty(t, s.Clocks)
	require.Equal(t, 1, s.Tally.Breaches)
}

func TestAnAgentWhoLeavesOwesTheFirstWordsAnew(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, HandoffRequested{Tier: 2, DueAt: span(5).Due})
	s = then(s, anAgent, AgentJoined{Agent: ada}, Message{Text: "hello"}, AgentLeft{Agent: ada, AnswerBy: span(20)})
	c, ok := s.Clock(FirstResponse)
	require.True(t, ok)
	require.Equal(t, span(20).Due, c.Due)
	require.Equal(t, span(5).Due, s.DueAt, "its place is the old one")
}

// A session that a clock moved up remembers from where; a person's transfer forgets it.
func TestRisen(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, HandoffRequested{Tier: 2})
	s = then(s, By{Role: System}, Transferred{To: Target{Tier: 3}, Why: FirstResponse}, Transferred{To: Target{Tier: 4}, Why: FirstResponse})
	require.Equal(t, 2, s.Risen)
	require.Equal(t, 4, s.Tier)
	require.Zero(t, then(s, anAgent, Transferred{To: Target{Tier: 3}, Reason: "for you"}).Risen)
	require.Zero(t, then(s, By{Role: System}, Transferred{To: Target{Tier: 2}, Why: NobodyThere}).Risen)
	require.Equal(t, 2, then(Session{}, By{Role: System}, Started{}, HandoffRequested{Tier: 3, Reason: PromiseBreach}).Risen)
}

func TestPromisesMovedAndBroken(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, Promised{Promise: "p", What: Callback, DueAt: span(5).Due})
	s = then(s, By{Role: System}, PromiseOverdue{Promise: "p"})
	s = then(s, anAgent, PromiseMoved{Promise: "p", DueAt: span(50).Due})
	p, _ := s.Promise("p")
	require.Equal(t, "open", p.State(t0.Time))
	require.True(t, p.Breached, "another time does not undo it")
	require.Equal(t, span(50).Due, s.Due())
	p, _ = then(s, anAgent, PromiseBroken{Promise: "p"}).Promise("p")
	require.Equal(t, "broken", p.State(t0.Time))
	require.False(t, p.Open())
	late := then(Session{}, aCustomer, Started{}, Promised{Promise: "q", What: Followup, DueAt: t0})
	late = then(late, anAgent, Note{Text: "…"}, PromiseKept{Promise: "q"})
	q, _ := late.Promise("q")
	require.True(t, q.Breached, "kept, but late")
}

func TestGrantsAreFolded(t *testing.T) {
	s := then(Session{}, aCustomer, Started{})
	s = then(s, anAgent, GrantPending{Grant: "g", Action: "refund", Amount: "80", Currency: "EUR", Tier: 3, Above: "amount"})
	require.Equal(t, GrantWaits, s.Grants[0].State)
	s = then(s, By{Role: Agent, ID: "2", Name: "Bo"}, Granted{Grant: "g", Action: "refund", Amount: "80", Currency: "EUR", Asked: &ada, Carried: Hook})
	g, _ := s.Grant("g")
	require.Equal(t, "1", g.By.ID)
	require.Equal(t, "2", g.Decided.ID)
	require.Equal(t, g.Next, s.Due(), "it is to be carried out at once")
	s = then(s, By{Role: System}, GrantTried{Grant: "g", Attempt: 1, Says: "503", Next: span(1).Due})
	require.Equal(t, span(1).Due, s.Due())
	s = then(s, By{Role: System}, GrantTried{Grant: "g", Attempt: 2, Done: true})
	g, _ = s.Grant("g")
	require.Equal(t, DeliveryDone, g.Delivery)
	require.Zero(t, s.Due())
}

func TestTagsSnoozeAndCompany(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, HandoffRequested{Tier: 2})
	s = then(s, anAgent, AgentJoined{Agent: ada}, Tagged{Add: []string{"recall", "battery"}}, Tagged{Add: []string{"battery"}, Remove: []string{"recall"}})
	require.Equal(t, []string{"battery"}, s.Tags)
	s = then(s, anAgent, Snoozed{Until: span(60).Due})
	require.True(t, s.Sleeps(t0))
	require.False(t, then(s, aCustomer, Message{Text: "and?"}).Sleeps(t0), "the customer's words bring it back")
	s = then(s, By{Role: Agent, ID: "2"}, Joined{Agent: Ref{ID: "2"}})
	require.True(t, s.Speaks("2"))
	require.False(t, s.Owns("2"))
	require.False(t, then(s, anAgent, Transferred{To: Target{Tier: 3}}).Speaks("2"))
	require.Equal(t, "1", s.Knows.ID)
}

func TestWaits(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, HandoffRequested{Tier: 2, Reason: Frustration}, HandoffCancelled{}, HandoffRequested{Tier: 2, Reason: ExplicitRequest})
	s = then(s, anAgent, AgentJoined{Agent: ada}, AgentLeft{Agent: ada}, AgentJoined{Agent: ada}, Closed{Outcome: "solved"})
	var met []bool
	for _, w := range s.Waits {
		met = append(met, w.Met)
	}
	require.Equal(t, []bool{false, true, true}, met)
	require.Equal(t, 2, s.Tally.Handoffs)
	require.True(t, s.Met)
}

func TestFeedbackIsCountedOnceByItsLastWord(t *testing.T) {
	s := then(Session{}, aCustomer, Started{}, Feedback{Of: 3, Helpful: true}, Feedback{Of: 3, Helpful: false}, Feedback{Of: 9, Helpful: true})
	require.Equal(t, []Seq{9}, s.Helped)
	require.Equal(t, []Seq{3}, s.Misled)
}
