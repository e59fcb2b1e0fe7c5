package redisstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

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
	all = slices.DeleteFunc(all, func(x chat.Session) bool { return !q.Fits(x) })
	slices.SortFunc(all, q.Compare)
	if n := q.Most(); n > 0 && len(all) > n {
		all = all[:n]
	}
	return all, nil
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
