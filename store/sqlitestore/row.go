package sqlitestore

import (
	"database/sql/driver"
	"encoding/json"
	"math"
	"time"

	"roundpeg/chat"
)

// row is what lists select and sort sessions by.
type row struct {
	house, tier, priority  int64
	state, owner, customer string
	started, hour          int64 // ms; hours since 1970 of the last change, so that the index of the idle is not touched by every event
	due                    int64 // ms; 0 for none
	waiting                int64 // ms since when; the far future for those who are not
	open, kept             int64
}

func rowOf(s chat.Session) row {
	r := row{tier: int64(s.Tier), priority: int64(s.Priority), state: string(s.State), started: s.Started.UnixMilli(), hour: s.Updated.Unix() / 3600, waiting: math.MaxInt64}
	if s.ID.Reserved() {
		r.house = 1
		return r
	}
	if s.Owner != nil {
		r.owner = s.Owner.ID
	}
	if s.Customer.Verified {
		r.customer = s.Customer.ID
	}
	if due := s.Due(); !due.IsZero() {
		r.due = ms(due.Time)
	}
	if !s.WaitingSince.IsZero() {
		r.waiting = s.WaitingSince.UnixMilli()
	}
	for _, p := range s.Promises {
		if p.Open() {
			r.open = 1
		} else {
			r.kept = 1
		}
	}
	return r
}

// ms rounds up, so that what is due at t is not due before; 0 is kept for none.
func ms(t time.Time) int64 {
	n := t.UnixMilli()
	if t.Nanosecond()%1e6 != 0 {
		n++
	}
	if n == 0 {
		n = 1
	}
	return n
}

func orNull[V int64 | string](v V) driver.Value {
	var none V
	if v == none {
		return nil
	}
	return v
}

const (
	insertSession = `INSERT OR FAIL INTO session (key, id, fold, head, updated, house, state, tier, owner, customer, started, hour, due, priority, waiting, open, kept)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
	updateSession = `UPDATE session SET fold=?, head=?, updated=?, house=?, state=?, tier=?, owner=?, customer=?, started=?, hour=?, due=?, priority=?, waiting=?, open=?, kept=? WHERE key=?`
	// touchSession is for the many events that change nothing by which lists select: no index is written.
	touchSession = `UPDATE session SET fold=?, head=?, updated=? WHERE key=?`
)

// store writes the session's row; was is the one that is there.
func (r row) store(c *conn, key int64, s chat.Session, stored bool, was row) error {
	fold, err := json.Marshal(s)
	if err != nil {
		return err
	}
	fold = seal(fold, key, 0)
	if stored && r == was {
		return c.exec(touchSession, fold, int64(s.Head), s.Updated.UnixMilli(), key)
	}
	columns := append([]driver.Value{fold}, r.columns(s)...)
	if stored {
		return c.exec(updateSession, append(columns, key)...)
	}
	return c.exec(insertSession, append([]driver.Value{key, string(s.ID)}, columns...)...)
}

// columns are those of the session's row from head on.
func (r row) columns(s chat.Session) []driver.Value {
	return []driver.Value{int64(s.Head), s.Updated.UnixMilli(), r.house, r.state, r.tier, orNull(r.owner), orNull(r.customer), r.started, r.hour,
		orNull(r.due), r.priority, r.waiting, orNull(r.open), orNull(r.kept)}
}
