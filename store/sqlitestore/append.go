package sqlitestore

import (
	"context"
	"fmt"
	"unicode/utf8"

	"roundpeg/chat"
)

// request is one call waiting for the writer: an append, or a job that the writer runs between batches.
type request struct {
	id     chat.ID
	head   chat.Seq
	events []chat.Event // as they will read back
	lines  []line
	size   int

	job    func(*writer) error
	answer chan answer // one slot: the writer never waits
}

type answer struct {
	session chat.Session
	err     error
}

// Append implements chat.Store. Encoding is done here, by the caller's goroutine; the writer only compares, folds and writes.
func (s *Store) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	if at.ID == "" {
		return chat.Session{}, chat.Faultf(chat.ErrInvalid, "append: the log has no id")
	}
	r := &request{id: at.ID, head: at.Head, events: make([]chat.Event, len(ev)), lines: make([]line, len(ev))}
	for i, e := range ev {
		e.Seq = at.Head + chat.Seq(i) + 1
		if err := r.encode(i, e); err != nil {
			return chat.Session{}, err
		}
	}
	return s.ask(ctx, r)
}

// encode writes the event and reads it back, so that the fold in memory is that of the stored log, and nothing unreadable gets in.
func (r *request) encode(i int, e chat.Event) error {
	raw, err := e.MarshalJSON()
	if r.events[i] = e; err == nil && !plain(e) {
		err = r.events[i].UnmarshalJSON(raw)
	}
	if err != nil {
		return fmt.Errorf("append %s to %s: %w: %w", e.Kind, r.id, chat.ErrInvalid, err)
	}
	l := line{seq: e.Seq, raw: raw}
	if e.Command() {
		l.sender, l.ref = e.By.Sender(), e.Ref
		for _, other := range r.lines[:i] {
			if other.ref == l.ref && other.sender == l.sender {
				return chat.Faultf(chat.ErrInvalid, "append to %s: ref %q twice in one append", r.id, l.ref)
			}
		}
	}
	r.lines[i] = l
	r.size += len(raw) + len(r.id) + 16
	return nil
}

// plain says that the event reads back as it is. This is so for most messages, and it spares them the reading.
func plain(e chat.Event) bool {
	m, ok := e.Body.(chat.Message)
	if !ok || m.Choices != nil || m.Sources != nil || e.At != chat.At(e.At.Time) || e.At.Year() < 1 || e.At.Year() > 9999 {
		return false
	}
	for _, s := range [...]string{m.Text, m.Choice, m.Intent, m.Offer, e.Ref, e.Print, e.By.ID, e.By.Name, string(e.By.Role)} {
		if !utf8.ValidString(s) {
			return false
		}
	}
	return true
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
