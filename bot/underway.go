package bot

import (
	"context"
	"fmt"
	"sync"
	"time"

	"roundpeg/chat"
)

// errMoved is why a turn is broken off: its log has gone on, by a person who came or by the customer's next words.
var errMoved = fmt.Errorf("the conversation has gone on: %w", context.Canceled)

// stirs is how often a node shows that it is at a turn that takes its time, and seen how long that counts.
const (
	stirs = time.Second
	seen  = 2500 * time.Millisecond
)

// underway is what turns this node is at, and which others have shown to be at.
type underway struct {
	now func() time.Time

	mu     sync.Mutex
	here   map[chat.ID]*work
	others map[chat.ID]time.Time // until when
}

func newUnderway(now func() time.Time) *underway {
	return &underway{now: now, here: map[chat.ID]*work{}, others: map[chat.ID]time.Time{}}
}

// work is one turn of a session.
type work struct {
	bot     *Bot
	session chat.Session
	ref     string

	end  context.CancelCauseFunc
	stop chan struct{} // is closed when the customer has read enough
	once sync.Once
}

// begin notes a turn until over; its context ends with it, or when the log moves on.
func (u *underway) begin(ctx context.Context, w *work) (context.Context, func()) {
	ctx, w.end = context.WithCancelCause(ctx)
	w.stop = make(chan struct{})
	u.mu.Lock()
	u.here[w.session.ID] = w
	u.mu.Unlock()
	return ctx, func() {
		u.mu.Lock()
		delete(u.here, w.session.ID)
		u.mu.Unlock()
		w.end(nil)
	}
}

func (u *underway) find(id chat.ID) *work {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.here[id]
}

// elsewhere says that another node has shown of late that it is at a turn of the session.
func (u *underway) elsewhere(id chat.ID) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.here[id] == nil && u.now().Before(u.others[id])
}

// stirring is told of a sign that some node is at a turn.
func (u *underway) stirring(id chat.ID) {
	u.mu.Lock()
	defer u.mu.Unlock()
	now := u.now()
	for other, until := range u.others {
		if now.After(until) {
			delete(u.others, other)
		}
	}
	u.others[id] = now.Add(seen)
}

// Moved breaks off the turn of a session whose log has gone on beyond what it read: nothing of it would be kept. It is told of every append on any node.
func (b *Bot) Moved(id chat.ID, seq chat.Seq) {
	if w := b.under.find(id); w != nil && seq > w.session.Head {
		w.end(errMoved)
	}
}

// Hear takes in hints: a customer who has read enough ends what is being written for them, as far as it is.
func (b *Bot) Hear(h chat.Hint) {
	switch {
	case h.Kind == chat.HintStop:
		if w := b.under.find(h.Session); w != nil && w.ref == h.Ref {
			w.once.Do(func() { close(w.stop) })
		}
	case h.Kind == chat.HintTyping && h.By.Role == chat.Bot && h.Typing:
		b.under.stirring(h.Session)
	}
}
