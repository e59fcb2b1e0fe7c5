package bot_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot"
	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/intents"
)

func TestLearningReachesEveryNode(t *testing.T) {
	r := newRoom(t, handoff.NewPolicy(handoff.PolicyOptions{}), nil)
	other, err := bot.OpenMind(t.Context(), r.store, small(), intents.Options{})
	require.NoError(t, err)

	more := small()
	more.Intents[1].Answer = map[string]string{"en": "Within a week."}
	require.NoError(t, r.Learn(t.Context(), chat.By{Role: chat.Agent, ID: "ana"}, more))
	in, _ := r.Intents().Find("refund")
	require.Equal(t, "Within a week.", in.Answer["en"])

	in, _ = other.Find("refund")
	require.Empty(t, in.Answer, "not before the poke")
	require.NoError(t, other.Poke(t.Context(), "@intents"))
	in, _ = other.Find("refund")
	require.Equal(t, "Within a week.", in.Answer["en"])

	later, err := bot.OpenMind(t.Context(), r.store, small(), intents.Options{})
	require.NoError(t, err)
	require.Equal(t, r.Intents(), later.Set(), "what was saved last wins over the file")
	require.NoError(t, later.Learn(t.Context(), time.Now(), chat.By{Role: chat.Agent, ID: "ana"}, small()))
	require.NoError(t, r.mind.Poke(t.Context(), "@intents"))
	require.Equal(t, later.Set(), r.Intents(), "rolled back by learning the old set again")
}

func TestLearningRefusesTheWhole(t *testing.T) {
	r := newRoom(t, handoff.NewPolicy(handoff.PolicyOptions{}), nil)
	before := r.Intents()
	bad := small()
	bad.Intents[1].Phrases = nil
	err := r.Learn(t.Context(), chat.By{Role: chat.Agent, ID: "ana"}, bad)
	require.ErrorIs(t, err, chat.ErrInvalid)
	require.ErrorContains(t, err, "intents[1] (refund).phrases")
	require.Equal(t, before, r.Intents())
	_, err = r.store.Get(t.Context(), "@intents")
	require.ErrorIs(t, err, chat.ErrNotFound)
}

func TestConsiderMakesNoSession(t *testing.T) {
	r := newRoom(t, handoff.NewPolicy(handoff.PolicyOptions{}), nil)
	d, err := r.Consider(t.Context(), "when are you open", "en", []chat.Said{{By: chat.Customer, Text: "hello"}, {By: chat.Bot, Text: "Hello"}})
	require.NoError(t, err)
	require.Equal(t, []string{"hours", chat.Answer}, []string{d.Intent, d.Action})
	d, err = r.Consider(t.Context(), "I want to talk to a person", "en", nil)
	require.NoError(t, err)
	require.Equal(t, []any{chat.Handoff, chat.ExplicitRequest}, []any{d.Action, d.Reason})
	all, err := r.store.List(t.Context(), chat.Query{})
	require.NoError(t, err)
	require.Empty(t, all)
}
