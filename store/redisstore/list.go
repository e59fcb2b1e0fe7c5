package redisstore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"

	"roundpeg/chat"
)

// List implements chat.Store. The most selective index gives the candidates, what else the query asks for is held against their sessions.
func (s *Store) List(ctx context.Context, q chat.Query) ([]chat.Session, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if q.Text != "" && len(wanted(q.Text)) == 0 {
		return nil, nil
	}
	if q.Order == chat.ByNewest && (q.Idle.IsZero() || len(q.States) == 0 || q.Text != "" || q.After != "") {
		return s.newest(ctx, q)
	}
	ids, err := s.candidates(ctx, q)
	if err != nil {
		return nil, err
	}
	all, err := s.sessions(ctx, ids)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(x chat.Session) bool { return !fits(x, q) })
	slices.SortFunc(all, order(q.Order))
	if n := limit(q); n > 0 && len(all) > n {
		all = all[:n]
	}
	return all, nil
}

// limit is how many sessions a list may hold; 0 means any number.
func limit(q chat.Query) int {
	switch {
	case q.Order != chat.ByNewest:
		return max(q.Limit, 0)
	case q.Limit <= 0:
		return chat.DefaultLimit
	}
	return min(q.Limit, chat.MaxLimit)
}

func order(o chat.Order) func(a, b chat.Session) int {
	switch o {
	case chat.ByNewest:
		return func(a, b chat.Session) int { return cmp.Compare(member(b), member(a)) }
	case chat.ByDue:
		return func(a, b chat.Session) int {
			x, y := a.Due(), b.Due()
			if x.IsZero() != y.IsZero() { // nothing due comes last
				return cmp.Compare(btoi(x.IsZero()), btoi(y.IsZero()))
			}
			return cmp.Or(x.Compare(y.Time), cmp.Compare(a.ID, b.ID))
		}
	}
	return func(a, b chat.Session) int {
		return cmp.Or(cmp.Compare(b.Priority, a.Priority), waiting(a).Compare(waiting(b)), cmp.Compare(a.ID, b.ID))
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// waiting is since when the session waits; those that do not come behind all that do.
func waiting(s chat.Session) time.Time {
	if s.WaitingSince.IsZero() {
		return time.Unix(1<<40, 0)
	}
	return s.WaitingSince.Time
}

// fits holds all of the query but its text against the session.
func fits(s chat.Session, q chat.Query) bool {
	due, open := s.Due(), len(s.OpenPromises())
	return (len(q.States) == 0 || slices.Contains(q.States, s.State)) &&
		(q.Tier == 0 || q.Tier == s.Tier) &&
		(q.Owner == "" || s.Owner != nil && s.Owner.ID == q.Owner) &&
		(q.Customer == "" || s.Customer.Verified && s.Customer.ID == q.Customer) &&
		(q.Due.IsZero() || !due.IsZero() && !due.After(q.Due)) &&
		(q.Idle.IsZero() || s.Updated.Before(q.Idle)) &&
		(q.Promises != chat.OpenPromise || open > 0) &&
		(q.Promises != chat.KeptPromise || open < len(s.Promises))
}

// indexes are those that together hold every session that the query can want, newest first.
func indexes(q chat.Query) []string {
	switch {
	case q.Owner != "":
		return []string{byOwner + q.Owner}
	case q.Customer != "":
		return []string{byCustomer + q.Customer}
	case q.Promises == chat.OpenPromise:
		return []string{openOnes}
	case q.Promises == chat.KeptPromise:
		return []string{keptOnes}
	case len(q.States) > 0:
		var all []string
		for _, st := range q.States {
			all = append(all, byState+string(st))
		}
		return all
	}
	return []string{byStart}
}

// candidates are the sessions that an unpaged query may want, of all shards.
func (s *Store) candidates(ctx context.Context, q chat.Query) ([]chat.ID, error) {
	var names []string
	between, id := []any{"-inf", "+inf"}, func(m string) chat.ID { return chat.ID(m) }
	limit := 0
	switch {
	case !q.Due.IsZero():
		names, between[1] = []string{byDue}, q.Due.UnixMilli()
		if alone(q) {
			limit = q.Limit // of each shard, the soonest
		}
	case !q.Idle.IsZero() && len(q.States) > 0:
		for _, st := range q.States {
			names = append(names, byHour+string(st))
		}
		between[1] = q.Idle.Unix() / 3600
	default:
		names, id = indexes(q), idOf
	}
	return s.members(ctx, names, between, limit, id)
}

// alone says that a query asks for what is due and nothing else.
func alone(q chat.Query) bool {
	return len(q.States) == 0 && q.Tier == 0 && q.Owner == "" && q.Customer == "" && q.Idle.IsZero() && q.Promises == chat.AnyPromise && q.Order == chat.ByDue
}

func (s *Store) members(ctx context.Context, names []string, between []any, limit int, id func(string) chat.ID) ([]chat.ID, error) {
	var cmds []redis.Cmder
	for _, sh := range tags() {
		for _, name := range names {
			args := []any{"zrangebyscore", sh.index(name), between[0], between[1]}
			if limit > 0 {
				args = append(args, "limit", 0, limit)
			}
			cmds = append(cmds, redis.NewStringSliceCmd(ctx, args...))
		}
	}
	if err := s.do(ctx, "list", cmds...); err != nil {
		return nil, err
	}
	var ids []chat.ID
	for _, c := range cmds {
		for _, m := range c.(*redis.StringSliceCmd).Val() {
			ids = append(ids, id(m))
		}
	}
	return ids, nil
}

// sessions reads them as they are now. One that went in between is left out.
func (s *Store) sessions(ctx context.Context, ids []chat.ID) ([]chat.Session, error) {
	var all []chat.Session
	for part := range slices.Chunk(ids, gathered) {
		cmds := make([]redis.Cmder, len(part))
		for i, id := range part {
			cmds[i] = redis.NewSliceCmd(ctx, "hmget", shardOf(id).session(id), "fold", "mark")
		}
		if err := s.do(ctx, "list", cmds...); err != nil {
			return nil, err
		}
		for i, id := range part {
			v := cmds[i].(*redis.SliceCmd).Val()
			e, ok := s.cache.Peek(id)
			if !ok || e.mark != text(v, 1) || e.session.Erased {
				var err error
				if e, err = unfold(id, text(v, 0), text(v, 1)); err != nil {
					return nil, fmt.Errorf("list: %w", err)
				}
			}
			if e.session.Head > 0 {
				all = append(all, e.session)
			}
		}
	}
	return all, nil
}

// cursor is the member behind which a page begins.
func (s *Store) cursor(ctx context.Context, after string) (string, error) {
	if after == "" {
		return "", nil
	}
	x, err := s.Get(ctx, chat.ID(after))
	if errors.Is(err, chat.ErrNotFound) {
		return "", chat.Faultf(chat.ErrInvalid, "after: no session %q", after)
	}
	return member(x), err
}
