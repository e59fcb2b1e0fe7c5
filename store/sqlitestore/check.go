package sqlitestore

import (
	"database/sql/driver"
	"fmt"

	"roundpeg/chat"
)

// checkUpTo is the size of file that is checked whole at the start: a larger one would hold it up. What is read of that is checked as it is
// read, and Check does the rest on demand.
var checkUpTo int64 = 16 << 20 // tests of what larger files do change it

// Check reads everything that is kept and returns the first damage.
func (s *Store) Check() error {
	c, err := connector{s.path(fileName), []string{"PRAGMA busy_timeout = 10000", "PRAGMA query_only = ON"}}.dial()
	if err == nil {
		if err = c.exec("BEGIN"); err == nil { // one look at it all, whatever is written meanwhile
			err = check(c)
		}
		c.Close()
	}
	if err != nil {
		return broken(s.path(fileName), err)
	}
	return nil
}

// check looks at how the file is built, at every value, and that nothing is missing between.
func check(c *conn) error {
	said := ""
	err := c.each(func(r []driver.Value) error {
		said = text(r[0])
		return nil
	}, "PRAGMA integrity_check(1)")
	if err == nil && said != "ok" {
		err = fmt.Errorf("integrity_check: %s: %w", said, errDamaged)
	}
	if err != nil {
		return err
	}
	heads, err := checkSessions(c)
	if err != nil {
		return err
	}
	log, seq := int64(0), chat.Seq(0)
	ends := func() error {
		if seq != heads[log] {
			return fmt.Errorf("log %d has %d of %d events: it is %w", log, seq, heads[log], errDamaged)
		}
		delete(heads, log)
		return nil
	}
	err = c.each(func(r []driver.Value) error {
		key, at := place(integer(r[0]))
		if key != log {
			if err := ends(); err != nil {
				return err
			}
			log, seq = key, 0
		}
		if seq++; at != seq || integer(r[1]) != key {
			return fmt.Errorf("event %d of log %d is missing: it is %w", seq, log, errDamaged)
		}
		_, err := unseal(blob(r[2]), key, int64(at))
		return err
	}, "SELECT id, log, body FROM event ORDER BY id")
	if err == nil {
		err = ends()
	}
	for log, head := range heads {
		if err == nil && head > 0 {
			err = fmt.Errorf("log %d has none of %d events: it is %w", log, head, errDamaged)
		}
	}
	return err
}

// checkSessions compares every session's row with the session in it, and returns how long the logs are.
func checkSessions(c *conn) (map[int64]chat.Seq, error) {
	heads := map[int64]chat.Seq{}
	err := c.each(func(r []driver.Value) error {
		key := integer(r[0])
		s, err := unsealSession(blob(r[1]), key)
		if err != nil {
			return err
		}
		heads[key] = s.Head
		for i, want := range append([]driver.Value{string(s.ID)}, rowOf(s).columns(s)...) {
			if got := r[i+2]; got != want {
				return fmt.Errorf("session %d (%v is %v): it is %w", key, want, got, errDamaged)
			}
		}
		return nil
	}, "SELECT key, fold, id, head, updated, house, state, tier, owner, customer, started, hour, due, priority, waiting, open, kept FROM session")
	return heads, err
}
