package remote

import (
	"fmt"
	"sync"
	"time"
)

// After so many failures in a row nobody calls for a while; then one goes and looks.
const (
	inARow  = 5
	shutFor = 10 * time.Second
)

// verdict is what a call says of the server; of one that was broken off, nothing.
type verdict int

const (
	nothing verdict = iota
	good
	bad
)

type breaker struct {
	now func() time.Time

	mu      sync.Mutex
	failed  int       // in a row
	shut    time.Time // until then, if failed says so
	probing bool
	last    string
}

// enter lets a call through, or says why not. Whoever is let through must come to leave.
func (b *breaker) enter() (probe bool, f *fault) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failed < inARow {
		return false, nil
	}
	if b.probing || b.now().Before(b.shut) {
		return false, &fault{says: fmt.Sprintf("not asked for %s after %d failures in a row, the last: %s", shutFor, inARow, b.last)}
	}
	b.probing = true
	return true, nil
}

func (b *breaker) leave(probe bool, v verdict, says string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if probe {
		b.probing = false
	}
	switch {
	case v == good:
		b.failed = 0
	case v == bad && (probe || b.failed < inARow): // what began before it was shut does not keep it so
		b.failed, b.last = min(b.failed+1, inARow), says
		if b.failed == inARow {
			b.shut = b.now().Add(shutFor)
		}
	}
}
