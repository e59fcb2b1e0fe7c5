package sqlitestore

import (
	"context"
	"database/sql/driver"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"roundpeg/chat"
)

// index keeps the search index up to date, behind the writer and without holding it up.
type index struct {
	s     *Store
	db    connector
	c     *conn // to the index; nil if it could not be opened again
	file  *os.File
	main  *conn      // to the store, for reading
	own   sync.Mutex // held while c is used
	wake  chan struct{}
	hurry chan struct{} // somebody waits
	done  chan struct{}

	mu      sync.Mutex
	dirty   map[int64]struct{} // logs that are ahead of the index
	waiters []chan error
	working bool // from the start on: what is late is not known yet
	shut    bool
}

func newIndex(s *Store) *index {
	return &index{s: s, wake: make(chan struct{}, 1), hurry: make(chan struct{}, 1), done: make(chan struct{}), dirty: map[int64]struct{}{}, working: true}
}

// open opens the file, or makes a new one if it is missing, damaged or of another store.
func (x *index) open() error {
	err := x.dial()
	if err != nil {
		if x.c != nil {
			x.c.Close()
			x.c = nil
		}
		if x.file != nil {
			x.file.Close()
		}
		for _, end := range []string{"", "-wal", "-shm"} {
			os.Remove(x.s.path(searchName) + end)
		}
		err = x.dial()
	}
	if err != nil {
		return err
	}
	x.main, err = connector{x.s.path(fileName), []string{"PRAGMA busy_timeout = 10000", "PRAGMA query_only = ON"}}.dial()
	return err
}

func (x *index) dial() error {
	path := x.s.path(searchName)
	if err := touch(path, &x.file); err != nil {
		return err
	}
	x.db = connector{path, append(slices.Clone(writing), "PRAGMA synchronous = NORMAL", "PRAGMA wal_autocheckpoint = 1000")}
	if err := x.connect(); err != nil {
		return err
	}
	if err := migrate(x.c, path, searchMigrations); err != nil {
		return err
	}
	var made string
	if err := x.s.w.c.each(func(r []driver.Value) error { made = text(r[0]); return nil }, "SELECT value FROM house WHERE name = 'made'"); err != nil {
		return err
	}
	same, err := x.c.number("SELECT count(*) FROM house WHERE name = 'made' AND value = ?", made)
	if err != nil || same > 0 {
		return err
	}
	if err := x.empty(); err != nil {
		return err
	}
	return x.c.exec("INSERT OR REPLACE INTO house VALUES ('made', ?)", made)
}

func (x *index) connect() (err error) {
	if x.c == nil {
		x.c, err = x.db.dial()
	}
	return err
}

// tx runs f in a transaction on the index.
func (x *index) tx(f func() error) error {
	if err := x.connect(); err != nil {
		return err
	}
	return x.c.in(f)
}

func (x *index) empty() error {
	return x.tx(func() error {
		if err := x.c.exec("INSERT INTO words(words) VALUES ('delete-all')"); err != nil {
			return err
		}
		return x.c.exec("DELETE FROM done")
	})
}

// behind says that these logs have events that the index may not have.
func (x *index) behind(keys []int64) {
	x.mu.Lock()
	for _, k := range keys {
		x.dirty[k] = struct{}{}
	}
	x.mu.Unlock()
	x.nudge()
}

func (x *index) nudge() { nudge(x.wake) }

func nudge(ch chan struct{}) {
	select {
	case ch <- struct{}{}:
	default:
	}
}

// wait returns when all that was settled before is found by a search.
func (x *index) wait(ctx context.Context) error {
	x.mu.Lock()
	if len(x.dirty) == 0 && !x.working || x.shut {
		x.mu.Unlock()
		return nil
	}
	ch := make(chan error, 1)
	x.waiters = append(x.waiters, ch)
	x.mu.Unlock()
	x.nudge()
	nudge(x.hurry)
	select {
	case err := <-ch:
		return unavailable("search", err)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (x *index) run() {
	defer close(x.done)
	x.own.Lock()
	late, err := x.late()
	x.own.Unlock()
	if err != nil {
		late = nil // searches miss what was not indexed before the last end; the next start tries again
	}
	x.behind(late)
	for {
		x.mu.Lock()
		keys, waiters, shut := x.dirty, x.waiters, x.shut
		x.dirty, x.waiters, x.working = map[int64]struct{}{}, nil, len(keys) > 0
		x.mu.Unlock()
		if shut {
			for _, ch := range waiters {
				ch <- errClosed
			}
			return
		}
		err := x.add(keys)
		for _, ch := range waiters {
			ch <- err
		}
		if err != nil {
			x.behind(mapKeys(keys))
			time.Sleep(200 * time.Millisecond)
			continue
		}
		x.mu.Lock()
		x.working = false
		more := len(x.dirty)+len(x.waiters) > 0
		x.mu.Unlock()
		if !more {
			<-x.wake
			x.gather()
		}
	}
}

// indexWait is for how long the index lets events gather, unless somebody searches: many at a time cost a fraction.
const indexWait = 2 * time.Second

func (x *index) gather() {
	for end := time.After(indexWait); ; {
		x.mu.Lock()
		now := x.shut || len(x.waiters) > 0
		x.mu.Unlock()
		if now {
			return
		}
		select {
		case <-end:
			return
		case <-x.hurry:
		}
	}
}

func mapKeys(m map[int64]struct{}) []int64 {
	keys := make([]int64, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// late finds the logs that the index had not caught up with when the process before ended.
func (x *index) late() (keys []int64, err error) {
	done := map[int64]int64{}
	if err := x.c.each(func(r []driver.Value) error { done[integer(r[0])] = integer(r[1]); return nil }, "SELECT log, seq FROM done"); err != nil {
		return nil, err
	}
	known, ahead := 0, false
	err = x.main.each(func(r []driver.Value) error {
		key, head := integer(r[0]), integer(r[1])
		seq, ok := done[key]
		if ok {
			known++
		}
		if seq > head {
			ahead = true
		}
		if seq < head {
			keys = append(keys, key)
		}
		return nil
	}, "SELECT key, head FROM session WHERE house = 0")
	if err != nil || known == len(done) && !ahead {
		return keys, err
	}
	// The index is of a later state than the store, as after a restored backup: start over.
	if err := x.empty(); err != nil {
		return nil, err
	}
	return x.late()
}

// indexStep logs are indexed in one transaction.
const indexStep = 256

func (x *index) add(dirty map[int64]struct{}) error {
	for keys := range slices.Chunk(mapKeys(dirty), indexStep) {
		x.own.Lock()
		err := x.tx(func() error {
			for _, k := range keys {
				if err := x.addLog(k); err != nil {
					return fmt.Errorf("index: %w", err)
				}
			}
			return nil
		})
		x.own.Unlock()
		if err != nil {
			return err
		}
		x.mu.Lock()
		shut := x.shut
		x.mu.Unlock()
		if shut {
			return nil
		}
	}
	return nil
}

func (x *index) addLog(key int64) error {
	from, err := x.c.number("SELECT seq FROM done WHERE log = ?", key)
	if err != nil {
		return err
	}
	head := from
	err = x.main.each(func(r []driver.Value) error {
		_, seq := place(integer(r[0]))
		head = int64(seq)
		raw, err := unseal(blob(r[1]), key, head)
		if err != nil {
			return nil // who reads it is told; the rest can be searched
		}
		t := searchable(raw)
		if t == "" {
			return nil
		}
		return x.c.exec("INSERT INTO words(rowid, text) VALUES (?, ?)", r[0], t)
	}, "SELECT id, body FROM event WHERE id > ? AND id < ? ORDER BY id", eventID(key, chat.Seq(from)), eventID(key+1, 0))
	if err != nil || head == from {
		return err
	}
	return x.c.exec("INSERT INTO done(log, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq", key, head)
}

// forget takes the words of a log out again. texts gives them by seq, as they were put in.
func (x *index) forget(key int64, head chat.Seq, texts map[int64]string) error {
	x.own.Lock()
	defer x.own.Unlock()
	return x.tx(func() error {
		done, gone := int64(0), int64(0)
		err := x.c.each(func(r []driver.Value) error {
			done, gone = integer(r[0]), integer(r[1])
			return nil
		}, "SELECT seq, gone FROM done WHERE log = ?", key)
		if err != nil {
			return err
		}
		for seq, t := range texts {
			if seq > done || seq <= gone {
				continue
			}
			if err := x.c.exec("INSERT INTO words(words, rowid, text) VALUES ('delete', ?, ?)", key<<seqBits|seq, t); err != nil {
				return err
			}
		}
		return x.c.exec("INSERT INTO done(log, seq, gone) VALUES (?1, ?2, ?2) ON CONFLICT DO UPDATE SET seq = excluded.seq, gone = excluded.gone", key, int64(head))
	})
}

func (x *index) close() {
	x.mu.Lock()
	x.shut = true
	x.mu.Unlock()
	x.nudge()
	nudge(x.hurry)
	<-x.done
}
