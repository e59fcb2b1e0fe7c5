package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"roundpeg/chat"
)

// List implements chat.Store.
func (s *Store) List(ctx context.Context, q chat.Query) ([]chat.Session, error) {
	if err := s.settled(ctx); err != nil {
		return nil, err
	}
	where, args, err := s.where(ctx, q)
	if err != nil || where == nil {
		return nil, err
	}
	query := "SELECT key, fold FROM session WHERE " + strings.Join(where, " AND ") + " ORDER BY " + order(q)
	if n := limit(q); n > 0 {
		query, args = query+" LIMIT ?", append(args, n)
	}
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.readError(ctx, "list", err)
	}
	defer rows.Close()
	var out []chat.Session
	for rows.Next() {
		var key int64
		var fold sql.RawBytes
		if err := rows.Scan(&key, &fold); err != nil {
			return nil, s.readError(ctx, "list", err)
		}
		one, err := unsealSession(fold, key)
		if err != nil {
			return nil, unavailable("list", err)
		}
		out = append(out, one)
	}
	if err := rows.Err(); err != nil {
		return nil, s.readError(ctx, "list", err)
	}
	return out, nil
}

// settled waits until lists show all that was kept before the call.
func (s *Store) settled(ctx context.Context) error {
	if s.shut.Load() {
		return errClosed
	}
	if s.unready.Load() == 0 {
		return ctx.Err()
	}
	_, err := s.ask(ctx, &request{list: true})
	return err
}

// where translates the query; nil conditions mean that nothing can match.
func (s *Store) where(ctx context.Context, q chat.Query) (where []string, args []any, err error) {
	add := func(condition string, a ...any) {
		where, args = append(where, condition), append(args, a...)
	}
	add("house = 0")
	if len(q.States) > 0 {
		var states []any
		for _, st := range q.States {
			states = append(states, string(st))
		}
		add("state IN (?"+strings.Repeat(",?", len(states)-1)+")", states...)
	}
	if q.Tier != 0 {
		add("tier = ?", q.Tier)
	}
	if q.Owner != "" {
		add("owner = ?", q.Owner)
	}
	if q.Customer != "" {
		add("customer = ?", q.Customer)
	}
	if !q.Due.IsZero() {
		add("due IS NOT NULL AND due <= ?", q.Due.UnixMilli())
	}
	if !q.Idle.IsZero() {
		add("hour <= ? AND updated < ?", q.Idle.Unix()/3600, ms(q.Idle))
	}
	switch q.Promises {
	case chat.OpenPromise:
		add("open IS NOT NULL")
	case chat.KeptPromise:
		add("kept IS NOT NULL")
	}
	if q.Text != "" {
		words := matches(q.Text)
		if len(words) == 0 {
			return nil, nil, nil
		}
		if err := s.index.wait(ctx); err != nil {
			return nil, nil, err
		}
		for _, w := range words {
			add("key IN (SELECT rowid >> ? FROM search.words WHERE words MATCH ?)", seqBits, w)
		}
	}
	if q.After != "" && q.Order == chat.ByNewest {
		var started int64
		err := s.read.QueryRowContext(ctx, "SELECT started FROM session WHERE id = ?", q.After).Scan(&started)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, nil, chat.Faultf(chat.ErrInvalid, "after: no session %q", q.After)
		}
		if err != nil {
			return nil, nil, s.readError(ctx, "list", err)
		}
		add("(started, id) < (?, ?)", started, q.After)
	}
	return where, args, nil
}

func order(q chat.Query) string {
	switch q.Order {
	case chat.ByUrgency:
		return "priority DESC, waiting, id"
	case chat.ByDue:
		if !q.Due.IsZero() {
			return "due, id"
		}
		return "due IS NULL, due, id"
	}
	return "started DESC, id DESC"
}

// limit returns how many sessions a list may hold; 0 means any number.
func limit(q chat.Query) int {
	if q.Order != chat.ByNewest {
		return max(q.Limit, 0)
	}
	if q.Limit <= 0 {
		return chat.DefaultLimit
	}
	return min(q.Limit, chat.MaxLimit)
}
