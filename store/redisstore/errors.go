package redisstore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/redis/go-redis/v9"

	"roundpeg/chat"
)

var errAway = fmt.Errorf("redis is away: %w", chat.ErrUnavailable)

// temporary are the beginnings of Redis's own errors after which nothing was kept and another try makes sense; away those that say so of
// every command, not of writes alone.
var (
	temporary = []string{"LOADING", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "READONLY", "MISCONF", "OOM", "NOREPLICAS", "BUSY", "MOVED", "ASK", "NOAUTH", "WRONGPASS", "NOPERM", "UNBLOCKED"}
	away      = []string{"LOADING", "MASTERDOWN", "CLUSTERDOWN"}
)

// judged says what an error of a command means: the caller's own, Redis being away, or a fault of ours. redis.Nil is no error here.
func (s *Store) judged(ctx context.Context, doing string, err error) error {
	if err == nil || errors.Is(err, redis.Nil) {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, chat.ErrUnavailable) {
		return err
	}
	if s.ctx.Err() != nil {
		return fmt.Errorf("%s: the store is closed: %w", doing, chat.ErrUnavailable)
	}
	var answered redis.Error // it did answer
	if errors.As(err, &answered) && !begins(err, away) {
		if begins(err, temporary) {
			return fmt.Errorf("%s: %w: %w", doing, chat.ErrUnavailable, err)
		}
		return fmt.Errorf("%s: %w", doing, err)
	}
	s.link.broke(err)
	return fmt.Errorf("%s: %w: %w", doing, chat.ErrUnavailable, err)
}

func begins(err error, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(err.Error(), p) {
			return true
		}
	}
	return false
}
