package llm

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/llm/llmtest"
)

// A conversation that has spent its tokens gets no more; others do, and what belongs to no conversation.
func TestASessionsTokens(t *testing.T) {
	s := llmtest.New(t)
	m, seen, _ := newModel(t, s.URL, func(o *Options) { o.PerSession = 1500 })
	n := 0
	var err error
	for ; err == nil; n++ {
		require.Less(t, n, 10)
		_, _, err = m.Word(t.Context(), returns, nil)
	}
	require.Equal(t, Budget, fault(t, err).Outcome)
	require.ErrorContains(t, err, "of its 1500 tokens")
	require.ErrorContains(t, err, "raise llm.tokens_per_session")
	require.Equal(t, Budget, seen.last().Outcome)
	require.Greater(t, n, 2)
	require.Len(t, s.Requests(), n-1, "it is not asked for what cannot be paid")
	other := returns
	other.Session = "another"
	_, _, err = m.Word(t.Context(), other, nil)
	require.NoError(t, err)
	for range 5 {
		_, _, err = m.Draft(t.Context(), []string{"x"}, "en")
		require.NoError(t, err)
	}
	for i := range 2 * mostSessions {
		other.Session = fmt.Sprint(i)
		m.purse.of(other.Session)
	}
	require.LessOrEqual(t, len(m.purse.spent)+len(m.purse.before), 2*mostSessions)
}

// book is a ledger that other nodes write in as well.
type book struct {
	mu  sync.Mutex
	n   int
	err error
}

func (b *book) Today(context.Context) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.n, b.err
}

func (b *book) Add(_ context.Context, in, out int) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.n += in + out
	return b.err
}

func TestADaysTokens(t *testing.T) {
	s := llmtest.New(t)
	b := &book{}
	m, _, _ := newModel(t, s.URL, func(o *Options) { o.PerDay, o.Spent = 5000, b })
	_, u, err := m.Word(t.Context(), returns, nil)
	require.NoError(t, err)
	require.Equal(t, u.In+u.Out, b.n, "what is used is noted, not what was set aside")
	b.n = 4700
	_, _, err = m.Word(t.Context(), returns, nil)
	require.ErrorContains(t, err, "raise llm.tokens_per_day, or wait for midnight")
	b.n, b.err = 0, errors.New("the store is away")
	_, _, err = m.Word(t.Context(), returns, nil)
	require.ErrorContains(t, err, "not known what was spent")
	b.err = nil
	_, _, err = m.Word(t.Context(), returns, nil)
	require.NoError(t, err)
	asked := len(s.Requests())
	m2, _, _ := newModel(t, s.URL, func(o *Options) { o.PerDay = 1 })
	_, _, err = m2.Word(t.Context(), returns, nil)
	require.Equal(t, Budget, fault(t, err).Outcome)
	require.Len(t, s.Requests(), asked)
}

// Many at once spend no more than the day has, since each sets aside what it may need.
func TestManyAtOnceKeepToTheDay(t *testing.T) {
	s := llmtest.New(t)
	s.Do(says("Yes."))
	b := &book{}
	m, seen, _ := newModel(t, s.URL, func(o *Options) { o.PerDay, o.Spent, o.Concurrency = 4000, b, 50 })
	var all sync.WaitGroup
	for i := range 50 {
		w := returns
		w.Session = fmt.Sprint(i)
		all.Go(func() { _, _, _ = m.Word(within(t, time.Minute), w, nil) })
	}
	all.Wait()
	require.LessOrEqual(t, b.n, 4000)
	require.Contains(t, seen.outcomes(), OK)
	require.Contains(t, seen.outcomes(), Budget)
	require.Zero(t, m.purse.held)
}

// What fails costs what was sent, if it was; what is refused costs nothing.
func TestWhatFaultsCost(t *testing.T) {
	s := llmtest.New(t)
	b := &book{}
	m, _, _ := newModel(t, s.URL, func(o *Options) { o.PerDay, o.Spent = 1_000_000, b })
	for name, pays := range map[string]bool{"500": false, "401": false, "429": false, "cut": true, "hang": true} {
		b.n = 0
		s.Do(llmtest.Behaviour{Fault: name})
		_, u, err := m.Word(within(t, 300*time.Millisecond), returns, nil)
		require.Error(t, err)
		require.Equal(t, pays, b.n > 0, name)
		require.Equal(t, b.n, u.In+u.Out)
		require.Zero(t, m.purse.held)
	}
}

func TestDaily(t *testing.T) {
	c := &clock{at: time.Date(2026, 11, 25, 23, 59, 0, 0, time.UTC)}
	d := &daily{now: c.now}
	require.NoError(t, d.Add(t.Context(), 3, 4))
	n, err := d.Today(t.Context())
	require.NoError(t, err)
	require.Equal(t, 7, n)
	c.move(time.Minute)
	n, _ = d.Today(t.Context())
	require.Zero(t, n)
}
