package sqlitestore

import (
	"database/sql/driver"
	"slices"
	"strings"

	"roundpeg/chat"
)

// settle moves what the journal holds to where it is read from: at least atMost events if there are as many, all for 0.
// It needs no sync of its own: if the transaction is lost, the journal is still there.
func (w *writer) settle(atMost int) error {
	n, events, bytes := 0, 0, int64(0)
	for n < len(w.waiting) && (atMost == 0 || events < atMost) {
		events += w.waiting[n].events
		bytes += w.waiting[n].bytes
		n++
	}
	if n == 0 {
		return nil
	}
	if err := w.connect(); err != nil {
		return err
	}
	done := w.waiting[:n]
	last := map[*entry]*item{}
	order := []*entry{} // as the keys were given, so that a replay gives the same
	var rows []driver.Value
	for _, b := range done {
		for i := range b.items {
			it := &b.items[i]
			if last[it.entry] == nil {
				order = append(order, it.entry)
			}
			last[it.entry] = it
			for _, l := range it.lines {
				rows = append(rows, eventID(it.entry.key, l.seq), it.entry.key, orNull(l.sender), orNull(l.ref), seal(l.raw, it.entry.key, int64(l.seq)))
			}
		}
	}
	err := w.lazily(func() error {
		if err := insertEvents(w.c, rows); err != nil {
			return err
		}
		for _, e := range order {
			s := last[e].after
			if err := rowOf(s).store(w.c, e.key, s, e.settled > 0, e.row); err != nil {
				return err
			}
		}
		hook("settled")
		return w.c.exec("DELETE FROM journal WHERE n <= ?", done[n-1].n)
	})
	if err != nil {
		return w.fail("settle", err)
	}
	w.s.cache.change(func() {
		for _, e := range order {
			s := last[e].after
			e.settled, e.row = s.Head, rowOf(s)
			e.trim()
		}
	})
	keys := make([]int64, 0, len(order))
	for _, e := range order {
		if !e.session.ID.Reserved() {
			keys = append(keys, e.key)
		}
	}
	w.s.index.behind(keys)
	w.waiting = append([]batch(nil), w.waiting[n:]...)
	w.willBe = 0
	w.s.unready.Add(-int64(events))
	if w.bytes -= bytes; len(w.waiting) == 0 {
		w.widest = 0
	}
	return nil
}

// ease settles a little, and answers the lists that then show all that they must.
func (w *writer) ease() {
	err := w.settle(easeStep)
	if err != nil {
		err = w.squeeze()
	}
	settled := w.batches
	if len(w.waiting) > 0 {
		settled = w.waiting[0].n - 1
	}
	w.lists = slices.DeleteFunc(w.lists, func(l listing) bool {
		wait := err == nil && l.batch > settled
		if !wait {
			l.answer <- answer{err: err}
		}
		return !wait
	})
}

// trim forgets settled events but the last.
func (e *entry) trim() {
	settled := len(e.tail) - int(e.session.Head-e.settled)
	if settled > 2*maxTail {
		e.tail = slices.Clone(e.tail[settled-maxTail:])
	}
}

// lazily runs a transaction that is durable only with the next one that is.
func (w *writer) lazily(f func() error) error {
	if err := w.c.exec("PRAGMA synchronous = NORMAL"); err != nil {
		return err
	}
	err := w.c.in(f)
	if e := w.c.exec("PRAGMA synchronous = FULL"); err == nil {
		err = e
	}
	return err
}

const many = 32 // rows of one statement

var insertOne, insertMany = insertEvent(1), insertEvent(many)

func insertEvent(rows int) string {
	return "INSERT OR FAIL INTO event (id, log, sender, ref, body) VALUES " + strings.Repeat("(?,?,?,?,?),", rows-1) + "(?,?,?,?,?)"
}

// insertEvents writes rows of five values.
func insertEvents(c *conn, rows []driver.Value) error {
	for len(rows) > 0 {
		n, query := 5, insertOne
		if len(rows) >= 5*many {
			n, query = 5*many, insertMany
		}
		if err := c.exec(query, rows[:n]...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// replay settles what a process that ended without Close left in the journal.
func (w *writer) replay() error {
	if err := w.number(); err != nil {
		return err
	}
	for {
		var n int64
		var lines []byte
		err := w.c.each(func(r []driver.Value) error {
			n, lines = integer(r[0]), append([]byte(nil), blob(r[1])...)
			return nil
		}, "SELECT n, lines FROM journal WHERE n > ? ORDER BY n LIMIT 1", w.batches)
		if err != nil {
			return err
		}
		if n == 0 {
			err := w.tidy()
			w.replayed = err == nil
			return err
		}
		b := batch{n: n, drafts: map[chat.ID]*draft{}}
		err = decodeBatch(n, lines, func(id chat.ID, events []chat.Event, raws [][]byte) error {
			d, err := b.draft(w, id)
			if err != nil {
				return err
			}
			b.add(d, newRequest(id, d.session.Head, events, raws))
			return nil
		})
		if err != nil {
			return err
		}
		w.publish(b)
		if w.s.unready.Load() >= settleFrom {
			if err := w.tidy(); err != nil {
				return err
			}
		}
	}
}

// number finds where the numbers of journal rows and logs go on.
func (w *writer) number() (err error) {
	if w.pageSize, err = w.c.number("PRAGMA page_size"); err != nil {
		return err
	}
	if w.nextKey, err = w.c.number("SELECT max(key) FROM session"); err != nil {
		return err
	}
	w.nextKey++
	first, err := w.c.number("SELECT min(n) FROM journal")
	w.batches = max(first-1, 0)
	return err
}
