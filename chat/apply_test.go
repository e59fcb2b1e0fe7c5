package chat

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var t0 = At(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))

var ada = Ref{ID: "1", Name: "Ada"}

// in puts a session into a state, as the log would.
func in(state State) Session {
	log := []Body{Started{Locale: "en"}}
	switch state {
	case Waiting:
		log = append(log, HandoffRequested{Reason: ExplicitRequest, Tier: 3, DueAt: t0.Plus(time.Hour), Priority: 7})
	case WithAgent:
		log = append(log, HandoffRequested{Reason: ExplicitRequest, Tier: 3, DueAt: t0.Plus(time.Hour)}, AgentJoined{Agent: ada})
	case AwaitCall:
		log = append(log, Promised{Promise: "p0", What: Callback, DueAt: t0.Plus(time.Hour)})
	case Ended:
		log = append(log, Closed{Outcome: "ended"})
	}
	return then(Session{ID: "s"}, By{Role: System}, log...)
}

func then(s Session, by By, bodies ...Body) Session {
	for _, b := range bodies {
		e := New(t0.Plus(time.Duration(s.Head)*time.Second), by, b)
		e.Seq = s.Head + 1
		s = s.Apply(e)
	}
	return s
}

// TestStates is the table of states of the wire, line by line, from every state. "" means: unchanged.
func TestStates(t *testing.T) {
	customer, agent := By{Role: Customer}, By{Role: Agent, ID: "1"}
	rows := []struct {
		event string
		by    By
		body  Body
		want  map[State]State // by the state before; others go to all
		all   State
		owner string // "none", "kept" or an id
	}{
		{"started", customer, Started{}, nil, WithBot, "kept"},
		{"handoff_requested", customer, HandoffRequested{Tier: 2}, nil, Waiting, "none"},
		{"escalated", customer, Escalated{Tier: 4}, nil, Waiting, "none"},
		{"transferred", agent, Transferred{To: Target{Tier: 3}}, nil, Waiting, "none"},
		{"agent_left", agent, AgentLeft{Agent: ada}, nil, Waiting, "none"},
		{"handoff_cancelled", customer, HandoffCancelled{}, nil, WithBot, "none"},
		{"returned", agent, Returned{Agent: ada}, nil, WithBot, "none"},
		{"agent_joined", agent, AgentJoined{Agent: Ref{ID: "2"}}, nil, WithAgent, "2"},
		{"promised callback", customer, Promised{Promise: "p", What: Callback}, nil, AwaitCall, "none"},
		{"promised followup", agent, Promised{Promise: "p", What: Followup}, nil, "", "kept"},
		{"promise_kept, the last open one", agent, PromiseKept{Promise: "p0"}, map[State]State{AwaitCall: Ended}, "", "kept"},
		{"promise_kept, of another", agent, PromiseKept{Promise: "p9"}, nil, "", "kept"},
		{"promise_overdue", By{Role: System}, PromiseOverdue{Promise: "p0"}, nil, "", "kept"},
		{"promise_reminded", By{Role: System}, PromiseReminded{Promise: "p0"}, nil, "", "kept"},
		{"closed", agent, Closed{Outcome: "solved"}, nil, Ended, "none"},
		{"message of the customer", customer, Message{Text: "x"}, map[State]State{Ended: WithBot, AwaitCall: WithBot}, "", "kept"},
		{"message of the bot", By{Role: Bot}, Message{Text: "x"}, nil, "", "kept"},
		{"message of an agent", agent, Message{Text: "x"}, nil, "", "kept"},
		{"decision", By{Role: Bot}, Decision{Action: Answer}, nil, "", "kept"},
		{"note", agent, Note{Text: "x"}, nil, "", "kept"},
		{"notice", By{Role: System}, Notice{Text: "x"}, nil, "", "kept"},
		{"feedback", customer, Feedback{Of: 1}, nil, "", "kept"},
		{"rated", customer, Rated{Score: 3}, nil, "", "kept"},
		{"verdict", agent, Verdict{Needed: TooLate}, nil, "", "kept"},
		{"breached", By{Role: System}, Breached{Clock: FirstResponse}, nil, "", "kept"},
		{"promise_rescheduled", agent, PromiseMoved{Promise: "p0"}, nil, "", "kept"},
		{"promise_broken", agent, PromiseBroken{Promise: "p0"}, nil, "", "kept"},
		{"identified", customer, Identified{Customer: Person{ID: "c", Verified: true}}, nil, "", "kept"},
		{"granted", agent, Granted{Grant: "g"}, nil, "", "kept"},
		{"grant_pending", agent, GrantPending{Grant: "g"}, nil, "", "kept"},
		{"grant_refused", agent, GrantRefused{Grant: "g"}, nil, "", "kept"},
		{"grant_tried", By{Role: System}, GrantTried{Grant: "g"}, nil, "", "kept"},
		{"tagged", agent, Tagged{Add: []string{"recall"}}, nil, "", "kept"},
		{"snoozed", agent, Snoozed{Until: t0}, nil, "", "kept"},
		{"joined", agent, Joined{Agent: Ref{ID: "2"}}, nil, "", "kept"},
		{"parted", agent, Parted{Agent: Ref{ID: "2"}}, nil, "", "kept"},
		{"asked_again", customer, Again{Of: 1}, nil, "", "kept"},
		{"an unknown kind", agent, Unknown{Of: "hologram"}, nil, "", "kept"},
		{"an erased event", agent, nil, nil, "", "kept"},
	}
	tested := map[Kind]bool{}
	for _, r := range rows {
		for _, before := range States {
			t.Run(fmt.Sprintf("%s in %s", r.event, before), func(t *testing.T) {
				s := in(before)
				require.Equal(t, before, s.State)
				e := Event{Seq: s.Head + 1, At: t0, By: r.by, Body: r.body}
				if r.body != nil {
					e.Kind = r.body.Kind()
					tested[e.Kind] = true
				}
				got := s.Apply(e)
				want := before
				if r.all != "" {
					want = r.all
				}
				if w, ok := r.want[before]; ok {
					want = w
				}
				require.Equal(t, want, got.State)
				require.Equal(t, s.Head+1, got.Head)
				switch r.owner {
				case "none":
					require.Nil(t, got.Owner)
				case "kept":
					if want == before || r.event == "started" {
						require.Equal(t, s.Owner, got.Owner)
					} else {
						require.Nil(t, got.Owner)
					}
				default:
					require.Equal(t, r.owner, got.Owner.ID)
				}
				require.Equal(t, in(before), s, "Apply leaves what it is given")
			})
		}
	}
	for k := range kinds {
		require.True(t, tested[k], "%s has no line in the table", k)
	}
}

func TestTheOldPlaceInTheQueue(t *testing.T) {
	s := in(Waiting)
	since, due := s.WaitingSince, s.DueAt
	s = then(s, By{Role: Agent, ID: "1"}, AgentJoined{Agent: ada}, Message{Text: "hello"}, AgentLeft{Agent: ada})
	require.Equal(t, Waiting, s.State)
	require.Equal(t, since, s.WaitingSince)
	require.Equal(t, due, s.DueAt)
	require.Equal(t, 3, s.Tier)
	require.Equal(t, 7, s.Priority)
}

func TestPromisesOfASession(t *testing.T) {
	customer, agent := By{Role: Customer}, By{Role: Agent, ID: "1"}
	s := then(in(WithAgent), agent, Promised{Promise: "f", What: Followup, DueAt: t0}, Promised{Promise: "c", What: Callback, DueAt: t0})
	s = then(s, agent, PromiseKept{Promise: "c"})
	require.Equal(t, AwaitCall, s.State, "one is still open")
	require.Equal(t, Ended, then(s, agent, PromiseKept{Promise: "f"}).State)
	woken := then(s, customer, Message{Text: "I am back"})
	require.Equal(t, WithBot, woken.State)
	require.Len(t, woken.OpenPromises(), 1, "an open promise stays open")
	require.Equal(t, WithBot, then(woken, agent, PromiseKept{Promise: "f"}).State, "and its end does not close what goes on")
}

func TestPendingTurn(t *testing.T) {
	customer, bot := By{Role: Customer}, By{Role: Bot}
	s := then(in(WithBot), customer, Message{Text: "one"}, Message{Text: "two"})
	require.Equal(t, Seq(3), s.Pending.Seq, "a turn answers all before it")
	require.Equal(t, s.Pending.At.Plus(TurnGrace), s.Due())
	require.Zero(t, then(s, bot, Decision{Action: Answer}).Pending)
	for _, b := range []Body{HandoffRequested{Tier: 2}, AgentJoined{Agent: ada}, Closed{Outcome: "ended"}, Escalated{Tier: 4}} {
		require.Zero(t, then(s, customer, b).Pending, "%T", b)
	}
	for _, state := range []State{Waiting, WithAgent} {
		require.Zero(t, then(in(state), customer, Message{Text: "x"}).Pending, state)
	}
}
