package sqlitestore

import (
	"errors"
	"time"

	"roundpeg/chat"
)

const (
	maxBatch   = 512     // requests in one transaction
	maxBytes   = 4 << 20 // of events in one transaction, unless one append alone is larger
	settleFrom = 4096    // events in the journal from which on a round of settling begins, whatever else is to be done
	settleStep = 64      // events settled in one transaction, at least: what is appended meanwhile waits this long
	settleWait = 20 * time.Millisecond
	maxJournal = 1 << 16 // events in the journal beyond which nothing is taken in: settling has failed for long
)

// writer is the only goroutine that writes to the file.
type writer struct {
	s        *Store
	db       connector
	c        *conn // nil after a failure, until the next try
	batches  int64 // number of the last journal row
	nextKey  int64 // of the next new log
	waiting  []batch
	round    *round    // of settling, that is under way
	lists    []listing // that wait until all is settled that was kept before them
	calm     bool      // nothing was asked for lately
	bytes    int64     // of events that wait
	widest   int       // most events in one append of those that wait
	pageSize int64
	fileSize int64 // and what it will be once the write-ahead log is empty; 0 for not known
	willBe   int64
	replayed bool // what an earlier process left in the journal is settled
}

// listing is a list that waits for a batch to be settled.
type listing struct {
	*request
	batch int64
}

// hook is called at named points, so that a test can end the process there.
var hook = func(point string) {}

// run takes requests until the queue is closed.
func (w *writer) run() {
	defer close(w.s.done)
	defer func() {
		for _, l := range w.lists {
			l.answer <- answer{err: errClosed}
		}
	}()
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	var held *request // taken from the queue, not for this batch
	for {
		r := held
		held = nil
		if r == nil {
			var ok bool
			if r, ok = w.next(timer); !ok {
				return
			}
		}
		if w.calm = r == nil; w.calm {
			w.ease(2 * settleStep)
			continue
		}
		if r.list {
			w.lists = append(w.lists, listing{r, w.batches})
			continue
		}
		if r.job != nil {
			err := w.connect()
			if err == nil {
				err = r.job(w)
			}
			r.answer <- answer{err: err}
			continue
		}
		var reqs []*request
		reqs, held = w.gather(r)
		w.commit(reqs)
		if len(w.lists) > 0 || w.round != nil || w.s.unready.Load() >= settleFrom {
			w.ease(max(settleStep, 4*len(reqs))) // more than has come, so that it ends
		}
	}
}

// next waits for a request; nil means that it is time to settle.
func (w *writer) next(timer *time.Timer) (*request, bool) {
	switch {
	case len(w.lists) > 0, w.calm && w.c != nil && w.s.unready.Load() > 0:
		select {
		case r, ok := <-w.s.queue:
			return r, ok
		default:
			return nil, true
		}
	case w.s.unready.Load() == 0:
		r, ok := <-w.s.queue
		return r, ok
	}
	if w.c == nil { // settling failed: not again at once
		timer.Reset(25 * settleWait)
	} else {
		timer.Reset(settleWait)
	}
	select {
	case r, ok := <-w.s.queue:
		return r, ok
	case <-timer.C:
		return nil, true
	}
}

// gather adds what waits already to the first request. A job ends the batch.
func (w *writer) gather(first *request) (reqs []*request, held *request) {
	reqs = append(reqs, first)
	for size := first.size; len(reqs) < maxBatch && size < maxBytes; {
		select {
		case r := <-w.s.queue:
			if r == nil || r.job != nil || r.list {
				return reqs, r
			}
			reqs = append(reqs, r)
			size += r.size
		default:
			return reqs, nil
		}
	}
	return reqs, nil
}

// connect opens the connection anew after a failure.
func (w *writer) connect() error {
	if w.c != nil {
		return nil
	}
	c, err := w.db.dial()
	if err != nil {
		return unavailable("open the store", err)
	}
	w.c = c
	if !w.replayed {
		return nil // all that is there was kept
	}
	// A batch whose sync failed was refused. If its row is there after all, it must not stand in the way of the next one.
	if err := w.c.exec("DELETE FROM journal WHERE n > ?", w.batches); err != nil {
		return w.fail("open the store", err)
	}
	return nil
}

// fail closes the connection after an error of the database: whatever state it is in, the next one starts from what is durable.
func (w *writer) fail(doing string, err error) error {
	if w.c != nil {
		w.c.Close()
		w.c = nil
	}
	return unavailable(doing, err)
}

var errFull = errors.New("the disk is full, or too much waits for it")

// commit decides about the requests in their order, makes those that are kept durable together, and only then shows and answers them.
func (w *writer) commit(reqs []*request) {
	answers := make([]answer, len(reqs))
	b, err := w.decide(reqs, answers)
	if err == nil && len(b.items) > 0 {
		err = w.room(b)
	}
	if err == nil && len(b.items) > 0 {
		hook("before write")
		err = w.c.in(func() error {
			err := w.c.exec("INSERT INTO journal (n, lines) VALUES (?, ?)", b.n, b.encode())
			hook("written")
			return err
		})
	}
	if err != nil {
		err = w.fail("append", err)
		w.squeeze() // perhaps it was the room
		for _, r := range reqs {
			r.answer <- answer{err: err}
		}
		return
	}
	hook("committed")
	w.s.checkpoints.due.Store(true)
	if len(b.items) > 0 {
		w.publish(b)
	}
	for i, r := range reqs {
		r.answer <- answers[i]
	}
}

// decide gives every request its answer, as if those before it in the batch were kept.
func (w *writer) decide(reqs []*request, answers []answer) (batch, error) {
	if err := w.connect(); err != nil {
		return batch{}, err
	}
	if w.s.unready.Load() > maxJournal {
		if w.settle(16*settleStep) != nil {
			return batch{}, errFull
		}
	}
	b := batch{n: w.batches + 1, drafts: map[chat.ID]*draft{}}
	for i, r := range reqs {
		d, err := b.draft(w, r.id)
		if err != nil {
			return batch{}, err
		}
		switch twice, err := d.has(w, r.lines); {
		case err != nil:
			return batch{}, err
		case d.session.Erased:
			answers[i] = answer{d.session, chat.ErrNotFound}
		case twice:
			answers[i] = answer{d.session, chat.ErrDuplicate}
		case d.session.Head != r.head:
			answers[i] = answer{d.session, chat.Stale}
		default:
			b.add(d, r)
			answers[i] = answer{session: d.session}
		}
	}
	return b, nil
}
