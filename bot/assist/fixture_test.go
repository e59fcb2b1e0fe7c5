package assist

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/knowledge"
	"roundpeg/bot/llm"
	"roundpeg/bot/llm/llmtest"
	"roundpeg/chat"
	"roundpeg/intents"
)

// talks is a store of whole logs.
type talks struct {
	chat.Store
	mu   sync.Mutex
	logs map[chat.ID][]chat.Event
	err  error
}

func (s *talks) Get(_ context.Context, id chat.ID) (chat.Session, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return chat.Session{}, s.err
	}
	if _, ok := s.logs[id]; !ok {
		return chat.Session{}, chat.ErrNotFound
	}
	return chat.Fold(id, s.logs[id]), nil
}

func (s *talks) Read(_ context.Context, id chat.ID, _ chat.Seq, _ int) ([]chat.Event, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.logs[id], nil
}

func (s *talks) say(id chat.ID, by chat.Role, body chat.Body) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := chat.New(chat.At(time.Unix(1_700_000_000, 0)), chat.By{Role: by}, body)
	e.Seq = chat.Seq(len(s.logs[id]) + 1)
	s.logs[id] = append(s.logs[id], e)
}

// house is an Assistant with a model that says what it is told to.
type house struct {
	*testing.T
	*Assistant
	store *talks
	model *llmtest.Server
	set   intents.Set
	found knowledge.Found
	lost  []string // uses of which something was dropped
}

const s1 chat.ID = "s1"

// newHouse has one conversation, whose customer writes English.
func newHouse(t *testing.T, change ...func(*llm.Options)) *house {
	h := &house{T: t, store: &talks{logs: map[chat.ID][]chat.Event{}}, model: llmtest.New(t), set: intents.Set{Intents: []intents.Intent{
		{Name: "refund", Stakes: intents.Medium, Lane: intents.Support, Phrases: map[string][]string{"en": {"I want my money back", "refund please"}, "de": {"Ich will mein Geld zurück"}},
			Answer: map[string]string{"en": "Refunds reach your account within 5 working days.", "de": "Das Geld ist in 5 Werktagen auf Ihrem Konto."}},
		{Name: "hours", Stakes: intents.Low, Lane: intents.Support, Phrases: map[string][]string{"en": {"when are you open"}}, Answer: map[string]string{"en": "We are open from 9 to 18."}},
	}}}
	o := llm.Options{URL: h.model.URL, Model: llmtest.Model, Key: llmtest.Key, Uses: map[string]bool{}, Timeout: 20 * time.Second}
	for _, use := range llm.Uses {
		o.Uses[use] = true
	}
	for _, f := range change {
		f(&o)
	}
	model, err := llm.New(o)
	require.NoError(t, err)
	t.Cleanup(model.Close)
	h.Assistant = New(Options{Store: h.store, Model: model, Known: func() intents.Set { return h.set }, Reads: h.reads, Shop: "Vale & Sons",
		Find:    func(context.Context, string, string) (knowledge.Found, error) { return h.found, nil },
		Dropped: func(use string) { h.lost = append(h.lost, use) }})
	h.store.say(s1, chat.Customer, chat.Started{Locale: "en-GB", Customer: chat.Person{Name: "Kim Adebayo"}})
	h.store.say(s1, chat.Customer, chat.Message{Text: "I want a refund of 49.90 EUR for order VX-4471, which arrived broken on 3 May"})
	h.store.say(s1, chat.Bot, chat.Message{Text: "I am sorry. Let me find somebody who can help."})
	h.store.say(s1, chat.Agent, chat.Note{Text: "secret note 777"})
	return h
}

// reads knows an intent by its name or the word open.
func (h *house) reads(_ context.Context, u intents.Utterance) (intents.Reading, error) {
	for name, word := range map[string]string{"refund": "refund", "hours": "open"} {
		if strings.Contains(strings.ToLower(u.Text), word) {
			return intents.Reading{Intent: name, Confidence: .9, Known: .9, IsKnown: true}, nil
		}
	}
	return intents.Reading{Intent: "refund", Confidence: .9, Known: .1}, nil
}

// says is what the model says from now on, as JSON where it is no string.
func (h *house) says(v any) {
	text, ok := v.(string)
	if !ok {
		b, err := json.Marshal(v)
		require.NoError(h, err)
		text = string(b)
	}
	h.model.Do(llmtest.Behaviour{Reply: func(llmtest.Request) string { return text }})
}

func (h *house) asks(a chat.Ask) chat.Made {
	h.Helper()
	made, err := h.Assist(h.Context(), s1, a)
	require.NoError(h, err)
	return made
}

// asked is how often the model was asked.
func (h *house) asked() int { return len(h.model.Requests()) }
