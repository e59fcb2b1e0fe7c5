package day

import (
	"context"
	"sync"
	"time"
)

// Clock is a time that goes faster than that of the machine. Safe for concurrent use.
type Clock struct {
	from  time.Time // of the machine, when it began
	speed float64

	mu sync.Mutex
	at time.Time // what it said then, with what was skipped
}

// NewClock begins at an instant, and goes so many times faster.
func NewClock(at time.Time, speed float64) *Clock {
	return &Clock{from: time.Now(), at: at, speed: speed}
}

// Now is its time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at.Add(time.Duration(float64(time.Since(c.from)) * c.speed))
}

// Skip goes on at an instant that lies ahead, as a night passes for who sleeps.
func (c *Clock) Skip(to time.Time) {
	if ahead := to.Sub(c.Now()); ahead > 0 {
		c.mu.Lock()
		c.at = c.at.Add(ahead)
		c.mu.Unlock()
	}
}

// Real is how long a stretch of its time takes here.
func (c *Clock) Real(d time.Duration) time.Duration { return time.Duration(float64(d) / c.speed) }

// Sleep waits for a stretch of its time; false if ctx ended first.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(c.Real(d)):
		return true
	}
}

// Until waits for an instant of its time.
func (c *Clock) Until(ctx context.Context, at time.Time) bool { return c.Sleep(ctx, at.Sub(c.Now())) }

// Pace is how often something should look that looks every so often in the time of the machine: not as seldom as that would be here, and
// not so often that nothing else is done.
func (c *Clock) Pace() time.Duration { return max(10*time.Millisecond, c.Real(10*time.Second)) }
