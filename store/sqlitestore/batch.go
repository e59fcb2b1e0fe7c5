package sqlitestore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"database/sql/driver"

	"roundpeg/chat"
)

// batch is what one transaction keeps: a row of the journal.
type batch struct {
	n      int64
	items  []item
	drafts map[chat.ID]*draft
	events int
	widest int // most events of one append
	bytes  int64
}

// item is one append of a batch.
type item struct {
	entry  *entry
	lines  []line
	events []chat.Event
	after  chat.Session
}

// draft is a log as it will be if the batch is kept.
type draft struct {
	entry   *entry
	session chat.Session
	lines   []line // of this batch
}

func (b *batch) draft(w *writer, id chat.ID) (*draft, error) {
	if d := b.drafts[id]; d != nil {
		return d, nil
	}
	e := w.s.cache.get(id)
	if e == nil {
		var err error
		if e, err = w.load(id); err != nil {
			return nil, err
		}
	}
	d := &draft{entry: e, session: e.session}
	b.drafts[id] = d
	return d, nil
}

// load reads a log's entry from the tables; one of an unknown log is empty.
func (w *writer) load(id chat.ID) (*entry, error) {
	e := &entry{session: chat.Session{ID: id}, seen: map[uint64]struct{}{}}
	err := w.c.each(func(r []driver.Value) (err error) {
		e.key = integer(r[0])
		e.session, err = unsealSession(blob(r[1]), e.key)
		return err
	}, "SELECT key, fold FROM session WHERE id = ?", string(id))
	if err != nil || e.key == 0 {
		return e, err
	}
	e.row, e.settled = rowOf(e.session), e.session.Head
	return e, w.recall(e)
}

// recall fills in which refs the log has; seen is nil if they are too many to be kept in memory.
func (w *writer) recall(e *entry) error {
	e.seen = map[uint64]struct{}{}
	err := w.c.each(func(r []driver.Value) error {
		e.seen[hashRef(text(r[0]), text(r[1]))] = struct{}{}
		return nil
	}, "SELECT sender, ref FROM event WHERE log = ? AND ref IS NOT NULL LIMIT ?", e.key, int64(maxSeen+1))
	if len(e.seen) > maxSeen {
		e.seen = nil
	}
	return err
}

// has says whether one of the commands is in the log already.
func (d *draft) has(w *writer, lines []line) (bool, error) {
	for _, l := range lines {
		if l.ref == "" {
			continue
		}
		if slices.ContainsFunc(d.lines, func(o line) bool { return o.ref == l.ref && o.sender == l.sender }) {
			return true, nil
		}
		if d.entry.seen != nil {
			if _, maybe := d.entry.seen[hashRef(l.sender, l.ref)]; !maybe {
				continue
			}
		}
		if find(d.entry.tail, l.sender, l.ref) != nil {
			return true, nil
		}
		n, err := w.c.number("SELECT id FROM event WHERE log = ? AND ref = ? AND sender = ?", d.entry.key, l.ref, l.sender)
		if err != nil || n > 0 {
			return n > 0, err
		}
	}
	return false, nil
}

// find returns the event of a command; nil for none.
func find(tail []chat.Event, sender, ref string) *chat.Event {
	for i := range tail {
		if e := &tail[i]; e.Ref == ref && e.Command() && e.By.Sender() == sender {
			return e
		}
	}
	return nil
}

func (b *batch) add(d *draft, r *request) {
	if len(r.lines) == 0 {
		return
	}
	for _, e := range r.events {
		d.session = d.session.Apply(e)
	}
	d.lines = append(d.lines, r.lines...)
	b.items = append(b.items, item{d.entry, r.lines, r.events, d.session})
	b.events += len(r.lines)
	b.widest = max(b.widest, len(r.lines))
	b.bytes += int64(r.size)
}

// encode writes the batch for the journal: id, number of lines, and each line, all with their lengths as varints.
func (b *batch) encode() []byte {
	out := make([]byte, 0, b.bytes+int64(sealSize+8*len(b.items)))
	for _, it := range b.items {
		out = binary.AppendUvarint(out, uint64(len(it.after.ID)))
		out = append(out, it.after.ID...)
		out = binary.AppendUvarint(out, uint64(len(it.lines)))
		for _, l := range it.lines {
			out = binary.AppendUvarint(out, uint64(len(l.raw)))
			out = append(out, l.raw...)
		}
	}
	return sealed(out, b.n, 0)
}

var errJournal = errors.New("the journal is damaged")

// decodeBatch reads what encode wrote as number n and calls f for each append.
func decodeBatch(n int64, b []byte, f func(id chat.ID, events []chat.Event, raws [][]byte) error) error {
	b, err := unseal(b, n, 0)
	if err != nil {
		return errJournal
	}
	take := func() []byte {
		n, used := binary.Uvarint(b)
		if used <= 0 || n > uint64(len(b)-used) {
			b = nil
			return nil
		}
		part := b[used : used+int(n)]
		b = b[used+int(n):]
		return part
	}
	for len(b) > 0 {
		id := chat.ID(take())
		n, used := binary.Uvarint(b)
		if used <= 0 || id == "" || n > uint64(len(b)) {
			return errJournal
		}
		b = b[used:]
		events, raws := make([]chat.Event, n), make([][]byte, n)
		for i := range n {
			raw := take()
			if err := events[i].UnmarshalJSON(raw); err != nil {
				return fmt.Errorf("%w: %w", errJournal, err)
			}
			raws[i] = raw
		}
		if err := f(id, events, raws); err != nil {
			return err
		}
	}
	return nil
}

// publish shows what is durable now, pokes whoever watches, and leaves the batch to be settled.
func (w *writer) publish(b batch) {
	w.batches = b.n
	w.s.unready.Add(int64(b.events))
	w.s.cache.change(func() {
		for _, it := range b.items {
			e := it.entry
			if e.key == 0 {
				e.key = w.nextKey
				w.nextKey++
			}
			e.session = it.after
			e.tail = append(e.tail, it.events...)
			for _, l := range it.lines {
				if l.ref != "" && e.seen != nil {
					e.seen[hashRef(l.sender, l.ref)] = struct{}{}
				}
			}
			if len(e.seen) > maxSeen {
				e.seen = nil
			}
			w.s.cache.put(e)
			if !e.session.ID.Reserved() {
				w.s.cache.ahead[e.session.ID] = e
			}
		}
	})
	b.drafts = nil
	w.waiting = append(w.waiting, b)
	w.bytes += b.bytes
	w.willBe += b.bytes + 2*w.pageSize
	w.widest = max(w.widest, b.widest)
	for _, it := range b.items {
		w.s.ears.Tell(it.after.ID, it.after.Head)
	}
}
