package handoff

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"roundpeg/chat"
)

const (
	scorerLog   chat.ID   = "@scorer"
	scorerSaved chat.Kind = "@scorer_saved"
)

// Scorer keeps the settings of the decision to hand over, in versions, and decides by the newest. It follows the log @scorer, so that all nodes decide alike;
// what is saved there is never overwritten. Safe for concurrent use.
type Scorer struct {
	store   chat.Store
	journal *chat.Journal
	now     func() time.Time
	policy  atomic.Pointer[Policy]

	mu       sync.Mutex // of all below; taken inside the journal's lock, never around it
	head     chat.Seq
	newest   json.RawMessage
	version  chat.Seq
	versions []chat.ScorerVersion // oldest first
}

// scorerRecord is what an event @scorer_saved says.
type scorerRecord struct {
	Settings json.RawMessage `json:"settings"`
	Note     string          `json:"note,omitempty"`
	Restored *chat.Seq       `json:"restored,omitempty"`
}

// OpenScorer decides by what was saved last and, until anything is, by first, which is version 0.
func OpenScorer(ctx context.Context, store chat.Store, first Scoring, now func() time.Time) (*Scorer, error) {
	first, err := first.Checked()
	if err != nil {
		return nil, fmt.Errorf("open scorer: %w", err)
	}
	b, err := json.Marshal(first)
	if err != nil {
		return nil, fmt.Errorf("open scorer: %w", err)
	}
	s := &Scorer{store: store, now: now, newest: b}
	s.policy.Store(NewPolicy(first))
	if s.journal, err = chat.OpenJournal(ctx, store, scorerLog, s.apply); err != nil {
		return nil, fmt.Errorf("open scorer: %w", err)
	}
	return s, nil
}

// apply takes up a version. One that this program cannot read leaves the one before in force.
func (s *Scorer) apply(e chat.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.head = e.Seq
	body, ok := e.Body.(chat.Record)
	if !ok || body.What != scorerSaved {
		return
	}
	var r scorerRecord
	if json.Unmarshal(body.Data, &r) != nil {
		return
	}
	set, err := ReadScoring(r.Settings)
	if err != nil {
		return
	}
	s.newest, s.version = r.Settings, e.Seq
	s.versions = append(s.versions, chat.ScorerVersion{Version: e.Seq, At: e.At, By: e.By, Note: r.Note, Restored: r.Restored})
	s.policy.Store(NewPolicy(set).Of(e.Seq))
}

// Poke follows a change by another node; ids of other logs are ignored, none means any.
func (s *Scorer) Poke(ctx context.Context, id chat.ID) error {
	if id != scorerLog && id != "" {
		return nil
	}
	return s.journal.Follow(ctx)
}

// Decide decides by the newest settings.
func (s *Scorer) Decide(t Turn) chat.Decision { return s.policy.Load().Decide(t) }

// Policy is the one of the newest settings.
func (s *Scorer) Policy() *Policy { return s.policy.Load() }

// Newest are the settings that are in force, as JSON, and their version.
func (s *Scorer) Newest() (json.RawMessage, chat.Seq) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.newest), s.version
}

// Versions are the saved ones, newest first.
func (s *Scorer) Versions() []chat.ScorerVersion {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := slices.Clone(s.versions)
	slices.Reverse(out)
	return out
}

// Version is the settings of a version; chat.ErrNotFound.
func (s *Scorer) Version(ctx context.Context, version chat.Seq) (json.RawMessage, error) {
	log, err := s.store.Read(ctx, scorerLog, version-min(version, 1), 1)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return nil, err
	}
	if version > 0 && len(log) == 1 && log[0].Seq == version {
		var r scorerRecord
		if body, ok := log[0].Body.(chat.Record); ok && body.What == scorerSaved && json.Unmarshal(body.Data, &r) == nil {
			return r.Settings, nil
		}
	}
	return nil, chat.Faultf(chat.ErrNotFound, "there is no version %d of the scorer's settings", version)
}

// Save keeps settings as the newest version; they hold as soon as Save returns, on other nodes within a moment. base, unless nil, is the version that they were made from:
// if that is not the newest, chat.ErrConflict. What is wrong with them is chat.ErrInvalid and names the field.
func (s *Scorer) Save(ctx context.Context, by chat.By, settings json.RawMessage, note string, base *chat.Seq) (chat.Seq, error) {
	set, err := ReadScoring(settings)
	if err != nil {
		return 0, err
	}
	whole, err := json.Marshal(set) // with the defaults as they are today, so that a later program decides the same
	if err != nil {
		return 0, err
	}
	return s.append(ctx, by, scorerRecord{Settings: whole, Note: note}, base)
}

// Restore saves an old version anew, as the newest one; base as for Save.
func (s *Scorer) Restore(ctx context.Context, by chat.By, version chat.Seq, base *chat.Seq) (chat.Seq, error) {
	settings, err := s.Version(ctx, version)
	if err != nil {
		return 0, err
	}
	if _, err := ReadScoring(settings); err != nil {
		return 0, err
	}
	return s.append(ctx, by, scorerRecord{Settings: settings, Restored: &version}, base)
}

func (s *Scorer) append(ctx context.Context, by chat.By, r scorerRecord, base *chat.Seq) (version chat.Seq, err error) {
	err = s.journal.Append(ctx, func() ([]chat.Event, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if base != nil && *base != s.version {
			return nil, chat.Faultf(chat.ErrConflict, "somebody saved version %d meanwhile, and this was made from %d: load the newest and make the change there", s.version, *base)
		}
		version = s.head + 1
		return chat.NewRecord(chat.At(s.now()), by, scorerSaved, r)
	})
	return version, err
}
