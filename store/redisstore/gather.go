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
	late  chan []*group // done, but a sync was under way
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
	g := &gather{rdb: rdb, link: link, queue: make(chan *group, gathered), late: make(chan []*group, gathered), quit: make(chan struct{})}
	for range gatherers {
		g.work.Go(func() { g.run(ctx) })
	}
	g.work.Go(func() { g.confirm(ctx) })
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
	written := func() (bool, error) { return true, nil }
	if g.lazy && writes {
		written = g.asked(ctx, pipe)
	}
	pipe.Exec(ctx)
	known, err := written()
	if known && err == nil {
		ended(all, nil)
		return
	}
	var wait []*group
	for _, one := range all {
		if one.writes {
			wait = append(wait, one)
		} else {
			close(one.done)
		}
	}
	if err != nil { // it may have died between its answers: those writes are as good as not kept
		ended(wait, err)
		return
	}
	select {
	case g.late <- wait:
	case <-g.quit:
		ended(wait, errAway)
	}
}

// asked has the server say behind the commands of the pipeline whether it has written them. Of a cluster each server is asked afterwards.
func (g *gather) asked(ctx context.Context, pipe redis.Pipeliner) (written func() (bool, error)) {
	if _, single := g.rdb.(*redis.Client); !single {
		return func() (bool, error) { return false, nil }
	}
	info := pipe.Info(ctx, "persistence")
	return func() (bool, error) { return info.Err() == nil && noSync(info.Val()), info.Err() }
}

func ended(all []*group, err error) {
	for _, one := range all {
		one.err = err
		close(one.done)
	}
}

// confirm lets those go on whose commands are written, many at a time, so that a sync holds up nobody but them.
func (g *gather) confirm(ctx context.Context) {
	for {
		var all []*group
		select {
		case all = <-g.late:
		case <-g.quit:
			return
		}
		for more := true; more; {
			select {
			case next := <-g.late:
				all = append(all, next...)
			default:
				more = false
			}
		}
		ended(all, eachPrimary(ctx, g.rdb, written))
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
