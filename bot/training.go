package bot

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/intents"
)

// training is the work in the background of a mind: one version at a time. Guarded by the mind's mu, but for work.
type training struct {
	work   sync.WaitGroup
	busy   bool
	closed bool
	now    *chat.Training
	tried  chat.Seq      // the newest version that was trained, or could not be
	failed error         // why tried could not be
	moved  chan struct{} // is closed whenever any of this changes that Learned waits for
	again  again
}

// move wakes those who wait.
func (t *training) move() {
	close(t.moved)
	t.moved = make(chan struct{})
}

// catchUp has the newest version trained, unless it is or a training is under way, which will come to it.
func (m *Mind) catchUp() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if t := &m.training; !t.busy && !t.closed && m.history.newest.version > t.tried {
		t.busy = true
		t.work.Go(m.train)
	}
}

// train trains the newest version until there is none newer: those that were saved while it was at it are skipped but the last.
func (m *Mind) train() {
	for {
		v, ok := m.next()
		if !ok {
			return
		}
		k, err := m.know(v)
		m.learned(v.version, k, err)
		debug.FreeOSMemory() // a training needs much more than what it leaves
	}
}

// next is what to train now; not ok ends the training.
func (m *Mind) next() (v saved, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, v := &m.training, m.history.newest
	if t.closed || v.version <= t.tried && !t.again.due {
		t.busy = false
		return v, false
	}
	if t.again.due = false; v.version > t.tried {
		t.now = &chat.Training{Version: v.version}
	} else {
		v = saved{version: m.now.Load().version} // once more
	}
	return v, true
}

// learned puts what was trained in the place of what was known; what could not be trained leaves that as it is.
func (m *Mind) learned(version chat.Seq, k *known, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := &m.training
	t.now = nil
	newer := version > t.tried
	if newer {
		t.tried, t.failed = version, err
	}
	if err == nil {
		m.now.Store(k)
		if newer || k.lacks == nil {
			m.opt.Log.Info("intents taken over", zap.Uint64("version", uint64(version)), zap.String("model", k.name), zap.Duration("took", k.took))
		}
		m.plan(k)
	} else {
		m.opt.Log.Error("intents cannot be taken over; those before them go on", zap.Uint64("version", uint64(version)), zap.Error(err))
	}
	t.move()
}

// know trains a version; without its content it is the one that serves.
func (m *Mind) know(v saved) (k *known, err error) {
	defer m.panicked(&err)
	begin := time.Now()
	var set intents.Set
	if v.set == nil {
		set = m.now.Load().set
	} else if set, err = decodeSet(v); err != nil {
		return nil, err
	}
	model, lacks, err := m.fit(v.version, set)
	if err != nil {
		return nil, err
	}
	if model == nil {
		k := *m.now.Load()
		k.lacks = lacks
		return &k, nil
	}
	return &known{version: v.version, set: set, classifier: model, name: model.Name(), took: time.Since(begin), lacks: lacks}, nil
}

// errBegins is why a mind reads by words alone at first.
var errBegins = errors.New("the meaning of the phrases is being learned")

// knowWords trains a version by its words alone, if there is more to it than those.
func (m *Mind) knowWords(v saved) (k *known, err error) {
	if m.opt.Training.Encoder == nil {
		return m.know(v)
	}
	defer m.panicked(&err)
	begin := time.Now()
	set, err := decodeSet(v)
	if err != nil {
		return nil, err
	}
	opt := m.opt.Training
	opt.Encoder = nil
	model, err := intents.Train(set, opt)
	if err != nil {
		return nil, err
	}
	return &known{version: v.version, set: set, classifier: model, name: model.Name(), took: time.Since(begin), lacks: errBegins}, nil
}

// panicked makes an error of a panic: what goes wrong in the background must not end what serves.
func (m *Mind) panicked(err *error) {
	if p := recover(); p != nil {
		m.opt.Log.Error("panic in a training", zap.String("panic", cause(p)), zap.ByteString("stack", debug.Stack()))
		*err = fmt.Errorf("it panicked: %s", cause(p))
	}
}

// progress notes how far a training is. Of a closed mind it ends the goroutine, so that nobody waits for what nobody will use.
func (m *Mind) progress(done float64) {
	m.mu.Lock()
	t := &m.training
	if t.now != nil {
		t.now.Done = max(t.now.Done, done) // of what is trained anew by its words alone, too
	}
	closed := t.closed
	if closed {
		t.busy, t.now = false, nil
	}
	m.mu.Unlock()
	if closed {
		runtime.Goexit()
	}
}

// Learned waits until this node reads by the version or a newer one. It is false if that cannot be: it could not be trained, the mind was
// closed, or ctx is done.
func (m *Mind) Learned(ctx context.Context, version chat.Seq) bool {
	for {
		m.mu.Lock()
		known, over, moved := m.now.Load().version >= version, m.training.closed || m.training.tried >= version, m.training.moved
		m.mu.Unlock()
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
