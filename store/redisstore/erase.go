package redisstore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"roundpeg/chat"
)

// Erase implements chat.Store. The keys hold nothing of the content when it returns; Redis's files are told to be written anew, so that
// they lose it too (see rewrite).
func (s *Store) Erase(ctx context.Context, id chat.ID) error {
	sh := shardOf(id)
	for {
		was, err := s.entry(ctx, id)
		if err != nil || was.session.Erased {
			return err
		}
		log, err := s.Read(ctx, id, 0, 0)
		if err != nil {
			return err
		}
		x := was.session
		stub := chat.Session{ID: id, Head: x.Head, State: chat.Ended, Erased: true, Started: x.Started, Updated: x.Updated}
		fold, err := encode(stub)
		if err != nil {
			return err
		}
		args := []any{seq(x.Head), fold, s.publish, s.poke(id, x.Head), len(log)}
		for _, e := range log {
			left, err := encode(e.Erased())
			if err != nil {
				return err
			}
			args = append(args, left)
		}
		keys, where := moves(sh, places(x), places(stub))
		cmd := call(ctx, eraseScript, append([]string{sh.session(id), sh.log(id), sh.pokes()}, keys...), append(args, where...)...)
		if err := s.durably(ctx, "erase", sh, cmd); err != nil {
			return err
		}
		if n, err := cmd.Int(); err != nil {
			return fmt.Errorf("erase: %w", err)
		} else if n == 0 {
			continue // somebody wrote meanwhile
		}
		s.cache.Remove(id)
		s.ears.Tell(id, x.Head)
		return s.rewrite(ctx)
	}
}

// rewrite has Redis write its append-only file anew, without what was erased. Where that is not allowed, or under way already, the file
// loses it when it is rewritten next.
func (s *Store) rewrite(ctx context.Context) error {
	ctx, done := context.WithTimeout(ctx, time.Second)
	defer done()
	err := eachPrimary(ctx, s.rdb, func(ctx context.Context, c *redis.Client) error { return c.BgRewriteAOF(ctx).Err() })
	var answered redis.Error
	if err == nil || errors.As(err, &answered) {
		return nil
	}
	return s.judged(ctx, "rewrite the file", err)
}
