package intents

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"roundpeg/computes"
)

func demoBy(t *testing.T, opt Options) *Model {
	s, err := LoadSet("../configs/intents.yaml")
	require.NoError(t, err)
	m, err := Train(s, opt)
	require.NoError(t, err)
	return m
}

func TestSeveralMattersAreFound(t *testing.T) {
	m := demoBy(t, Options{})
	for text, want := range map[string][]string{
		"What are your opening hours? And which payment methods do you accept?": {"opening_hours", "payment_methods"},
		"what are your opening hours and which payment methods do you accept":   {"opening_hours", "payment_methods"},
		"Wie sind Ihre Öffnungszeiten? Welche Zahlungsarten gibt es?":           {"opening_hours", "payment_methods"},
		"what are your opening hours":                                           nil,
		"What are your opening hours? When are you open on Saturday?":           nil, // one matter, asked twice
		"": nil, "and and and and and and and": nil, ". . . . .": nil,
	} {
		r, err := m.Classify(ctx, Utterance{Text: text})
		require.NoError(t, err)
		var got []string
		for _, p := range r.Parts {
			got = append(got, p.Intent)
			assert.NotEmpty(t, p.Text)
		}
		assert.Equal(t, want, got, "%q", text)
	}
}

func TestLanguageOfAText(t *testing.T) {
	m := demoBy(t, Options{})
	for _, c := range []struct {
		text, locale, language string
		foreign                bool
	}{
		{"what are your opening hours", "", "en", false},
		{"Wie sind Ihre Öffnungszeiten?", "en-US", "de", false},
		{"où est ma commande, elle n'est pas arrivée", "en", "fr", true},
		{"где моя посылка", "de", "ru", true},
		{"我的包裹在哪里", "", "zh", true},
		{"Bonjour", "", "fr", false}, // one word may be a name
		{"4711", "fr", "", false},    // a locale alone makes nothing foreign
	} {
		r, err := m.Classify(ctx, Utterance{Text: c.text, Locale: c.locale})
		require.NoError(t, err)
		assert.Equal(t, c.language, r.Language, c.text)
		assert.Equal(t, c.foreign, r.Foreign, c.text)
		if c.foreign {
			assert.False(t, r.IsKnown, c.text)
		}
	}
}

// failing is an encoder that is away.
type failing struct{ letters }

func (*failing) Encode(context.Context, ...string) ([][]float32, error) {
	return nil, errors.New("away")
}

// What the encoder does not read, or cannot, the words read alone; and training says what it lacked.
func TestWordsReadWhatTheEncoderDoesNot(t *testing.T) {
	computes.Only(t)
	l := &letters{} // reads all but German
	m := demoBy(t, Options{Encoder: l})
	for i, p := range m.corpus.texts {
		assert.Equal(t, m.corpus.languages[i] != "de", m.corpus.vectors[i] != nil, p)
	}
	words := demoBy(t, Options{})
	before := l.texts
	german := Utterance{Text: "Wann haben Sie denn eigentlich samstags geöffnet?"}
	r, err := m.Classify(ctx, german)
	require.NoError(t, err)
	want, err := words.Classify(ctx, german)
	require.NoError(t, err)
	assert.Equal(t, want.Intent, r.Intent)
	assert.InDelta(t, want.Known, r.Known, .05, "as the words alone, but for the folds that fitted them")
	assert.Equal(t, before, l.texts, "the encoder was not asked")

	m.encoder = &failing{}
	english := Utterance{Text: "until when can I come to you at the weekend, roughly"}
	r, err = m.Classify(ctx, english)
	require.NoError(t, err)
	want, err = words.Classify(ctx, english)
	require.NoError(t, err)
	assert.InDelta(t, want.Known, r.Known, .05)

	_, err = Train(Set{Intents: []Intent{{Name: "a", Phrases: map[string][]string{"en": {"x"}}}}}, Options{Encoder: &failing{}})
	assert.ErrorContains(t, err, "away")
}

// held is an encoder that messages wait for.
type held struct {
	letters
	free chan struct{}
}

func (h *held) Encode(ctx context.Context, texts ...string) ([][]float32, error) {
	if len(texts) == 1 {
		<-h.free
	}
	return h.letters.Encode(ctx, texts...)
}

// More messages than the encoder can read do not wait for it: their words are read, and nothing of that is remembered.
func TestTooMuchForTheEncoder(t *testing.T) {
	h := &held{free: make(chan struct{})}
	m := demoBy(t, Options{Encoder: h, AtOnce: 1})
	u := Utterance{Text: "until when can I come to you at the weekend, roughly"}
	first := make(chan Reading)
	go func() {
		r, _ := m.Classify(ctx, u)
		first <- r
	}()
	require.Eventually(t, func() bool { return len(m.slots) == 1 }, 5*time.Second, time.Millisecond)
	words, err := m.Classify(ctx, u)
	require.NoError(t, err)
	assert.Equal(t, m.words.threshold, words.Threshold)
	close(h.free)
	whole := <-first
	assert.Equal(t, m.threshold, whole.Threshold)
	again, err := m.Classify(ctx, u)
	require.NoError(t, err)
	assert.Equal(t, whole, again)
}
