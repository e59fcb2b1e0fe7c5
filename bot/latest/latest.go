// Package latest keeps what is made of saved versions up with the newest of them: it is made in the background, one at a time, and what was saved meanwhile comes
// in one. What could only be made in part, since an encoder was away, is made again later.
package latest

import (
	"context"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// What lacks something is made again after a minute, and then each time after twice as long, up to ten.
const (
	firstAgain = time.Minute
	mostAgain  = 10 * time.Minute
	readyIn    = 20 * time.Second // it must answer: a server that loads its model when it is first asked needs that
)

// Made is what became of a version.
type Made struct {
	Version chat.Seq
	Lacks   error // why it was made in part alone; nil: it is whole
	Err     error // why it could not be made; what served before goes on
}

// Options say what a Maker does. Log is never nil.
type Options struct {
	// Make makes the newest version, or once more what serves if again is set, and puts it in the place of what serves. It may end its goroutine if the Maker is
	// closed.
	Make func(again bool) Made
	// Ready, if any, says whether the encoder answers; ctx ends soon.
	Ready func(ctx context.Context) error
	Log   *zap.Logger
	Says  string // in the log, when what lacks something is planned anew
}

// Maker is the work in the background. Safe for concurrent use; whoever calls Wait or Close may hold no lock that Make takes.
type Maker struct {
	o    Options
	ctx  context.Context // ends with the maker
	end  context.CancelFunc
	work sync.WaitGroup

	mu     sync.Mutex // of all below
	busy   bool
	closed bool
	newest chat.Seq      // that is saved
	tried  chat.Seq      // the newest version that was made, or could not be
	serves chat.Seq      // the version that was made last
	moved  chan struct{} // is closed whenever any of this changes that Wait waits for

	timer *time.Timer   // until what lacks something is made again
	wait  time.Duration // the last one; 0 when nothing is lacking
	due   bool          // it is to be made again now
}

// New is a maker that makes nothing before Began.
func New(o Options) *Maker {
	m := &Maker{o: o, busy: true, moved: make(chan struct{})}
	m.ctx, m.end = context.WithCancel(context.Background())
	return m
}

// Began says what serves first. If that lacks something, it is made again at once.
func (m *Maker) Began(version chat.Seq, lacks error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tried, m.serves, m.busy = version, version, false
	m.due = lacks != nil
	m.start()
}

// Saved says that there is a version, which is made unless it is, or a newer one.
func (m *Maker) Saved(version chat.Seq) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.newest = max(m.newest, version)
	m.start()
}

// TryAgain makes what serves once more: what it lacked may be there.
func (m *Maker) TryAgain() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.due = true
	m.start()
}

// start begins to work if there is something to do; m.mu is held.
func (m *Maker) start() {
	if !m.busy && m.todo() {
		m.busy = true
		m.work.Go(m.run)
	}
}

func (m *Maker) todo() bool { return !m.closed && (m.newest > m.tried || m.due) }

func (m *Maker) run() {
	for {
		again, ok := m.next()
		if !ok {
			return
		}
		m.made(m.o.Make(again))
	}
}

// next says whether to make something anew or again; if neither, the goroutine ends.
func (m *Maker) next() (again, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.busy = m.todo(); !m.busy {
		return false, false
	}
	m.due = false
	return m.newest <= m.tried, true
}

func (m *Maker) made(what Made) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tried = max(m.tried, what.Version)
	if what.Err == nil {
		m.serves = what.Version
		m.plan(what.Lacks)
	}
	m.move()
}

// plan has what lacks something made again later; m.mu is held.
func (m *Maker) plan(lacks error) {
	if m.timer != nil {
		m.timer.Stop()
	}
	if lacks == nil {
		m.wait = 0
		return
	}
	if m.closed {
		return
	}
	m.wait = min(max(firstAgain, 2*m.wait), mostAgain)
	m.timer = time.AfterFunc(m.wait, m.TryAgain)
	m.o.Log.Warn(m.o.Says, zap.Duration("after", m.wait), zap.Error(lacks))
}

// move wakes those who wait; m.mu is held.
func (m *Maker) move() {
	close(m.moved)
	m.moved = make(chan struct{})
}
