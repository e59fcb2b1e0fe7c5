package handoff

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"roundpeg/chat"
)

// Notices is what the business tells customers first: each topic once to each customer, in their open conversation or in their next. It is the
// fold of a log of the house's own, where a notice is kept before any session has it: a crash in between loses none and repeats none.
type Notices struct {
	store   chat.Store
	now     func() time.Time
	journal *chat.Journal

	mu      sync.Mutex
	told    map[noticeKey]chat.Told
	waiting map[string][]noticeKey // customer → what they have not got yet, oldest first
}

// noticeKey names a customer by a hash: the log is not erased with them.
type noticeKey struct{ customer, topic string }

func customerKey(customer string) string {
	sum := sha256.Sum256([]byte("customer\x00" + customer))
	return hex.EncodeToString(sum[:16])
}

const (
	noticesLog      chat.ID   = "@notices"
	noticeKept      chat.Kind = "@notice_kept"
	noticeDelivered chat.Kind = "@notice_delivered"
)

// OpenNotices reads the log. Poke must be called for those of other nodes to be seen.
func OpenNotices(ctx context.Context, store chat.Store, now func() time.Time) (*Notices, error) {
	n := &Notices{store: store, now: now, told: map[noticeKey]chat.Told{}, waiting: map[string][]noticeKey{}}
	var err error
	if n.journal, err = chat.OpenJournal(ctx, store, noticesLog, n.apply); err != nil {
		return nil, fmt.Errorf("open notices: %w", err)
	}
	return n, nil
}

// Poke follows a change by another node; other ids are ignored.
func (n *Notices) Poke(ctx context.Context, id chat.ID) error {
	if id != "" && id != noticesLog {
		return nil
	}
	return n.journal.Follow(ctx)
}

func (n *Notices) apply(e chat.Event) {
	t, ok := chat.ReadRecord[chat.Told](e)
	if !ok {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	k := noticeKey{t.Customer, t.Topic}
	left := slices.DeleteFunc(slices.Clone(n.waiting[k.customer]), func(o noticeKey) bool { return o == k })
	if t.Seq == 0 {
		left = append(left, k)
	}
	n.told[k] = t
	if n.waiting[k.customer] = left; len(left) == 0 {
		delete(n.waiting, k.customer)
	}
}

// Tell keeps a notice for a customer, and puts it into their conversation if one is open; else it waits for their next. fresh is false for a
// topic of which they were told before; chat.ErrConflict if that was in other words.
func (n *Notices) Tell(ctx context.Context, by chat.By, customer, topic, text string) (told chat.Told, fresh bool, err error) {
	k := noticeKey{customerKey(customer), topic}
	err = n.journal.Append(ctx, func() ([]chat.Event, error) {
		n.mu.Lock()
		defer n.mu.Unlock()
		old, known := n.told[k]
		if known && old.Text != text {
			return nil, chat.Faultf(chat.ErrConflict, "topic: %s was told of %q already, in other words: choose another topic", customer, topic)
		}
		if fresh = !known; known {
			return nil, nil
		}
		return chat.NewRecord(chat.At(n.now()), by, noticeKept, chat.Told{Customer: k.customer, Topic: topic, Text: text, At: chat.At(n.now())})
	})
	if err != nil {
		return told, false, err
	}
	to, err := n.reachable(ctx, customer)
	if err == nil && to.ID != "" {
		_, err = n.Deliver(ctx, to)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	told = n.told[k]
	told.Customer = customer
	return told, fresh, err
}

// lately is how long after its end a conversation is still on somebody's screen, as a rule.
const lately = 10 * time.Minute

// reachable is the customer's newest conversation, if it is open or only just over; none has no id. Somebody whom the site did not name is
// known by their one session.
func (n *Notices) reachable(ctx context.Context, customer string) (chat.Session, error) {
	all, err := n.store.List(ctx, chat.Query{Customer: customer, Limit: 1})
	if err != nil {
		return chat.Session{}, err
	}
	if len(all) == 0 && !chat.ID(customer).Reserved() {
		s, err := n.store.Get(ctx, chat.ID(customer))
		if err == nil && !s.Customer.Verified && !s.Erased {
			all = append(all, s)
		} else if err != nil && !errors.Is(err, chat.ErrNotFound) {
			return s, err
		}
	}
	if len(all) == 0 || all[0].State == chat.Ended && n.now().Sub(all[0].Updated.Time) > lately {
		return chat.Session{}, nil
	}
	return all[0], nil
}

// Deliver puts what waits for the customer of a session into it, and returns the session after that.
func (n *Notices) Deliver(ctx context.Context, s chat.Session) (chat.Session, error) {
	n.mu.Lock()
	keys := slices.Clone(n.waiting[customerKey(string(s.ID))])
	if s.Customer.Verified {
		keys = append(keys, n.waiting[customerKey(s.Customer.ID)]...)
	}
	n.mu.Unlock()
	var err error
	for _, k := range keys {
		if s, err = n.deliver(ctx, s, k); err != nil {
			return s, err
		}
	}
	return s, nil
}

// deliver puts one notice into the session, unless it is there since a crash kept the journal from hearing of it.
func (n *Notices) deliver(ctx context.Context, s chat.Session, k noticeKey) (chat.Session, error) {
	n.mu.Lock()
	t := n.told[k]
	n.mu.Unlock()
	for range tries {
		seq, err := n.find(ctx, s, k.topic)
		if err != nil {
			return s, err
		}
		if seq == 0 {
			next, err := n.store.Append(ctx, s, chat.New(chat.At(n.now()), bySystem, chat.Notice{Text: t.Text, Topic: t.Topic}))
			if errors.Is(err, chat.Stale) {
				s = next
				continue
			}
			if err != nil {
				return s, err
			}
			s, seq = next, next.Head
		}
		t.Session, t.Seq = s.ID, seq
		return s, n.journal.Append(ctx, func() ([]chat.Event, error) {
			n.mu.Lock()
			defer n.mu.Unlock()
			if n.told[k].Seq > 0 {
				return nil, nil
			}
			return chat.NewRecord(chat.At(n.now()), bySystem, noticeDelivered, t)
		})
	}
	return s, chat.Faultf(chat.ErrUnavailable, "the conversation changes too quickly: send the notice again")
}

// find is the seq of the notice of that topic in the session; 0 if there is none.
func (n *Notices) find(ctx context.Context, s chat.Session, topic string) (chat.Seq, error) {
	log, err := n.store.Read(ctx, s.ID, 0, 0)
	if err != nil {
		return 0, err
	}
	for _, e := range log {
		if b, ok := e.Body.(chat.Notice); ok && b.Topic == topic {
			return e.Seq, nil
		}
	}
	return 0, nil
}
