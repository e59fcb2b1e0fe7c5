package latest

import (
	"context"
	"time"

	"roundpeg/chat"
)

// Wait waits until the version serves, or a newer one. It is false if that cannot be: it could not be made, the maker was closed, or ctx is done.
func (m *Maker) Wait(ctx context.Context, version chat.Seq) bool {
	for {
		m.mu.Lock()
		serves, over, moved := m.serves >= version, m.closed || m.tried >= version, m.moved
		m.mu.Unlock()
		if serves || over {
			return serves
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return false
		}
	}
}

// Ready says whether the encoder answers; without a question for that, it does.
func (m *Maker) Ready() error {
	if m.o.Ready == nil {
		return nil
	}
	ctx, done := context.WithTimeout(m.ctx, readyIn)
	defer done()
	return m.o.Ready(ctx)
}

// Context ends with the maker.
func (m *Maker) Context() context.Context { return m.ctx }

// Go does other work in the background, for which Close waits too. It is false, and does nothing, once the maker is closed.
func (m *Maker) Go(work func()) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.closed {
		m.work.Go(work)
	}
	return !m.closed
}

// Again is how long what serves waits to be made again; 0 when it lacks nothing.
func (m *Maker) Again() time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.wait
}

// Close ends the work and waits for what is under way.
func (m *Maker) Close() {
	m.mu.Lock()
	m.closed = true
	if m.end(); m.timer != nil {
		m.timer.Stop()
	}
	m.move()
	m.mu.Unlock()
	m.work.Wait()
}
