package sqlitestore

import (
	"container/list"
	"hash/maphash"
	"sync"

	"roundpeg/chat"
)

// entry is what is known of one log that was used lately. Only the writer changes it, holding the cache's lock; so the writer may
// read it without. Nothing gets in here before it is durable.
type entry struct {
	key     int64 // of the log in the tables; 0 for one that is not stored yet
	session chat.Session
	settled chat.Seq     // up to here the tables have it
	tail    []chat.Event // the last of the log, those not settled at least; cut by copying, so that a reader's slice stays good
	seen    map[uint64]struct{}
	row     row // the indexed columns as stored

	at *list.Element
}

// line is one event as stored.
type line struct {
	seq         chat.Seq
	raw         []byte
	sender, ref string // of commands alone
}

var seed = maphash.MakeSeed()

func hashRef(sender, ref string) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString(sender)
	h.WriteByte(0)
	h.WriteString(ref)
	return h.Sum64()
}

const (
	maxSeen = 128 // refs of a log remembered in memory; beyond it, which few conversations get, the table is asked
	maxTail = 24  // settled events kept for those who follow the log, and for the bot's next turn; up to twice as many, so that not every event moves them
)

// cache holds the entries, least lately used ones to be dropped first.
type cache struct {
	mu      sync.Mutex
	limit   int
	entries map[chat.ID]*entry
	order   list.List          // of *entry, most lately used first
	drops   uint64             // how many entries were dropped ever
	ahead   map[chat.ID]*entry // of sessions that the tables do not have as they are now
}

func newCache(limit int) *cache {
	return &cache{limit: limit, entries: map[chat.ID]*entry{}, ahead: map[chat.ID]*entry{}}
}

// view is a consistent look at an entry.
type view struct {
	key     int64
	session chat.Session
	tail    []chat.Event
}

// look returns what is cached of a log, and a mark for keep.
func (c *cache) look(id chat.ID) (v view, ok bool, mark uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[id]
	if !ok {
		return view{}, false, c.drops
	}
	c.order.MoveToFront(e.at)
	return view{e.key, e.session, e.tail}, true, c.drops
}

// get is look for the writer.
func (c *cache) get(id chat.ID) *entry {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entries[id]
	if e != nil {
		c.order.MoveToFront(e.at)
	}
	return e
}

// keep puts an entry that a reader loaded from the tables, unless one is there, or one was dropped since mark: that one might have been newer.
func (c *cache) keep(e *entry, mark uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.entries[e.session.ID]; ok || c.drops != mark {
		return
	}
	c.put(e)
}

// unsettled names the sessions that the tables do not have as they are now, and gives those that fit as they are.
func (c *cache) unsettled(fits func(chat.Session) bool) (ids map[chat.ID]struct{}, fitting []chat.Session) {
	c.mu.Lock()
	defer c.mu.Unlock()
	ids = make(map[chat.ID]struct{}, len(c.ahead))
	for id, e := range c.ahead {
		ids[id] = struct{}{}
		if fits(e.session) {
			fitting = append(fitting, e.session)
		}
	}
	return ids, fitting
}

// change lets the writer change entries and put them; f calls put.
func (c *cache) change(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
}

func (c *cache) put(e *entry) {
	id := e.session.ID
	if old := c.entries[id]; old == e {
		c.order.MoveToFront(e.at)
		return
	} else if old != nil {
		c.order.Remove(old.at)
	}
	c.entries[id] = e
	e.at = c.order.PushFront(e)
	// What is not settled yet must stay: the tables do not have it. The writer bounds how much that is.
	for n := len(c.entries) - c.limit; n > 0; n-- {
		last := c.order.Back()
		old := last.Value.(*entry)
		if old.settled < old.session.Head {
			c.order.MoveToFront(last)
			continue
		}
		c.order.Remove(last)
		delete(c.entries, old.session.ID)
		c.drops++
	}
}
