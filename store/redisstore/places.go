package redisstore

import (
	"fmt"
	"time"

	"roundpeg/chat"
)

// place is where a session stands in one sorted set of its shard. Sets that lists page through, newest first, are ordered by their
// members (all scores are 0), the others by score.
type place struct {
	index  string
	member string
	score  int64
}

// The indexes. Those with a colon at the end are one set for each value.
const (
	byStart    = "started"
	byState    = "state:"
	byOwner    = "owner:"
	byCustomer = "customer:"
	openOnes   = "promises:open"
	keptOnes   = "promises:kept"
	byDue      = "due"   // score: ms since 1970
	byHour     = "hour:" // of a state; score: the hour of the last change, so that the set is not touched by every event
)

// places says where the session belongs. Logs of the house are in no list.
func places(s chat.Session) []place {
	if s.ID.Reserved() || s.Head == 0 {
		return nil
	}
	newest := member(s)
	all := []place{{byStart, newest, 0}, {byState + string(s.State), newest, 0}, {byHour + string(s.State), string(s.ID), s.Updated.Unix() / 3600}}
	if s.Owner != nil {
		all = append(all, place{byOwner + s.Owner.ID, newest, 0})
	}
	if s.Customer.Verified && s.Customer.ID != "" {
		all = append(all, place{byCustomer + s.Customer.ID, newest, 0})
	}
	if due := s.Due(); !due.IsZero() {
		all = append(all, place{byDue, string(s.ID), ms(due.Time)})
	}
	if open := len(s.OpenPromises()); open > 0 {
		all = append(all, place{openOnes, newest, 0})
		if open < len(s.Promises) {
			all = append(all, place{keptOnes, newest, 0})
		}
	} else if len(s.Promises) > 0 {
		all = append(all, place{keptOnes, newest, 0})
	}
	return all
}

// member orders sessions by their start, then by id, as text.
func member(s chat.Session) string {
	return fmt.Sprintf("%0*x%s", startLen, max(0, s.Started.UnixMilli()), s.ID)
}

const startLen = 12 // hex digits of the start

// idOf is the session of a member.
func idOf(member string) chat.ID { return chat.ID(member[startLen:]) }

// ms rounds up, so that what is due at t is not due before.
func ms(t time.Time) int64 {
	n := t.UnixMilli()
	if t.Nanosecond()%1e6 != 0 {
		n++
	}
	return n
}

// moves are the changes that bring the indexes from one session to the next, as the Lua functions take them: keys, and for each
// "add", score, member or "del", "", member.
func moves(sh shard, was, is []place) (keys []string, args []any) {
	for _, p := range was {
		if !stands(is, p.index, p.member) {
			keys, args = append(keys, sh.index(p.index)), append(args, "del", "", p.member)
		}
	}
	for _, p := range is {
		if !contains(was, p) {
			keys, args = append(keys, sh.index(p.index)), append(args, "add", p.score, p.member)
		}
	}
	return keys, args
}

func stands(all []place, index, member string) bool {
	for _, p := range all {
		if p.index == index && p.member == member {
			return true
		}
	}
	return false
}

func contains(all []place, want place) bool {
	for _, p := range all {
		if p == want {
			return true
		}
	}
	return false
}
