package bot

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"roundpeg/bot/latest"
	"roundpeg/chat"
	"roundpeg/intents"
)

// MindOptions is what a Mind begins with. Now and Log may be nil.
type MindOptions struct {
	First    Source // known until anything is saved
	Training intents.Options
	// Ready, if any, says before each training whether the encoder answers; ctx ends soon. While it does not, texts are read by their words alone.
	Ready func(ctx context.Context) error
	Now   func() time.Time
	Log   *zap.Logger
}

// Mind is what the bot knows now: the intents and the classifier trained on them. It follows the log @intents, so that all nodes know
// the same: what is saved there is trained in the background and then takes the place of what was known, at once. Safe for concurrent
// use; a turn that is under way keeps what it began with.
type Mind struct {
	opt     MindOptions
	store   chat.Store
	journal *chat.Journal
	maker   *latest.Maker
	now     atomic.Pointer[known]

	mu       sync.Mutex // of all below; taken inside the journal's lock, never around it
	history  history
	training training
	review   review
}

// known is a set and what was trained on it. It never changes.
type known struct {
	version    chat.Seq
	set        intents.Set
	classifier intents.Classifier
	name       string // of the classifier
	took       time.Duration
	lacks      error // why the meaning is not read, which was asked for
}

// OpenMind knows what was saved last and, as long as nothing was, o.First. If other things were saved, but never the file that o.First was read
// from, it is saved first.
func OpenMind(ctx context.Context, store chat.Store, o MindOptions) (*Mind, error) {
	return openMind(ctx, store, o, nil)
}

// On is a mind over another store that starts with what this one knows, without training again.
func (m *Mind) On(ctx context.Context, store chat.Store) (*Mind, error) {
	k := *m.now.Load()
	k.version = 0
	o := m.opt
	o.First = Source{Set: k.set}
	return openMind(ctx, store, o, &k)
}

// openMind trains, unless nothing was saved and k was trained on the first set. It begins by the words alone, which takes moments; the meaning follows in the background.
func openMind(ctx context.Context, store chat.Store, o MindOptions, k *known) (*Mind, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	m := &Mind{opt: o, store: store}
	m.maker = latest.New(latest.Options{Make: m.train, Ready: o.Ready, Log: o.Log, Says: "texts are read by their words alone; the meaning is tried again"})
	if err := m.open(ctx, k); err != nil {
		m.maker.Close()
		return nil, fmt.Errorf("open intents: %w", err)
	}
	return m, nil
}

func (m *Mind) open(ctx context.Context, k *known) error {
	b, err := encodeSet(m.opt.First.Set)
	if err != nil {
		return err
	}
	m.history.begin(m.opt.First, b, chat.At(m.opt.Now()))
	if m.journal, err = chat.OpenJournal(ctx, m.store, intentsLog, m.apply); err != nil {
		return err
	}
	if err := m.learnFirst(ctx); err != nil {
		return err
	}
	if k == nil || m.history.newest.version > 0 {
		if k, err = m.knowWords(m.history.newest); err != nil {
			return err
		}
	}
	m.now.Store(k)
	m.training.tried = k.version
	m.maker.Began(k.version, k.lacks)
	return nil
}

func (m *Mind) apply(e chat.Event) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.history.apply(e)
}

// Poke follows a change by another node, and returns without waiting for the training; ids of other logs are ignored, none means any.
func (m *Mind) Poke(ctx context.Context, id chat.ID) error {
	if id != intentsLog && id != "" {
		return nil
	}
	if err := m.journal.Follow(ctx); err != nil {
		return err
	}
	m.catchUp()
	return nil
}

// Close ends trainings and waits for them. What was saved stays so.
func (m *Mind) Close() {
	m.maker.Close()
}

// catchUp has the newest version trained, if it is not.
func (m *Mind) catchUp() {
	m.mu.Lock()
	newest := m.history.newest.version
	m.mu.Unlock()
	m.maker.Saved(newest)
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

// Read is what a text says, by what is known now.
func (m *Mind) Read(ctx context.Context, u intents.Utterance) (intents.Reading, error) {
	return m.now.Load().classifier.Classify(ctx, u)
}

// Learning says what is known, and what is about to be.
func (m *Mind) Learning() chat.Learning {
	m.mu.Lock()
	defer m.mu.Unlock()
	k := m.now.Load()
	size := sizeOf(k.set)
	l := chat.Learning{Version: m.history.newest.version, Serving: k.version, Intents: size.Intents, Phrases: size.Phrases, TookMS: k.took.Milliseconds(), Model: k.name}
	if t := m.training.now; t != nil {
		l.Training = &chat.Training{Version: t.Version, Done: t.Done}
	}
	if err := m.training.failed; err != nil && m.training.tried == l.Version {
		l.Error = err.Error()
	} else if k.lacks != nil && k.lacks != errBegins && k.version == l.Version {
		l.Error = "it is read by its words alone, until what reads the meaning answers: " + k.lacks.Error()
	}
	return l
}
