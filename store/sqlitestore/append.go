package sqlitestore

import (
	"context"

	"roundpeg/chat"
)

// request is one call waiting for the writer: an append, a job that the writer runs between batches, or a list.
type request struct {
	id     chat.ID
	head   chat.Seq
	events []chat.Event // as they will read back
	lines  []line
	size   int

	job    func(*writer) error
	list   bool        // wants all to be settled that was asked for before
	answer chan answer // one slot: the writer never waits
}

type answer struct {
	session chat.Session
	err     error
}

// Append implements chat.Store. Encoding is done here, by the caller's goroutine; the writer only compares, folds and writes.
func (s *Store) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	events, raws, err := chat.Lines(at.ID, at.Head, ev)
	if err != nil {
		return chat.Session{}, err
	}
	return s.ask(ctx, newRequest(at.ID, at.Head, events, raws))
}

func newRequest(id chat.ID, head chat.Seq, events []chat.Event, raws [][]byte) *request {
	r := &request{id: id, head: head, events: events, lines: make([]line, len(events))}
	for i, e := range events {
		r.lines[i] = line{seq: e.Seq, raw: raws[i]}
		if e.Command() {
			r.lines[i].sender, r.lines[i].ref = e.By.Sender(), e.Ref
		}
		r.size += len(raws[i]) + len(id) + 16
	}
	return r
}

// ask hands r to the writer and waits. When ctx ends first, the append may still be kept, whole.
func (s *Store) ask(ctx context.Context, r *request) (chat.Session, error) {
	if err := ctx.Err(); err != nil {
		return chat.Session{}, err
	}
	r.answer = make(chan answer, 1)
	s.gate.RLock()
	if s.shut.Load() {
		s.gate.RUnlock()
		return chat.Session{}, errClosed
	}
	select {
	case s.queue <- r:
		s.gate.RUnlock()
	case <-ctx.Done():
		s.gate.RUnlock()
		return chat.Session{}, ctx.Err()
	}
	select {
	case a := <-r.answer:
		return a.session, a.err
	case <-ctx.Done():
		return chat.Session{}, ctx.Err()
	}
}

// do runs job in the writer, after all that was asked for before.
func (s *Store) do(ctx context.Context, job func(*writer) error) error {
	_, err := s.ask(ctx, &request{job: job})
	return err
}
