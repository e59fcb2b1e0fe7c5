package authority

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"roundpeg/chat"
)

const bookLog chat.ID = "@grants"

// Book is every use of an authority, the fold of the log @grants on every node. What it allows is reserved in it by compare and append, so
// that no two nodes pass a limit together, before the session's log says so; only then it is kept. A step that the session's log never
// got, since a node died between the two, is gone on with by the same command, or given up by Sweep. Safe for concurrent use.
type Book struct {
	journal *chat.Journal
	now     func() time.Time
	rules   rules

	mu      sync.RWMutex // of all below; taken inside the journal's lock, never around it
	entries map[string]*Entry
	index   map[string]map[string]*Entry // "w"+whose, "s"+session, "a"+giver → grant
	pruned  time.Time
}

// OpenBook reads the book; actions are as Check wants them.
func OpenBook(ctx context.Context, store chat.Store, actions []Action, now func() time.Time) (*Book, error) {
	rules, err := rulesOf(actions)
	if err != nil {
		return nil, fmt.Errorf("open the book of grants: actions: %w", err)
	}
	b := &Book{now: now, rules: rules, entries: map[string]*Entry{}, index: map[string]map[string]*Entry{}}
	if b.journal, err = chat.OpenJournal(ctx, store, bookLog, b.apply); err != nil {
		return nil, fmt.Errorf("open the book of grants: %w", err)
	}
	return b, nil
}

// Poke follows a change by another node; ids of other logs are ignored, none means any.
func (b *Book) Poke(ctx context.Context, id chat.ID) error {
	if id != bookLog && id != "" {
		return nil
	}
	return b.journal.Follow(ctx)
}

// Action is a configured action.
func (b *Book) Action(name string) (Action, bool) {
	r, ok := b.rules[name]
	return r.Action, ok
}

// Get is the grant with that id.
func (b *Book) Get(grant string) (Entry, bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	e, ok := b.entries[grant]
	if !ok || e.void {
		return Entry{}, false
	}
	return *e, true
}

// All are the grants of the last 31 days and those that wait, newest first.
func (b *Book) All() []Entry {
	b.mu.RLock()
	defer b.mu.RUnlock()
	all := make([]Entry, 0, len(b.entries))
	for _, e := range b.entries {
		if !e.void {
			all = append(all, *e)
		}
	}
	slices.SortFunc(all, func(a, b Entry) int { return cmp.Or(b.At.Compare(a.At.Time), cmp.Compare(a.Grant, b.Grant)) })
	return all
}

// put replaces an entry; the lock is held.
func (b *Book) put(e *Entry) {
	if old, ok := b.entries[e.Grant]; ok {
		b.unlist(old)
	}
	b.entries[e.Grant] = e
	for _, key := range e.keys() {
		if b.index[key] == nil {
			b.index[key] = map[string]*Entry{}
		}
		b.index[key][e.Grant] = e
	}
}

func (b *Book) unlist(e *Entry) {
	for _, key := range e.keys() {
		if delete(b.index[key], e.Grant); len(b.index[key]) == 0 {
			delete(b.index, key)
		}
	}
}

func (e *Entry) keys() []string {
	keys := []string{"s" + string(e.Session)}
	if e.whose != "" {
		keys = append(keys, "w"+e.whose)
	}
	if e.given() {
		keys = append(keys, "a"+e.giver())
	}
	return keys
}

// prune forgets, once an hour, what no limit looks back at; the lock is held. What waits stays. An event with a time ahead of this node's
// does not make it forget.
func (b *Book) prune(at chat.Time) {
	now := b.now()
	if at.Before(now) {
		now = at.Time
	}
	if now.Sub(b.pruned) < time.Hour {
		return
	}
	b.pruned = now
	for id, e := range b.entries {
		if now.Sub(e.At.Time) > keeps && (e.void || !e.waits()) {
			b.unlist(e)
			delete(b.entries, id)
		}
	}
}

// sums are what counts against the limits on an action and currency; without is left out. With waiting, what waits counts too, for the
// customer: otherwise small pieces would pass beside it.
func (b *Book) sums(c customer, agent string, r rule, currency, without string, waiting bool, now chat.Time) (s sums) {
	ofCustomer := maps.Clone(b.index["s"+string(c.session)])
	if ofCustomer == nil {
		ofCustomer = map[string]*Entry{}
	}
	if c.whose != "" {
		maps.Copy(ofCustomer, b.index["w"+c.whose])
	}
	counts := func(e *Entry) bool { return e.Grant != without && e.Action == r.Name && e.Currency == currency }
	within := func(e *Entry, d time.Duration) bool { return now.Sub(e.At.Time) < d }
	for _, e := range ofCustomer {
		if !counts(e) || !e.given() && !(waiting && e.waits()) {
			continue
		}
		if e.waits() || within(e, day) {
			s.customerDay = s.customerDay.Plus(e.worth)
		}
		if e.waits() || within(e, month) {
			s.customerMonth = s.customerMonth.Plus(e.worth)
		}
	}
	for _, e := range b.index["a"+agent] {
		if counts(e) && within(e, day) {
			s.agentDay = s.agentDay.Plus(e.worth)
		}
	}
	return s
}

// customer is of whom sums are: the session, and all others of the same verified person.
type customer struct {
	session chat.ID
	whose   string
}
