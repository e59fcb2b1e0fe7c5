package handoff_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
)

var cleo = command.Actor{By: chat.By{Role: chat.Customer, Name: "Cleo"}, Verified: true}

// signedIn opens a conversation of a customer whom the site vouches for, that an agent has.
func (r *room) signedIn(customer string) chat.ID {
	id := chat.NewID(r.now) + chat.ID(chat.Random(2))
	_, err := r.store.Append(r.Context(), chat.Session{ID: id}, chat.New(chat.At(r.now), cleo.By, chat.Started{Locale: "en-US", Customer: chat.Person{ID: customer, Name: "Cleo", Verified: true}}))
	require.NoError(r, err)
	r.must(id, cleo, &command.Human{})
	r.must(id, agent("ana"), &command.Claim{})
	return id
}

// A hundred clicks are one case, in one conversation or in several: what is said in others is added to it.
func TestAHundredClicksAreOneCase(t *testing.T) {
	r := newRoom(t)
	id := r.signedIn("c1")
	first := r.must(id, cleo, &command.Escalate{Reason: "nobody helps"})
	for range 50 {
		got, err := r.do(id, cleo, &command.Escalate{Reason: "nobody helps"})
		require.NoError(t, err)
		require.Equal(t, first.Seq, got.Seq)
	}
	other := r.signedIn("c1")
	for i := range 50 {
		_, err := r.Do(t.Context(), other, cleo, "same", &command.Escalate{Reason: "here, too"})
		require.ErrorIs(t, err, chat.ErrConflict, i)
		require.ErrorContains(t, err, "with the leadership already")
	}
	log, err := r.store.Read(t.Context(), id, 0, 0)
	require.NoError(t, err)
	raised, notes := 0, 0
	for _, e := range log {
		switch b := e.Body.(type) {
		case chat.Escalated:
			raised++
			require.Equal(t, 4, b.Tier)
			require.True(t, b.DueAt.After(r.now))
		case chat.Note:
			notes++
			require.Contains(t, b.Text, "here, too")
		}
	}
	require.Equal(t, []int{1, 1}, []int{raised, notes})
}

// Three in thirty days, and none within a day of the last one's end: the refusal says from when on, and what helps until then.
func TestFairUseOfTheTop(t *testing.T) {
	r := newRoom(t)
	for i := range 3 {
		id := r.signedIn("c1")
		r.must(id, cleo, &command.Escalate{Reason: "x"})
		r.must(id, agent("dot"), &command.Claim{})
		r.must(id, agent("dot"), &command.Resolve{Outcome: "solved"})
		again := r.signedIn("c1")
		_, err := r.do(again, cleo, &command.Escalate{Reason: "x"})
		var f *chat.Fault
		require.ErrorAs(t, err, &f)
		require.ErrorIs(t, err, chat.ErrLimited)
		require.Contains(t, f.Text, "a person helps you here at any time")
		if i < 2 {
			require.Equal(t, 24*time.Hour, f.After)
		} else {
			require.Equal(t, 28*24*time.Hour, f.After, "the quota frees with the first of the three")
		}
		r.must(again, agent("ana"), &command.Resolve{Outcome: "solved"})
		r.now = r.now.Add(24 * time.Hour)
	}
	r.now = r.now.Add(27 * 24 * time.Hour)
	r.must(r.signedIn("c1"), cleo, &command.Escalate{Reason: "x"})
	r.must(r.signedIn("c2"), cleo, &command.Escalate{Reason: "x"})
}

// A promise that was not kept opens the top, too, without a person having come.
func TestABrokenPromiseOpensTheTop(t *testing.T) {
	r := newRoom(t)
	id := chat.NewID(r.now)
	_, err := r.store.Append(t.Context(), chat.Session{ID: id}, chat.New(chat.At(r.now), cleo.By, chat.Started{Customer: chat.Person{ID: "c1", Verified: true}}))
	require.NoError(t, err)
	r.must(id, cleo, &command.Callback{Contact: chat.Contact{Email: "a@example.com"}})
	_, err = r.do(id, cleo, &command.Escalate{Reason: "x"})
	require.ErrorContains(t, err, "Talk to a person first")
	r.pass(5*time.Hour, time.Minute, handoff.NewClock(r.Desk, &finished{}))
	r.must(id, cleo, &command.Escalate{Reason: "x"})
}
