package assist

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/llm"
	"roundpeg/bot/llm/llmtest"
	"roundpeg/chat"
)

func TestWhatIsSwitchedOn(t *testing.T) {
	h := newHouse(t, func(o *llm.Options) { o.Uses = map[string]bool{"replies": true, "draft": true, "word": true} })
	require.Equal(t, []string{"replies", "draft"}, h.Uses())
	require.Equal(t, []string{}, New(Options{}).Uses())
	_, err := h.Assist(t.Context(), s1, chat.Ask{What: "summary"})
	require.ErrorIs(t, err, chat.ErrInvalid)
	require.ErrorContains(t, err, "llm.uses")
	_, err = h.Phrases(t.Context(), h.set.Intents[0], "en")
	require.ErrorContains(t, err, `"phrases"`)
	_, err = New(Options{}).Draft(t.Context(), []string{"x"}, "en")
	require.ErrorContains(t, err, "llm.url")
	require.Zero(t, h.asked())
}

func TestWhatIsAsked(t *testing.T) {
	h := newHouse(t)
	h.store.say("silence", chat.Customer, chat.Started{})
	for _, a := range []chat.Ask{{}, {What: "poem"}, {What: "translation", Seq: 2}, {What: "translation", To: "de"}, {What: "translation", To: "de", Seq: 2, Text: "x"}, {What: "translation", To: "de", Seq: 4}, {What: "translation", To: "de", Seq: 99}} {
		_, err := h.Assist(t.Context(), s1, a)
		require.ErrorIs(t, err, chat.ErrInvalid, "%+v", a)
	}
	for id, kind := range map[chat.ID]error{"none": chat.ErrNotFound, "@intents": chat.ErrNotFound, "silence": chat.ErrInvalid} {
		_, err := h.Assist(t.Context(), id, chat.Ask{What: "summary"})
		require.ErrorIs(t, err, kind, id)
	}
	h.store.err = chat.ErrUnavailable
	_, err := h.Assist(t.Context(), s1, chat.Ask{What: "summary"})
	require.ErrorIs(t, err, chat.ErrUnavailable)
	require.Zero(t, h.asked())
}

// Whatever the server does, who asked hears in plain words that there is nothing, and nothing of what the server or the library said.
func TestFaultsInWords(t *testing.T) {
	for _, fault := range llmtest.Faults {
		t.Run(fault, func(t *testing.T) {
			h := newHouse(t, func(o *llm.Options) { o.Timeout = 300 * time.Millisecond })
			h.model.Do(llmtest.Behaviour{Fault: fault, RetryAfter: "7"})
			for _, ask := range []func() (chat.Made, error){
				func() (chat.Made, error) { return h.Assist(t.Context(), s1, chat.Ask{What: "summary"}) },
				func() (chat.Made, error) { return h.Draft(t.Context(), []string{"whose cat is it"}, "en") },
			} {
				_, err := ask()
				f, ok := err.(*chat.Fault)
				require.True(t, ok, "%v", err)
				require.Equal(t, chat.ErrUnavailable, f.Kind)
				require.True(t, strings.HasPrefix(f.Text, "the language model "), f.Text)
				require.NotContains(t, f.Text, h.model.URL)
				require.NotContains(t, f.Text, llmtest.Model+" ")
			}
		})
	}
}

func TestUsedUp(t *testing.T) {
	h := newHouse(t, func(o *llm.Options) { o.PerDay = 1 })
	_, err := h.Assist(t.Context(), s1, chat.Ask{What: "summary"})
	require.ErrorIs(t, err, chat.ErrUnavailable)
	require.ErrorContains(t, err, "tokens_per_day")
}

// Reopening a conversation costs nothing, until something was said in it; a note is nothing that was said.
func TestReopeningCostsNothing(t *testing.T) {
	h := newHouse(t)
	now := time.Now()
	h.memory.now = func() time.Time { return now }
	first := h.asks(chat.Ask{What: "summary", Locale: "en-GB"})
	require.Equal(t, first, h.asks(chat.Ask{What: "summary", Locale: "en-US"}))
	h.store.say(s1, chat.Agent, chat.Note{Text: "called them"})
	require.Equal(t, first, h.asks(chat.Ask{What: "summary", Locale: "en-GB"}))
	require.Equal(t, 1, h.asked())
	h.asks(chat.Ask{What: "summary", Locale: "de-DE"})
	require.Equal(t, 2, h.asked())
	h.store.say(s1, chat.Customer, chat.Message{Text: "Are you still there?"})
	h.asks(chat.Ask{What: "summary", Locale: "en-GB"})
	require.Equal(t, 3, h.asked())
	h.asks(chat.Ask{What: "translation", Seq: 2, To: "de"})
	h.store.say(s1, chat.Customer, chat.Message{Text: "Hello?"})
	h.asks(chat.Ask{What: "translation", Seq: 2, To: "de"})
	require.Equal(t, 4, h.asked(), "a message stays what it is")
	now = now.Add(keptFor)
	h.asks(chat.Ask{What: "translation", Seq: 2, To: "de"})
	require.Equal(t, 5, h.asked())
	_, err := h.Phrases(t.Context(), h.set.Intents[0], "en")
	require.NoError(t, err)
	_, err = h.Phrases(t.Context(), h.set.Intents[0], "en")
	require.NoError(t, err)
	require.Equal(t, 6, h.asked())
}

// Many who want the same at once get it from one call; of one conversation nothing is made beside another thing.
func TestOneAtATime(t *testing.T) {
	h := newHouse(t)
	var at, most atomic.Int32
	h.model.Do(llmtest.Behaviour{Reply: func(r llmtest.Request) string {
		most.Store(max(most.Load(), at.Add(1)))
		time.Sleep(20 * time.Millisecond)
		at.Add(-1)
		return "The customer wants a refund."
	}})
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			_, err := h.Assist(t.Context(), s1, chat.Ask{What: "summary", Locale: []string{"en", "fr"}[i%2]})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	require.Equal(t, 2, h.asked())
	require.EqualValues(t, 1, most.Load())
	require.Empty(t, h.memory.lanes)
}

// Who goes away ends the call, or gives up the place in the row; those behind go on.
func TestWhoGoesAway(t *testing.T) {
	h := newHouse(t)
	h.model.Do(llmtest.Behaviour{Fault: "hang"})
	ctx, leave := context.WithCancel(t.Context())
	errs := make(chan error, 2)
	for _, what := range []string{"summary", "replies"} {
		go func() { _, err := h.Assist(ctx, s1, chat.Ask{What: what}); errs <- err }()
	}
	require.Eventually(t, func() bool {
		h.memory.mu.Lock()
		defer h.memory.mu.Unlock()
		return h.asked() == 1 && h.memory.lanes[string(s1)] != nil && h.memory.lanes[string(s1)].in == 2
	}, 20*time.Second, time.Millisecond)
	leave()
	for range 2 {
		require.ErrorIs(t, <-errs, context.Canceled)
	}
	h.model.Do(llmtest.Behaviour{})
	h.asks(chat.Ask{What: "summary"})
	require.Empty(t, h.memory.lanes)
}

func TestTheRowIsBounded(t *testing.T) {
	m := memory{now: time.Now, lanes: map[string]*lane{}, made: map[string]kept{}}
	leave, err := m.enter(t.Context(), "x")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for range mostInRow - 1 {
		all.Go(func() { m.enter(ctx, "x") })
	}
	require.Eventually(t, func() bool { m.mu.Lock(); defer m.mu.Unlock(); return m.lanes["x"].in == mostInRow }, 20*time.Second, time.Millisecond)
	_, err = m.enter(t.Context(), "x")
	require.ErrorIs(t, err, chat.ErrLimited)
	other, err := m.enter(t.Context(), "y")
	require.NoError(t, err)
	stop()
	all.Wait()
	leave()
	other()
	require.Empty(t, m.lanes)
}

func TestWhatIsKeptIsBounded(t *testing.T) {
	m := memory{now: time.Now, lanes: map[string]*lane{}, made: map[string]kept{}}
	for i := range 3 * mostKept {
		made, err := m.once(t.Context(), "x", fmt.Sprint(i), func() (chat.Made, error) { return chat.Made{Text: fmt.Sprint(i)}, nil })
		require.NoError(t, err)
		require.Equal(t, fmt.Sprint(i), made.Text)
	}
	require.Len(t, m.made, mostKept)
	require.LessOrEqual(t, len(m.order), mostKept)
	failed := errors.New("failed")
	_, err := m.once(t.Context(), "x", "new", func() (chat.Made, error) { return chat.Made{}, failed })
	require.Equal(t, failed, err)
	_, err = m.once(t.Context(), "x", "new", func() (chat.Made, error) { return chat.Made{}, nil })
	require.NoError(t, err, "what failed is tried again")
}
