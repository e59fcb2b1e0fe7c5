package chat

import (
	"cmp"
	"slices"
	"time"
)

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

// Most is how many sessions the list may hold; 0 means any number.
func (q Query) Most() int {
	switch {
	case q.Order != ByNewest:
		return max(q.Limit, 0)
	case q.Limit <= 0:
		return DefaultLimit
	}
	return min(q.Limit, MaxLimit)
}

// Fits holds all of the query but Text and After against the session.
func (q Query) Fits(s Session) bool {
	due, open := s.Due(), len(s.OpenPromises())
	return (len(q.States) == 0 || slices.Contains(q.States, s.State)) &&
		(q.Tier == 0 || q.Tier == s.Tier) &&
		(q.Owner == "" || s.Owner != nil && s.Owner.ID == q.Owner) &&
		(q.Customer == "" || s.Customer.Verified && s.Customer.ID == q.Customer) &&
		(q.Due.IsZero() || !due.IsZero() && !due.After(q.Due)) &&
		(q.Idle.IsZero() || s.Updated.Before(q.Idle)) &&
		(q.Promises != OpenPromise || open > 0) &&
		(q.Promises != KeptPromise || open < len(s.Promises))
}

// Compare says which of two sessions comes first in the list.
func (q Query) Compare(a, b Session) int {
	switch q.Order {
	case ByUrgency:
		return cmp.Or(cmp.Compare(b.Priority, a.Priority), orLast(a.WaitingSince, b.WaitingSince), cmp.Compare(a.ID, b.ID))
	case ByDue:
		return cmp.Or(orLast(a.Due(), b.Due()), cmp.Compare(a.ID, b.ID))
	}
	return cmp.Or(b.Started.Compare(a.Started.Time), cmp.Compare(b.ID, a.ID))
}

// orLast compares times; none comes behind all others.
func orLast(a, b Time) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b.Time)
}
