package sqlitestore

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// reserve is room on the disk for settling, closing and opening what was accepted: a file that is given up when the disk is full. A
// file, not a look at how much is free, since other programs fill disks too.
type reserve struct {
	path string
	size int64 // that is sure to be there
}

// What has to be held, beside what the database has grown by in its write-ahead log (see need).
const (
	leastReserve = 1 << 20  // to close, and to open again: marks, and the files that SQLite makes beside its own
	perByte      = 3        // of an event in the journal: its page, what splitting leaves empty, and the journal's own pages, which are overwritten
	perEvent     = 3 << 10  // rows and indexes of an event and its session
	perPages     = 48 << 10 // pages that an event of one transaction may touch, in the write-ahead log; all of the file at most
)

// hold makes sure of n bytes.
func (r *reserve) hold(n int64) error {
	if r.size >= n {
		return nil
	}
	f, err := os.OpenFile(r.path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		if err = allocate(f, n); err != nil {
			f.Truncate(r.size)
		}
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return fmt.Errorf("reserve room on the disk: %w", err)
	}
	r.size = n
	return nil
}

// fill writes n zeros.
func fill(f *os.File, n int64) error {
	zero := make([]byte, 1<<16)
	for at := int64(0); at < n; at += int64(len(zero)) {
		if _, err := f.WriteAt(zero[:min(n-at, int64(len(zero)))], at); err != nil {
			return err
		}
	}
	return f.Sync()
}

// shrink gives up all but n bytes.
func (r *reserve) shrink(n int64) bool {
	n = max(n, 0)
	if r.size <= n || os.Truncate(r.path, n) != nil {
		return false
	}
	r.size = n
	return true
}

// give gives up some of it; false when there was none.
func (r *reserve) give() bool {
	if fi, err := os.Stat(r.path); err == nil {
		r.size = fi.Size()
	}
	return r.shrink(r.size - max(r.size/4, 128<<10))
}

// find takes over what a process before has left; a copy of the folder may have holes for it.
func (r *reserve) find() {
	if fi, err := os.Stat(r.path); err == nil && r.hold(fi.Size()) != nil {
		os.Truncate(r.path, 0)
	}
}

// measure looks at how long the file is, and how long it will be. It is done after every settling; in between, batches add to it.
func (w *writer) measure() error {
	pages, err := w.c.number("PRAGMA page_count")
	if err != nil {
		return err
	}
	fi, err := w.s.file.Stat()
	if err != nil {
		return err
	}
	w.fileSize, w.willBe = fi.Size(), pages*w.pageSize
	return nil
}

// need is how many bytes it may take until all that waits, and b, is settled and the write-ahead log is empty.
func (w *writer) need(b batch) int64 {
	grown := max(0, w.willBe-w.fileSize)
	events := w.s.unready.Load() + int64(b.events)
	wide := min(perPages*int64(settleStep+max(w.widest, b.widest)), w.fileSize+grown)
	return leastReserve + grown + perByte*(w.bytes+b.bytes) + perEvent*events + wide
}

// room makes sure that b can be settled once it is kept, whatever becomes of the disk; otherwise it must not be kept.
func (w *writer) room(b batch) error {
	for squeezed := false; ; squeezed = true {
		if w.willBe == 0 {
			if err := w.measure(); err != nil {
				return err
			}
		}
		need := w.need(b)
		if w.s.reserve.size >= need || w.s.reserve.hold(need+need/4) == nil || w.s.reserve.hold(need) == nil {
			return nil
		}
		if squeezed {
			return errFull
		}
		if err := w.squeeze(); err != nil {
			return err
		}
	}
}

// tidy settles all that waits, in whatever room there is.
func (w *writer) tidy() error {
	for len(w.waiting) > 0 {
		if w.settle(0) != nil {
			return w.squeeze()
		}
	}
	return nil
}

// squeeze settles all that waits in the least room: a step at a time, with the write-ahead log emptied after each. Then it holds what it can get.
func (w *writer) squeeze() error {
	w.s.index.own.Lock() // nobody else of ours may use what is given up
	defer w.s.index.own.Unlock()
	w.s.checkpoints.own.Lock()
	defer w.s.checkpoints.own.Unlock()
	defer w.s.reserve.hold(leastReserve)
	return w.giving(func() error {
		for {
			if err := w.connect(); err != nil {
				return err
			}
			if err := truncate(w.c); err != nil && !errors.Is(err, errBusy) {
				return w.fail("settle", err)
			}
			if len(w.waiting) == 0 {
				return nil
			}
			if err := w.settle(settleStep); err != nil {
				return err
			}
		}
	})
}

// giving calls f until it has the room that it needs. The reserve is given up a bit at a time, for what is free others may take.
func (w *writer) giving(f func() error) error {
	for {
		err := f()
		if !noRoom(err) || !w.s.reserve.give() {
			return err
		}
	}
}

// noRoom says whether err may come from a full disk, or a quota.
func noRoom(err error) bool {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN:
			return true
		case sqlite3.SQLITE_IOERR: // a quota, or a file beside the database that cannot grow
			return e.Code() != sqlite3.SQLITE_IOERR_FSYNC
		}
	}
	return errors.Is(err, syscall.ENOSPC)
}
