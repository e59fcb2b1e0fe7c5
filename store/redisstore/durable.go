package redisstore

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"roundpeg/chat"
)

// replicaIn is how long a replica may take to have a write; longer, and it is not acked.
const replicaIn = time.Second

// durably runs a script that writes, and returns when what it wrote is as safe as acks are to be. When an error comes back, the write may
// have been kept all the same: whoever sends it again is told so.
func (s *Store) durably(ctx context.Context, doing string, sh shard, cmd *scripted) error {
	if s.opt.Ack != AckReplica {
		return s.do(ctx, doing, cmd)
	}
	if s.link.isAway() {
		return errAway
	}
	// WAIT speaks of the writes of its own connection, so both go over one. Its error is nil when the time is up: the number counts.
	primary, err := s.primary(ctx, sh)
	if err != nil {
		return s.judged(ctx, doing, err)
	}
	wait, err := s.waiting(ctx, primary, cmd)
	if err != nil && strings.HasPrefix(err.Error(), "NOSCRIPT") {
		if err = cmd.script.Load(ctx, primary).Err(); err == nil {
			cmd.Cmd = redis.NewCmd(ctx, cmd.Args()...)
			wait, err = s.waiting(ctx, primary, cmd)
		}
	}
	if err := s.judged(ctx, doing, err); err != nil {
		return err
	}
	if n, err := wait.Int(); err != nil || n < 1 {
		return fmt.Errorf("%s: no replica has it within %s: %w", doing, replicaIn, chat.ErrUnavailable)
	}
	return nil
}

func (s *Store) waiting(ctx context.Context, primary redis.Cmdable, cmd *scripted) (*redis.Cmd, error) {
	pipe := primary.Pipeline()
	pipe.Process(ctx, cmd.Cmd)
	wait := pipe.Do(ctx, "wait", 1, replicaIn.Milliseconds())
	_, err := pipe.Exec(ctx)
	if cmd.Err() != nil {
		err = cmd.Err()
	}
	return wait, err
}

// primary is the client of the server that has the shard.
func (s *Store) primary(ctx context.Context, sh shard) (redis.Cmdable, error) {
	if c, ok := s.rdb.(*redis.ClusterClient); ok {
		return c.MasterForKey(ctx, sh.pokes())
	}
	return s.rdb, nil
}

// touchScript writes something that changes nothing.
var touchScript = redis.NewScript(`return redis.call('SET', KEYS[1], ARGV[1])`)

// settled returns when all that the shard holds is as safe as acks are to be: a command that is found again is acked again, and what it
// wrote may not have reached a replica when it was refused.
func (s *Store) settled(ctx context.Context, sh shard) error {
	if s.opt.Ack != AckReplica {
		return nil
	}
	return s.durably(ctx, "wait for a replica", sh, call(ctx, touchScript, []string{string(sh) + "touched"}, s.node))
}
