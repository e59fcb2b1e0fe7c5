package gateway

import (
	"sync"
	"time"

	"roundpeg/chat"
)

// lineEvery is how often customers in the line are told of a change of their place at most.
const lineEvery = 250 * time.Millisecond

// queueWatch follows the queue for the whole process: it wakes the desks and the customers in the line, and counts.
type queueWatch struct {
	g       *Gateway
	changed chan struct{} // one slot

	mu      sync.RWMutex
	version uint64
	states  map[chat.ID]place
}

// place is what was last seen of a session in the queue.
type place struct {
	state chat.State
	asked chat.Seq
}

func newQueueWatch(g *Gateway) *queueWatch {
	return &queueWatch{g: g, changed: make(chan struct{}, 1), states: map[chat.ID]place{}}
}

func (q *queueWatch) poke() {
	select {
	case q.changed <- struct{}{}:
	default:
	}
}

// waits says whether the session stands in the line.
func (q *queueWatch) waits(id chat.ID) bool {
	q.mu.RLock()
	defer q.mu.RUnlock()
	return q.states[id].state == chat.Waiting
}

// run returns when the gateway ends.
func (q *queueWatch) run() {
	stop := q.g.Queue.Follow(q.poke)
	defer stop()
	q.read(true)
	line := time.NewTimer(lineEvery)
	line.Stop()
	waiting := false // whether line runs
	for {
		select {
		case <-q.g.ctx.Done():
			return
		case <-q.changed:
			q.read(false)
			for _, d := range q.g.hub.allDesks() {
				d.queueChanged()
			}
			if !waiting {
				waiting = true
				line.Reset(lineEvery)
			}
		case <-line.C:
			waiting = false
			for _, id := range q.inLine() {
				q.g.hub.wakeCustomers(id)
			}
		}
	}
}

// read follows what changed; those whose own place changed hear of it at once.
func (q *queueWatch) read(first bool) {
	q.mu.Lock()
	now, changed, whole := q.g.Queue.Since(q.version)
	q.version = now
	if whole {
		changed = changed[:0]
		for id := range q.states {
			changed = append(changed, id)
		}
		for _, s := range q.g.Queue.All() {
			if _, known := q.states[s.ID]; !known {
				changed = append(changed, s.ID)
			}
		}
	}
	for _, id := range changed {
		q.look(id, first)
	}
	q.mu.Unlock()
	for _, id := range changed {
		q.g.hub.wakeCustomers(id)
	}
}

func (q *queueWatch) look(id chat.ID, first bool) {
	m := q.g.metrics
	before := q.states[id]
	if before.state != "" {
		m.queue.WithLabelValues(string(before.state)).Dec()
	}
	s, ok := q.g.Queue.Get(id)
	if !ok {
		delete(q.states, id)
		return
	}
	m.queue.WithLabelValues(string(s.State)).Inc()
	if s.State == chat.Waiting && s.Asked != before.asked && !first {
		m.handoffs.WithLabelValues(string(s.Reason)).Inc()
	}
	q.states[id] = place{s.State, s.Asked}
}

func (q *queueWatch) inLine() []chat.ID {
	q.mu.RLock()
	defer q.mu.RUnlock()
	var ids []chat.ID
	for id, p := range q.states {
		if p.state == chat.Waiting {
			ids = append(ids, id)
		}
	}
	return ids
}
