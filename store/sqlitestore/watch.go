package sqlitestore

import (
	"context"
	"sync"

	"roundpeg/chat"
)

// watchers hand pokes from the writer to those who watch. An ear that is slow gets the latest seq of each log once; the writer never waits for it.
type watchers struct {
	mu   sync.Mutex
	ears map[*ear]struct{}
}

type ear struct {
	mu   sync.Mutex
	news map[chat.ID]chat.Seq
	wake chan struct{} // one slot: a full one means that the news will be fetched anyway
}

// Watch implements chat.Store. poke is called by one goroutine.
func (s *Store) Watch(ctx context.Context, poke func(chat.ID, chat.Seq)) error {
	e := &ear{news: map[chat.ID]chat.Seq{}, wake: make(chan struct{}, 1)}
	s.ears.mu.Lock()
	if s.ears.ears == nil {
		s.ears.ears = map[*ear]struct{}{}
	}
	s.ears.ears[e] = struct{}{}
	s.ears.mu.Unlock()
	defer func() {
		s.ears.mu.Lock()
		delete(s.ears.ears, e)
		s.ears.mu.Unlock()
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-s.done:
			return errClosed
		case <-e.wake:
		}
		e.mu.Lock()
		news := e.news
		e.news = make(map[chat.ID]chat.Seq, min(len(news), 64))
		e.mu.Unlock()
		for id, seq := range news {
			if ctx.Err() != nil {
				return nil
			}
			poke(id, seq)
		}
	}
}

// tell passes on that the logs are at these heads now.
func (w *watchers) tell(heads []chat.Session) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for e := range w.ears {
		e.mu.Lock()
		for i := range heads {
			e.news[heads[i].ID] = heads[i].Head
		}
		e.mu.Unlock()
		select {
		case e.wake <- struct{}{}:
		default:
		}
	}
}
