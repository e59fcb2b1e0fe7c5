package bot

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// Ledger is what all nodes have used of the language model today, a day of UTC; it is an llm.Ledger. What a node uses it notes in the day's log, such as
// @llm-2026-11-25, every half minute: a crash forgets so much at most. Of other days nothing is read, so that years of them cost a start nothing.
type Ledger struct {
	store chat.Store
	now   func() time.Time
	log   *zap.Logger
	end   context.CancelFunc
	ended chan struct{}

	writing sync.Mutex // one at a time opens a day or writes; held before mu

	mu        sync.Mutex
	day       string
	journal   *chat.Journal // of the day; nil: not read yet
	noted     int           // in it, by all nodes
	unwritten map[string]spent
}

// spent is in tokens.
type spent struct {
	In  int `json:"in"`
	Out int `json:"out"`
}

const (
	ledgerLogs            = "@llm-"
	ledgerNoted chat.Kind = "@llm_used"
	noteEvery             = 30 * time.Second
)

// OpenLedger reads what was used today. Poke must be called for what other nodes use to be seen.
func OpenLedger(ctx context.Context, store chat.Store, now func() time.Time, log *zap.Logger) (*Ledger, error) {
	work, end := context.WithCancel(context.WithoutCancel(ctx))
	l := &Ledger{store: store, now: now, log: log, end: end, ended: make(chan struct{}), unwritten: map[string]spent{}}
	if err := l.follow(ctx); err != nil {
		end()
		return nil, fmt.Errorf("open the ledger of the language model: %w", err)
	}
	go l.run(work)
	return l, nil
}

// Close notes what is not noted yet.
func (l *Ledger) Close() {
	l.end()
	<-l.ended
	ctx, done := context.WithTimeout(context.Background(), 5*time.Second)
	defer done()
	l.tell(l.Note(ctx))
}

func (l *Ledger) run(ctx context.Context) {
	defer close(l.ended)
	tick := time.NewTicker(noteEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			l.tell(l.Note(ctx))
		}
	}
}

func (l *Ledger) tell(err error) {
	if err != nil {
		l.log.Warn("what the language model used is not noted yet", zap.Error(err))
	}
}

// Today is how many tokens were used, in and out together, by all nodes as far as they have noted it, and by this one.
func (l *Ledger) Today(context.Context) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.turn()
	own := l.unwritten[l.day]
	return l.noted + own.In + own.Out, nil
}

// Add notes what was used, in memory for now.
func (l *Ledger) Add(_ context.Context, in, out int) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.turn()
	u := l.unwritten[l.day]
	l.unwritten[l.day] = spent{u.In + in, u.Out + out}
	return nil
}

// turn begins a new day; l.mu is held.
func (l *Ledger) turn() {
	if day := l.now().UTC().Format(time.DateOnly); day != l.day {
		l.day, l.journal, l.noted = day, nil, 0
	}
}

// Poke follows what another node has noted; other ids are ignored.
func (l *Ledger) Poke(ctx context.Context, id chat.ID) error {
	if id != "" && !strings.HasPrefix(string(id), ledgerLogs) {
		return nil
	}
	return l.follow(ctx)
}

func (l *Ledger) follow(ctx context.Context) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	_, err := l.today(ctx)
	return err
}

// today is the journal of the day, with all that is in it; l.writing is held.
func (l *Ledger) today(ctx context.Context) (*chat.Journal, error) {
	l.mu.Lock()
	l.turn()
	day, j := l.day, l.journal
	l.mu.Unlock()
	if j != nil {
		return j, j.Follow(ctx)
	}
	j, err := l.open(ctx, day)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.day == day {
		l.journal = j
	}
	return j, nil
}

// open reads a day's log; what is in it counts if the day is still on.
func (l *Ledger) open(ctx context.Context, day string) (*chat.Journal, error) {
	l.mu.Lock()
	if l.day == day {
		l.noted = 0
	}
	l.mu.Unlock()
	return chat.OpenJournal(ctx, l.store, chat.ID(ledgerLogs+day), func(e chat.Event) {
		u, ok := chat.ReadRecord[spent](e)
		l.mu.Lock()
		defer l.mu.Unlock()
		if ok && l.day == day {
			l.noted += max(0, u.In) + max(0, u.Out)
		}
	})
}

// Note writes what this node has used since it last did. What may have been written and may not counts twice rather than not at all.
func (l *Ledger) Note(ctx context.Context) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.mu.Lock()
	todo := maps.Clone(l.unwritten)
	l.mu.Unlock()
	for day, u := range todo {
		if err := l.note(ctx, day, u); err != nil {
			return err
		}
		l.mu.Lock()
		if now := l.unwritten[day]; now == u {
			delete(l.unwritten, day)
		} else {
			l.unwritten[day] = spent{now.In - u.In, now.Out - u.Out}
		}
		l.mu.Unlock()
	}
	return nil
}

// note appends to a day's log; of one before midnight, too.
func (l *Ledger) note(ctx context.Context, day string, u spent) error {
	l.mu.Lock()
	l.turn()
	today := l.day
	l.mu.Unlock()
	j, err := (*chat.Journal)(nil), error(nil)
	if day == today {
		j, err = l.today(ctx)
	} else {
		j, err = l.open(ctx, day)
	}
	if err != nil {
		return err
	}
	return j.Append(ctx, func() ([]chat.Event, error) {
		return chat.NewRecord(chat.At(l.now()), chat.By{Role: chat.System, Name: "language model"}, ledgerNoted, u)
	})
}
