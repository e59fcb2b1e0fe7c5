package chat

import "slices"

// Clock is a time by which the desk owes the customer something. Since, Warn and Due are instants that whoever started it reckoned in opening times.
type Clock struct {
	What  string `json:"what"` // FirstResponse, NextResponse, Resolution
	Since Time   `json:"since"`
	Warn  Time   `json:"warn_at"` // three quarters of it are over
	Due   Time   `json:"due_at"`
	Late  bool   `json:"late,omitempty"` // it ran out, and that was noted
}

// The clocks of a session.
const (
	FirstResponse = "first_response" // from the request for a person to that person's first words
	NextResponse  = "next_response"  // from the customer's first unanswered words to an agent's
	Resolution    = "resolution"     // from the request to the end
)

// Span is what an event says of a clock that it starts; without Due there is none.
type Span struct {
	Warn Time `json:"warn_at,omitzero"`
	Due  Time `json:"due_at,omitzero"`
}

// Grant is the use of an authority and what became of it.
type Grant struct {
	ID       string `json:"grant"`
	Action   string `json:"action"`
	Amount   string `json:"amount,omitempty"`
	Currency string `json:"currency,omitempty"`
	Reason   string `json:"reason,omitempty"`
	By       By     `json:"by"` // who asked for it
	At       Time   `json:"at"`
	State    string `json:"state"`              // pending, granted, refused
	Tier     int    `json:"tier,omitempty"`     // pending: the lowest that may approve
	Above    string `json:"above,omitempty"`    // pending: the limit that it passes
	Decided  *Ref   `json:"decided,omitempty"`  // who approved or refused
	Delivery string `json:"delivery,omitempty"` // granted: due, done, failed, by_hand
	Attempt  int    `json:"attempt,omitempty"`
	Next     Time   `json:"next,omitzero"` // when the delivery is tried (again)
	Says     string `json:"says,omitempty"`
}

// States of a Grant, and of its delivery.
const (
	GrantWaits   = "pending"
	GrantGiven   = "granted"
	GrantDenied  = "refused"
	DeliveryDue  = "due"
	DeliveryDone = "done"
	DeliveryLost = "failed"
)

// Wait is a stay in the line that ended: a person came, or the customer did without.
type Wait struct {
	Since  Time   `json:"since"`
	Until  Time   `json:"until"`
	Tier   int    `json:"tier"`
	Lane   string `json:"lane,omitempty"`
	Reason Reason `json:"reason"`
	Met    bool   `json:"met,omitempty"`    // a person came
	Called bool   `json:"called,omitempty"` // … or a call-back was promised instead
	Passed bool   `json:"passed,omitempty"` // not the first of its hand-off: an agent passed it on, or went away
}

// Breach is a clock that ran out.
type Breach struct {
	Clock string `json:"clock"`
	Tier  int    `json:"tier"`
	At    Time   `json:"at"`
}

// Tally counts, over the session's life, what reports tell.
type Tally struct {
	Turns     int  `json:"turns,omitempty"`     // of the bot
	Fallbacks int  `json:"fallbacks,omitempty"` // turns at which it did not know
	AskedFor  int  `json:"asked_for,omitempty"` // facts that an agent asked for though they had been given
	Handoffs  int  `json:"handoffs,omitempty"`
	Breaches  int  `json:"breaches,omitempty"`
	Stuck     bool `json:"stuck,omitempty"` // the last turn of the bot was one at which it did not know
}

// Running is the clock that is shown: an answer that is owed, whether its time is over or not, before the end of it all; of several the one that
// runs out first.
func (s Session) Running() (Clock, bool) {
	if len(s.Clocks) == 0 {
		return Clock{}, false
	}
	return slices.MinFunc(s.Clocks, func(a, b Clock) int {
		if last := a.What == Resolution; last != (b.What == Resolution) {
			if last {
				return 1
			}
			return -1
		}
		return a.Due.Compare(b.Due.Time)
	}), true
}

// Clock returns a clock that runs.
func (s Session) Clock(what string) (Clock, bool) {
	i := slices.IndexFunc(s.Clocks, func(c Clock) bool { return c.What == what })
	if i < 0 {
		return Clock{}, false
	}
	return s.Clocks[i], true
}

// Grant returns the grant with that id.
func (s Session) Grant(id string) (Grant, bool) {
	i := slices.IndexFunc(s.Grants, func(g Grant) bool { return g.ID == id })
	if i < 0 {
		return Grant{}, false
	}
	return s.Grants[i], true
}

// Speaks says whether the agent may write to the customer: the owner, and whoever joined.
func (s Session) Speaks(agent string) bool {
	return s.Owns(agent) || s.State == WithAgent && slices.ContainsFunc(s.With, func(r Ref) bool { return r.ID == agent })
}

// Sleeps says that the owner has put the session off and nothing has brought it back.
func (s Session) Sleeps(now Time) bool { return now.Before(s.Snoozed.Time) }
