package intents

import (
	"context"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var ctx = context.Background()

// shop trains on the demo shop's set.
var shop = sync.OnceValues(trainShop)

func trainShop() (*Model, error) {
	s, err := LoadSet("../configs/intents.yaml")
	if err != nil {
		return nil, err
	}
	return Train(s, Options{})
}

func demo(t testing.TB) *Model {
	m, err := shop()
	require.NoError(t, err)
	return m
}

func TestEqualSetsGiveEqualModels(t *testing.T) {
	a := demo(t)
	before := runtime.GOMAXPROCS(1)
	b, err := trainShop()
	runtime.GOMAXPROCS(before)
	require.NoError(t, err)
	assert.Equal(t, a.name, b.name)
	assert.Equal(t, a.words, b.words)
	assert.Equal(t, a.linear.bias, b.linear.bias)
	assert.Equal(t, a.linear.matrix, b.linear.matrix)
	for _, text := range []string{"where is my order", "Wo bleibt mein Paket?", "nothing of the kind", ""} {
		x, _ := a.Classify(ctx, Utterance{Text: text})
		y, _ := b.Classify(ctx, Utterance{Text: text})
		assert.Equal(t, x, y)
	}
}

func TestReadingsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySet(t)
		m, err := Train(s, Options{})
		require.NoError(t, err)
		u := rapid.String().Draw(t, "text")
		if rapid.Bool().Draw(t, "taught") {
			u = rapid.SampledFrom(s.Examples()).Draw(t, "phrase").Text
		}
		r, err := m.Classify(ctx, Utterance{Text: u})
		require.NoError(t, err)
		for _, p := range []float64{r.Confidence, r.Known, r.Threshold} {
			assert.True(t, p >= 0 && p <= 1, "%v is no probability", p)
		}
		_, ok := s.Find(r.Intent)
		assert.True(t, ok)
		assert.Equal(t, r.Known >= r.Threshold && !r.Foreign, r.IsKnown)
		require.NotEmpty(t, r.Alternatives)
		assert.LessOrEqual(t, len(r.Alternatives), 3)
		assert.Equal(t, Alternative{r.Intent, r.Confidence}, r.Alternatives[0])
		sum := 0.0
		for i, a := range r.Alternatives {
			sum += a.Confidence
			assert.True(t, i == 0 || a.Confidence <= r.Alternatives[i-1].Confidence)
		}
		assert.LessOrEqual(t, sum, 1+1e-9)
	})
}

func TestTextWithoutAnyKnownTermIsNotKnown(t *testing.T) {
	m := demo(t)
	for _, text := range []string{"", "   ", "?!…", "🙂🙂", "xqzt vwyx", "你好，我的猫在哪里", strings.Repeat("qqq ", 1000), "\xff\xfe"} {
		r, err := m.Classify(ctx, Utterance{Text: text})
		require.NoError(t, err)
		assert.False(t, r.IsKnown, text)
		assert.Less(t, r.Known, 0.5, text)
	}
}

func TestWritingDoesNotMatter(t *testing.T) {
	m := demo(t)
	want, _ := m.Classify(ctx, Utterance{Text: "wie sind ihre oeffnungszeiten"})
	assert.Equal(t, "opening_hours", want.Intent)
	a, _ := m.Classify(ctx, Utterance{Text: "What's your BUSINESS hours?!"})
	b, _ := m.Classify(ctx, Utterance{Text: "  whats your business   hours "})
	assert.Equal(t, a, b)
	assert.Equal(t, "opening_hours", a.Intent)
}

func TestTinySets(t *testing.T) {
	one := Set{Intents: []Intent{{Name: "hours", Phrases: map[string][]string{"en": {"opening hours"}}}}}
	m, err := Train(one, Options{})
	require.NoError(t, err)
	near, _ := m.Classify(ctx, Utterance{Text: "your opening hours"})
	far, _ := m.Classify(ctx, Utterance{Text: "zebra"})
	assert.Greater(t, near.Known, far.Known)
	assert.Equal(t, "opening hours", near.Nearest)
	assert.Empty(t, far.Nearest)

	none := Set{Intents: []Intent{{Name: "empty"}, {Name: "b", Phrases: map[string][]string{"en": {"x y"}}}}}
	m, err = Train(none, Options{})
	require.NoError(t, err)
	r, _ := m.Classify(ctx, Utterance{Text: "x"})
	assert.Equal(t, "b", r.Intent)
	assert.False(t, math.IsNaN(r.Known+r.Confidence))
}

func TestTrainRefuses(t *testing.T) {
	_, err := Train(Set{NotForBot: []string{"x"}}, Options{})
	assert.ErrorContains(t, err, "add phrases")
	for _, loss := range []float64{-1, 1, math.NaN()} {
		_, err = Train(FromExamples([]Example{{"a", "b"}}), Options{InScopeLoss: loss})
		assert.ErrorContains(t, err, "between 0 and 1")
	}
	done, cancel := context.WithCancel(ctx)
	cancel()
	_, err = demo(t).Classify(done, Utterance{Text: "hi"})
	assert.ErrorIs(t, err, context.Canceled)
}

func TestManyReadAtOnce(t *testing.T) {
	m := demo(t)
	texts := []string{"hi", "where is my order", "my invoice is wrong and the car is stuck", "zebra"}
	var want []Reading
	for _, s := range texts {
		r, _ := m.Classify(ctx, Utterance{Text: s})
		want = append(want, r)
	}
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			for i := range 50 {
				k := (g + i) % len(texts)
				r, err := m.Classify(ctx, Utterance{Text: texts[k]})
				assert.NoError(t, err)
				assert.Equal(t, want[k], r)
			}
		})
	}
	all.Wait()
}

func BenchmarkTrainDemo(b *testing.B) {
	for b.Loop() {
		_, _ = trainShop()
	}
}

func BenchmarkClassifyDemo(b *testing.B) {
	m := demo(b)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = m.Classify(ctx, Utterance{Text: "Hi, could you tell me when the car that I ordered will arrive?"})
	}
}
