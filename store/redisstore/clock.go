package redisstore

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"
)

// clock is the time of Redis: what is due is due at the same moment on every node, whatever their own clocks say.
type clock struct {
	s      *Store
	offset atomic.Int64     // of Redis's clock against this node's, ns
	own    func() time.Time // of this node
}

// askEvery is how often Redis is asked for the time.
const askEvery = 5 * time.Second

// Now is the time by Redis's clock, as far as this node knows it.
func (s *Store) Now() time.Time {
	return s.clock.own().Add(time.Duration(s.clock.offset.Load()))
}

// set asks Redis for the time. What the question and the answer took counts half.
func (c *clock) set(ctx context.Context) error {
	before := c.own()
	cmd := redis.NewTimeCmd(ctx, "time")
	if err := c.s.do(ctx, "ask for the time", cmd); err != nil {
		return err
	}
	after := c.own()
	if took := after.Sub(before); took < time.Second {
		c.offset.Store(int64(cmd.Val().Sub(before.Add(took / 2))))
	}
	return nil
}

func (c *clock) run() {
	every := time.NewTicker(askEvery)
	defer every.Stop()
	for {
		select {
		case <-c.s.ctx.Done():
			return
		case <-every.C:
			c.set(c.s.ctx) // what fails is asked again
		}
	}
}
