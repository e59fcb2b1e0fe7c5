package gateway

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/zap"

	"roundpeg/chat"
)

// hub knows every open socket and which logs they follow. The process watches the store once; the hub passes each poke on to those who follow.
type hub struct {
	g *Gateway

	mu       sync.RWMutex
	feeds    map[chat.ID][]*feed
	sockets  map[*socket]struct{}
	desks    map[*desk]struct{}
	perAddr  map[string]int
	total    int
	draining bool
	gone     sync.WaitGroup // what reserve counted
}

func newHub(g *Gateway) *hub {
	return &hub{g: g, feeds: map[chat.ID][]*feed{}, sockets: map[*socket]struct{}{}, desks: map[*desk]struct{}{}, perAddr: map[string]int{}}
}

// reserve counts a socket of the address, before its handshake.
func (h *hub) reserve(addr string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.draining:
		return chat.Faultf(chat.ErrUnavailable, "the server is going down: come back soon")
	case h.perAddr[addr] >= h.g.Limits.SocketsPerAddress, h.total >= h.g.Limits.Sockets:
		return &limited{after: 5 * time.Second}
	}
	h.perAddr[addr]++
	h.total++
	h.gone.Add(1)
	return nil
}

func (h *hub) release(addr string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.total--
	if h.perAddr[addr]--; h.perAddr[addr] == 0 {
		delete(h.perAddr, addr)
	}
	h.gone.Done()
}

// add takes the socket in, until remove; false while draining: it must be closed.
func (h *hub) add(s *socket) bool {
	h.g.metrics.sockets.WithLabelValues(s.kind).Inc()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sockets[s] = struct{}{}
	if d, ok := s.party.(*desk); ok {
		h.desks[d] = struct{}{}
	}
	return !h.draining
}

func (h *hub) remove(s *socket) {
	h.g.metrics.sockets.WithLabelValues(s.kind).Dec()
	h.mu.Lock()
	delete(h.sockets, s)
	h.mu.Unlock()
	h.release(s.addr)
}

// leaveDesk takes a desk out of what is told to desks.
func (h *hub) leaveDesk(d *desk) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.desks, d)
}

func (h *hub) follow(f *feed) {
	h.mu.Lock()
	h.feeds[f.id] = append(h.feeds[f.id], f)
	h.mu.Unlock()
	f.s.wake()
}

func (h *hub) unfollow(f *feed) {
	h.mu.Lock()
	defer h.mu.Unlock()
	left := slices.DeleteFunc(h.feeds[f.id], func(o *feed) bool { return o == f })
	if len(left) == 0 {
		delete(h.feeds, f.id)
		return
	}
	h.feeds[f.id] = left
}

// poke says that a log is at seq; without an id, that any log may be further than was heard.
func (h *hub) poke(id chat.ID, seq chat.Seq) {
	if id == "" {
		h.doubtAll()
		return
	}
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, f := range h.feeds[id] {
		f.poke(seq)
	}
}

// doubt has every follower of the log look whether it may go on.
func (h *hub) doubt(id chat.ID) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, f := range h.feeds[id] {
		f.doubt()
		f.s.wake()
	}
}

// wakeCustomers has the customers of a session look at the queue again.
func (h *hub) wakeCustomers(id chat.ID) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, f := range h.feeds[id] {
		if f.role == chat.Customer {
			f.s.wake()
		}
	}
}

// hint passes a hint on to those whom it is for; a socket decides by itself what of it to tell.
func (h *hub) hint(x chat.Hint) {
	if x.Kind == hintPresence {
		h.g.presence.poke()
		return
	}
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, f := range h.feeds[x.Session] {
		f.s.hint(x)
	}
}

func (h *hub) allDesks() []*desk {
	h.mu.RLock()
	defer h.mu.RUnlock()
	all := make([]*desk, 0, len(h.desks))
	for d := range h.desks {
		all = append(all, d)
	}
	return all
}

// doubtAll follows a break in the store's watch: any poke may have been lost.
func (h *hub) doubtAll() {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, fs := range h.feeds {
		for _, f := range fs {
			f.doubt()
			f.s.wake()
		}
	}
}

// drain closes every socket with 1012 and waits until they are gone.
func (h *hub) drain(ctx context.Context) error {
	h.mu.Lock()
	h.draining = true
	all := make([]*socket, 0, len(h.sockets))
	for s := range h.sockets {
		all = append(all, s)
	}
	h.mu.Unlock()
	for _, s := range all {
		go s.close(websocket.CloseServiceRestart, "the server restarts")
	}
	gone := make(chan struct{})
	go func() {
		h.gone.Wait()
		close(gone)
	}()
	select {
	case <-gone:
		return nil
	case <-ctx.Done():
		for _, s := range all {
			s.ws.Close()
		}
		<-gone
		return ctx.Err()
	}
}

// watch keeps calling follow, which returns when something breaks, until ctx ends; missed is called after each break.
func (g *Gateway) watch(what string, follow func() error, missed func()) {
	for g.ctx.Err() == nil {
		if err := follow(); err != nil && g.ctx.Err() == nil {
			g.Log.Warn("cannot follow; trying again", zap.String("what", what), zap.Error(err))
		}
		select {
		case <-g.ctx.Done():
		case <-time.After(retryAfter):
			missed()
		}
	}
}

// isDraining says whether new sockets are refused.
func (h *hub) isDraining() bool {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return h.draining
}
