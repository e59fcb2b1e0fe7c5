package redisstore

import (
	"context"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
	"go.uber.org/zap"
)

// probeEvery is how often a Redis that is away is asked whether it is back.
const probeEvery = 250 * time.Millisecond

// link knows whether Redis can be reached. The first call that fails finds out for all: from then on calls are refused at once, and one
// goroutine asks until an answer comes.
type link struct {
	rdb  redis.UniversalClient
	log  *zap.Logger
	tell func() // called when Redis is back

	mu   sync.Mutex
	away bool
	back chan struct{} // closed when Redis is back; nil while it is there
	ask  chan struct{}
}

func newLink(rdb redis.UniversalClient, log *zap.Logger, tell func()) *link {
	return &link{rdb: rdb, log: log, tell: tell, ask: make(chan struct{}, 1)}
}

// isAway says that calls are refused now.
func (l *link) isAway() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.away
}

// broke says that a call found Redis away.
func (l *link) broke(err error) {
	l.mu.Lock()
	first := !l.away
	if first {
		l.away, l.back = true, make(chan struct{})
	}
	l.mu.Unlock()
	if !first {
		return
	}
	l.log.Warn("redis is away: nothing can be kept until it is back", zap.Error(err))
	select {
	case l.ask <- struct{}{}:
	default:
	}
}

// wait returns when Redis is there, or with ctx's error.
func (l *link) wait(ctx context.Context) error {
	l.mu.Lock()
	back := l.back
	l.mu.Unlock()
	if back == nil {
		return ctx.Err()
	}
	select {
	case <-back:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *link) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.ask:
		}
		since := time.Now()
		for !l.answers(ctx) {
			select {
			case <-ctx.Done():
				return
			case <-time.After(probeEvery):
			}
		}
		l.mu.Lock()
		l.away = false
		close(l.back)
		l.back = nil
		l.mu.Unlock()
		l.tell()
		l.log.Info("redis is back", zap.Duration("away", time.Since(since)))
	}
}

// answers says whether Redis takes commands: one that still loads its files, or has lost its cluster, does not.
func (l *link) answers(ctx context.Context) bool {
	ctx, done := context.WithTimeout(ctx, dialIn)
	defer done()
	err := l.rdb.Get(ctx, madeKey).Err()
	return err == nil || err == redis.Nil
}
