package chat

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTheLastVerdictCounts(t *testing.T) {
	agent, customer := By{Role: Agent, ID: "1"}, By{Role: Customer}
	s := then(in(Ended), agent, Verdict{Needed: NotNeeded}, Verdict{Needed: TooLate})
	require.Equal(t, TooLate, s.Verdict)
	require.Equal(t, Seq(2), s.Public, "a customer sees nothing of it")
	again := then(s, customer, Message{Text: "I am back"})
	require.Equal(t, WithBot, again.State)
	require.Equal(t, TooLate, again.Verdict, "a reopened session keeps it")
}

// A verdict is no word in the conversation: one that is idle stays so.
func TestAVerdictIsNoActivity(t *testing.T) {
	for _, state := range States {
		was := in(state)
		e := New(t0.Plus(time.Hour), By{Role: Agent, ID: "1"}, Verdict{Needed: Needed})
		e.Seq = was.Head + 1
		got := was.Apply(e)
		require.Equal(t, was.Updated, got.Updated, state)
		require.Equal(t, was.Due(), got.Due(), state)
		was.Head, was.Verdict = e.Seq, Needed
		require.Equal(t, was, got, "%s: nothing else changes", state)
	}
}

// Handed says of ever, not of now.
func TestHanded(t *testing.T) {
	agent := By{Role: Agent, ID: "1"}
	handing := map[Kind]bool{"handoff_requested": true, "escalated": true, "agent_joined": true}
	for kind, body := range full(t) {
		require.Equal(t, handing[kind], then(in(WithBot), agent, body).Handed, kind)
	}
	require.True(t, then(in(WithBot), agent, Promised{Promise: "p", What: Callback}).Handed, "a call-back is a person's")
	require.False(t, then(in(WithBot), agent, Promised{Promise: "p", What: Followup}).Handed)
	for kind := range handing {
		for after, body := range full(t) {
			require.True(t, then(in(WithBot), agent, full(t)[kind], body).Handed, "%s, then %s", kind, after)
		}
	}
}

// Of many ids the share is as asked, whatever they look like; a greater share holds a smaller one, and what is sampled never changes.
func TestSampledIsTheShare(t *testing.T) {
	const size = 100_000
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for name, id := range map[string]func(int) ID{
		"ids of sessions": func(i int) ID { return NewID(at.Add(time.Duration(i) * time.Second)) },
		"numbers":         func(i int) ID { return ID(fmt.Sprint("s", i)) },
	} {
		shares := []float64{0, .001, .015, .02, .5, 1}
		in := make([]int, len(shares))
		for i := range size {
			s, before := Session{ID: id(i)}, false
			for k, share := range shares {
				got := s.Sampled(share)
				if got {
					in[k]++
				}
				require.True(t, got || !before, "%s is in a smaller share than %v", s.ID, share)
				before = got
			}
		}
		for k, share := range shares {
			require.InDelta(t, share, float64(in[k])/size, max(.002, 4*math.Sqrt(share*(1-share)/size)), "%s, %v", name, share)
		}
		require.Equal(t, []int{0, size}, []int{in[0], in[len(in)-1]}, name)
	}
	require.True(t, Session{ID: "s019a"}.Sampled(.343), "all versions must agree: a change here shuffles what is reviewed")
	require.False(t, Session{ID: "s019a"}.Sampled(.342))
	require.False(t, Session{ID: "x"}.Sampled(-1))
	require.False(t, Session{ID: "x"}.Sampled(math.NaN()))
}
