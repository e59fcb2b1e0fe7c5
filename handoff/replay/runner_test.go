package replay_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/handoff/backtest"
	"roundpeg/handoff/replay"
	"roundpeg/intents"
	"roundpeg/journey"
)

var start = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

// shop is a store with conversations of a month: of n, every third customer is annoyed and rates the bot badly, the others well.
func shop(t testing.TB, n int, p *handoff.Policy) chat.Store {
	store := journey.NewMemory()
	for i := range n {
		at := start.Add(time.Duration(i) * time.Hour)
		texts, score := []string{"where is my order", "thanks, great"}, 5
		if i%3 == 0 {
			texts, score = []string{"where is my order", "hurry up, I need it now"}, 1
		}
		converse(t, store, p, at, chat.Person{ID: fmt.Sprint("c", i/2), Verified: true}, score, texts...)
	}
	return store
}

// converse keeps a conversation in which the bot answers every text, and closes it.
func converse(t testing.TB, store chat.Store, p *handoff.Policy, at time.Time, who chat.Person, score int, texts ...string) chat.ID {
	id := chat.NewID(at)
	s := chat.Session{ID: id}
	var log []chat.Event
	add := func(by chat.Role, bodies ...chat.Body) {
		var ev []chat.Event
		for _, b := range bodies {
			at = at.Add(time.Second)
			ev = append(ev, chat.New(chat.At(at), chat.By{Role: by}, b))
		}
		var err error
		s, err = store.Append(t.Context(), s, ev...)
		require.NoError(t, err)
		log, err = store.Read(t.Context(), id, 0, 0)
		require.NoError(t, err)
	}
	add(chat.Customer, chat.Started{Locale: "en-US", Customer: who})
	for _, text := range texts {
		add(chat.Customer, chat.Message{Text: text})
		d := p.Decide(handoff.Turn{Log: log, Reading: intents.Reading{Intent: "order_status", Confidence: .9, Known: .95, IsKnown: true}, Intent: intents.Intent{Name: "order_status"}})
		add(chat.Bot, d, chat.Message{Text: "It is on its way, number " + text, Intent: "order_status"})
	}
	add(chat.Customer, chat.Closed{Outcome: "ended"}, chat.Rated{Score: score})
	return id
}

// told asks until the answer is there.
func told(t testing.TB, ask func() (float64, json.RawMessage, error)) json.RawMessage {
	t.Helper()
	for range 500 {
		done, result, err := ask()
		require.NoError(t, err)
		require.True(t, done >= 0 && done <= 1)
		if result != nil {
			return result
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("no answer")
	return nil
}

func open(t testing.TB, store chat.Store) (*handoff.Scorer, *replay.Runner) {
	now := func() time.Time { return start.AddDate(0, 0, 20) }
	scorer, err := handoff.OpenScorer(t.Context(), store, handoff.Scoring{}, now)
	require.NoError(t, err)
	r := replay.NewRunner(store, scorer, now, zap.NewNop())
	t.Cleanup(r.Close)
	return scorer, r
}

func TestRunnerBackTestsAStore(t *testing.T) {
	store := shop(t, 60, handoff.NewPolicy(handoff.Scoring{}))
	_, r := open(t, store)
	var got struct {
		Read       int
		Result     backtest.Result
		Comparison *backtest.Comparison
	}
	require.NoError(t, json.Unmarshal(told(t, func() (float64, json.RawMessage, error) { return r.Run(t.Context(), nil, 30) }), &got))
	require.Equal(t, 60, got.Read)
	require.Equal(t, 60, got.Result.Volume.Labelled)
	require.Equal(t, 20, got.Result.Volume.Bad)
	require.Nil(t, got.Comparison)
	was := got.Result.Volume.Handed

	sooner := []byte(`{"costs":{"medium":100,"low":100,"high":100}}`)
	require.NoError(t, json.Unmarshal(told(t, func() (float64, json.RawMessage, error) { return r.Run(t.Context(), sooner, 30) }), &got))
	require.NotNil(t, got.Comparison)
	require.Greater(t, got.Result.Volume.Handed, was, "cheaper to hand over, so more is")
	require.Equal(t, was, got.Comparison.A.Volume.Handed)

	require.NoError(t, json.Unmarshal(told(t, func() (float64, json.RawMessage, error) { return r.Run(t.Context(), nil, 19) }), &got))
	require.Less(t, got.Read, 60, "only what began in these days")
	_, _, err := r.Run(t.Context(), []byte(`{"costs":{"medium":-1}}`), 30)
	require.ErrorIs(t, err, chat.ErrInvalid)
	require.ErrorContains(t, err, "costs.medium")
}

func TestRefitOfAStore(t *testing.T) {
	store := shop(t, 90, handoff.NewPolicy(handoff.Scoring{}))
	scorer, r := open(t, store)
	var got struct {
		Labels, Bad   int
		Weights       bool
		Settings      json.RawMessage
		Before, After struct{ AUROC, ECE *float64 }
	}
	require.NoError(t, json.Unmarshal(told(t, func() (float64, json.RawMessage, error) { return r.Refit(t.Context(), 30) }), &got))
	require.Equal(t, 90, got.Labels)
	require.Equal(t, 30, got.Bad)
	require.True(t, got.Weights)
	require.Less(t, *got.After.ECE, *got.Before.ECE)
	v, err := scorer.Save(t.Context(), chat.By{Role: chat.Agent, ID: "ana"}, got.Settings, "refitted", nil)
	require.NoError(t, err)
	require.Contains(t, scorer.Policy().Model().Name, "refitted")
	require.Equal(t, "own conversations", scorer.Policy().Model().Trained.Data[0].Name)

	id := converse(t, store, scorer.Policy(), start.AddDate(0, 0, 18), chat.Person{}, 3, "where is my order, hurry")
	log, err := store.Read(t.Context(), id, 0, 0)
	require.NoError(t, err)
	for _, e := range log {
		if d, ok := e.Body.(chat.Decision); ok {
			require.Equal(t, v, d.Scorer)
			again := scorer.Policy().Replay(log, d)
			require.Equal(t, d, again, "also by a model of one's own")
		}
	}
	_, empty := open(t, journey.NewMemory())
	require.Eventually(t, func() bool {
		_, _, err := empty.Refit(t.Context(), 30)
		return err != nil
	}, 5*time.Second, 10*time.Millisecond)
	_, _, err = empty.Refit(t.Context(), 30)
	require.ErrorIs(t, err, chat.ErrInvalid)
	require.ErrorContains(t, err, "both kinds")
}

// TestBackWithinThreeDays: who comes back was not helped, if the site vouches that it is the same customer.
func TestBackWithinThreeDays(t *testing.T) {
	p := handoff.NewPolicy(handoff.Scoring{})
	store := journey.NewMemory()
	ana := chat.Person{ID: "ana", Verified: true}
	first := converse(t, store, p, start, ana, 3, "where is my order")
	converse(t, store, p, start.Add(48*time.Hour), ana, 3, "where is my order")
	last := converse(t, store, p, start.Add(200*time.Hour), ana, 3, "where is my order")
	other := converse(t, store, p, start.Add(time.Hour), chat.Person{ID: "ana"}, 3, "where is my order")
	all, err := replay.List(t.Context(), store, start.Add(-time.Hour))
	require.NoError(t, err)
	labels := map[chat.ID]backtest.Label{}
	for _, s := range all {
		s, err := s.Read(t.Context(), store)
		require.NoError(t, err)
		labels[s.ID] = replay.Case(p, s).Label
	}
	require.Equal(t, backtest.Again, labels[first].Source)
	require.True(t, labels[first].Bad)
	require.False(t, labels[last].Bad)
	require.False(t, labels[other].Bad)
}

func BenchmarkTenThousand(b *testing.B) {
	p := handoff.NewPolicy(handoff.Scoring{})
	store := shop(b, 1000, p)
	all, err := replay.List(b.Context(), store, start.Add(-time.Hour))
	require.NoError(b, err)
	for b.Loop() {
		cases, err := replay.Cases(b.Context(), 10*len(all), func(i int) (backtest.Case, error) {
			s, err := all[i%len(all)].Read(b.Context(), store)
			c := replay.Case(p, s)
			c.ID = fmt.Sprint(i)
			return c, err
		}, func(int) {})
		require.NoError(b, err)
		backtest.Measure(cases, replay.OptionsOf(p.Scoring()))
	}
}
