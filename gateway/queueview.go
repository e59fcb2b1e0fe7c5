package gateway

import (
	"crypto/sha256"
	"time"

	"roundpeg/chat"
)

// queueView is what one desk was told of the queue. What it is told next is the difference.
type queueView struct {
	welcomed bool
	version  uint64
	shown    map[chat.ID][sha256.Size]byte // by what was said of it; nil before the whole was told

	again bool        // guarded by desk.mu: compare the whole again
	timer *time.Timer // guarded by desk.mu: when a session that is for somebody else alone becomes free
}

type (
	queueFrame struct {
		Type  string `json:"type"`
		Items []item `json:"items"`
	}
	queueItem struct {
		Type string `json:"type"`
		item
		Offered bool `json:"offered,omitempty"` // to this agent, now
	}
	queueGone struct {
		Type    string  `json:"type"`
		Session chat.ID `json:"session"`
	}
)

func (d *desk) queueChanged() { d.wake() }

// flushQueue tells the whole queue once, then what is new, changed or gone. whole compares everything, as after a change of the agent's tier;
// only what differs is told.
func (d *desk) flushQueue(whole bool) error {
	d.mu.Lock()
	who := d.who
	whole, d.view.again = whole || d.view.again, false
	d.mu.Unlock()
	v := &d.view
	now, changed, all := d.g.Queue.Since(v.version)
	v.version = now
	if v.shown == nil {
		return d.tellWhole(who)
	}
	if !whole && !all {
		for _, id := range changed {
			if err := d.tellOne(who, id); err != nil {
				return err
			}
		}
		return nil
	}
	for id := range v.shown {
		if err := d.tellOne(who, id); err != nil {
			return err
		}
	}
	for _, s := range d.g.Queue.All() {
		if err := d.tellOne(who, s.ID); err != nil {
			return err
		}
	}
	return nil
}

func (d *desk) tellWhole(who principal) error {
	q := queueFrame{Type: "queue", Items: []item{}}
	d.view.shown = map[chat.ID][sha256.Size]byte{}
	var offered []chat.ID
	for _, s := range d.g.Queue.All() {
		if !d.maySee(who, s) {
			continue
		}
		i := itemOf(s, d.g.Now())
		q.Items = append(q.Items, i)
		d.view.shown[s.ID] = sha256.Sum256(encode(queueItem{"queue_item", i, false}))
		if d.g.Queue.OfferedTo(s.ID) == who.by.ID {
			offered = append(offered, s.ID)
		}
	}
	if err := d.send(encode(q)); err != nil {
		return err
	}
	for _, id := range offered {
		if err := d.tellOne(who, id); err != nil {
			return err
		}
	}
	return nil
}

func (d *desk) tellOne(who principal, id chat.ID) error {
	shown := d.view.shown
	s, ok := d.g.Queue.Get(id)
	if !ok || !d.maySee(who, s) {
		if _, was := shown[id]; !was {
			return nil
		}
		delete(shown, id)
		return d.send(encode(queueGone{"queue_gone", id}))
	}
	b := encode(queueItem{"queue_item", itemOf(s, d.g.Now()), d.g.Queue.OfferedTo(id) == who.by.ID})
	sum := sha256.Sum256(b)
	if shown[id] == sum {
		return nil
	}
	shown[id] = sum
	return d.send(b)
}

// maySee says whether the session is in this principal's queue: what waits and they may take, and what they have. A program that
// may watch sees all that waits, since it can take nothing.
func (d *desk) maySee(who principal, s chat.Session) bool {
	switch s.State {
	case chat.WithAgent:
		return s.Owns(who.by.ID)
	case chat.Waiting:
	default:
		return false
	}
	if who.roles&agent == 0 {
		return true
	}
	if s.For != nil && s.For.ID != who.by.ID {
		if wait := s.ForUntil.Sub(d.g.Now()); wait > 0 {
			d.lookAgainIn(wait)
			return false
		}
	}
	return s.Tier <= who.agent.Tier
}

// lookAgainIn compares the whole again then: the end of an agent's exclusive time is no event.
func (d *desk) lookAgainIn(wait time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.view.timer != nil {
		d.view.timer.Stop()
	}
	d.view.timer = time.AfterFunc(wait+10*time.Millisecond, func() {
		d.mu.Lock()
		d.view.again = true
		d.mu.Unlock()
		d.wake()
	})
}
