package gateway

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// buckets are token buckets by key. Full ones are as good as new ones and are dropped, so that memory follows those who are active.
type buckets struct {
	Rate
	mu      sync.Mutex
	of      map[string]*rate.Limiter
	sweepAt int
}

func newBuckets(r Rate) *buckets {
	return &buckets{Rate: r, of: map[string]*rate.Limiter{}, sweepAt: 1024}
}

// take takes a token of key, or returns a limited error that says when there is one again.
func (b *buckets) take(key string, now time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.of[key]
	if l == nil {
		if len(b.of) >= b.sweepAt {
			b.sweep(now)
		}
		l = rate.NewLimiter(rate.Limit(b.PerSecond), b.Burst)
		b.of[key] = l
	}
	r := l.ReserveN(now, 1)
	if wait := r.DelayFrom(now); wait > 0 {
		r.CancelAt(now)
		return &limited{after: wait}
	}
	return nil
}

func (b *buckets) sweep(now time.Time) {
	for key, l := range b.of {
		if l.TokensAt(now) >= float64(b.Burst) {
			delete(b.of, key)
		}
	}
	b.sweepAt = max(1024, 2*len(b.of))
}
