package chat

import "slices"

// Visit is a stretch of a session: from its start, or from the words by which it was taken up again, until it was closed. Reports judge by it
// what became of the customer's matter, and whether they came back with it.
type Visit struct {
	Since   Time     `json:"since,omitzero"`
	Until   Time     `json:"until,omitzero"`
	Handed  Time     `json:"handed_at,omitzero"` // a person was asked for, or came, first
	Asked   Time     `json:"asked_at,omitzero"`  // … by the customer
	Met     bool     `json:"met,omitempty"`      // a person came
	Called  bool     `json:"called,omitempty"`   // the call-back that was promised ended it
	Repeat  bool     `json:"repeat,omitempty"`   // it was handed over because the customer had been here before
	Did     string   `json:"did,omitempty"`      // what the bot did last: an action, or Lost
	Matters []string `json:"matters,omitempty"`  // intents of the bot's turns at which it knew what it was about, each once
	Judged  int      `json:"judged,omitempty"`   // the customer's last word on an answer: 1 of use, -1 of none
	Score   int      `json:"score,omitempty"`    // the customer's rating; 0 none
}

// Lost stands for an action where the bot did not know.
const Lost = "lost"

// Alone says that nobody but the bot was asked for in it.
func (v Visit) Alone() bool { return v.Handed.IsZero() }

// What is remembered of a session's visits.
const (
	maxVisits  = 8
	maxMatters = 8
)

// visit folds what an event says of the customer's visit; was is the state before it.
func (s *Session) visit(was State, e Event) {
	v := &s.Visit
	if was == Ended && s.State != Ended {
		s.Visits = append(slices.Clone(s.Visits[max(0, len(s.Visits)-maxVisits+1):]), *v)
		*v = Visit{Since: e.At}
	}
	switch b := e.Body.(type) {
	case Started:
		v.Since = e.At
	case Decision:
		v.decided(b)
	case HandoffRequested:
		s.handed(e.At, b.Reason == ExplicitRequest)
		v.Repeat = v.Repeat || b.Reason == RepeatContact
	case Escalated:
		s.handed(e.At, true)
	case Promised:
		if b.What == Callback {
			s.handed(e.At, e.By.Role == Customer)
		}
	case PromiseKept:
		v.Called = was == AwaitCall && s.State == Ended
	case AgentJoined:
		s.handed(e.At, false)
		v.Met = true
	case Feedback:
		if v.Judged = -1; b.Helpful {
			v.Judged = 1
		}
	case Rated:
		v.Score = b.Score
	}
	if s.State == Ended {
		v.Until = s.ClosedAt
	}
}

func (s *Session) handed(at Time, asked bool) {
	s.handPages()
	v := &s.Visit
	if v.Handed.IsZero() {
		v.Handed = at
	}
	if asked && v.Asked.IsZero() {
		v.Asked = at
	}
}

// decided takes in a turn of the bot's. A guess at what somebody is about whom it did not understand is no matter of theirs.
func (v *Visit) decided(d Decision) {
	if v.Did = d.Action; d.Fallback {
		v.Did = Lost
	}
	if v.Did != Answer && v.Did != Offer && (v.Did != Handoff || d.Given == nil || !d.Given.IsKnown) {
		return
	}
	of := d.Parts
	if len(of) == 0 {
		of = []string{d.Intent}
	}
	for _, m := range of {
		if m != "" && !slices.Contains(v.Matters, m) {
			v.Matters = append(slices.Clone(v.Matters[max(0, len(v.Matters)-maxMatters+1):]), m)
		}
	}
}
