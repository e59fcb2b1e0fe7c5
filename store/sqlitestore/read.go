package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"roundpeg/chat"
)

// Get implements chat.Store.
func (s *Store) Get(ctx context.Context, id chat.ID) (chat.Session, error) {
	v, err := s.view(ctx, id)
	return v.session, err
}

// view is what is known of the log, from memory or from the tables.
func (s *Store) view(ctx context.Context, id chat.ID) (view, error) {
	if s.shut.Load() {
		return view{}, errClosed
	}
	v, ok, mark := s.cache.look(id)
	if ok {
		return v, ctx.Err()
	}
	e := &entry{}
	var fold []byte
	err := s.asked.session.QueryRowContext(ctx, string(id)).Scan(&e.key, &fold)
	if errors.Is(err, sql.ErrNoRows) {
		return view{}, fmt.Errorf("log %s: %w", id, chat.ErrNotFound)
	}
	if err == nil {
		e.session, err = unsealSession(fold, e.key)
	}
	if err == nil && e.session.ID != id {
		err = fmt.Errorf("session %s is %w", id, errDamaged)
	}
	if err != nil {
		return view{}, s.readError(ctx, "get", err)
	}
	e.settled, e.row = e.session.Head, rowOf(e.session)
	v = view{key: e.key, session: e.session} // once it is kept, the writer may change it
	s.cache.keep(e, mark)
	return v, nil
}

func (s *Store) readError(ctx context.Context, doing string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return unavailable(doing, err)
}

// Read implements chat.Store.
func (s *Store) Read(ctx context.Context, id chat.ID, after chat.Seq, limit int) ([]chat.Event, error) {
	v, err := s.view(ctx, id)
	if err != nil {
		return nil, err
	}
	if limit <= 0 || chat.Seq(limit) > v.session.Head {
		limit = int(v.session.Head)
	}
	if after >= v.session.Head || limit == 0 {
		return nil, nil
	}
	limit = min(limit, int(v.session.Head-after))
	from := v.session.Head + 1 - chat.Seq(len(v.tail)) // seq of the first event in memory
	events := make([]chat.Event, 0, limit)
	if after+1 < from {
		n := min(limit, int(from-after-1))
		if events, err = s.stored(ctx, events, v.key, after, n); err != nil {
			return nil, s.readError(ctx, "read", err)
		}
		if len(events) < n {
			return nil, fmt.Errorf("read %s: %d of %d events after %d are there: %w", id, len(events), n, after, chat.ErrUnavailable)
		}
		after = from - 1
	}
	if rest := limit - len(events); rest > 0 {
		events = append(events, v.tail[after+1-from:][:rest]...)
	}
	if v.session.Erased {
		for i := range events {
			events[i] = events[i].Erased() // no body, rather than an empty one
		}
	}
	return events, nil
}

// stored appends up to n events of the table.
func (s *Store) stored(ctx context.Context, events []chat.Event, key int64, after chat.Seq, n int) ([]chat.Event, error) {
	rows, err := s.asked.log.QueryContext(ctx, eventID(key, after), eventID(key+1, 0), n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var raw []byte
		if err := rows.Scan(&id, &raw); err != nil {
			return nil, err
		}
		if after++; id != eventID(key, after) {
			return nil, fmt.Errorf("event %d of log %d is %w", after, key, errDamaged)
		}
		if raw, err = unseal(raw, key, int64(after)); err != nil {
			return nil, err
		}
		var e chat.Event
		if err := e.UnmarshalJSON(raw); err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, rows.Err()
}

// Ref implements chat.Store.
func (s *Store) Ref(ctx context.Context, id chat.ID, sender, ref string) (chat.Event, error) {
	v, err := s.view(ctx, id)
	if err != nil {
		return chat.Event{}, err
	}
	if e := find(v.tail, sender, ref); e != nil {
		return *e, nil
	}
	e, err := s.storedRef(ctx, v.key, sender, ref)
	switch {
	case err == nil:
		return e, nil
	case errors.Is(err, sql.ErrNoRows):
		return e, fmt.Errorf("ref %q of %s in %s: %w", ref, sender, id, chat.ErrNotFound)
	}
	return e, s.readError(ctx, "ref", err)
}

func (s *Store) storedRef(ctx context.Context, key int64, sender, ref string) (e chat.Event, err error) {
	if ref == "" {
		return e, sql.ErrNoRows
	}
	var id int64
	var raw []byte
	if err = s.asked.ref.QueryRowContext(ctx, key, ref, sender).Scan(&id, &raw); err != nil {
		return e, err
	}
	_, seq := place(id)
	if raw, err = unseal(raw, key, int64(seq)); err == nil {
		err = e.UnmarshalJSON(raw)
	}
	if err == nil && (e.Ref != ref || e.By.Sender() != sender) { // the index led elsewhere
		err = fmt.Errorf("ref of log %d is %w", key, errDamaged)
	}
	return e, err
}
