package handoff

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/handoff/authority"
)

// Carrier has a grant carried out by the business's own system: once, within a few seconds, and says what came of it. It knows when to try again.
type Carrier interface {
	Carry(ctx context.Context, o authority.Order) authority.Outcome
}

// carrying counts the deliveries that a Clock has under way.
type carrying struct {
	n    atomic.Int32
	work sync.WaitGroup
}

const (
	carriesAtOnce = 32
	claimFor      = time.Minute      // how long an attempt may take before another one is made: more than a Carrier needs
	recordIn      = 10 * time.Second // how long may be tried to write down what came of it
)

// Carried returns when no delivery of this clock is under way.
func (c *Clock) Carried() { c.carrying.work.Wait() }

// carryOut has the grants of a session carried out that are due. The attempt is written down before it is made, by which one node makes it;
// the call itself goes on behind this function's back, since its receiver may be slow. One that a crash cut off is due again after a minute.
func (c *Clock) carryOut(ctx context.Context, s chat.Session, now time.Time) error {
	var failed error
	for _, g := range s.Grants {
		if !deliverable(g, now) || c.carrying.n.Load() >= carriesAtOnce { // then it stays due
			continue
		}
		o, ok, err := c.attempt(ctx, s, g.ID, now)
		if failed = errors.Join(failed, err); !ok {
			continue
		}
		c.carrying.n.Add(1)
		c.carrying.work.Go(func() {
			defer c.carrying.n.Add(-1)
			c.carry(ctx, o)
		})
	}
	return failed
}

func deliverable(g chat.Grant, now time.Time) bool {
	return g.State == chat.GrantGiven && g.Delivery == chat.DeliveryDue && !now.Before(g.Next.Time)
}

// attempt claims the next attempt at a delivery; not ok: somebody else has it, or nobody need make it.
func (c *Clock) attempt(ctx context.Context, s chat.Session, grant string, now time.Time) (o authority.Order, ok bool, err error) {
	for range tries {
		g, known := s.Grant(grant)
		if !known || !deliverable(g, now) {
			return o, false, nil
		}
		url := c.hook(g.Action)
		b := chat.GrantTried{Grant: g.ID, Attempt: g.Attempt + 1, Next: chat.At(now.Add(claimFor))}
		if url == "" {
			b = chat.GrantTried{Grant: g.ID, Attempt: g.Attempt, Failed: true, Says: "there is no webhook for it any more: carry it out by hand, or set one and deliver it again"}
		}
		next, err := c.Store.Append(ctx, s, chat.New(chat.At(now), bySystem, b))
		switch {
		case err == nil:
			return orderOf(next, g, url, b.Attempt), url != "", nil
		case errors.Is(err, chat.Stale):
			s = next
		case errors.Is(err, chat.ErrNotFound): // erased
			return o, false, nil
		default:
			return o, false, err
		}
	}
	return o, false, nil // it is still due
}

func orderOf(s chat.Session, g chat.Grant, url string, attempt int) authority.Order {
	o := authority.Order{URL: url, Grant: g.ID, At: g.At, Action: g.Action, Amount: g.Amount, Currency: g.Currency, Session: s.ID, Customer: s.Customer,
		Reason: g.Reason, AskedBy: chat.Ref{ID: g.By.ID, Name: g.By.Name}, Attempt: attempt}
	if o.GrantedBy = o.AskedBy; g.Decided != nil {
		o.GrantedBy = *g.Decided
	}
	return o
}

// carry makes the attempt and writes down what came of it.
func (c *Clock) carry(ctx context.Context, o authority.Order) {
	got := c.Carrier.Carry(ctx, o)
	if ctx.Err() != nil && !got.Done { // cut off by this node's end, not refused
		return
	}
	ctx, done := context.WithTimeout(context.WithoutCancel(ctx), recordIn)
	defer done()
	err := c.tried(ctx, o, got)
	if err == nil && got.Done && c.Authority != nil {
		err = c.Authority.Settle(ctx, o.Grant, chat.At(c.Now()))
	}
	if err != nil {
		c.Log.Warn("what came of a delivery cannot be written down; it is tried again", zap.String("grant", o.Grant), zap.Error(err))
	}
}

// tried appends the outcome. What was done is always written down; what was not, only while no later attempt has begun.
func (c *Clock) tried(ctx context.Context, o authority.Order, got authority.Outcome) error {
	for {
		s, err := c.Store.Get(ctx, o.Session)
		if errors.Is(err, chat.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		g, ok := s.Grant(o.Grant)
		if !ok || g.Delivery == chat.DeliveryDone || !got.Done && (g.Attempt != o.Attempt || g.Delivery != chat.DeliveryDue) {
			return nil
		}
		now := c.Now()
		b := chat.GrantTried{Grant: o.Grant, Attempt: max(o.Attempt, g.Attempt), Done: got.Done, Failed: got.Failed, Says: got.Says}
		if !got.Done && !got.Failed {
			b.Next = chat.At(now.Add(got.Again))
		}
		_, err = c.Store.Append(ctx, s, chat.New(chat.At(now), bySystem, b))
		if errors.Is(err, chat.Stale) {
			continue
		}
		if errors.Is(err, chat.ErrNotFound) {
			return nil
		}
		return err
	}
}
