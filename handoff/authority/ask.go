package authority

import (
	"context"
	"time"

	"roundpeg/chat"
)

// A step that was reserved is the command's to keep for that long; sent again, it gets as long anew. Later it must be reserved anew, and
// after giveUp Sweep undoes it.
const (
	goesOn = time.Minute
	giveUp = 2 * time.Minute
)

// Reserve enters what somebody asks for: given (chat.GrantGiven) if it is within their limits, otherwise waiting (chat.GrantWaits) for
// somebody whose limits allow it. The same command gets the same entry. The caller writes it into the session's log, and then calls Keep.
// others are all agents, if they are known: what none of them could approve is refused. Everything that does not depend on what was given
// before is chat.ErrInvalid; chat.ErrConflict: the command's id stood for something else.
func (b *Book) Reserve(ctx context.Context, who Person, ask Ask, others []Person, now chat.Time) (got Entry, err error) {
	r, worth, amount, currency, err := b.rules.asked(who, ask.Action, ask.Amount, ask.Currency)
	if err != nil {
		return Entry{}, err
	}
	id, c := grantID(ask.Session, who.ID, ask.Ref), customer{ask.Session, whose(ask.Customer)}
	err = b.journal.Append(ctx, func() ([]chat.Event, error) {
		b.mu.RLock()
		defer b.mu.RUnlock()
		if e, ok := b.entries[id]; ok && !e.void {
			if e.print != ask.Print {
				return nil, chat.Faultf(chat.ErrConflict, "id %q was used for something else: choose a new id for each command", ask.Ref)
			}
			if e.Kept || e.Decided != nil || now.Sub(e.since.Time) < goesOn {
				return nil, nil
			}
			return e.step().event(grantAsked, who.by(), now)
		}
		s := step{Grant: id, State: chat.GrantGiven, Session: ask.Session, Whose: c.whose, Action: r.Name, Amount: amount, Currency: currency, Print: ask.Print}
		if s.Above = b.above(who, c, r, currency, worth, now); s.Above != "" {
			s.State = chat.GrantWaits
			if s.Tier, err = b.approver(who, others, c, r, currency, worth, now); err != nil {
				return nil, err
			}
		}
		return s.event(grantAsked, who.by(), now)
	})
	if err != nil {
		return Entry{}, err
	}
	got, _ = b.Get(id)
	return got, nil
}

func (e *Entry) step() step {
	return step{Grant: e.Grant, State: e.State, Session: e.Session, Whose: e.whose, Action: e.Action, Amount: e.Amount, Currency: e.Currency,
		Above: e.Above, Tier: e.Tier, Print: e.print}
}

// above is the bound that somebody's grant would pass; empty if it is theirs to give. The lock is held.
func (b *Book) above(who Person, c customer, r rule, currency string, worth Amount, now chat.Time) string {
	limit, ok := r.bounds(who, currency)
	if !ok {
		return None
	}
	return limit.above(b.sums(c, who.ID, r, currency, "", true, now), worth)
}

// approver is the lowest tier by whose limits, or by the own ones of somebody in it, the grant could be approved. The lock is held.
func (b *Book) approver(who Person, others []Person, c customer, r rule, currency string, worth Amount, now chat.Time) (int, error) {
	s := b.sums(c, "", r, currency, "", false, now)
	lowest := 0
	allows := func(p Person) {
		if limit, ok := r.bounds(p, currency); ok && limit.above(s, worth) == "" && (lowest == 0 || p.Tier < lowest) {
			lowest = p.Tier
		}
	}
	for _, tier := range Tiers {
		allows(Person{Tier: tier})
	}
	for _, p := range others {
		if p.ID != who.ID {
			allows(p)
		}
	}
	if lowest == 0 && others != nil {
		return 0, chat.Faultf(chat.ErrDenied, "amount: nobody's limits allow %s: ask for less, or have an admin raise somebody's limits", told(r, worth, currency))
	}
	if lowest == 0 {
		return chat.TierLeadership, nil
	}
	return lowest, nil
}

// told is a grant in words.
func told(r rule, worth Amount, currency string) string {
	if !r.Money {
		return "another " + r.Name
	}
	return r.Name + " of " + worth.String() + " " + currency
}
