package chat

// What the desk adds to a conversation beyond the plain hand-off.

// Breached says that one of the clocks of the desk ran out (see Clock). Staff.
type Breached struct {
	Clock string `json:"clock"`
	DueAt Time   `json:"due_at"`
	Tier  int    `json:"tier"`
	Late  bool   `json:"late,omitempty"` // noticed late, as after an outage
}

// PromiseMoved gives a promise another due time, of which the customer is told.
type PromiseMoved struct {
	Promise  string `json:"promise"`
	What     string `json:"what"`
	Was      Time   `json:"was"`
	DueAt    Time   `json:"due_at"`
	RemindAt Time   `json:"remind_at,omitzero"` // staff
	Note     string `json:"note,omitempty"`     // staff
}

// PromiseBroken ends a promise that will not be kept.
type PromiseBroken struct {
	Promise string `json:"promise"`
	What    string `json:"what"`
	DueAt   Time   `json:"due_at"`
	Note    string `json:"note,omitempty"` // staff
}

// Identified says that the site vouches for who the customer is.
type Identified struct {
	Customer Person `json:"customer"`
}

// Granted is the use of an authority, such as a refund.
type Granted struct {
	Grant    string `json:"grant"`
	Action   string `json:"action"`
	Amount   string `json:"amount,omitempty"` // decimal
	Currency string `json:"currency,omitempty"`
	Reason   string `json:"reason,omitempty"`   // staff
	Asked    *Ref   `json:"asked,omitempty"`    // staff; who asked for it, where somebody else approved
	Carried  string `json:"carried,omitempty"`  // staff; Hook or ByHand
	Approval string `json:"approval,omitempty"` // staff; why it was approved
}

// How a grant is carried out.
const (
	Hook   = "webhook" // by a call of the business's own system, whose outcome is in GrantTried
	ByHand = "by_hand"
)

// GrantPending is a grant above the agent's limits, which waits for approval. Staff.
type GrantPending struct {
	Grant    string `json:"grant"`
	Action   string `json:"action"`
	Amount   string `json:"amount,omitempty"`
	Currency string `json:"currency,omitempty"`
	Reason   string `json:"reason"`
	Above    string `json:"above"` // which limit it passes: amount, per_day, per_customer, none (the agent has no such authority)
	Tier     int    `json:"tier"`  // the lowest tier whose limit allows it
}

// GrantRefused ends a pending grant. Staff.
type GrantRefused struct {
	Grant    string `json:"grant"`
	Action   string `json:"action"`
	Amount   string `json:"amount,omitempty"`
	Currency string `json:"currency,omitempty"`
	Reason   string `json:"reason,omitempty"`
}

// GrantTried is an attempt to have a grant carried out. Staff.
type GrantTried struct {
	Grant   string `json:"grant"`
	Attempt int    `json:"attempt"` // from 1
	Done    bool   `json:"done,omitempty"`
	Failed  bool   `json:"failed,omitempty"` // for good: it is not tried again
	Says    string `json:"says,omitempty"`   // what went wrong
	Next    Time   `json:"next,omitzero"`    // when it is tried again
}

// Tagged adds and removes tags. Staff.
type Tagged struct {
	Add    []string `json:"add,omitempty"`
	Remove []string `json:"remove,omitempty"`
}

// Snoozed puts a conversation out of its agent's sight until then, or until the customer writes; a zero Until brings it back. Staff.
type Snoozed struct {
	Until Time   `json:"until,omitzero"`
	Note  string `json:"note,omitempty"`
}

// Joined says that a colleague speaks in the conversation beside its owner; Parted, that they no longer do.
type Joined struct {
	Agent Ref `json:"agent"`
}

type Parted struct {
	Agent Ref `json:"agent"`
}

func (Breached) Kind() Kind      { return "breached" }
func (PromiseMoved) Kind() Kind  { return "promise_rescheduled" }
func (PromiseBroken) Kind() Kind { return "promise_broken" }
func (Identified) Kind() Kind    { return "identified" }
func (Granted) Kind() Kind       { return "granted" }
func (GrantPending) Kind() Kind  { return "grant_pending" }
func (GrantRefused) Kind() Kind  { return "grant_refused" }
func (GrantTried) Kind() Kind    { return "grant_tried" }
func (Tagged) Kind() Kind        { return "tagged" }
func (Snoozed) Kind() Kind       { return "snoozed" }
func (Joined) Kind() Kind        { return "joined" }
func (Parted) Kind() Kind        { return "parted" }
