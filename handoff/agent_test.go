package handoff_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

func TestClaimConflictsSayWhoHasIt(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.WithAgent)
	_, err := r.do(id, agent("ben"), &command.Claim{})
	require.ErrorContains(t, err, "Ana has this conversation")
	_, err = r.do(id, agent("ben"), &command.Reply{Text: "x"})
	require.ErrorContains(t, err, "Ana has this conversation")
	_, err = r.do(id, agent("ana"), &command.Claim{})
	require.ErrorContains(t, err, "you have")
}

func TestTransferToAnAgentIsTheirsAloneForAMinute(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.WithAgent)
	r.must(id, agent("ana"), &command.Transfer{To: command.To{Agent: "ben"}, Reason: "knows crates"})
	_, err := r.do(id, agent("cyn"), &command.Claim{})
	require.Equal(t, "conflict", code(err))
	require.ErrorContains(t, err, "Ben alone")
	r.now = r.now.Add(time.Minute)
	r.must(id, agent("cyn"), &command.Claim{})

	id = r.reach(chat.WithAgent)
	r.must(id, agent("ana"), &command.Transfer{To: command.To{Agent: "ben"}, Reason: "knows crates"})
	r.must(id, agent("ben"), &command.Claim{})
	require.True(t, r.session(id).Owns("ben"))
	_, err = r.do(id, agent("ana"), &command.Reply{Text: "still here"})
	require.Equal(t, "forbidden", code(err), "the previous agent is out of the room")
}

func TestTransferUpNeedsTheTier(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.WithAgent)
	r.must(id, agent("ana"), &command.Transfer{To: command.To{Tier: 3, Department: "returns", Language: "de"}, Reason: "x"})
	s := r.session(id)
	require.Equal(t, []any{3, "returns", "de", chat.At(monday.Add(15 * time.Minute))}, []any{s.Tier, s.Department, s.Language, s.DueAt})
	_, err := r.do(id, agent("ben"), &command.Claim{})
	require.Equal(t, "forbidden", code(err))
	r.must(id, agent("cyn"), &command.Claim{})
}

func TestClaimRaceHasOneWinner(t *testing.T) {
	for range 50 {
		r := newRoom(t)
		id := r.reach(chat.Waiting)
		var wg sync.WaitGroup
		won := make(chan string, 8)
		gate := make(chan struct{})
		for _, who := range []string{"ana", "ben", "cyn", "dot", "ana", "ben", "cyn", "dot"} {
			wg.Go(func() {
				<-gate
				receipt, err := r.Do(t.Context(), id, agent(who), "same-id", &command.Claim{})
				if err == nil && !receipt.Duplicate {
					won <- who
				} else if err != nil {
					require.Equal(t, "conflict", code(err))
				}
			})
		}
		close(gate)
		wg.Wait()
		require.Len(t, won, 1)
		require.True(t, r.session(id).Owns(<-won))
	}
}

func TestFollowUpsOutliveTheConversation(t *testing.T) {
	r := newRoom(t)
	id := r.reach(chat.WithAgent)
	p := r.must(id, agent("ana"), &command.Promise{What: "followup", DueAt: chat.At(monday.Add(time.Hour)), Note: "send the label"})
	require.NotEmpty(t, p.Promise)
	r.must(id, agent("ana"), &command.Resolve{Outcome: "solved", Cause: "label"})
	r.must(id, agent("ben"), &command.Keep{Promise: p.Promise, Note: "sent"})
	require.Equal(t, chat.Ended, r.session(id).State)
	require.Empty(t, r.session(id).OpenPromises())
}

// Anybody at the desk may judge, in any state, as soon as a person was asked for or the bot's part is over.
func TestVerdictsByState(t *testing.T) {
	for i, want := range []string{"conflict", "agent:verdict → waiting", "agent:verdict → with_agent", "agent:verdict → promised", "agent:verdict → closed"} {
		t.Run(string(chat.States[i]), func(t *testing.T) {
			r := newRoom(t)
			id := r.reach(chat.States[i])
			before := r.session(id)
			receipt, err := r.Do(t.Context(), id, agent("ben"), "v", &command.Verdict{Needed: chat.TooLate})
			if want == "conflict" {
				require.Equal(t, want, code(err))
				require.ErrorContains(t, err, "the bot still has this conversation")
				require.Equal(t, before, r.session(id), "a refused command leaves no trace")
				return
			}
			require.NoError(t, err)
			require.Equal(t, command.Receipt{Seq: before.Head + 1}, receipt)
			require.Equal(t, want, r.kinds(id, before.Head)+" → "+string(r.session(id).State))
			require.Equal(t, before.Owner, r.session(id).Owner)
			twice, err := r.Do(t.Context(), id, agent("ben"), "v", &command.Verdict{Needed: chat.TooLate})
			require.NoError(t, err)
			require.Equal(t, command.Receipt{Seq: receipt.Seq, Duplicate: true}, twice)
			_, err = r.Do(t.Context(), id, agent("ben"), "v", &command.Verdict{Needed: chat.Needed})
			require.Equal(t, "conflict", code(err), "the same id for another verdict")
			r.must(id, agent("ana"), &command.Verdict{Needed: chat.NotNeeded})
			require.Equal(t, chat.NotNeeded, r.session(id).Verdict, "the last one counts")
		})
	}
	r := newRoom(t)
	_, err := r.do(r.reach(chat.Ended), customer(), &command.Verdict{Needed: chat.Needed})
	require.Equal(t, "forbidden", code(err), "customers judge by rating")
}

// With the bot again, there is something to judge if a person was asked for before, or the bot's part was over once.
func TestVerdictsBackWithTheBot(t *testing.T) {
	for name, back := range map[string]func(*room) chat.ID{
		"returned": func(r *room) chat.ID {
			id := r.reach(chat.WithAgent)
			r.must(id, agent("ana"), &command.Return{})
			return id
		},
		"no longer waiting": func(r *room) chat.ID {
			id := r.reach(chat.Waiting)
			r.must(id, customer(), &command.CancelHuman{})
			return id
		},
		"reopened": func(r *room) chat.ID {
			id := r.reach(chat.Ended)
			_, err := r.store.Append(r.Context(), r.session(id), chat.New(chat.At(r.now), chat.By{Role: chat.Customer}, chat.Message{Text: "I am back"}))
			require.NoError(r, err)
			return id
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			id := back(r)
			require.Equal(t, chat.WithBot, r.session(id).State)
			r.must(id, agent("ben"), &command.Verdict{Needed: chat.NotNeeded})
			require.Equal(t, chat.NotNeeded, r.session(id).Verdict)
		})
	}
}
