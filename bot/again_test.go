package bot_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot"
	"roundpeg/chat"
	"roundpeg/intents"
	"roundpeg/journey"
)

// endpoint is an encoder that may be away, and may say that it is there and fail nevertheless.
type endpoint struct {
	gate
	mu    sync.Mutex
	away  error
	fails error
}

func (e *endpoint) is(away, fails error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.away, e.fails = away, fails
}

func (e *endpoint) ready(ctx context.Context) error {
	if _, ok := ctx.Deadline(); !ok {
		return errors.New("it must not wait for ever")
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.away
}

func (e *endpoint) Encode(ctx context.Context, texts ...string) ([][]float32, error) {
	e.mu.Lock()
	fails := errors.Join(e.away, e.fails)
	e.mu.Unlock()
	if fails != nil {
		return nil, fails
	}
	return e.gate.Encode(ctx, texts...)
}

func behind(e *endpoint) func(*bot.MindOptions) {
	return func(o *bot.MindOptions) { o.Training.Encoder, o.Ready = e, e.ready }
}

var errAway = errors.New("embeddings: it cannot be reached")

func byMeaning(m *bot.Mind) bool { return strings.HasSuffix(m.Learning().Model, "/gate") }

// An encoder that is away keeps nobody from starting: texts are read by their words, the status says why, and when it is back it is used.
func TestAnEncoderThatIsAway(t *testing.T) {
	for name, c := range map[string]struct{ away, fails error }{"away": {errAway, nil}, "fails in the training": {nil, errAway}} {
		t.Run(name, func(t *testing.T) {
			e := &endpoint{}
			e.is(c.away, c.fails)
			store := journey.NewMemory()
			m := openMind(t, store, behind(e))
			require.False(t, byMeaning(m))
			eventually(t, func() bool { return m.Wait() > 0 }, "it was tried")
			l := m.Learning()
			require.Contains(t, l.Error, "read by its words alone, until what reads the meaning answers: ")
			require.Contains(t, l.Error, "embeddings: it cannot be reached")
			require.Nil(t, l.Training)
			require.Equal(t, "From nine to six.", m.Set().Intents[0].Answer["en"])

			// It is tried after one minute, two, four, eight, and then every ten; what serves stays.
			var waits []time.Duration
			for range 6 {
				waits = append(waits, m.Wait())
				before := m.Wait()
				m.TryAgain()
				if before < 10*time.Minute {
					eventually(t, func() bool { return m.Wait() > before }, "it was tried")
				}
			}
			require.Equal(t, []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, 10 * time.Minute, 10 * time.Minute}, waits)
			require.Equal(t, l.Model, m.Learning().Model)
			require.NotEmpty(t, m.Learning().Error)

			// What is saved meanwhile is read by its words.
			v := save(t, m, answers("Within a week."))
			require.True(t, m.Learned(t.Context(), v))
			require.Equal(t, "Within a week.", answerOf(m))
			require.NotEmpty(t, m.Learning().Error)

			e.is(nil, nil)
			m.TryAgain()
			eventually(t, func() bool { return byMeaning(m) }, "the meaning")
			l = m.Learning()
			require.Equal(t, []any{v, v, ""}, []any{l.Version, l.Serving, l.Error})
			require.Equal(t, "Within a week.", answerOf(m))
			eventually(t, func() bool { return m.Wait() == 0 }, "no more to try")

			// A later version that finds it away again is served all the same.
			e.is(c.away, c.fails)
			v = save(t, m, answers("Tomorrow."))
			require.True(t, m.Learned(t.Context(), v))
			require.Equal(t, "Tomorrow.", answerOf(m))
			require.Equal(t, time.Minute, m.Wait())
			e.is(nil, nil)
			v = save(t, m, answers("Today."))
			require.True(t, m.Learned(t.Context(), v))
			require.True(t, byMeaning(m))
			require.Empty(t, m.Learning().Error)
		})
	}
}

// What cannot be trained by words either is as wrong as without an encoder.
func TestAnEncoderThatIsAwayIsNoExcuse(t *testing.T) {
	e := &endpoint{}
	e.is(errAway, nil)
	_, err := bot.OpenMind(t.Context(), journey.NewMemory(), bot.MindOptions{First: bot.Source{Set: small()}, Training: intents.Options{Encoder: e, InScopeLoss: 2}, Ready: e.ready})
	require.ErrorContains(t, err, "in-scope loss is 2")
}

// What serves by its words gets its meaning also if the newest version cannot be read here.
func TestAwayBehindAVersionThatCannotBeTrained(t *testing.T) {
	e := &endpoint{}
	e.is(errAway, nil)
	store := journey.NewMemory()
	m := openMind(t, store, behind(e))
	_, err := store.Append(t.Context(), chat.Session{ID: "@intents"}, chat.New(chat.At(time.Now()), chief, chat.Record{What: "@intents_saved", Data: []byte(`{"set":{"moods":[]}}`)}))
	require.NoError(t, err)
	require.NoError(t, m.Poke(t.Context(), "@intents"))
	require.False(t, m.Learned(t.Context(), 1))
	e.is(nil, nil)
	m.TryAgain()
	eventually(t, func() bool { return byMeaning(m) }, "the meaning")
	l := m.Learning()
	require.Equal(t, []chat.Seq{1, 0}, []chat.Seq{l.Version, l.Serving})
	require.Contains(t, l.Error, "moods")
}

func TestClosingWhileTheEncoderIsAsked(t *testing.T) {
	e, hang := &endpoint{}, make(chan struct{}, 1)
	e.is(errAway, nil)
	first := true
	m := openMind(t, journey.NewMemory(), func(o *bot.MindOptions) {
		o.Training.Encoder = e
		o.Ready = func(ctx context.Context) error {
			if first {
				first = false
				return errAway
			}
			hang <- struct{}{}
			<-ctx.Done()
			return ctx.Err()
		}
	})
	eventually(t, func() bool { return m.Wait() > 0 }, "it was tried")
	m.TryAgain()
	<-hang
	m.Close()
	m.TryAgain()
	require.Contains(t, m.Learning().Error, "words alone")
}

// A review while the encoder is away is by words, too, and made anew when it is back.
func TestReviewByWords(t *testing.T) {
	e := &endpoint{}
	e.is(errAway, nil)
	m := openMind(t, journey.NewMemory(), behind(e), func(o *bot.MindOptions) { o.First.Set = many() })
	ready := func() bool {
		_, found, err := m.Review()
		require.NoError(t, err)
		return found != nil
	}
	eventually(t, ready, "the review by words")
	e.is(nil, nil)
	m.TryAgain()
	eventually(t, func() bool { return byMeaning(m) }, "the meaning")
	require.False(t, ready(), "that of before is not the one of now")
	eventually(t, ready, "the review by meaning")
}

// A mind reads by words at once, and by meaning as soon as that is trained; nothing is amiss meanwhile.
func TestWordsFirst(t *testing.T) {
	g := &gate{}
	open := g.shut()
	defer open()
	m := openMind(t, journey.NewMemory(), gated(g))
	require.False(t, byMeaning(m))
	require.Empty(t, m.Learning().Error)
	open()
	eventually(t, func() bool { return byMeaning(m) }, "the meaning")
}
