package bot

import (
	"context"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/intents"
)

// An encoder that is away is asked again after a minute, and then each time after twice as long, up to ten.
const (
	firstAgain = time.Minute
	mostAgain  = 10 * time.Minute
	readyIn    = 20 * time.Second // it must answer: a server that loads its model when it is first asked needs that
)

// again is when the meaning is tried anew. Guarded by the mind's mu.
type again struct {
	ends  context.Context // with the mind
	end   context.CancelFunc
	timer *time.Timer
	wait  time.Duration // the last one; 0 when nothing is lacking
	due   bool
}

func (a *again) stop() {
	a.end()
	if a.timer != nil {
		a.timer.Stop()
	}
}

// plan has the meaning tried again if k lacks it. The mind's mu is held.
func (m *Mind) plan(k *known) {
	a := &m.training.again
	if a.timer != nil {
		a.timer.Stop()
	}
	if k.lacks == nil {
		a.wait = 0
		return
	}
	if m.training.closed {
		return
	}
	a.wait = min(max(firstAgain, 2*a.wait), mostAgain)
	a.timer = time.AfterFunc(a.wait, m.tryAgain)
	m.opt.Log.Warn("texts are read by their words alone; the meaning is tried again", zap.Duration("after", a.wait), zap.Error(k.lacks))
}

// tryAgain trains what serves by words alone once more.
func (m *Mind) tryAgain() {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := &m.training
	if t.closed {
		return
	}
	t.again.due = true
	if !t.busy {
		t.busy = true
		t.work.Go(m.train)
	}
}

// fit trains on a set: by words and meaning or, if what reads the meaning fails, by the words alone; lacks says why. There is no model if that
// is how the version is read already.
func (m *Mind) fit(version chat.Seq, set intents.Set) (model *intents.Model, lacks, err error) {
	opt := m.opt.Training
	opt.Progress = m.progress
	if opt.Encoder != nil {
		if lacks = m.ready(); lacks == nil {
			model, lacks = intents.Train(set, opt)
		}
		if lacks == nil {
			return model, nil, nil
		}
		if k := m.now.Load(); k != nil && k.version == version && k.lacks != nil {
			return nil, lacks, nil
		}
		opt.Encoder = nil
	}
	model, err = intents.Train(set, opt)
	return model, lacks, err
}

func (m *Mind) ready() error {
	if m.opt.Ready == nil {
		return nil
	}
	ctx, done := context.WithTimeout(m.training.again.ends, readyIn)
	defer done()
	return m.opt.Ready(ctx)
}
