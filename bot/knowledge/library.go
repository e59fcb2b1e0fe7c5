package knowledge

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"roundpeg/bot/latest"
	"roundpeg/chat"
)

// LibraryOptions is what a Library begins with. Each may be left out.
type LibraryOptions struct {
	First  fs.FS  // pages known until anything is saved, where there is no Folder
	Folder string // of pages; what becomes of it is saved by FollowFolder
	Index  IndexOptions
	// Ready, if any, says before each building of the index whether the encoder answers; ctx ends soon. While it does not, pages are found by their words alone.
	Ready func(ctx context.Context) error
	Now   func() time.Time
	Log   *zap.Logger
}

// Library is the owner's pages, and what finds the answers in them. It follows the log @knowledge, so that all nodes have the same pages: what is saved there is
// indexed in the background and then takes the place of what was served, at once. Safe for concurrent use; a question that is under way keeps the index that it
// began with.
type Library struct {
	opt     LibraryOptions
	store   chat.Store
	journal *chat.Journal
	now     atomic.Pointer[shelf]
	first   folder // as it was at the start
	maker   *latest.Maker
	before  *Index // the last one that reads the meaning, whose vectors are taken over; only the maker's goroutine touches it

	mu     sync.Mutex // of all below; taken inside the journal's lock, never around it
	kept   kept
	faults map[string]string // of pages whose file cannot be taken, why
}

// shelf is an index, and of what. It never changes.
type shelf struct {
	version chat.Seq // the last event that is in it
	index   *Index
	pages   int   // that can be read
	lacks   error // why the meaning is not read, which was asked for
}

// OpenLibrary has the pages as they were saved last and, as long as nothing was, those of the folder or of o.First. If other things were saved, but never the folder
// as it is now, what differs is saved first.
func OpenLibrary(ctx context.Context, store chat.Store, o LibraryOptions) (*Library, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	l := &Library{opt: o, store: store, faults: map[string]string{}}
	l.maker = latest.New(latest.Options{Make: l.index, Ready: o.Ready, Log: o.Log, Says: "pages are found by their words alone; the meaning is tried again"})
	if err := l.open(ctx); err != nil {
		l.maker.Close()
		return nil, fmt.Errorf("open knowledge: %w", err)
	}
	return l, nil
}

// open begins by the words alone, which takes moments; the meaning follows in the background.
func (l *Library) open(ctx context.Context) (err error) {
	if l.first, err = l.opt.look(); err != nil {
		return err
	}
	l.kept.begin(l.first, chat.At(l.opt.Now()))
	if l.journal, err = chat.OpenJournal(ctx, l.store, knowledgeLog, l.apply); err != nil {
		return err
	}
	if err := l.learnFirst(ctx); err != nil {
		return err
	}
	for path, says := range l.first.troubles {
		l.opt.Log.Warn("a page is not taken", zap.String("file", path), zap.String("error", says)) // no reason not to start
	}
	l.faulty(l.first)
	pages, version := l.readable()
	words := l.opt.Index
	words.Encoder = nil
	s := &shelf{version: version, pages: len(pages)}
	if s.index, err = l.build(ctx, pages, words); err != nil {
		l.opt.Log.Error("pages cannot be indexed; nothing is answered from them", zap.Error(err)) // the rest of the house can do without
		s.pages = 0
	}
	if l.opt.Index.Encoder != nil {
		s.lacks = errBegins
	}
	l.now.Store(s)
	l.maker.Began(version, s.lacks)
	return nil
}

func (l *Library) apply(e chat.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept.apply(e)
}

// Poke follows a change by another node, and returns without waiting for the index; ids of other logs are ignored, none means any.
func (l *Library) Poke(ctx context.Context, id chat.ID) error {
	if id != knowledgeLog && id != "" {
		return nil
	}
	if err := l.journal.Follow(ctx); err != nil {
		return err
	}
	l.catchUp()
	return nil
}

// Close ends what goes on in the background and waits for it. What was saved stays so.
func (l *Library) Close() {
	l.maker.Close()
}

// Find says what the pages say about a question. No library, and one without pages, finds nothing.
func (l *Library) Find(ctx context.Context, question, locale string) (Found, error) {
	if l == nil {
		return Found{}, nil
	}
	s := l.now.Load()
	if s.pages == 0 {
		return Found{}, nil
	}
	return s.index.Find(ctx, question, locale)
}

// errBegins is why a library finds by words alone at first.
var errBegins = errors.New("the meaning of the pages is being read")
