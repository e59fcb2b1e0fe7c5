package authority

import (
	"context"
	"errors"
	"fmt"

	"roundpeg/chat"
)

// Keep says that the session's log has the last step of e as Reserve or Decide gave it. Told twice it does nothing; a step that Sweep has
// given up meanwhile counts again: the session's log is what happened.
func (b *Book) Keep(ctx context.Context, e Entry, now chat.Time) error {
	by := e.By
	if e.Decided != nil {
		by = chat.By{Role: chat.Agent, ID: e.Decided.ID, Name: e.Decided.Name}
	}
	return b.journal.Append(ctx, func() ([]chat.Event, error) {
		b.mu.RLock()
		defer b.mu.RUnlock()
		is, ok := b.entries[e.Grant]
		if !ok || !is.void && (is.Kept && is.State == e.State || is.State != chat.GrantWaits && is.State != e.State) {
			return nil, nil // it is, or a later step has come
		}
		return step{Grant: e.Grant, State: e.State}.event(grantKept, by, now)
	})
}

// Settle notes that a grant was carried out, so that nobody need look for it.
func (b *Book) Settle(ctx context.Context, grant string, now chat.Time) error {
	return b.journal.Append(ctx, func() ([]chat.Event, error) {
		b.mu.RLock()
		defer b.mu.RUnlock()
		if e, ok := b.entries[grant]; !ok || e.Settled {
			return nil, nil
		}
		return step{Grant: grant}.event(grantSettled, chat.By{Role: chat.System}, now)
	})
}

// Sweep looks after steps that were reserved at least two minutes ago and not kept since: confirmed says whether the session's log has e in
// that state. If so the step is kept, otherwise it is undone. Any node may do so, at any time; what could not be found out is tried again the next time.
func (b *Book) Sweep(ctx context.Context, now chat.Time, confirmed func(ctx context.Context, e Entry) (bool, error)) error {
	var failed error
	for _, e := range b.loose(now) {
		kept, err := confirmed(ctx, e)
		if err == nil && kept {
			err = b.Keep(ctx, e, now)
		} else if err == nil {
			err = b.release(ctx, e, now)
		}
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("grant %s: %w", e.Grant, err))
		}
	}
	return failed
}

func (b *Book) loose(now chat.Time) (all []Entry) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, e := range b.entries {
		if e.old(now) {
			all = append(all, *e)
		}
	}
	return all
}

func (e *Entry) old(now chat.Time) bool {
	return !e.Kept && !e.void && now.Sub(e.since.Time) >= giveUp
}

func (b *Book) release(ctx context.Context, e Entry, now chat.Time) error {
	return b.journal.Append(ctx, func() ([]chat.Event, error) {
		b.mu.RLock()
		defer b.mu.RUnlock()
		if is, ok := b.entries[e.Grant]; !ok || !is.old(now) {
			return nil, nil // somebody went on with it, or was quicker
		}
		return step{Grant: e.Grant}.event(grantReleased, chat.By{Role: chat.System}, now)
	})
}
