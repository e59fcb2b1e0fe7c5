package chat

import (
	"context"
	"sync"
)

// Ears hand pokes from a store to those who watch it. One that is slow gets the latest seq of each log once; who tells never waits. The
// zero value has nobody who listens.
type Ears struct {
	mu  sync.Mutex
	set map[*ear]struct{}
}

type ear struct {
	mu   sync.Mutex
	news map[ID]Seq
	wake chan struct{} // one slot: a full one means that the news will be fetched anyway
}

// Tell passes on that the log is at seq; without an id, that any number of pokes may have been lost.
func (a *Ears) Tell(id ID, seq Seq) {
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

// Watch calls poke, from this goroutine, until ctx ends, or closed does: then it returns false.
func (a *Ears) Watch(ctx context.Context, closed <-chan struct{}, poke func(ID, Seq)) bool {
	e := &ear{news: map[ID]Seq{}, wake: make(chan struct{}, 1)}
	a.add(e)
	defer a.remove(e)
	for {
		select {
		case <-ctx.Done():
			return true
		case <-closed:
			return false
		case <-e.wake:
		}
		news := e.take()
		if _, lost := news[""]; lost {
			poke("", 0) // all the others are in it
			continue
		}
		for id, seq := range news {
			if ctx.Err() != nil {
				return true
			}
			poke(id, seq)
		}
	}
}

func (a *Ears) add(e *ear) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.set == nil {
		a.set = map[*ear]struct{}{}
	}
	a.set[e] = struct{}{}
}

func (a *Ears) remove(e *ear) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.set, e)
}

func (e *ear) take() map[ID]Seq {
	e.mu.Lock()
	defer e.mu.Unlock()
	news := e.news
	e.news = make(map[ID]Seq, min(len(news), 64))
	return news
}
