package bot

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"go.uber.org/zap"

	"roundpeg/bot/latest"
	"roundpeg/chat"
	"roundpeg/intents"
)

// training is how far the one that is under way has come, and what became of the last. Guarded by the mind's mu.
type training struct {
	now    *chat.Training
	tried  chat.Seq // the newest version that was trained, or could not be
	failed error    // why tried could not be
}

// train trains the newest version, or the one that serves once more, and puts it in the place of what was known; what could not be trained leaves that as it is.
func (m *Mind) train(again bool) latest.Made {
	v := m.begin(again)
	k, err := m.know(v)
	m.learned(v.version, k, err, again)
	debug.FreeOSMemory() // a training needs much more than what it leaves
	made := latest.Made{Version: v.version, Err: err}
	if err == nil {
		made.Lacks = k.lacks
	}
	return made
}

// begin is what to train now; without its content it is what serves.
func (m *Mind) begin(again bool) saved {
	m.mu.Lock()
	defer m.mu.Unlock()
	if again {
		return saved{version: m.now.Load().version}
	}
	v := m.history.newest
	m.training.now = &chat.Training{Version: v.version}
	return v
}

func (m *Mind) learned(version chat.Seq, k *known, err error, again bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := &m.training
	t.now = nil
	if !again {
		t.tried, t.failed = version, err
	}
	if err != nil {
		m.opt.Log.Error("intents cannot be taken over; those before them go on", zap.Uint64("version", uint64(version)), zap.Error(err))
		return
	}
	m.now.Store(k)
	if !again || k.lacks == nil {
		m.opt.Log.Info("intents taken over", zap.Uint64("version", uint64(version)), zap.String("model", k.name), zap.Duration("took", k.took))
	}
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
	closed := m.maker.Context().Err() != nil
	m.mu.Lock()
	if t := &m.training; closed {
		t.now = nil
	} else if t.now != nil {
		t.now.Done = max(t.now.Done, done) // of what is trained anew by its words alone, too
	}
	m.mu.Unlock()
	if closed {
		runtime.Goexit()
	}
}

// Learned waits until this node reads by the version or a newer one. It is false if that cannot be: it could not be trained, the mind was
// closed, or ctx is done.
func (m *Mind) Learned(ctx context.Context, version chat.Seq) bool {
	return m.maker.Wait(ctx, version)
}
