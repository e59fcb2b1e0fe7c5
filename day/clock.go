package day

import (
	"context"
	"sync"
	"time"
)

// stroke is how long one goes on at most without looking whether the world keeps up.
const stroke = 10 * time.Millisecond

// Clock is a time that goes faster than that of the machine, and waits for who is slow: it goes on by one stroke whenever the world has
// answered, so a busy machine makes the day longer, never its people late. Safe for concurrent use.
type Clock struct {
	speed float64

	mu    sync.Mutex
	at    time.Time
	moved chan struct{} // is closed at the next stroke
}

// NewClock stands still at an instant until Run; then it goes so many times faster at most.
func NewClock(at time.Time, speed float64) *Clock {
	return &Clock{speed: speed, at: at, moved: make(chan struct{})}
}

// Run goes on until ctx ends, by one stroke for each answer.
func (c *Clock) Run(ctx context.Context, answer func()) {
	for ctx.Err() == nil {
		over := time.After(stroke)
		answer()
		<-over
		c.move(c.Now().Add(time.Duration(float64(stroke) * c.speed)))
	}
}

func (c *Clock) move(to time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if to.After(c.at) {
		c.at = to
	}
	close(c.moved)
	c.moved = make(chan struct{})
}

// Now is its time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Skip goes on at an instant that lies ahead, as a night passes for who sleeps.
func (c *Clock) Skip(to time.Time) { c.move(to) }

// next is closed when its time is another.
func (c *Clock) next() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.moved
}

// Sleep waits for a stretch of its time; false if ctx ended first.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) bool {
	return c.Until(ctx, c.Now().Add(d))
}

// Until waits for an instant of its time.
func (c *Clock) Until(ctx context.Context, at time.Time) bool {
	for {
		moved := c.next()
		if !c.Now().Before(at) {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-moved:
		}
	}
}

// Pace is how often something should look that looks every so often in the time of the machine: not as seldom as that would be here, and
// not so often that nothing else is done.
func (c *Clock) Pace() time.Duration {
	return max(stroke, time.Duration(float64(10*time.Second)/c.speed))
}
