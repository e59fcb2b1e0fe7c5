package gateway

import (
	"time"

	"roundpeg/chat"
)

// item is a session as queues and lists show it to staff. Nothing of the customer's token is in it.
type item struct {
	Session      chat.ID       `json:"session"`
	State        chat.State    `json:"state"`
	Tier         int           `json:"tier"`
	Priority     int           `json:"priority"`
	Reason       chat.Reason   `json:"reason,omitempty"`
	WaitingSince chat.Time     `json:"waiting_since,omitzero"`
	DueAt        chat.Time     `json:"due_at,omitzero"`
	Summary      string        `json:"summary,omitempty"`
	Intent       string        `json:"intent,omitempty"`
	Confidence   float64       `json:"confidence"`
	Frustration  float64       `json:"frustration"`
	Customer     itemCustomer  `json:"customer"`
	Owner        *chat.Ref     `json:"owner,omitempty"`
	Department   string        `json:"department,omitempty"`
	Lane         string        `json:"lane,omitempty"`
	Language     string        `json:"language,omitempty"`
	For          *chat.Ref     `json:"for,omitempty"`
	ForUntil     chat.Time     `json:"for_until,omitzero"`
	Last         string        `json:"last,omitempty"`
	LastBy       chat.Role     `json:"last_by,omitempty"`
	UpdatedAt    chat.Time     `json:"updated_at"`
	Promises     []promiseItem `json:"promises,omitempty"`

	Clock   *chat.Clock `json:"clock,omitempty"` // that runs out next
	Tags    []string    `json:"tags,omitempty"`
	Skills  []string    `json:"skills,omitempty"`
	Snoozed chat.Time   `json:"snoozed_until,omitzero"`
	With    []chat.Ref  `json:"with,omitempty"`
	Knows   *chat.Ref   `json:"knows,omitempty"`
	Risen   int         `json:"risen,omitempty"` // the tier from which something that ran out moved it up
	Pending int         `json:"grants_pending,omitempty"`
	Failed  int         `json:"grants_failed,omitempty"` // granted and not carried out
}

type itemCustomer struct {
	ID       string `json:"id,omitempty"`
	Name     string `json:"name,omitempty"`
	Locale   string `json:"locale"`
	Verified bool   `json:"verified"`
}

type promiseItem struct {
	chat.Promise
	State string `json:"state"` // open, overdue, kept
}

func itemOf(s chat.Session, now time.Time) item {
	i := item{Session: s.ID, State: s.State, Tier: s.Tier, Priority: s.Priority, Reason: s.Reason, WaitingSince: s.WaitingSince, DueAt: s.DueAt,
		Summary: s.Summary, Intent: s.Intent, Confidence: s.Confidence, Frustration: s.Frustration, Customer: customerOf(s), Owner: s.Owner,
		Department: s.Department, Lane: s.Lane, Language: s.Language, For: s.For, ForUntil: s.ForUntil, Last: s.Last, LastBy: s.LastBy, UpdatedAt: s.Updated}
	for _, p := range s.Promises {
		i.Promises = append(i.Promises, promiseItem{p, p.State(now)})
	}
	i.Tags, i.Skills, i.Snoozed, i.With, i.Knows, i.Risen = s.Tags, s.Skills, s.Snoozed, s.With, s.Knows, s.Risen
	if c, ok := s.Running(); ok && (s.State == chat.Waiting || s.State == chat.WithAgent) {
		i.Clock = &c
	}
	for _, g := range s.Grants {
		switch {
		case g.State == chat.GrantWaits:
			i.Pending++
		case g.Delivery == chat.DeliveryLost:
			i.Failed++
		}
	}
	return i
}

func customerOf(s chat.Session) itemCustomer {
	return itemCustomer{ID: s.Customer.ID, Name: s.Customer.Name, Locale: s.Locale, Verified: s.Customer.Verified}
}

// sessionItem is an item with what lists and reports want beside it.
type sessionItem struct {
	item
	ID        chat.ID    `json:"id"`
	Head      chat.Seq   `json:"head"`
	StartedAt chat.Time  `json:"started_at"`
	Page      *chat.Page `json:"page,omitempty"`
	Escalated bool       `json:"escalated,omitempty"`
	Outcome   string     `json:"outcome,omitempty"`
	Cause     string     `json:"cause,omitempty"`
	Score     int        `json:"score,omitempty"`
	ClosedAt  chat.Time  `json:"closed_at,omitzero"`
	Handed    bool       `json:"handed,omitempty"`  // a person was asked for or had it, ever
	Verdict   string     `json:"verdict,omitempty"` // the last agent's: needed, not_needed, too_late
	Erased    bool       `json:"erased,omitempty"`
}

func sessionItemOf(s chat.Session, now time.Time) sessionItem {
	return sessionItem{item: itemOf(s, now), ID: s.ID, Head: s.Head, StartedAt: s.Started, Page: s.Page, Escalated: s.Escalated,
		Outcome: s.Outcome, Cause: s.Cause, Score: s.Score, ClosedAt: s.ClosedAt, Handed: s.Handed, Verdict: s.Verdict, Erased: s.Erased}
}
