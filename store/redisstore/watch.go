package redisstore

import (
	"context"
	"strconv"
	"strings"
	"sync"

	"roundpeg/chat"
)

// ears hand pokes to those who watch. One that is slow gets the latest seq of each log once; nobody waits for it.
type ears struct {
	mu  sync.Mutex
	set map[*ear]struct{}
}

type ear struct {
	mu   sync.Mutex
	news map[chat.ID]chat.Seq
	wake chan struct{} // one slot: a full one means that the news will be fetched anyway
}

// Watch implements chat.Store. poke is called by one goroutine.
func (s *Store) Watch(ctx context.Context, poke func(chat.ID, chat.Seq)) error {
	e := &ear{news: map[chat.ID]chat.Seq{}, wake: make(chan struct{}, 1)}
	s.ears.add(e)
	defer s.ears.remove(e)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-s.ctx.Done():
			return errAway
		case <-e.wake:
		}
		e.mu.Lock()
		news := e.news
		e.news = make(map[chat.ID]chat.Seq, min(len(news), 64))
		e.mu.Unlock()
		if _, lost := news[""]; lost {
			poke("", 0) // all the others are in it
			continue
		}
		for id, seq := range news {
			if ctx.Err() != nil {
				return nil
			}
			poke(id, seq)
		}
	}
}

func (a *ears) add(e *ear) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.set == nil {
		a.set = map[*ear]struct{}{}
	}
	a.set[e] = struct{}{}
}

func (a *ears) remove(e *ear) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.set, e)
}

// tell passes on that the log is at seq; without an id, that any number of pokes may have been lost.
func (a *ears) tell(id chat.ID, seq chat.Seq) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for e := range a.set {
		e.mu.Lock()
		e.news[id] = max(seq, e.news[id])
		e.mu.Unlock()
		select {
		case e.wake <- struct{}{}:
		default:
		}
	}
}

// poke is what goes over a shard's channel after an append: the node that wrote, which need not be told, the log, and where it is.
func (s *Store) poke(id chat.ID, at chat.Seq) string {
	return s.node + " " + seq(at) + " " + string(id)
}

// heard takes a poke of any node.
func (s *Store) heard(message string) {
	node, rest, _ := strings.Cut(message, " ")
	at, id, ok := strings.Cut(rest, " ")
	n, err := strconv.ParseUint(at, 10, 64)
	if !ok || err != nil || node == s.node {
		return
	}
	s.ears.tell(chat.ID(id), chat.Seq(n))
}
