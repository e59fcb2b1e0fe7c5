package sqlitestore

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"roundpeg/chat"
)

// Erase implements chat.Store. When it returns nil, no file of the store holds a byte of the content: what was deleted is overwritten
// (secure_delete), the write-ahead logs, which still have it, are emptied, and what SQLite left in unused places is scrubbed.
func (s *Store) Erase(ctx context.Context, id chat.ID) error {
	if _, err := s.view(ctx, id); err != nil {
		return err
	}
	err := s.do(ctx, func(w *writer) error {
		if err := w.tidy(); err != nil {
			return err
		}
		if err := w.erase(id); err != nil {
			return w.fail("erase", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.flush(ctx)
}

// erase overwrites the log. The words go first: without the texts, which a crash in between would leave in place, they could not be found any more.
func (w *writer) erase(id chat.ID) error {
	var key int64
	var was chat.Session
	err := w.c.each(func(r []driver.Value) (err error) {
		key = integer(r[0])
		was, err = unsealSession(blob(r[1]), key)
		return err
	}, "SELECT key, fold FROM session WHERE id = ?", string(id))
	if err != nil || key == 0 || was.Erased {
		return err
	}
	texts := map[int64]string{}
	var left []driver.Value // id, body
	err = w.c.each(func(r []driver.Value) error {
		_, seq := place(integer(r[0]))
		raw, err := unseal(blob(r[1]), key, int64(seq))
		if err != nil {
			return err
		}
		if t := searchable(raw); t != "" {
			texts[int64(seq)] = t
		}
		var e chat.Event
		if err := e.UnmarshalJSON(raw); err != nil {
			return err
		}
		stub, err := json.Marshal(e.Erased())
		left = append(left, r[0], seal(stub, key, int64(seq)))
		return err
	}, "SELECT id, body FROM event WHERE id > ? AND id < ?", eventID(key, 0), eventID(key+1, 0))
	if err != nil {
		return err
	}
	if !id.Reserved() {
		if err := w.s.index.forget(key, was.Head, texts); err != nil {
			return err
		}
	}
	stub := chat.Session{ID: was.ID, Head: was.Head, State: chat.Ended, Erased: true, Started: was.Started, Updated: was.Updated}
	err = w.c.in(func() error {
		for i := 0; i < len(left); i += 2 {
			if err := w.c.exec("UPDATE event SET sender = NULL, ref = NULL, body = ? WHERE id = ?", left[i+1], left[i]); err != nil {
				return err
			}
		}
		return rowOf(stub).store(w.c, key, stub, true, row{})
	})
	if err != nil {
		return err
	}
	w.s.cache.change(func() {
		w.s.cache.put(&entry{key: key, session: stub, settled: stub.Head, row: rowOf(stub)})
	})
	w.s.ears.Tell(stub.ID, stub.Head)
	return nil
}

// flush takes what was erased out of both files and their write-ahead logs. A reader that still sees an older state holds it up.
func (s *Store) flush(ctx context.Context) error {
	for {
		err := s.do(ctx, (*writer).flush)
		if err == nil {
			err = s.index.flush()
		}
		if err == nil || !errors.Is(err, errBusy) {
			return unavailable("erase", err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("erase: the content is gone, but a copy waits in the write-ahead log for a long reader: %w", ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

var errBusy = errors.New("a reader is in the way")

func (w *writer) flush() error {
	if err := truncate(w.c); err != nil {
		return err
	}
	w.c.Close()
	w.c = nil
	return scrub(w.s.file)
}

func (x *index) flush() error {
	x.own.Lock()
	defer x.own.Unlock()
	if err := x.connect(); err != nil {
		return err
	}
	if err := truncate(x.c); err != nil {
		return err
	}
	x.c.Close()
	x.c = nil
	return scrub(x.file)
}

// truncate empties the write-ahead log, without waiting for long.
func truncate(c *conn) error {
	if err := c.script("PRAGMA busy_timeout = 100"); err != nil {
		return err
	}
	busy, err := c.number("PRAGMA wal_checkpoint(TRUNCATE)")
	if e := c.script("PRAGMA busy_timeout = 10000"); err == nil {
		err = e
	}
	if err == nil && busy != 0 {
		err = errBusy
	}
	return err
}
