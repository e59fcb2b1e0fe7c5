package handoff

import (
	"context"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// reread is how often the whole line is read anew, in case pokes were lost.
const reread = 15 * time.Second

// Run loads the line and keeps it fresh until ctx ends: it follows every poke at once, and every second (Pace) looks who is there.
func (l *Line) Run(ctx context.Context) error {
	var watching sync.WaitGroup
	defer watching.Wait()
	watching.Go(func() { l.watch(ctx) })
	second := time.NewTicker(l.Pace)
	defer second.Stop()
	for left := 0; ; left-- {
		fresh := l.sync
		if left <= 0 || l.isDoubted() {
			fresh, left = l.Load, int(reread/l.Pace)
		}
		if err := fresh(ctx); err != nil && ctx.Err() == nil {
			l.Log.Warn("the line cannot be read; it is tried again", zap.Error(err))
			left = 0
		}
		l.Tick(ctx)
		for pokes := true; pokes; {
			select {
			case <-ctx.Done():
				return nil
			case <-second.C:
				pokes = false
			case <-l.wake:
				if l.isDoubted() {
					pokes, left = false, 0 // all of it is read anew
					continue
				}
				l.sync(ctx) // what fails stays dirty, for the next second
				l.offer(ctx)
			}
		}
	}
}

// watch hears pokes; whenever the store ends it early, it starts over, and the whole line is read within reread.
func (l *Line) watch(ctx context.Context) {
	for ctx.Err() == nil {
		if err := l.Store.Watch(ctx, l.Poke); err != nil && ctx.Err() == nil {
			l.Log.Warn("pokes are not heard; it is tried again", zap.Error(err))
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

// Poke says that a session has changed; without an id, that any may have.
func (l *Line) Poke(id chat.ID, at chat.Seq) {
	if id.Reserved() {
		return
	}
	l.mu.Lock()
	if id == "" {
		l.doubted = true
	} else if s, ok := l.sessions[id]; !ok || s.Head <= at { // equal after an erasure
		l.dirty[id] = true
	}
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// isDoubted says once that pokes may have been lost.
func (l *Line) isDoubted() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	doubted := l.doubted
	l.doubted = false
	return doubted
}

// Tick looks who is at the desk and renews the offers.
func (l *Line) Tick(ctx context.Context) {
	if here, err := l.Roster.List(ctx); err == nil { // otherwise those seen last count, until the roster can be asked again
		var seats []Seat
		for _, p := range here {
			if a, ok := l.find(p.Agent); ok && p.Status == chat.Available {
				seats = append(seats, Seat{Agent: a})
			}
		}
		l.mu.Lock()
		l.seats = seats
		l.mu.Unlock()
	}
	l.offer(ctx)
}

func (l *Line) find(agent string) (Agent, bool) {
	if l.Staff == nil {
		return Agent{}, false
	}
	return l.Staff(agent)
}
