package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"roundpeg/chat"
	"roundpeg/intents"
)

const (
	intentsLog   chat.ID   = "@intents"
	intentsSaved chat.Kind = "@intents_saved"
)

// Mind is what the bot knows now: the intents and the classifier trained on them. It follows the log @intents, so that all nodes
// know the same. Safe for concurrent use; a turn that is under way keeps what it began with.
type Mind struct {
	opt     intents.Options
	journal *chat.Journal
	now     atomic.Pointer[knowledge]

	mu    sync.Mutex // training
	saved []byte     // the set that was saved last, as JSON; guarded by the journal
}

// knowledge is a set and what was trained on it. It never changes.
type knowledge struct {
	set        intents.Set
	classifier intents.Classifier
	json       []byte
}

// OpenMind reads what was saved last; without anything saved the mind knows set.
func OpenMind(ctx context.Context, store chat.Store, set intents.Set, opt intents.Options) (*Mind, error) {
	return openMind(ctx, store, opt, func(m *Mind) (*knowledge, error) { return m.train(set) })
}

// On is a mind over another store that starts with what this one knows, without training again.
func (m *Mind) On(ctx context.Context, store chat.Store) (*Mind, error) {
	return openMind(ctx, store, m.opt, func(*Mind) (*knowledge, error) { return m.now.Load(), nil })
}

func openMind(ctx context.Context, store chat.Store, opt intents.Options, first func(*Mind) (*knowledge, error)) (*Mind, error) {
	m := &Mind{opt: opt}
	var err error
	if m.journal, err = chat.OpenJournal(ctx, store, intentsLog, m.apply); err != nil {
		return nil, fmt.Errorf("open intents: %w", err)
	}
	if m.saved != nil {
		return m, m.refresh(m.saved)
	}
	k, err := first(m)
	if err != nil {
		return nil, err
	}
	m.now.Store(k)
	return m, nil
}

func (m *Mind) apply(e chat.Event) {
	if r, ok := e.Body.(chat.Record); ok && r.What == intentsSaved {
		m.saved = r.Data
	}
}

// Poke follows a change by another node; ids of other logs are ignored, none means any.
func (m *Mind) Poke(ctx context.Context, id chat.ID) error {
	if id != intentsLog && id != "" {
		return nil
	}
	saved, err := m.last(ctx)
	if err != nil || saved == nil {
		return err
	}
	return m.refresh(saved)
}

// last reads what was saved last. An append of nothing is how a journal lets its fold be read.
func (m *Mind) last(ctx context.Context) (saved []byte, err error) {
	err = m.journal.Append(ctx, func() ([]chat.Event, error) {
		saved = m.saved
		return nil, nil
	})
	return saved, err
}

// Learn replaces what all nodes know, or refuses all of it with what is wrong.
func (m *Mind) Learn(ctx context.Context, at time.Time, by chat.By, set intents.Set) error {
	k, err := m.train(set)
	if err != nil {
		return chat.Faultf(chat.ErrInvalid, "%s", err)
	}
	err = m.journal.Append(ctx, func() ([]chat.Event, error) {
		return []chat.Event{chat.New(chat.At(at), by, chat.Record{What: intentsSaved, Data: k.json})}, nil
	})
	if err != nil {
		return err
	}
	m.mu.Lock()
	m.now.Store(k)
	m.mu.Unlock()
	return m.Poke(ctx, intentsLog) // somebody may have been a moment later
}

// refresh makes what was saved what is known.
func (m *Mind) refresh(saved []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if k := m.now.Load(); k != nil && bytes.Equal(k.json, saved) {
		return nil
	}
	set, err := intents.ParseJSON(saved)
	if err != nil {
		return fmt.Errorf("saved intents: %w", err)
	}
	k, err := m.train(set)
	if err != nil {
		return fmt.Errorf("saved intents: %w", err)
	}
	k.json = saved
	m.now.Store(k)
	return nil
}

// train checks a set by the rules of its file format, and trains on it.
func (m *Mind) train(set intents.Set) (*knowledge, error) {
	b, err := json.Marshal(set)
	if err != nil {
		return nil, fmt.Errorf("intents: %w", err)
	}
	if set, err = intents.ParseJSON(b); err != nil {
		return nil, err
	}
	model, err := intents.Train(set, m.opt)
	if err != nil {
		return nil, err
	}
	return &knowledge{set: set, classifier: model, json: b}, nil
}

// Reads puts another classifier in the place of the trained one, until the mind learns something new.
func (m *Mind) Reads(c intents.Classifier) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k := *m.now.Load()
	k.classifier = c
	m.now.Store(&k)
}

// Set is what is known now.
func (m *Mind) Set() intents.Set { return m.now.Load().set }

// Find gives a known intent by name.
func (m *Mind) Find(name string) (intents.Intent, bool) { return m.Set().Find(name) }
