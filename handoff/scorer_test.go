package handoff_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/intents"
	"roundpeg/journey"
)

func openScorer(t *testing.T, store chat.Store) *handoff.Scorer {
	s, err := handoff.OpenScorer(t.Context(), store, handoff.Scoring{}, func() time.Time { return monday })
	require.NoError(t, err)
	return s
}

var admin = chat.By{Role: chat.Agent, ID: "ana", Name: "Ana"}

// annoyedTurn is a customer who is offered a person by the defaults.
func annoyedTurn() handoff.Turn {
	return handoff.Turn{Log: []chat.Event{{Seq: 1, Kind: "started", Body: chat.Started{}}, {Seq: 2, Kind: "message", By: chat.By{Role: chat.Customer}, Body: chat.Message{Text: "where is my order? this is ridiculous"}}},
		Reading: intents.Reading{Intent: "order_status", Confidence: .9, Known: .95, IsKnown: true}}
}

func TestScorerKeepsVersions(t *testing.T) {
	store := journey.NewMemory()
	one, two := openScorer(t, store), openScorer(t, store)
	d := one.Decide(annoyedTurn())
	require.Equal(t, chat.Offer, d.Action)
	require.Zero(t, d.Scorer)

	v, err := one.Save(t.Context(), admin, []byte(`{"costs":{"medium":40}}`), "hand over sooner", new(chat.Seq))
	require.NoError(t, err)
	d = one.Decide(annoyedTurn())
	require.Equal(t, chat.Handoff, d.Action)
	require.Equal(t, v, d.Scorer, "a decision names the settings that it was made by")
	require.Equal(t, chat.Offer, two.Decide(annoyedTurn()).Action)
	require.NoError(t, two.Poke(t.Context(), "@agents"))
	require.Equal(t, chat.Offer, two.Decide(annoyedTurn()).Action, "another log")
	require.NoError(t, two.Poke(t.Context(), "@scorer"))
	require.Equal(t, d, two.Decide(annoyedTurn()), "all nodes decide alike")

	_, err = two.Save(t.Context(), admin, []byte(`{}`), "", new(chat.Seq))
	require.ErrorIs(t, err, chat.ErrConflict)
	require.ErrorContains(t, err, "version 1")
	_, err = two.Save(t.Context(), admin, []byte(`{"costs":{"medium":-40}}`), "", &v)
	require.ErrorIs(t, err, chat.ErrInvalid)
	require.ErrorContains(t, err, "costs.medium")
	w, err := two.Save(t.Context(), admin, []byte(`{"offer_at":1}`), "", &v)
	require.NoError(t, err)
	require.Equal(t, chat.Answer, two.Decide(annoyedTurn()).Action)
	x, err := two.Restore(t.Context(), admin, v, &w)
	require.NoError(t, err)
	require.Equal(t, chat.Handoff, two.Decide(annoyedTurn()).Action)
	_, err = two.Restore(t.Context(), admin, 99, nil)
	require.ErrorIs(t, err, chat.ErrNotFound)

	later := openScorer(t, store) // after a restart
	_, newest := later.Newest()
	require.Equal(t, x, newest)
	require.Equal(t, two.Decide(annoyedTurn()), later.Decide(annoyedTurn()))
	versions := later.Versions()
	require.Len(t, versions, 3)
	require.Equal(t, x, versions[0].Version)
	require.Equal(t, v, *versions[0].Restored)
	require.Equal(t, "hand over sooner", versions[2].Note)
	b, err := later.Version(t.Context(), v)
	require.NoError(t, err)
	var s handoff.Scoring
	require.NoError(t, json.Unmarshal(b, &s))
	require.Equal(t, 40.0, s.Costs.Medium)
	require.Equal(t, 4.0, s.Costs.Handoff, "kept with the defaults of the day")
}

func TestScorerOutlivesWhatItCannotRead(t *testing.T) {
	store := journey.NewMemory()
	one := openScorer(t, store)
	v, err := one.Save(t.Context(), admin, []byte(`{"costs":{"medium":40}}`), "", nil)
	require.NoError(t, err)
	for _, data := range []string{`{"settings":{"of_a_later_program":1}}`, `7`} {
		_, err = store.Append(t.Context(), chat.Session{ID: "@scorer", Head: v}, chat.New(chat.At(monday), admin, chat.Record{What: "@scorer_saved", Data: []byte(data)}))
		require.NoError(t, err)
		v++
	}
	later := openScorer(t, store)
	require.Equal(t, chat.Handoff, later.Decide(annoyedTurn()).Action, "the version before stays in force")
	_, err = later.Save(t.Context(), admin, []byte(`{}`), "", nil)
	require.NoError(t, err, "and another can be saved")
	_, err = handoff.OpenScorer(t.Context(), store, handoff.Scoring{OfferAt: 7}, time.Now)
	require.ErrorContains(t, err, "offer_at")
}
