package chat

import "context"

// Store is the only durable port. All implementations pass chattest.
// Every method may return ErrUnavailable; then nothing was kept and the caller may try again.
type Store interface {
	// Get returns the session as folded; ErrNotFound.
	Get(ctx context.Context, id ID) (Session, error)

	// Append writes ev, all or none, as the events after at.Head, and returns the session after them. It sets their seq.
	// at.Head 0 makes a new log. When it returns nil the events are durable.
	//   - Stale: the log is not at at.Head (any more); the session as it is now comes back.
	//   - ErrDuplicate: a command among ev (Event.Command) has a sender and ref that are in the log already; nothing is
	//     written, at.Head does not matter, and the session as it is now comes back. Ref gives the event.
	//   - ErrNotFound: the log was erased.
	//   - ErrInvalid: an event that could not be read back, or the same command twice among ev.
	// Without ev it only compares.
	Append(ctx context.Context, at Session, ev ...Event) (Session, error)

	// Ref returns the event of a command by its sender (By.Sender) and ref; ErrNotFound.
	Ref(ctx context.Context, id ID, sender, ref string) (Event, error)

	// Read returns up to limit events with seq > after, in order; fewer only at the head. limit ≤ 0 means all. ErrNotFound for an unknown log.
	Read(ctx context.Context, id ID, after Seq, limit int) ([]Event, error)

	// List returns the sessions that q asks for, in its order.
	List(ctx context.Context, q Query) ([]Session, error)

	// Erase takes the content of a log away for good: events keep seq, at, kind and the role of who caused them; the session keeps
	// ID, Head, State (closed), Started and Updated, and is marked Erased. What is due, searched or listed by customer is gone. Erasing twice is no error.
	// Read gives erased events without a Body.
	Erase(ctx context.Context, id ID) error

	// Watch calls poke after appends and erasures, by any node, until ctx ends: log id is now at seq. It may skip, repeat and merge, and it never blocks an append.
	// Without an id the poke says that any number of them may have been lost: whoever follows a log looks at it anew.
	// It returns nil when ctx ends. poke must be quick.
	Watch(ctx context.Context, poke func(ID, Seq)) error
}
