package replay

import (
	"context"
	"fmt"
	"slices"
	"time"

	"roundpeg/chat"
)

// most is how many conversations of a store are read: the newest.
const most = 20_000

// soon is how long a customer who comes back counts as one who was not helped.
const soon = 72 * time.Hour

// List gives the closed conversations of a store that began since then, newest first, at most 20,000, without their events.
func List(ctx context.Context, store chat.Store, since time.Time) (out []Session, err error) {
	for after := ""; len(out) < most; {
		page, err := store.List(ctx, chat.Query{States: []chat.State{chat.Ended}, After: after, Limit: chat.MaxLimit})
		if err != nil {
			return nil, fmt.Errorf("list conversations: %w", err)
		}
		for _, s := range page {
			if s.Started.Before(since) {
				return again(out), nil
			}
			if !s.Erased {
				out = append(out, Session{Session: s})
			}
		}
		if len(page) < chat.MaxLimit {
			break
		}
		after = page[len(page)-1].Cursor()
	}
	return again(out), nil
}

// Read is the conversation with its events.
func (s Session) Read(ctx context.Context, store chat.Store) (Session, error) {
	log, err := store.Read(ctx, s.ID, 0, int(s.Head))
	if err != nil {
		return s, fmt.Errorf("read %s: %w", s.ID, err)
	}
	s.Events = log
	return s, nil
}

// again marks the conversations after which the same customer was back within three days.
func again(all []Session) []Session {
	byCustomer := map[string][]int{}
	for i, s := range all {
		if id := group(s.Customer); id != "" {
			byCustomer[id] = append(byCustomer[id], i)
		}
	}
	for _, at := range byCustomer {
		slices.SortFunc(at, func(a, b int) int { return all[a].Started.Compare(all[b].Started.Time) })
		for k := range len(at) - 1 {
			all[at[k]].Again = all[at[k+1]].Started.Sub(all[at[k]].Updated.Time) < soon
		}
	}
	return all
}
