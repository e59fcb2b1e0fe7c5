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
