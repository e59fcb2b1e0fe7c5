package bot

import (
	"context"
	"sync"

	"roundpeg/chat"
)

// turns runs one turn at a time for each session and a bounded number altogether. A session that is taken again while its turn
// runs gets another one afterwards; nothing is queued but the ids, so nothing can be full.
type turns struct {
	run  func(context.Context, chat.ID)
	free chan struct{}

	ctx  context.Context
	stop context.CancelFunc
	all  sync.WaitGroup

	mu      sync.Mutex
	again   map[chat.ID]bool // has a turn under way → wants another
	closing bool
}

func newTurns(workers int, run func(context.Context, chat.ID)) *turns {
	t := &turns{run: run, free: make(chan struct{}, workers), again: map[chat.ID]bool{}}
	t.ctx, t.stop = context.WithCancel(context.Background())
	return t
}

func (t *turns) take(id chat.ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closing {
		return // another node takes it up, or this one after its start
	}
	if _, busy := t.again[id]; busy {
		t.again[id] = true
		return
	}
	t.again[id] = false
	t.all.Add(1)
	go t.work(id)
}

func (t *turns) work(id chat.ID) {
	defer t.all.Done()
	for {
		t.free <- struct{}{}
		t.run(t.ctx, id)
		<-t.free
		t.mu.Lock()
		if !t.again[id] || t.closing {
			delete(t.again, id)
			t.mu.Unlock()
			return
		}
		t.again[id] = false
		t.mu.Unlock()
	}
}

func (t *turns) wait() { t.all.Wait() }

func (t *turns) close() {
	t.mu.Lock()
	t.closing = true
	t.mu.Unlock()
	t.all.Wait()
	t.stop()
}
