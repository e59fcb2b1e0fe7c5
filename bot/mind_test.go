package bot_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"roundpeg/bot"
	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/intents"
	"roundpeg/journey"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var chief = chat.By{Role: chat.Agent, ID: "chief", Name: "Chief"}

// answers is the small set with another answer about refunds.
func answers(text string) intents.Set {
	s := small()
	s.Intents[1].Answer = map[string]string{"en": text}
	return s
}

func answerOf(m *bot.Mind) string {
	in, _ := m.Find("refund")
	return in.Answer["en"]
}

func openMind(t testing.TB, store chat.Store, change ...func(*bot.MindOptions)) *bot.Mind {
	o := bot.MindOptions{First: bot.Source{Set: small()}}
	for _, f := range change {
		f(&o)
	}
	m, err := bot.OpenMind(t.Context(), store, o)
	require.NoError(t, err)
	t.Cleanup(m.Close)
	return m
}

func save(t testing.TB, m *bot.Mind, set intents.Set) chat.Seq {
	v, err := m.Save(t.Context(), chief, set, nil)
	require.NoError(t, err)
	return v
}

func eventually(t testing.TB, f func() bool, what string) {
	require.Eventually(t, f, 10*time.Second, 5*time.Millisecond, what)
}

// gate is an encoder that lets trainings wait, once told to.
type gate struct {
	mu    sync.Mutex
	hold  chan struct{}
	calls int
}

func (g *gate) Name() string { return "gate" }

func (g *gate) Reads(string) bool { return true }

func (g *gate) Encode(_ context.Context, texts ...string) ([][]float32, error) {
	g.mu.Lock()
	if len(texts) > 1 {
		g.calls++
	}
	hold := g.hold
	g.mu.Unlock()
	if hold != nil && len(texts) > 1 { // one is a customer's
		<-hold
	}
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = make([]float32, 8)
		for _, r := range text {
			out[i][r%8]++
		}
	}
	return out, nil
}

// shut closes the gate, until open.
func (g *gate) shut() (open func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	hold := make(chan struct{})
	g.hold = hold
	return sync.OnceFunc(func() {
		g.mu.Lock()
		g.hold = nil
		g.mu.Unlock()
		close(hold)
	})
}

func gated(g *gate) func(*bot.MindOptions) {
	return func(o *bot.MindOptions) { o.Training.Encoder = g }
}

// openGated opens a mind that reads by the gate, and waits until it does: it begins by the words.
func openGated(t testing.TB, store chat.Store, g *gate) *bot.Mind {
	m := openMind(t, store, gated(g))
	eventually(t, func() bool { return byMeaning(m) }, "the meaning")
	return m
}

func TestLearningReachesEveryNode(t *testing.T) {
	store := journey.NewMemory()
	one, two := openMind(t, store), openMind(t, store)
	v := save(t, one, answers("Within a week."))
	require.True(t, one.Learned(t.Context(), v))
	require.Equal(t, "Within a week.", answerOf(one))
	require.Empty(t, answerOf(two), "not before the poke")
	require.NoError(t, two.Poke(t.Context(), "s-other"))
	require.Zero(t, two.Learning().Version)
	require.NoError(t, two.Poke(t.Context(), "@intents"))
	require.True(t, two.Learned(t.Context(), v))
	require.Equal(t, "Within a week.", answerOf(two))

	later := openMind(t, store)
	require.Equal(t, one.Set(), later.Set(), "what was saved last wins over what it starts with")
	require.Equal(t, v, later.Learning().Serving)
}

func TestLearningRefusesTheWhole(t *testing.T) {
	store := journey.NewMemory()
	m := openMind(t, store)
	bad := small()
	bad.Intents[1].Phrases = nil
	_, err := m.Save(t.Context(), chief, bad, nil)
	require.ErrorIs(t, err, chat.ErrInvalid)
	require.ErrorContains(t, err, "intents[1] (refund).phrases")
	require.Equal(t, small(), m.Set())
	_, err = store.Get(t.Context(), "@intents")
	require.ErrorIs(t, err, chat.ErrNotFound)
}

func TestVersions(t *testing.T) {
	store := journey.NewMemory()
	began := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	now := func(o *bot.MindOptions) { o.Now = func() time.Time { return began } }
	one := openMind(t, store, now)
	zero := chat.Version{At: chat.At(began), By: chat.By{Role: chat.System}, From: "file", Intents: 2, Phrases: 10}
	require.Equal(t, []chat.Version{zero}, one.Versions())

	first := save(t, one, answers("first"))
	more := answers("second")
	more.NotForBot = []string{"sue you"}
	second := save(t, one, more)
	third, err := one.Restore(t.Context(), chief, first, &second)
	require.NoError(t, err)
	require.True(t, one.Learned(t.Context(), third))
	require.Equal(t, "first", answerOf(one))
	begin := chat.Seq(0)
	fourth, err := one.Restore(t.Context(), chief, begin, nil)
	require.NoError(t, err)

	two := openMind(t, store, now)
	require.Equal(t, small(), two.Set())
	v := func(n chat.Seq, from string, restored *chat.Seq, bad int) chat.Version {
		return chat.Version{Version: n, At: chat.At(began), By: chief, From: from, Restored: restored, Intents: 2, Phrases: 10, NotForBot: bad}
	}
	want := []chat.Version{v(fourth, "restored", &begin, 0), v(third, "restored", &first, 0), v(second, "console", nil, 1), v(first, "console", nil, 0), zero}
	require.Equal(t, want, two.Versions())
	require.Equal(t, want, one.Versions())
	set, err := two.Version(t.Context(), second)
	require.NoError(t, err)
	require.Equal(t, more, set)
	set, err = two.Version(t.Context(), 0)
	require.NoError(t, err)
	require.Equal(t, small(), set)
	for _, none := range []chat.Seq{fourth + 1, 1 << 62} {
		_, err = two.Version(t.Context(), none)
		require.ErrorIs(t, err, chat.ErrNotFound)
		_, err = two.Restore(t.Context(), chief, none, nil)
		require.ErrorIs(t, err, chat.ErrNotFound)
	}
	for range 120 {
		save(t, two, small())
	}
	require.Len(t, two.Versions(), 100)
	require.Equal(t, zero, two.Versions()[99])
	require.NoError(t, one.Poke(t.Context(), ""))
}

func TestConflict(t *testing.T) {
	store := journey.NewMemory()
	one, two := openMind(t, store), openMind(t, store)
	base := chat.Seq(0)
	first, err := one.Save(t.Context(), chief, answers("first"), &base)
	require.NoError(t, err)
	_, err = two.Save(t.Context(), chief, answers("second"), &base)
	require.ErrorIs(t, err, chat.ErrConflict)
	require.ErrorContains(t, err, "somebody saved version 1 meanwhile")
	_, err = two.Restore(t.Context(), chief, 0, &base)
	require.ErrorIs(t, err, chat.ErrConflict)
	second, err := two.Save(t.Context(), chief, answers("second"), &first)
	require.NoError(t, err)
	require.Equal(t, first+1, second)

	// Of many at once that were made from the same version, one is kept.
	won := make(chan chat.Seq, 20)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			if v, err := []*bot.Mind{one, two}[i%2].Save(context.Background(), chief, answers(fmt.Sprint(i)), &second); err == nil {
				won <- v
			}
		})
	}
	all.Wait()
	require.Len(t, won, 1)
	require.Equal(t, second+1, <-won)
}

// While a version is trained, the one before it reads; of those that were saved meanwhile only the newest is trained.
func TestTheOldModelReadsMeanwhile(t *testing.T) {
	g, h := &gate{}, &gate{}
	store := journey.NewMemory()
	one, two := openGated(t, store, g), openGated(t, store, h)
	open := g.shut()
	defer open()
	defer h.shut()()
	first := save(t, one, answers("first"))
	eventually(t, func() bool { return one.Learning().Training != nil }, "the training has begun")
	began := time.Now()
	require.NoError(t, two.Poke(t.Context(), "@intents"))
	second := save(t, one, answers("second"))
	more := answers("third")
	more.NotForBot = []string{"sue you"}
	third := save(t, one, more)
	require.Less(t, time.Since(began), 5*time.Second)

	l := one.Learning()
	require.Equal(t, []chat.Seq{third, 0, first}, []chat.Seq{l.Version, l.Serving, l.Training.Version})
	require.Less(t, l.Training.Done, 1.0)
	require.Empty(t, answerOf(one))
	policy := decider(func(t handoff.Turn) chat.Decision {
		return chat.Decision{Intent: t.Reading.Intent, Model: t.Reading.Model}
	})
	read := func() string {
		b := bot.New(bot.Options{Store: store, Mind: one, Policy: policy, Desk: handoff.NewDesk(handoff.DeskOptions{Store: store, Roster: chat.NewLocalRoster(time.Now)})})
		defer b.Close()
		d, err := b.Consider(t.Context(), "when are you open", "en", nil)
		require.NoError(t, err)
		require.Equal(t, "hours", d.Intent)
		return d.Model
	}
	require.Equal(t, l.Model, read())
	require.Contains(t, l.Model, "2-intents/10-phrases")
	newest, v, err := one.Newest()
	require.NoError(t, err)
	require.Equal(t, []any{third, "third"}, []any{v, newest.Intents[1].Answer["en"]})
	late, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	require.False(t, one.Learned(late, first))

	open()
	require.True(t, one.Learned(t.Context(), third))
	require.Equal(t, "third", answerOf(one))
	l = one.Learning()
	require.Nil(t, l.Training)
	require.Equal(t, []any{third, third, "", 2, 10}, []any{l.Version, l.Serving, l.Error, l.Intents, l.Phrases})
	require.Contains(t, read(), "2-intents/11-phrases")
	require.Positive(t, second)
	g.mu.Lock()
	defer g.mu.Unlock()
	require.Equal(t, 3, g.calls, "the first set, the first and the third version: ten phrases are one call")
}

func TestProgressIsShown(t *testing.T) {
	g := &gate{}
	m := openGated(t, journey.NewMemory(), g)
	many := small()
	for i := range 600 { // more than are encoded in one turn
		many.NotForBot = append(many.NotForBot, fmt.Sprint("number ", i))
	}
	step := make(chan struct{})
	g.mu.Lock()
	g.hold = step
	g.mu.Unlock()
	v := save(t, m, many)
	halfway := func() bool {
		select {
		case step <- struct{}{}:
		default:
		}
		now := m.Learning().Training
		return now != nil && now.Done > 0
	}
	eventually(t, halfway, "some of it is done")
	require.Less(t, m.Learning().Training.Done, 0.5)
	close(step)
	require.True(t, m.Learned(t.Context(), v))
	require.Nil(t, m.Learning().Training)
}

// A version that cannot be trained here, as of a newer program, leaves the one before it as it is.
func TestWhatCannotBeTrainedIsNotServed(t *testing.T) {
	store := journey.NewMemory()
	m := openMind(t, store)
	good := save(t, m, answers("good"))
	require.True(t, m.Learned(t.Context(), good))
	put := func(data string) {
		s, err := store.Get(t.Context(), "@intents")
		require.NoError(t, err)
		_, err = store.Append(t.Context(), s, chat.New(chat.At(time.Now()), chief, chat.Record{What: "@intents_saved", Data: json.RawMessage(data)}))
		require.NoError(t, err)
		require.NoError(t, m.Poke(t.Context(), "@intents"))
	}
	put(`{"set":{"intents":[],"moods":[]},"from":"console"}`)
	require.False(t, m.Learned(t.Context(), good+1))
	l := m.Learning()
	require.Equal(t, []chat.Seq{good + 1, good}, []chat.Seq{l.Version, l.Serving})
	require.Contains(t, l.Error, "moods")
	require.Nil(t, l.Training)
	require.Equal(t, "good", answerOf(m))
	_, _, err := m.Newest()
	require.ErrorIs(t, err, chat.ErrInvalid)

	put(`{"intents":[{"name":"old","phrases":{"en":["the form of the first version","x"]}}]}`) // as it was written before there were versions
	require.True(t, m.Learned(t.Context(), good+2))
	require.Empty(t, m.Learning().Error)
	_, ok := m.Find("old")
	require.True(t, ok)
	require.Equal(t, []any{"console", 1, 2}, []any{m.Versions()[0].From, m.Versions()[0].Intents, m.Versions()[0].Phrases})
}

// A log of before there were versions says nothing of what was known before it.
func TestALogOfTheFirstForm(t *testing.T) {
	store := journey.NewMemory()
	b, err := json.Marshal(answers("old"))
	require.NoError(t, err)
	_, err = store.Append(t.Context(), chat.Session{ID: "@intents"}, chat.New(chat.At(time.Now()), chief, chat.Record{What: "@intents_saved", Data: b}))
	require.NoError(t, err)
	m := openMind(t, store)
	require.Equal(t, "old", answerOf(m))
	require.Len(t, m.Versions(), 1)
	_, err = m.Version(t.Context(), 0)
	require.ErrorIs(t, err, chat.ErrNotFound)
	v := save(t, m, answers("new"))
	require.Equal(t, chat.Seq(2), v)
	old, err := m.Version(t.Context(), 1)
	require.NoError(t, err)
	require.Equal(t, answers("old"), old)
}

// Closing gives a training up, and what was saved is trained at the next start.
func TestCloseEndsTrainings(t *testing.T) {
	g := &gate{}
	store := journey.NewMemory()
	m := openGated(t, store, g)
	open := g.shut()
	v := save(t, m, answers("late"))
	eventually(t, func() bool { return m.Learning().Training != nil }, "the training has begun")
	closed := make(chan struct{})
	go func() { m.Close(); close(closed) }()
	require.False(t, m.Learned(t.Context(), v), "it is not waited for")
	open()
	<-closed
	require.Zero(t, m.Learning().Serving)
	require.Equal(t, v, openMind(t, store).Learning().Serving)
}

// many is the small set with as many phrases as a review needs.
func many() intents.Set {
	s := small()
	for i := range s.Intents {
		in := &s.Intents[i]
		in.Phrases = map[string][]string{"en": slices.Clone(in.Phrases["en"])}
		for n := range 20 {
			in.Phrases["en"] = append(in.Phrases["en"], fmt.Sprintf("%s number %d", in.Name, n))
		}
	}
	return s
}

func TestReview(t *testing.T) {
	m := openMind(t, journey.NewMemory(), func(o *bot.MindOptions) { o.First.Set = many() })
	version, found, err := m.Review()
	require.NoError(t, err)
	require.Zero(t, version)
	require.Nil(t, found, "under way")
	ready := func() bool { _, found, err = m.Review(); return found != nil || err != nil }
	eventually(t, ready, "the review")
	require.NoError(t, err)
	require.Equal(t, 50, found.Phrases)

	v := save(t, m, small())
	require.True(t, m.Learned(t.Context(), v))
	eventually(t, ready, "the review of the next version")
	require.ErrorContains(t, err, "add some")
	version, _, _ = m.Review()
	require.Equal(t, v, version)
}

func TestConsiderMakesNoSession(t *testing.T) {
	r := newRoom(t, handoff.NewPolicy(handoff.Scoring{}), nil)
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
