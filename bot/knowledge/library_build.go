package knowledge

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// An encoder that is away is asked again after a minute, and then each time after twice as long, up to ten.
const (
	firstAgain = time.Minute
	mostAgain  = 10 * time.Minute
	readyIn    = 20 * time.Second // it must answer
)

// building is the work in the background of a library: one index at a time. Guarded by the library's mu, but for work.
type building struct {
	work   sync.WaitGroup
	ends   context.Context // with the library
	end    context.CancelFunc
	busy   bool
	closed bool
	tried  chat.Seq      // the newest version that was built, or could not be
	moved  chan struct{} // is closed whenever any of this changes that Indexed waits for
	before *Index        // the last one that reads the meaning, whose vectors are taken over

	timer *time.Timer // until the meaning is tried anew
	wait  time.Duration
	due   bool // it is to be tried now
}

// move wakes those who wait.
func (b *building) move() {
	close(b.moved)
	b.moved = make(chan struct{})
}

func (b *building) stop() {
	b.end()
	if b.timer != nil {
		b.timer.Stop()
	}
}

// catchUp has the newest pages indexed, unless they are or a building is under way, which will come to them.
func (l *Library) catchUp() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b := &l.building; !b.busy && !b.closed && l.kept.head > b.tried {
		b.busy = true
		b.work.Go(l.index)
	}
}

// tryAgain indexes what serves by words alone once more.
func (l *Library) tryAgain() {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := &l.building
	if b.closed {
		return
	}
	b.due = true
	if !b.busy {
		b.busy = true
		b.work.Go(l.index)
	}
}

// index indexes the newest pages until there are none newer: those that were saved while it was at it come in one.
func (l *Library) index() {
	for l.next() {
		pages, version := l.readable()
		begin := time.Now()
		s, err := l.know(pages, version)
		l.indexed(version, s, err, time.Since(begin))
	}
}

// next says whether there is something to do; if not, the goroutine ends.
func (l *Library) next() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := &l.building
	if b.closed || l.kept.head <= b.tried && !b.due {
		b.busy = false
		return false
	}
	b.due = false
	return true
}

// readable are the pages that can be indexed, and as of which version.
func (l *Library) readable() (pages []Page, version chat.Seq) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, id := range l.kept.ids() {
		if r := l.kept.pages[id].reads(id); r.err == nil {
			pages = append(pages, r.page)
		}
	}
	return pages, l.kept.head
}

// know indexes pages by words and meaning or, if what reads the meaning fails, by the words alone.
func (l *Library) know(pages []Page, version chat.Seq) (*shelf, error) {
	o := l.opt.Index
	var lacks error
	if o.Encoder != nil {
		if lacks = l.ready(); lacks == nil {
			o.Before = l.building.before // nobody else touches it
			var ix *Index
			if ix, lacks = l.build(l.building.ends, pages, o); lacks == nil {
				l.building.before = ix
				return &shelf{version: version, index: ix, pages: len(pages)}, nil
			}
		}
		if s := *l.now.Load(); s.version == version && s.lacks != nil {
			s.lacks = lacks
			return &s, nil
		}
		o.Encoder, o.Before = nil, nil
	}
	ix, err := l.build(l.building.ends, pages, o)
	return &shelf{version, ix, len(pages), lacks}, err
}

// build makes an error of a panic: what goes wrong in the background must not end what serves.
func (l *Library) build(ctx context.Context, pages []Page, o IndexOptions) (ix *Index, err error) {
	defer func() {
		if p := recover(); p != nil {
			l.opt.Log.Error("panic in the index of the pages", zap.String("panic", fmt.Sprint(p)), zap.ByteString("stack", debug.Stack()))
			err = fmt.Errorf("it panicked: %v", p)
		}
	}()
	return Build(ctx, pages, o)
}

func (l *Library) ready() error {
	if l.opt.Ready == nil {
		return nil
	}
	ctx, done := context.WithTimeout(l.building.ends, readyIn)
	defer done()
	return l.opt.Ready(ctx)
}

// indexed puts an index in the place of the one that served; what could not be built leaves that as it is.
func (l *Library) indexed(version chat.Seq, s *shelf, err error, took time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := &l.building
	newer := version > b.tried
	b.tried = max(b.tried, version)
	switch {
	case b.closed:
	case err != nil:
		l.opt.Log.Error("pages cannot be indexed; those before them go on", zap.Uint64("version", uint64(version)), zap.Error(err))
	default:
		l.now.Store(s)
		if newer || s.lacks == nil {
			l.opt.Log.Info("pages taken over", zap.Uint64("version", uint64(version)), zap.Int("pages", s.pages), zap.Duration("took", took))
		}
		l.plan(s)
	}
	b.move()
}

// plan has the meaning tried again if s lacks it. l.mu is held.
func (l *Library) plan(s *shelf) {
	b := &l.building
	if b.timer != nil {
		b.timer.Stop()
	}
	if s.lacks == nil {
		b.wait = 0
		return
	}
	b.wait = min(max(firstAgain, 2*b.wait), mostAgain)
	b.timer = time.AfterFunc(b.wait, l.tryAgain)
	l.opt.Log.Warn("pages are found by their words alone; the meaning is tried again", zap.Duration("after", b.wait), zap.Error(s.lacks))
}

// Indexed waits until this node answers by the version or a newer one. It is false if that cannot be: it could not be built, the library was closed, or ctx is done.
func (l *Library) Indexed(ctx context.Context, version chat.Seq) bool {
	for {
		l.mu.Lock()
		known, over, moved := l.now.Load().version >= version, l.building.closed || l.building.tried >= version, l.building.moved
		l.mu.Unlock()
		if known || over {
			return known
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return false
		}
	}
}
