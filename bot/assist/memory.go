package assist

import (
	"context"
	"sync"
	"time"

	"roundpeg/chat"
)

const (
	mostKept  = 500       // things made
	keptFor   = time.Hour // of which none is older
	mostInRow = 16        // of one lane, the one that is being made included
)

// memory holds what was made lately, and makes one thing at a time in each lane.
type memory struct {
	now   func() time.Time
	mu    sync.Mutex
	lanes map[string]*lane
	made  map[string]kept
	order []string // keys of made, oldest first
}

// lane is where things wait for their turn.
type lane struct {
	turn chan struct{} // holds a token while somebody is at it
	in   int
}

type kept struct {
	chat.Made
	until time.Time
}

// once gives what was made for the key before, or makes it. Who comes meanwhile waits, and finds it made; what failed is not kept.
func (m *memory) once(ctx context.Context, of, key string, make func() (chat.Made, error)) (chat.Made, error) {
	if made, ok := m.find(key); ok {
		return made, nil
	}
	leave, err := m.enter(ctx, of)
	if err != nil {
		return chat.Made{}, err
	}
	defer leave()
	if made, ok := m.find(key); ok {
		return made, nil
	}
	made, err := make()
	if err == nil {
		m.keep(key, made)
	}
	return made, err
}

// enter waits for its turn in a lane.
func (m *memory) enter(ctx context.Context, of string) (leave func(), err error) {
	m.mu.Lock()
	l := m.lanes[of]
	if l == nil {
		l = &lane{turn: make(chan struct{}, 1)}
		m.lanes[of] = l
	}
	full := l.in >= mostInRow
	if !full {
		l.in++
	}
	m.mu.Unlock()
	if full {
		return nil, chat.Faultf(chat.ErrLimited, "too much is being asked for this conversation at once: wait a moment")
	}
	out := func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		if l.in--; l.in == 0 {
			delete(m.lanes, of)
		}
	}
	select {
	case l.turn <- struct{}{}:
		return func() { <-l.turn; out() }, nil
	case <-ctx.Done():
		out()
		return nil, ctx.Err()
	}
}

func (m *memory) find(key string) (chat.Made, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.made[key]
	if !ok || !m.now().Before(k.until) {
		return chat.Made{}, false
	}
	return k.Made, true
}

func (m *memory) keep(key string, made chat.Made) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.made[key]; !ok {
		m.order = append(m.order, key)
	}
	m.made[key] = kept{made, m.now().Add(keptFor)}
	for len(m.order) > mostKept {
		delete(m.made, m.order[0])
		m.order = m.order[1:]
	}
}
