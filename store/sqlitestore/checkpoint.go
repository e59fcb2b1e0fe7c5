package sqlitestore

import (
	"context"
	"database/sql/driver"
	"sync"
	"sync/atomic"
	"time"
)

// checkpoints move the write-ahead log into the database while appends go on. SQLite would do it within a commit, and everything would wait for tens of milliseconds.
type checkpoints struct {
	s     *Store
	db    connector
	c     *conn       // nil before the first, and after a failure
	own   sync.Mutex  // held while c is used
	due   atomic.Bool // something was written
	end   chan struct{}
	ended chan struct{}
}

const (
	checkpointEvery = 2 * time.Second
	finishFrom      = 8000  // pages in the log from which on the writer moves the last ones itself: only then can SQLite use the log anew
	overdue         = 32000 // pages with which SQLite does it within a commit after all
)

func newCheckpoints(s *Store, db connector) *checkpoints {
	return &checkpoints{s: s, db: db, end: make(chan struct{}), ended: make(chan struct{})}
}

func (k *checkpoints) run() {
	defer close(k.ended)
	tick := time.NewTicker(checkpointEvery)
	defer tick.Stop()
	for {
		select {
		case <-k.end:
			return
		case <-tick.C:
		}
		if k.due.Swap(false) && k.move() >= finishFrom {
			k.s.do(context.Background(), func(w *writer) error {
				checkpoint(w.c)
				return nil
			})
		}
	}
}

// move gives how many pages the log has. A failure is left to the writer, which meets the same disk and says so.
func (k *checkpoints) move() (pages int64) {
	k.own.Lock()
	defer k.own.Unlock()
	var err error
	if k.c == nil {
		if k.c, err = k.db.dial(); err != nil {
			return 0
		}
	}
	if pages, err = checkpoint(k.c); err != nil {
		k.c.Close()
		k.c = nil
	}
	return pages
}

// checkpoint moves what it can without making anybody wait.
func checkpoint(c *conn) (pages int64, err error) {
	err = c.each(func(r []driver.Value) error {
		pages = integer(r[1])
		return nil
	}, "PRAGMA wal_checkpoint(PASSIVE)")
	return pages, err
}

func (k *checkpoints) close() {
	close(k.end)
	<-k.ended
	if k.c != nil {
		k.c.Close()
	}
}
