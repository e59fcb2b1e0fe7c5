package sqlitestore

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"

	"roundpeg/chat"
)

// round is what is moved together from the journal to where it is read from: log by log in the order of the tables, so that a page is written once for
// all that came for it meanwhile. It is done in steps, each a transaction, with appends between. The journal has all of it until the last step is done.
type round struct {
	batches int // of those that wait
	logs    []moving
}

// moving are the appends of one log, oldest first.
type moving struct {
	*entry
	items []*item
}

// begin takes all that waits into a round.
func (w *writer) begin() *round {
	r := &round{batches: len(w.waiting)}
	of := map[*entry]int{}
	for _, b := range w.waiting {
		for i := range b.items {
			it := &b.items[i]
			at, ok := of[it.entry]
			if !ok {
				at = len(r.logs)
				of[it.entry], r.logs = at, append(r.logs, moving{entry: it.entry})
			}
			r.logs[at].items = append(r.logs[at].items, it)
		}
	}
	slices.SortFunc(r.logs, func(a, b moving) int { return cmp.Compare(a.key, b.key) }) // new logs too: a replay gives them the same keys
	return r
}

// step is the next part of the round: whole appends with at least so many events if there are as many, all for 0.
func (r *round) step(atMost int) (part []moving, events int) {
	for _, l := range r.logs {
		n := 0
		for n < len(l.items) && (atMost == 0 || events < atMost) {
			events += len(l.items[n].lines)
			n++
		}
		if n == 0 {
			break
		}
		part = append(part, moving{l.entry, l.items[:n]})
	}
	return part, events
}

// done takes a step out of the round.
func (r *round) done(part []moving) {
	for i, p := range part {
		r.logs[i].items = r.logs[i].items[len(p.items):]
	}
	r.logs = slices.DeleteFunc(r.logs, func(l moving) bool { return len(l.items) == 0 })
}

func (l moving) after() chat.Session { return l.items[len(l.items)-1].after }

// settle does one step of the round that is under way, or begins one: at least atMost events if there are as many, the whole round for 0.
// It needs no sync of its own: if the transaction is lost, the journal is still there.
func (w *writer) settle(atMost int) error {
	if len(w.waiting) == 0 {
		return nil
	}
	if err := w.connect(); err != nil {
		return err
	}
	if w.round == nil {
		w.round = w.begin()
	}
	part, events := w.round.step(atMost)
	last := len(part) == len(w.round.logs) && (len(part) == 0 || len(part[len(part)-1].items) == len(w.round.logs[len(part)-1].items))
	err := w.lazily(func() error {
		if err := w.move(part, events); err != nil {
			return err
		}
		hook("settled")
		if !last {
			return nil
		}
		return w.c.exec("DELETE FROM journal WHERE n <= ?", w.waiting[w.round.batches-1].n)
	})
	if err != nil {
		return w.fail("settle", err)
	}
	w.settled(part)
	w.round.done(part)
	w.s.unready.Add(-int64(events))
	if last {
		for _, b := range w.waiting[:w.round.batches] {
			w.bytes -= b.bytes
		}
		w.waiting = append([]batch(nil), w.waiting[w.round.batches:]...)
		w.round, w.willBe = nil, 0
		if len(w.waiting) == 0 {
			w.widest = 0
		}
	} else {
		hook("between")
	}
	return nil
}

// move writes a step's events and the sessions after them.
func (w *writer) move(part []moving, events int) error {
	rows := make([]driver.Value, 0, 5*events)
	for _, l := range part {
		for _, it := range l.items {
			for _, e := range it.lines {
				rows = append(rows, eventID(l.key, e.seq), l.key, orNull(e.sender), orNull(e.ref), seal(e.raw, l.key, int64(e.seq)))
			}
		}
	}
	if err := insertEvents(w.c, rows); err != nil {
		return err
	}
	for _, l := range part {
		s := l.after()
		if err := rowOf(s).store(w.c, l.key, s, l.settled > 0, l.row); err != nil {
			return err
		}
	}
	return nil
}

// settled notes what the tables have now.
func (w *writer) settled(part []moving) {
	var keys []int64
	w.s.cache.change(func() {
		for _, l := range part {
			s := l.after()
			l.entry.settled, l.entry.row = s.Head, rowOf(s)
			if s.Head == l.session.Head {
				delete(w.s.cache.ahead, s.ID)
			}
			l.trim()
			if !s.ID.Reserved() {
				keys = append(keys, l.key)
			}
		}
	})
	w.s.index.behind(keys)
}

// ease settles a little, and answers the lists that then show all that they must.
func (w *writer) ease(atMost int) {
	err := w.settle(atMost)
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
			if err != nil || len(events) == 0 {
				return err
			}
			switch head := d.session.Head; {
			case events[len(events)-1].Seq <= head: // a round that was cut off had come to it
				w.s.cache.change(func() { w.s.cache.put(d.entry) }) // more of the log will follow
			case events[0].Seq != head+1:
				return fmt.Errorf("%w: %s is at %d, and goes on at %d", errJournal, id, head, events[0].Seq)
			default:
				b.add(d, newRequest(id, head, events, raws))
			}
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
