package upstream

import (
	"fmt"
	"sync"
	"time"
)

// After InARow failures in a row nobody calls for ShutFor; then one goes and looks, and if it fails as well it is shut for twice as long, up to Breaker.Most.
const (
	InARow  = 5
	ShutFor = 10 * time.Second
)

// Verdict is what a call says of the server; of one that was broken off, nothing.
type Verdict int

const (
	Nothing Verdict = iota
	Good
	Bad
)

// Breaker keeps calls from a server that fails them all (Nygard, Release It!, "Circuit Breaker").
type Breaker struct {
	Now  func() time.Time
	Most time.Duration // it is shut at once; ShutFor when zero

	mu      sync.Mutex
	failed  int       // in a row
	until   time.Time // it is shut, if failed says so
	length  time.Duration
	probing bool
	last    string
}

// Shut is why a call was not made.
type Shut struct {
	For, After time.Duration // as long as it is shut each time; as long as it still is, 0 while one looks
	Last       string        // what the last failure said
}

func (s *Shut) Error() string {
	return fmt.Sprintf("not asked for %s after %d failures in a row, the last: %s", s.For, InARow, s.Last)
}

// Enter lets a call through, or says why not. Whoever is let through must come to Leave.
func (b *Breaker) Enter() (probe bool, shut *Shut) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failed < InARow {
		return false, nil
	}
	if left := b.until.Sub(b.Now()); b.probing || left > 0 {
		return false, &Shut{For: b.length, After: max(0, left), Last: b.last}
	}
	b.probing = true
	return true, nil
}

// Leave says what became of a call; says is what its failure said.
func (b *Breaker) Leave(probe bool, v Verdict, says string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if probe {
		b.probing = false
	}
	switch {
	case v == Good:
		b.failed, b.length = 0, 0
	case v == Bad && (probe || b.failed < InARow): // what began before it was shut does not keep it so
		b.failed, b.last = min(b.failed+1, InARow), says
		if b.failed == InARow {
			b.length = min(max(ShutFor, 2*b.length), max(ShutFor, b.Most))
			b.until = b.Now().Add(b.length)
		}
	}
}

// Open says that calls are kept away.
func (b *Breaker) Open() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.failed >= InARow
}
