package chat

import "time"

// Query says which sessions a list holds; zero fields do not restrict. Reserved logs are never listed.
type Query struct {
	States   []State
	Tier     int       // exactly this tier
	Owner    string    // agent id
	Customer string    // Person.ID of a verified customer
	Text     string    // words that the messages and notes of the log hold, all of them, in any of them; case and accents do not matter; the last may be a beginning
	Due      time.Time // Session.Due is not after this
	Idle     time.Time // Session.Updated is before this
	Promises PromiseState
	Order    Order
	After    string // Cursor of the last session of the page before; for ByNewest alone
	Limit    int    // at most so many; ByNewest: 0 means DefaultLimit, more than MaxLimit means MaxLimit; other orders: any number, 0 means all
}

// PromiseState restricts a list to sessions that hold a promise: open (overdue ones included), or kept.
type PromiseState string

const (
	AnyPromise  PromiseState = ""
	OpenPromise PromiseState = "open"
	KeptPromise PromiseState = "kept"
)

// Order of a list.
type Order int

const (
	ByNewest  Order = iota // latest started first; pages by After
	ByUrgency              // highest priority, then longest waiting first
	ByDue                  // soonest Session.Due first
)

const (
	DefaultLimit = 50
	MaxLimit     = 200
)

// Cursor is what Query.After takes to go on behind this session.
func (s Session) Cursor() string { return string(s.ID) }
