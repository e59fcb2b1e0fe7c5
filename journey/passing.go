package journey

import (
	"context"
	"errors"
	"time"
)

// pass moves the time on: second by second at first and at the end, then by five, in between in long steps that pass over nothing that is due;
// whoever is there goes on being there.
func (w *World) pass(ctx context.Context, d time.Duration) error {
	for left := d; left > 0; {
		step := time.Second
		switch gone := d - left; {
		case gone >= time.Minute && left > time.Minute:
			step = min(w.untilDue(ctx, 15*time.Minute), left-time.Minute)
		case gone >= closely && left > closely:
			step = min(w.untilDue(ctx, 5*time.Second), left-closely)
		}
		w.mu.Lock()
		w.now = w.now.Add(step)
		w.mu.Unlock()
		left -= step
		if err := w.tick(ctx); err != nil {
			return err
		}
	}
	return nil
}

// closely is how long the time is moved on by seconds: longer than the grace of an agent whose tab is closed.
const closely = 15 * time.Second

// untilDue is how long nothing is due, at most so long and at least a second.
func (w *World) untilDue(ctx context.Context, most time.Duration) time.Duration {
	s, err := w.store.Get(ctx, w.id)
	if due := s.Due(); err == nil && !due.IsZero() {
		return max(time.Second, min(most, due.Sub(w.time())))
	}
	return most
}

func (w *World) tick(ctx context.Context) error {
	if err := w.beat(ctx); err != nil {
		return err
	}
	for _, n := range w.nodes {
		if err := n.clock.Tick(ctx); err != nil {
			return err
		}
	}
	return w.settle(ctx)
}

func (w *World) beat(ctx context.Context) error {
	for id, status := range w.here {
		if err := w.roster.Beat(ctx, id, "desk", status); err != nil {
			return err
		}
	}
	return nil
}

// settle waits for the bots' turns, and lets every line see what has happened.
func (w *World) settle(ctx context.Context) error {
	if err := w.beat(ctx); err != nil {
		return err
	}
	for _, n := range w.nodes {
		n.bot.Wait()
	}
	for _, n := range w.nodes {
		if err := errors.Join(n.book.Poke(ctx, ""), n.notices.Poke(ctx, "")); err != nil {
			return err
		}
		if err := n.line.Load(ctx); err != nil {
			return err
		}
		n.line.Tick(ctx)
	}
	return nil
}
