package sqlitestore

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The files in the folder, beside those that SQLite keeps next to them.
const (
	fileName   = "roundpeg.db"
	searchName = "search.db" // can be removed while nobody has the folder open: it is made again
	lockName   = "roundpeg.lock"
	spareName  = "roundpeg.reserve" // see reserve
)

// writing sets up a connection that writes. What is deleted within a page is overwritten; pages that become free as a whole are so by an
// erasure (see scrub), since the journal frees many and each would be written once more.
var writing = []string{"PRAGMA busy_timeout = 10000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = FAST",
	"PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -32000"}

// Open opens the store in dir, makes it if there is none, and brings it up to date. Only one process may have a folder open.
func Open(dir string, opt Options) (*Store, error) {
	s, err := openIn(dir, opt)
	for spare := (reserve{path: filepath.Join(dir, spareName)}); noRoom(err) && spare.give(); {
		s, err = openIn(dir, opt) // with some of the room that was kept for this
	}
	if err != nil {
		return nil, err
	}
	s.reserve.hold(leastReserve) // without it nothing is taken in, but all can be read
	go s.w.run()
	go s.index.run()
	go s.checkpoints.run()
	return s, nil
}

func openIn(dir string, opt Options) (_ *Store, err error) {
	if opt.Cache <= 0 {
		opt.Cache = 4096
	}
	if opt.Readers <= 0 {
		opt.Readers = 4
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	s := &Store{dir: dir, opt: opt, queue: make(chan *request, 1024), done: make(chan struct{}), cache: newCache(opt.Cache), reserve: reserve{path: filepath.Join(dir, spareName)}}
	defer func() {
		if err != nil {
			s.release()
		}
	}()
	if err := s.claim(); err != nil {
		return nil, err
	}
	s.reserve.find()
	path := s.path(fileName)
	if err := touch(path, &s.file); err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	s.w = &writer{s: s, db: connector{path, append(slices.Clone(writing), fmt.Sprint("PRAGMA wal_autocheckpoint = ", overdue))}}
	s.checkpoints = newCheckpoints(s, connector{path, []string{"PRAGMA busy_timeout = 0", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -1000"}})
	s.index = newIndex(s)
	if err := s.w.open(path); err != nil {
		return nil, broken(path, err)
	}
	if err := s.index.open(); err != nil {
		return nil, fmt.Errorf("open the search index %s: %w", s.path(searchName), err)
	}
	s.read = connector{path, []string{"PRAGMA busy_timeout = 10000", "PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY",
		"ATTACH '" + quote(s.path(searchName)) + "' AS search"}}.pool(opt.Readers)
	return s, s.prepare()
}

func (s *Store) prepare() (err error) {
	for query, to := range map[string]**sql.Stmt{
		"SELECT key, fold FROM session WHERE id = ?":                             &s.asked.session,
		"SELECT id, body FROM event WHERE id > ? AND id < ? ORDER BY id LIMIT ?": &s.asked.log,
		"SELECT id, body FROM event WHERE log = ? AND ref = ? AND sender = ?":    &s.asked.ref,
	} {
		if *to, err = s.read.Prepare(query); err != nil {
			return fmt.Errorf("open the store: %w", err)
		}
	}
	return nil
}

func (s *Store) path(name string) string { return filepath.Join(s.dir, name) }

// touch makes the file readable by its owner alone; SQLite gives the files beside it the same rights.
func touch(path string, f **os.File) (err error) {
	*f, err = os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	return err
}

// claim makes this process the folder's only user.
func (s *Store) claim() error {
	f, err := os.OpenFile(s.path(lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("open the store: %w", err)
	}
	if err := lockFile(f); err != nil {
		f.Close()
		return fmt.Errorf("another roundpeg has the folder %s open: stop it, or give this one a folder of its own with --data (several nodes share a store through --redis): %w", s.dir, err)
	}
	s.lock = f
	return nil
}

// open checks the file, brings it to this version's schema and settles what a crash left.
func (w *writer) open(path string) error {
	if err := w.connect(); err != nil {
		return err
	}
	if err := migrate(w.c, path, migrations); err != nil {
		return err
	}
	clean, err := w.c.number("SELECT count(*) FROM house WHERE name = 'closed' AND value = 'yes'")
	if err != nil {
		return err
	}
	if fi, err := w.s.file.Stat(); err != nil || fi.Size() <= checkUpTo {
		if err := errors.Join(err, check(w.c)); err != nil {
			return err
		}
	}
	if err := w.replay(); err != nil {
		return err
	}
	if clean == 0 {
		return nil
	}
	return w.c.exec("UPDATE house SET value = 'no' WHERE name = 'closed'")
}

// broken says what to do about a file that SQLite cannot read.
func broken(path string, err error) error {
	var e *sqlite.Error
	damaged := errors.Is(err, errJournal) || errors.Is(err, errDamaged)
	if errors.As(err, &e) {
		damaged = e.Code()&0xff == sqlite3.SQLITE_CORRUPT || e.Code()&0xff == sqlite3.SQLITE_NOTADB
	}
	if damaged {
		return fmt.Errorf("the store's file %s is damaged: restore it from a backup, or move it away to start with an empty one: %w", path, err)
	}
	return fmt.Errorf("open the store %s: %w", path, err)
}

func (s *Store) release() {
	if s.read != nil {
		s.read.Close()
	}
	if s.index != nil && s.index.c != nil {
		s.index.c.Close()
	}
	if s.index != nil && s.index.main != nil {
		s.index.main.Close()
	}
	if s.w != nil && s.w.c != nil {
		s.w.c.Close()
	}
	s.file.Close() // after the connections: see scrub
	if s.index != nil {
		s.index.file.Close()
	}
	if s.lock != nil {
		if s.shut.Load() { // what SQLite had beside its files is free now
			s.reserve.shrink(leastReserve)
			s.reserve.hold(leastReserve)
		}
		s.lock.Close() // and with it the lock
	}
}

// Close lets every append that was asked for end, and leaves one tidy file. Methods called later return chat.ErrUnavailable.
func (s *Store) Close() error {
	s.closing.Do(func() {
		s.gate.Lock()
		s.shut.Store(true)
		s.gate.Unlock()
		close(s.queue)
		<-s.done
		s.index.close()
		s.checkpoints.close()
		s.closed = s.w.close()
		s.release()
	})
	return s.closed
}

func (w *writer) close() error {
	err := w.giving(w.leave)
	if err != nil {
		return fmt.Errorf("close the store (nothing is lost: the next start goes on from here): %w", err)
	}
	return nil
}

// leave settles everything, says so in the file, and empties the write-ahead log.
func (w *writer) leave() error {
	if err := w.tidy(); err != nil {
		return err
	}
	err := w.connect()
	if err == nil {
		err = w.c.exec("UPDATE house SET value = 'yes' WHERE name = 'closed'")
	}
	if err == nil {
		err = truncate(w.c)
	}
	if err != nil && !errors.Is(err, errBusy) {
		return w.fail("close the store", err)
	}
	return nil
}
