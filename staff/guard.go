package staff

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"roundpeg/chat"
)

// Limited is a chat.ErrLimited that says when to come back.
type Limited struct{ After time.Duration }

func (l *Limited) Error() string {
	return fmt.Sprintf("too many failed sign-ins: try again in %d s", int(l.After.Seconds())+1)
}
func (l *Limited) Unwrap() error { return chat.ErrLimited }

// guard slows guessing down: after a few failures of an account or from an address, each further one doubles the wait.
// The address gets more tries, since a whole office may share one.
type guard struct {
	now func() time.Time
	mu  sync.Mutex
	at  map[string]failures
}

type failures struct {
	n     int
	until time.Time // no try before
	last  time.Time
}

const (
	freeAccount = 5
	freeAddress = 20
	maxWait     = 5 * time.Minute
	forgetAfter = time.Hour
	maxGuarded  = 10_000
)

func newGuard(now func() time.Time) *guard { return &guard{now: now, at: map[string]failures{}} }

func keys(email, addr string) map[string]int {
	return map[string]int{"email " + strings.ToLower(strings.TrimSpace(email)): freeAccount, "addr " + addr: freeAddress}
}

func (g *guard) wait(email, addr string) time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	var longest time.Duration
	for k := range keys(email, addr) {
		longest = max(longest, g.at[k].until.Sub(g.now()))
	}
	return longest
}

func (g *guard) failed(email, addr string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	if len(g.at) > maxGuarded {
		for k, f := range g.at {
			if now.Sub(f.last) > forgetAfter || len(g.at) > maxGuarded {
				delete(g.at, k)
			}
		}
	}
	for k, free := range keys(email, addr) {
		f := g.at[k]
		if now.Sub(f.last) > forgetAfter {
			f.n = 0
		}
		f.n, f.last = f.n+1, now
		if over := f.n - free; over >= 0 {
			f.until = now.Add(min(maxWait, time.Second<<min(over, 10)))
		}
		g.at[k] = f
	}
}

func (g *guard) succeeded(email, addr string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for k := range keys(email, addr) {
		delete(g.at, k)
	}
}
