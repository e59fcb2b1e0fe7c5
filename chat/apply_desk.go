package chat

import "slices"

// desk folds the kinds of kinds_desk.go.
func (s *Session) desk(e Event) {
	switch b := e.Body.(type) {
	case Breached:
		s.clocks(func(c Clock) (Clock, bool) {
			c.Late = c.Late || c.What == b.Clock
			return c, true
		})
		s.Tally.Breaches++
		s.Breaches = append(slices.Clone(s.Breaches[max(0, len(s.Breaches)-maxWaits+1):]), Breach{Clock: b.Clock, Tier: b.Tier, At: e.At})
		s.Priority += latePriority
	case PromiseMoved:
		s.amend(b.Promise, func(p *Promise) {
			p.DueAt, p.RemindAt, p.Reminded, p.Overdue, p.Moved = b.DueAt, b.RemindAt, false, false, p.Moved+1
		})
	case PromiseBroken:
		s.amend(b.Promise, func(p *Promise) { p.BrokenAt = e.At })
	case Identified:
		s.Customer = b.Customer
	case GrantPending:
		s.grant(Grant{ID: b.Grant, Action: b.Action, Amount: b.Amount, Currency: b.Currency, Reason: b.Reason, By: e.By, At: e.At, State: GrantWaits, Tier: b.Tier, Above: b.Above})
	case Granted:
		s.granted(e, b)
	case GrantRefused:
		s.grant(Grant{ID: b.Grant, Action: b.Action, Amount: b.Amount, Currency: b.Currency, By: e.By, At: e.At, State: GrantDenied})
		s.amendGrant(b.Grant, func(g *Grant) { g.State, g.Decided = GrantDenied, &Ref{ID: e.By.ID, Name: e.By.Name} })
	case GrantTried:
		s.amendGrant(b.Grant, func(g *Grant) {
			g.Attempt, g.Next, g.Says = b.Attempt, b.Next, b.Says
			switch {
			case b.Done:
				g.Delivery, g.Next = DeliveryDone, Time{}
			case b.Failed:
				g.Delivery, g.Next = DeliveryLost, Time{}
			default:
				g.Delivery = DeliveryDue // tried again by hand after it was given up
			}
		})
	case Tagged:
		tags := slices.DeleteFunc(slices.Clone(s.Tags), func(t string) bool { return slices.Contains(b.Remove, t) || slices.Contains(b.Add, t) })
		s.Tags = append(tags, b.Add...)
		slices.Sort(s.Tags)
	case Snoozed:
		s.Snoozed = b.Until
	case Joined:
		s.With = append(slices.DeleteFunc(slices.Clone(s.With), func(r Ref) bool { return r.ID == b.Agent.ID }), b.Agent)
	case Parted:
		s.With = slices.DeleteFunc(slices.Clone(s.With), func(r Ref) bool { return r.ID == b.Agent.ID })
	case Notice:
		s.Noticed = Noticed{Seq: e.Seq, Topic: b.Topic}
	}
}

// latePriority is by how much a session is more urgent after one of its clocks ran out.
const latePriority = 15

// Noticed is a notice to which the customer has not said anything yet.
type Noticed struct {
	Seq   Seq    `json:"seq,omitempty"`
	Topic string `json:"topic,omitempty"`
}

func (s *Session) granted(e Event, b Granted) {
	s.grant(Grant{ID: b.Grant, Action: b.Action, Amount: b.Amount, Currency: b.Currency, Reason: b.Reason, By: e.By, At: e.At})
	s.amendGrant(b.Grant, func(g *Grant) {
		g.State, g.At = GrantGiven, e.At
		if b.Asked != nil {
			g.By, g.Decided = By{Role: Agent, ID: b.Asked.ID, Name: b.Asked.Name}, &Ref{ID: e.By.ID, Name: e.By.Name}
		}
		if g.Delivery = b.Carried; b.Carried == Hook {
			g.Delivery, g.Next = DeliveryDue, e.At
		}
	})
}

// grant adds one that is not there yet.
func (s *Session) grant(g Grant) {
	if _, known := s.Grant(g.ID); !known {
		s.Grants = append(slices.Clone(s.Grants), g)
	}
}

func (s *Session) amendGrant(id string, change func(*Grant)) {
	s.Grants = slices.Clone(s.Grants)
	for i := range s.Grants {
		if s.Grants[i].ID == id {
			change(&s.Grants[i])
		}
	}
}

// clocks replaces each clock by what change makes of it; not ok takes it away.
func (s *Session) clocks(change func(Clock) (c Clock, ok bool)) {
	var left []Clock
	for _, c := range s.Clocks {
		if c, ok := change(c); ok {
			left = append(left, c)
		}
	}
	s.Clocks = left
}

// start starts a clock anew; a span without an end stops it.
func (s *Session) start(what string, at Time, span Span) {
	s.stop(what)
	if !span.Due.IsZero() {
		s.Clocks = append(slices.Clone(s.Clocks), Clock{What: what, Since: at, Warn: span.Warn, Due: span.Due})
	}
}

func (s *Session) stop(what ...string) {
	s.clocks(func(c Clock) (Clock, bool) { return c, !slices.Contains(what, c.What) })
}

// maxWaits bounds what is remembered of a session's waits; a conversation has one or two.
const maxWaits = 16

// waited ends the stay in the line that stands, if one does.
func (s *Session) waited(at Time, met bool) bool {
	if s.State != Waiting || s.Passed && !at.After(s.Queued.Time) { // passed on and taken in one go is no wait
		return false
	}
	since := s.Queued
	if since.IsZero() { // kept by a version that did not know it
		since = s.WaitingSince
	}
	w := Wait{Since: since, Until: at, Tier: s.Tier, Lane: s.Lane, Reason: s.Reason, Met: met, Passed: s.Passed}
	s.Waits = append(slices.Clone(s.Waits[max(0, len(s.Waits)-maxWaits+1):]), w)
	return true
}
