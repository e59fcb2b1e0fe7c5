package chat

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// Journal is a log of the house's own, such as the agents, folded in memory by its owner on every node.
// Nothing in it is overwritten: a change is an append, and so is its undoing.
type Journal struct {
	store Store
	id    ID
	apply func(Event) // called in order, once for each event, never by two goroutines at once

	mu   sync.Mutex
	head Seq
}

// OpenJournal reads the log whole; one that does not exist yet is empty.
func OpenJournal(ctx context.Context, store Store, id ID, apply func(Event)) (*Journal, error) {
	if !id.Reserved() {
		return nil, fmt.Errorf("journal %q: a reserved id starts with @", id)
	}
	j := &Journal{store: store, id: id, apply: apply}
	return j, j.Follow(ctx)
}

// Follow applies what any node has appended since; call it on a poke of the journal's id.
func (j *Journal) Follow(ctx context.Context) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.follow(ctx)
}

func (j *Journal) follow(ctx context.Context) error {
	log, err := j.store.Read(ctx, j.id, j.head, 0)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("read %s: %w", j.id, err)
	}
	for _, e := range log {
		j.apply(e)
		j.head = e.Seq
	}
	return nil
}

// Append lets decide look at the fold as it is now and write what follows from it; another node's append in between lets it decide again.
// When Append returns nil the events are durable and applied.
func (j *Journal) Append(ctx context.Context, decide func() ([]Event, error)) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	for {
		if err := j.follow(ctx); err != nil {
			return err
		}
		ev, err := decide()
		if err != nil || len(ev) == 0 {
			return err
		}
		now, err := j.store.Append(ctx, Session{ID: j.id, Head: j.head}, ev...)
		if errors.Is(err, Stale) {
			if now.Head < j.head {
				return fmt.Errorf("append to %s: the store has lost events that were there, %d of %d are left: start again: %w", j.id, now.Head, j.head, ErrUnavailable)
			}
			continue
		}
		if err != nil {
			return fmt.Errorf("append to %s: %w", j.id, err)
		}
		return j.follow(ctx)
	}
}
