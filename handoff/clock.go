package handoff

import (
	"context"
	"errors"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// Turns finishes bot turns that a crash cut off; the bot implements it.
type Turns interface {
	// Finish takes up the turn that is due in the session, if one is, and returns at once.
	Finish(ctx context.Context, id chat.ID)
}

// Clock does what is due, on every node: the append at the head that a node read lets one of them do it, once.
type Clock struct {
	*Desk
	turns      Turns
	absent     absence
	looked     time.Time // when the roster was last looked at
	swept      time.Time // when idle sessions were last looked for
	lookedDown time.Time // when sessions that rose were last looked at
	carrying   carrying
}

// NewClock makes a Clock over the desk's store, roster and settings.
func NewClock(desk *Desk, turns Turns) *Clock {
	return &Clock{Desk: desk, turns: turns, absent: absence{seen: map[string]time.Time{}, gone: map[string]time.Time{}}}
}

// every is how often the Clock acts, where the time that counts is that of the machine.
const every = 500 * time.Millisecond

// Run acts twice a second until ctx ends.
func (c *Clock) Run(ctx context.Context) error { return c.RunEvery(ctx, every) }

// RunEvery is Run at another pace, as in a simulation whose time goes faster.
func (c *Clock) RunEvery(ctx context.Context, pace time.Duration) error {
	tick := time.NewTicker(pace)
	defer tick.Stop()
	defer c.Carried()
	for {
		if err := c.Tick(ctx); err != nil && ctx.Err() == nil {
			c.Log.Warn("due work cannot be done; it is tried again", zap.Error(err))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

const (
	batch    = 1000        // sessions taken up in one go
	idleLook = time.Minute // how often idle sessions are looked for
)

// Tick does what is due now. An error is the first of those that kept some of it from being done; it stays due.
func (c *Clock) Tick(ctx context.Context) error {
	now := c.Now()
	failed := errors.Join(c.due(ctx, now), c.left(ctx), c.down(ctx, now))
	if now.Sub(c.swept) >= idleLook {
		c.swept = now
		failed = errors.Join(failed, c.idle(ctx, now), c.sweepGrants(ctx, now))
	}
	return failed
}

func (c *Clock) due(ctx context.Context, now time.Time) error {
	all, err := c.Store.List(ctx, chat.Query{Due: now, Order: chat.ByDue, Limit: batch})
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return nil
	}
	here := c.crew(ctx)
	return each(all, func(s chat.Session) error {
		if turnDue(s, now) {
			c.turns.Finish(ctx, s.ID)
		}
		return errors.Join(c.act(ctx, s, c.dueEvents(s, now, here)), c.carryOut(ctx, s, now))
	})
}

// atOnce is how many sessions are acted on at the same time: a store keeps many appends for the price of one.
const atOnce = 64

// each calls f for all sessions, many at once, and returns what went wrong first.
func each(all []chat.Session, f func(chat.Session) error) error {
	var work sync.WaitGroup
	room, failed := make(chan struct{}, atOnce), make(chan error, 1)
	for _, s := range all {
		room <- struct{}{}
		work.Go(func() {
			defer func() { <-room }()
			if err := f(s); err != nil {
				select {
				case failed <- err:
				default:
				}
			}
		})
	}
	work.Wait()
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}

// act appends at the head at which the events were decided. When the log moved on, somebody else acted or will: the session is looked at again next time.
func (c *Clock) act(ctx context.Context, s chat.Session, ev []chat.Event) error {
	if len(ev) == 0 {
		return nil
	}
	_, err := c.Store.Append(ctx, s, ev...)
	if errors.Is(err, chat.ErrConflict) || errors.Is(err, chat.ErrNotFound) {
		return nil
	}
	return err
}

// idle closes what has been with the bot for too long without a word.
func (c *Clock) idle(ctx context.Context, now time.Time) error {
	all, err := c.Store.List(ctx, chat.Query{States: []chat.State{chat.WithBot}, Idle: now.Add(-c.Settings.IdleClose), Limit: chat.MaxLimit})
	if err != nil {
		return err
	}
	return each(all, func(s chat.Session) error {
		if s.Pending.Seq > 0 {
			return nil
		}
		return c.act(ctx, s, []chat.Event{chat.New(chat.At(now), bySystem, chat.Closed{Outcome: "abandoned"})})
	})
}
