package redisstore

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

// With appendfsync everysec, Redis lets writes wait in its memory for up to two seconds while a sync of its file is under way, and
// answers all the same (flushAppendOnlyFile; redis.conf speaks of it under no-appendfsync-on-rewrite). Killed then, it loses what it
// said yes to. So nothing is acked before Redis has been seen without a sync under way: what it was given before, it has written by the
// time it answers that.

// afterSync is how often a Redis with a sync under way is asked again, syncIn for how long.
const (
	afterSync = 2 * time.Millisecond
	syncIn    = 3 * time.Second
)

var errSync = errors.New("redis does not sync its file in time")

// written returns when all that the server was given before is in its file.
func written(ctx context.Context, one *redis.Client) error {
	ctx, done := context.WithTimeout(ctx, syncIn)
	defer done()
	for {
		info, err := one.Info(ctx, "persistence").Result()
		if err != nil || noSync(info) {
			return err
		}
		select {
		case <-ctx.Done():
			return errSync
		case <-time.After(afterSync):
		}
	}
}

// noSync says that no sync of the file was under way, by INFO persistence; without a file there never is.
func noSync(info string) bool {
	return !strings.Contains(info, "aof_pending_bio_fsync:") || strings.Contains(info, "aof_pending_bio_fsync:0\r")
}
