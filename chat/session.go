package chat

import "time"

// State says who has the session.
type State string

const (
	WithBot   State = "bot"
	Waiting   State = "waiting"
	WithAgent State = "with_agent"
	AwaitCall State = "promised"
	Ended     State = "closed"
)

// States is the whole list.
var States = []State{WithBot, Waiting, WithAgent, AwaitCall, Ended}

// Tiers: who may take a session. A session with the bot is at TierBot.
const (
	TierBot        = 1
	TierAgents     = 2
	TierSpecialist = 3
	TierLeadership = 4
)

// Session is the fold of a log by Apply: all that lists, queues and decisions need without reading the log.
// It is a value: Apply never changes the session it is given.
type Session struct {
	ID      ID    `json:"id"`
	Head    Seq   `json:"head"`        // seq of the last event
	Public  Seq   `json:"public_head"` // seq of the last event that the customer may see
	State   State `json:"state"`
	Tier    int   `json:"tier"`
	Owner   *Ref  `json:"owner,omitempty"`
	Erased  bool  `json:"erased,omitempty"`
	Started Time  `json:"started_at"`
	Updated Time  `json:"updated_at"`

	Customer Person `json:"customer"`
	Locale   string `json:"locale,omitempty"`
	Page     *Page  `json:"page,omitempty"`
	Key      string `json:"key,omitempty"` // hash of the token; never leaves the store's process (see Public views in the gateway)

	Last   string `json:"last,omitempty"` // the beginning of the last message of a person, for lists
	LastBy Role   `json:"last_by,omitempty"`

	// What the last decision said.
	Intent      string  `json:"intent,omitempty"`
	Confidence  float64 `json:"confidence"`
	Frustration float64 `json:"frustration"`

	// The hand-off that stands, from handoff_requested until closed or back with the bot.
	Asked        Seq       `json:"asked,omitempty"` // seq of the standing handoff_requested or escalated
	Reason       Reason    `json:"reason,omitempty"`
	Summary      string    `json:"summary,omitempty"`
	Priority     int       `json:"priority,omitempty"`
	Department   string    `json:"department,omitempty"`
	Lane         string    `json:"lane,omitempty"`
	Language     string    `json:"language,omitempty"` // asked for by a transfer
	WaitingSince Time      `json:"waiting_since,omitzero"`
	Queued       Time      `json:"queued_at,omitzero"` // when it came into the line this time; WaitingSince is its place there
	Passed       bool      `json:"passed,omitempty"`   // … by an agent who passed it on, or went away
	DueAt        Time      `json:"due_at,omitzero"`
	For          *Ref      `json:"for,omitempty"`       // transferred to this agent alone …
	ForUntil     Time      `json:"for_until,omitzero"`  // … until then
	Offered      bool      `json:"offered,omitempty"`   // a call-back was offered for this wait
	Escalated    bool      `json:"escalated,omitempty"` // the customer took it to the top
	Promises     []Promise `json:"promises,omitempty"`

	Clocks  []Clock  `json:"clocks,omitempty"` // that run
	Risen   int      `json:"risen,omitempty"`  // the tier from which clocks or promises moved the hand-off up; 0 if none did
	Skills  []string `json:"skills,omitempty"` // what whoever takes it should know
	Knows   *Ref     `json:"knows,omitempty"`  // the agent who had it last, or had this customer before
	Met     bool     `json:"met,omitempty"`    // a person came, ever
	With    []Ref    `json:"with,omitempty"`   // colleagues who speak in it beside the owner
	Snoozed Time     `json:"snoozed,omitzero"` // put off until then
	Tags    []string `json:"tags,omitempty"`   // sorted
	Grants  []Grant  `json:"grants,omitempty"` // in the order in which they were asked for
	Noticed Noticed  `json:"noticed,omitzero"` // the notice that the customer has not answered
	Raised  []Time   `json:"raised,omitempty"` // when the customer took it to the top
	Settled Time     `json:"settled,omitzero"` // when it was closed last after that
	Waits   []Wait   `json:"waits,omitempty"`  // that ended, the last ones
	Tally   Tally    `json:"tally,omitzero"`
	Helped  []Seq    `json:"helped,omitempty"` // the bot's messages that the customer found of use, the last ones
	Misled  []Seq    `json:"misled,omitempty"` // … that they did not

	Pages []PageUse `json:"pages,omitempty"` // answers from the owner's pages, the last ones

	Visit    Visit    `json:"visit,omitzero"`     // the customer's, that goes on or was the last
	Visits   []Visit  `json:"visits,omitempty"`   // those before, the last ones
	Breaches []Breach `json:"breaches,omitempty"` // clocks that ran out, the last ones

	Handed  bool   `json:"handed,omitempty"`  // a person was asked for or had it, ever: also after it went back to the bot, or was reopened
	Verdict string `json:"verdict,omitempty"` // the last Verdict.Needed; a reopened session keeps it

	BotSince Seq     `json:"bot_since,omitempty"` // the bot last got the session by this event; what came before is behind it. 0 from the start
	Pending  Pending `json:"pending,omitzero"`    // what the bot has not answered yet
	Outcome  string  `json:"outcome,omitempty"`
	Cause    string  `json:"cause,omitempty"`
	Blamed   string  `json:"blamed,omitempty"` // the department that the cause is laid to
	Score    int     `json:"score,omitempty"`  // the customer's rating, 1–5; 0 none
	ClosedAt Time    `json:"closed_at,omitzero"`
}

// Pending is a bot turn that is due: the customer's last message that nobody answered.
type Pending struct {
	Seq Seq  `json:"seq,omitempty"`
	At  Time `json:"at,omitzero"`
}

// TurnGrace is how long a bot turn may take before any node finishes it (it was cut off by a crash).
const TurnGrace = 3 * time.Second

// Promise is a promise and what became of it.
type Promise struct {
	ID       string   `json:"promise"`
	What     string   `json:"what"`
	Made     Time     `json:"made_at"`
	By       By       `json:"by"`
	DueAt    Time     `json:"due_at"`
	RemindAt Time     `json:"remind_at,omitzero"`
	Contact  *Contact `json:"contact,omitempty"`
	Note     string   `json:"note,omitempty"`
	BestTime string   `json:"best_time,omitempty"`
	Reminded bool     `json:"reminded,omitempty"`
	Overdue  bool     `json:"overdue,omitempty"`
	KeptAt   Time     `json:"kept_at,omitzero"`
	BrokenAt Time     `json:"broken_at,omitzero"` // it was given up
	Breached bool     `json:"breached,omitempty"` // it was overdue once, or given up
	Moved    int      `json:"moved,omitempty"`    // how often it got another due time
}

// Open says that the promise still binds.
func (p Promise) Open() bool { return p.KeptAt.IsZero() && p.BrokenAt.IsZero() }

// State is open, overdue, kept or broken as of now.
func (p Promise) State(now time.Time) string {
	switch {
	case !p.BrokenAt.IsZero():
		return "broken"
	case !p.Open():
		return "kept"
	case p.Overdue || now.After(p.DueAt.Time):
		return "overdue"
	}
	return "open"
}

// Promise returns the promise with that id.
func (s Session) Promise(id string) (Promise, bool) {
	for _, p := range s.Promises {
		if p.ID == id {
			return p, true
		}
	}
	return Promise{}, false
}

// OpenPromises returns those that still bind, in the order in which they were made.
func (s Session) OpenPromises() []Promise {
	var open []Promise
	for _, p := range s.Promises {
		if p.Open() {
			open = append(open, p)
		}
	}
	return open
}

// Owns says whether the agent has the session now.
func (s Session) Owns(agent string) bool {
	return s.State == WithAgent && s.Owner != nil && s.Owner.ID == agent
}

// Due is when the session next wants the Clock's attention; zero if nothing is due ever.
// Stores index it, so that due work is found without a scan, by any node.
func (s Session) Due() Time {
	var due Time
	at := func(t Time) {
		if !t.IsZero() && (due.IsZero() || t.Before(due.Time)) {
			due = t
		}
	}
	if s.State == WithBot && s.Pending.Seq > 0 {
		at(s.Pending.At.Plus(TurnGrace))
	}
	if s.State == Waiting {
		if !s.Offered {
			at(s.DueAt)
		}
		at(s.ForUntil)
	}
	if s.State == Waiting || s.State == WithAgent {
		for _, c := range s.Clocks {
			if !c.Late {
				at(c.Due)
			}
		}
	}
	for _, g := range s.Grants {
		at(g.Next)
	}
	for _, p := range s.Promises {
		switch {
		case !p.Open() || p.Overdue:
		case !p.Reminded && !p.RemindAt.IsZero() && p.RemindAt.Before(p.DueAt.Time):
			at(p.RemindAt)
		default:
			at(p.DueAt)
		}
	}
	return due
}
