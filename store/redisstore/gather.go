package redisstore

import (
	"context"
	"errors"
	"strings"
	"sync"

	"github.com/redis/go-redis/v9"
)

const (
	gatherers = 2   // pipelines under way at once
	gathered  = 256 // commands of one pipeline at most
)

// gather puts the commands of all who ask at the same moment into one pipeline: a fraction of the cost of one round trip for each.
type gather struct {
	rdb   redis.UniversalClient
	link  *link
	lazy  bool // Redis answers before it has written: see written.go
	queue chan *group
	work  sync.WaitGroup
	quit  chan struct{}
}

// group is the commands of one caller, done together.
type group struct {
	ctx    context.Context
	cmds   []redis.Cmder
	writes bool
	err    error // of all, after the fact
	done   chan struct{}
}

func newGather(ctx context.Context, rdb redis.UniversalClient, link *link) *gather {
	g := &gather{rdb: rdb, link: link, queue: make(chan *group, gathered), quit: make(chan struct{})}
	for range gatherers {
		g.work.Go(func() { g.run(ctx) })
	}
	return g
}

func (g *gather) run(ctx context.Context) {
	for {
		var all []*group
		select {
		case first := <-g.queue:
			all = append(all, first)
		case <-g.quit:
			return
		}
		for n := len(all[0].cmds); n < gathered; {
			select {
			case next := <-g.queue:
				all = append(all, next)
				n += len(next.cmds)
				continue
			default:
			}
			break
		}
		g.exec(ctx, all)
	}
}

// exec runs the groups whose callers still wait. What went wrong is in each command.
func (g *gather) exec(ctx context.Context, all []*group) {
	if g.link.isAway() { // found out while these waited
		for _, one := range all {
			one.err = errAway
			close(one.done)
		}
		return
	}
	pipe, writes := g.rdb.Pipeline(), false
	for _, one := range all {
		if one.ctx.Err() == nil {
			writes = writes || one.writes
			for _, c := range one.cmds {
				pipe.Process(ctx, c)
			}
		}
	}
	var err error
	if single, ok := g.rdb.(*redis.Client); ok && g.lazy && writes {
		info := pipe.Info(ctx, "persistence")
		pipe.Exec(ctx)
		err = written(ctx, single, info)
	} else {
		pipe.Exec(ctx)
		if g.lazy && writes {
			err = eachPrimary(ctx, g.rdb, func(ctx context.Context, c *redis.Client) error { return written(ctx, c, nil) })
		}
	}
	for _, one := range all {
		if one.writes {
			one.err = err
		}
		close(one.done)
	}
}

func (g *gather) close() {
	close(g.quit)
	g.work.Wait()
}

// do runs the commands, in order where they go to one server, and returns the first failure. A call that was given up may still be done.
func (s *Store) do(ctx context.Context, doing string, cmds ...redis.Cmder) error {
	if s.link.isAway() {
		return errAway
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	one := &group{ctx: ctx, cmds: make([]redis.Cmder, len(cmds)), done: make(chan struct{})}
	for i, c := range cmds {
		one.cmds[i] = c
		if s, ok := c.(*scripted); ok {
			one.cmds[i], one.writes = s.Cmd, one.writes || s.writes()
		}
	}
	select {
	case s.gather.queue <- one:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.ctx.Done():
		return s.judged(ctx, doing, errors.New("closed"))
	}
	select {
	case <-one.done:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.ctx.Done():
		return s.judged(ctx, doing, errors.New("closed"))
	}
	if one.err != nil {
		return s.judged(ctx, doing, one.err)
	}
	for _, c := range cmds {
		err := c.Err()
		if sc, ok := c.(*scripted); ok && err != nil && strings.HasPrefix(err.Error(), "NOSCRIPT") {
			err = sc.whole(ctx, s.rdb)
		}
		if err = s.judged(ctx, doing, err); err != nil {
			return err
		}
	}
	return nil
}
