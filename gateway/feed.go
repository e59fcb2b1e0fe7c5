package gateway

import (
	"context"
	"errors"
	"sync/atomic"

	"roundpeg/chat"
)

// page is how many events are read at once.
const page = 100

// feed is one reader's place in one log: it reads the log after the last seq that it has read, whenever it is poked. Nothing is queued
// for it, so a poke that is lost or comes twice does no harm.
type feed struct {
	s       *socket
	id      chat.ID
	role    chat.Role
	after   atomic.Uint64 // the last seq that was read
	due     atomic.Bool   // there may be more
	doubted atomic.Bool   // the session itself must be looked at: it may have been erased, or a poke lost
	stale   bool          // replaced or unwatched; guarded by s.write
}

func newFeed(s *socket, id chat.ID, role chat.Role, after chat.Seq) *feed {
	f := &feed{s: s, id: id, role: role}
	f.after.Store(uint64(after))
	f.due.Store(true)
	return f
}

// poke says that the log is at seq.
func (f *feed) poke(seq chat.Seq) {
	if uint64(seq) > f.after.Load() {
		f.due.Store(true)
		f.s.wake()
	}
}

// doubt has the session looked at.
func (f *feed) doubt() {
	f.doubted.Store(true)
	f.due.Store(true)
}

// deliver writes what is due; seen, if given, is called with each event after it was written, or passed over as not for this reader.
// An error leaves the feed due.
func (f *feed) deliver(seen func(chat.Event)) error {
	if !f.due.Swap(false) {
		return nil
	}
	err := f.read(seen)
	if err != nil {
		f.due.Store(true)
	}
	return err
}

func (f *feed) read(seen func(chat.Event)) error {
	ctx, done := context.WithTimeout(f.s.g.ctx, commandIn)
	defer done()
	if f.doubted.Load() {
		s, err := f.s.g.Store.Get(ctx, f.id)
		if err != nil {
			return f.gone(err)
		}
		if f.role == chat.Customer && (s.Erased || uint64(s.Head) < f.after.Load()) {
			return errToken
		}
		f.doubted.Store(false)
		if uint64(s.Head) <= f.after.Load() {
			return nil
		}
	}
	for {
		log, err := f.s.g.Store.Read(ctx, f.id, chat.Seq(f.after.Load()), page)
		if err != nil {
			return f.gone(err)
		}
		for _, e := range log {
			if err := f.write(e); err != nil {
				return err
			}
			f.after.Store(uint64(e.Seq))
			if seen != nil {
				seen(e)
			}
		}
		if len(log) < page {
			return nil
		}
	}
}

// gone says what becomes of a reader whose log cannot be read: one that is not there any more ends a customer's conversation.
func (f *feed) gone(err error) error {
	if !errors.Is(err, chat.ErrNotFound) {
		return err
	}
	if f.role == chat.Customer {
		return errToken
	}
	return nil
}

var errStale = errors.Join(errWrite, errors.New("feed was replaced"))

// write sends the event if its reader may see it. This is the one place where events leave for a socket.
func (f *feed) write(e chat.Event) error {
	e, ok := e.For(f.role)
	if !ok {
		return nil
	}
	session := f.id
	if f.role == chat.Customer {
		session = ""
	}
	b, err := eventFrame(session, e)
	if err != nil {
		return err
	}
	f.s.write.Lock()
	defer f.s.write.Unlock()
	if f.stale {
		return errStale
	}
	return f.s.put(b)
}
