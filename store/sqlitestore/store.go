package sqlitestore

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"

	"roundpeg/chat"
)

// Options change how much the store keeps in memory; the zero value is right for a shop of any size.
type Options struct {
	Cache   int // sessions kept in memory; 0 means 4096
	Readers int // connections that read; 0 means 4
}

// Store is a chat.Store in a folder of which this process is the only user.
type Store struct {
	dir     string
	opt     Options
	lock    *os.File
	reserve reserve  // the writer's
	file    *os.File // the database's, for scrub

	queue chan *request
	done  chan struct{} // closed by the writer when it has ended
	gate  sync.RWMutex  // held for reading while a request enters the queue, so that Close leaves none behind
	shut  atomic.Bool

	w           *writer
	cache       *cache
	index       *index
	checkpoints *checkpoints
	ears        chat.Ears

	read    *sql.DB
	asked   struct{ session, log, ref *sql.Stmt } // what is asked most often: taking a query apart costs more than its answer
	unready atomic.Int64                          // events in the journal that lists do not show yet

	closing sync.Once
	closed  error
}

var _ chat.Store = (*Store)(nil)

// errClosed is what every method says after Close.
var errClosed = fmt.Errorf("the store is closed: %w", chat.ErrUnavailable)

// unavailable marks an error of the database as one after which nothing was kept and another try makes sense.
func unavailable(doing string, err error) error {
	if err == nil || errors.Is(err, chat.ErrUnavailable) {
		return err
	}
	return fmt.Errorf("%s: %w: %w", doing, chat.ErrUnavailable, err)
}
