package handoff

import (
	"context"
	"errors"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff/authority"
)

// person is an agent with the limits that they have now.
func (d *Desk) person(id, name string, tier int) authority.Person {
	p := authority.Person{ID: id, Name: name, Tier: tier}
	if a, ok := d.find(id); ok {
		p.Name, p.Tier, p.Own = a.Name, a.Tier, a.Limits
	}
	return p
}

func (t try) person() authority.Person {
	return t.Desk.person(t.actor.By.ID, t.actor.By.Name, t.actor.Tier)
}

// colleagues are all agents; nil where nobody knows them all.
func (d *Desk) colleagues() []authority.Person {
	if d.Everybody == nil {
		return nil
	}
	all := []authority.Person{}
	for _, a := range d.Everybody() {
		all = append(all, authority.Person{ID: a.ID, Name: a.Name, Tier: a.Tier, Own: a.Limits})
	}
	return all
}

func (d *Desk) checkActions() error {
	if d.Authority == nil {
		return chat.Faultf(chat.ErrInvalid, "no actions are configured: set actions in the configuration")
	}
	return nil
}

// grant is for whoever speaks with the customer. It is reserved in the book first: what is in the session's log is within the limits.
func (t try) grant(ctx context.Context, c *command.Grant) (move, error) {
	if err := t.checkActions(); err != nil {
		return move{}, err
	}
	if !t.s.Speaks(t.actor.By.ID) {
		if t.s.Owner != nil {
			return move{}, chat.Faultf(chat.ErrDenied, "%s has this conversation: join it first", t.s.Owner.Name)
		}
		return move{}, chat.Faultf(chat.ErrDenied, "nobody has this conversation: claim it first")
	}
	e, err := t.Authority.Reserve(ctx, t.person(), authority.Ask{Session: t.s.ID, Customer: t.s.Customer, Action: c.Action, Amount: c.Amount,
		Currency: c.Currency, Ref: t.ref, Print: t.print}, t.colleagues(), t.now)
	if err != nil {
		return move{}, err
	}
	if e.Above != "" {
		return t.reserved(e, chat.GrantPending{Grant: e.Grant, Action: e.Action, Amount: e.Amount, Currency: e.Currency, Reason: c.Reason, Above: e.Above, Tier: e.Tier})
	}
	return t.reserved(e, chat.Granted{Grant: e.Grant, Action: e.Action, Amount: e.Amount, Currency: e.Currency, Reason: c.Reason, Carried: t.carried(e.Action)})
}

// approval may come from anybody else whose limits allow the grant, in any state: what was asked for outlives the conversation.
func (t try) approval(ctx context.Context, grant, reason string, approve bool) (move, error) {
	if err := t.checkActions(); err != nil {
		return move{}, err
	}
	g, ok := t.s.Grant(grant)
	if !ok {
		return move{}, chat.Faultf(chat.ErrNotFound, "grant: there is no %q in this conversation", grant)
	}
	if g.State != chat.GrantWaits {
		return move{}, chat.Faultf(chat.ErrConflict, "grant: it does not wait for approval any more: it was %s", g.State)
	}
	e, err := t.Authority.Decide(ctx, t.person(), authority.Decision{Grant: g.ID, Session: t.s.ID, Approve: approve, Ref: t.ref, Print: t.print}, t.now)
	if err != nil {
		return move{}, err
	}
	if !approve {
		return t.reserved(e, chat.GrantRefused{Grant: g.ID, Action: g.Action, Amount: g.Amount, Currency: g.Currency, Reason: reason})
	}
	return t.reserved(e, chat.Granted{Grant: g.ID, Action: g.Action, Amount: g.Amount, Currency: g.Currency, Reason: g.Reason,
		Asked: &chat.Ref{ID: g.By.ID, Name: g.By.Name}, Carried: t.carried(g.Action), Approval: reason})
}

// reserved is a move whose step stands in the book: once the session's log has it too, the book is told. If that fails, the Clock makes up for it.
func (t try) reserved(e authority.Entry, body chat.Body) (move, error) {
	return move{events: []chat.Event{t.own(body)}, grant: e.Grant, kept: func(ctx context.Context) {
		if err := t.Authority.Keep(ctx, e, t.now); err != nil {
			t.Log.Warn("the book of grants cannot be told; it is tried again", zap.String("grant", e.Grant), zap.Error(err))
		}
	}}, nil
}

// carried says how a grant of the action is carried out.
func (d *Desk) carried(action string) string {
	if d.hook(action) == "" {
		return chat.ByHand
	}
	return chat.Hook
}

// hook is where grants of an action are carried out; empty: nowhere.
func (d *Desk) hook(action string) string {
	if d.Authority == nil || d.Carrier == nil {
		return ""
	}
	a, _ := d.Authority.Action(action)
	return a.Webhook
}

// redeliver has a grant tried again that could not be carried out so far. Any agent may do it: what was granted was granted.
func (t try) redeliver(c *command.Redeliver) (move, error) {
	g, ok := t.s.Grant(c.Grant)
	switch {
	case !ok:
		return move{}, chat.Faultf(chat.ErrNotFound, "grant: there is no %q in this conversation", c.Grant)
	case g.State != chat.GrantGiven:
		return move{}, chat.Faultf(chat.ErrConflict, "grant: it is %s: only what was granted is carried out", g.State)
	case g.Delivery == chat.ByHand:
		return move{}, chat.Faultf(chat.ErrConflict, "grant: it is carried out by hand")
	case g.Delivery == chat.DeliveryDone:
		return move{}, chat.Faultf(chat.ErrConflict, "grant: it was carried out already")
	case g.Delivery == chat.DeliveryDue && g.Says == "":
		return move{}, chat.Faultf(chat.ErrConflict, "grant: it is being carried out: wait for what comes of it")
	case t.hook(g.Action) == "":
		return move{}, chat.Faultf(chat.ErrInvalid, "grant: there is no webhook for %s: set one in the configuration, or carry it out by hand", g.Action)
	}
	return move{events: []chat.Event{t.own(chat.GrantTried{Grant: g.ID, Attempt: g.Attempt, Next: t.now})}, grant: g.ID}, nil
}

// sweepGrants looks after grants that a crash left between the book and a session's log.
func (c *Clock) sweepGrants(ctx context.Context, now time.Time) error {
	if c.Authority == nil {
		return nil
	}
	return c.Authority.Sweep(ctx, chat.At(now), c.logged)
}

// logged says whether the session's log has the step that the book reserved. Of a session that was erased nobody knows: it counts.
func (d *Desk) logged(ctx context.Context, e authority.Entry) (bool, error) {
	s, err := d.Store.Get(ctx, e.Session)
	if errors.Is(err, chat.ErrNotFound) {
		return false, nil
	}
	if err != nil || s.Erased {
		return err == nil, err
	}
	g, ok := s.Grant(e.Grant)
	return ok && (e.Decided == nil || g.State == e.State), nil
}
