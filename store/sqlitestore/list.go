package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"roundpeg/chat"
)

// List implements chat.Store. What is not settled yet is taken from memory; only for a search by text all is settled first.
func (s *Store) List(ctx context.Context, q chat.Query) ([]chat.Session, error) {
	if q.Text != "" {
		if err := s.settled(ctx); err != nil {
			return nil, err
		}
	}
	if s.shut.Load() {
		return nil, errClosed
	}
	var ahead map[chat.ID]struct{}
	var newest []chat.Session
	if q.Text == "" { // before the tables are read: what is settled in between would be missing otherwise
		ahead, newest = s.cache.unsettled(q.Fits)
	}
	var behind chat.Session
	if q.After != "" && q.Order == chat.ByNewest {
		var err error
		if behind, err = s.Get(ctx, chat.ID(q.After)); errors.Is(err, chat.ErrNotFound) {
			return nil, chat.Faultf(chat.ErrInvalid, "after: no session %q", q.After)
		} else if err != nil {
			return nil, err
		}
	}
	where, args, err := s.where(ctx, q, behind)
	if err != nil || where == nil {
		return nil, err
	}
	query := "SELECT key, fold FROM session WHERE " + strings.Join(where, " AND ") + " ORDER BY " + order(q)
	if n := q.Most(); n > 0 {
		query, args = query+" LIMIT ?", append(args, n+len(ahead)) // some of them may be passed over
	}
	out, err := s.listed(ctx, query, args, q.Most(), ahead)
	if err != nil || len(newest) == 0 {
		return out, err
	}
	for _, x := range newest {
		if behind.ID == "" || q.Compare(behind, x) < 0 {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, q.Compare)
	if n := q.Most(); n > 0 && len(out) > n {
		out = out[:n]
	}
	return out, nil
}

// listed reads up to n sessions of the query, or all for 0, that are not among those that are ahead of the tables.
func (s *Store) listed(ctx context.Context, query string, args []any, n int, ahead map[chat.ID]struct{}) (out []chat.Session, err error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.readError(ctx, "list", err)
	}
	defer rows.Close()
	for (n == 0 || len(out) < n) && rows.Next() {
		var key int64
		var fold sql.RawBytes
		if err := rows.Scan(&key, &fold); err != nil {
			return nil, s.readError(ctx, "list", err)
		}
		one, err := unsealSession(fold, key)
		if err != nil {
			return nil, unavailable("list", err)
		}
		if _, newer := ahead[one.ID]; !newer {
			out = append(out, one)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, s.readError(ctx, "list", err)
	}
	return out, nil
}

// settled waits until the tables have all that was kept before the call.
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
func (s *Store) where(ctx context.Context, q chat.Query, behind chat.Session) (where []string, args []any, err error) {
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
	if behind.ID != "" {
		add("(started, id) < (?, ?)", behind.Started.UnixMilli(), q.After)
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
