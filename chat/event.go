package chat

import (
	"encoding/json"
	"fmt"
)

// Role says in which part somebody acts or reads.
type Role string

const (
	Customer Role = "customer"
	Bot      Role = "bot"
	Agent    Role = "agent"
	System   Role = "system"
)

// By is who caused an event. ID is empty for the customer of the session, the bot and the system.
type By struct {
	Role Role   `json:"role"`
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
}

// Sender is whose refs must differ within a log: the customer on all sockets, or one agent on all of theirs.
func (b By) Sender() string {
	if b.Role == Agent {
		return "agent:" + b.ID
	}
	return string(b.Role)
}

// Event is one line of a log. What a kind says beyond the head is in Body (see kinds.go).
type Event struct {
	Seq  Seq
	At   Time
	Kind Kind
	By   By
	// Ref is the id of the command that asked for this event. On a bot's events it is that of the message they answer;
	// so only refs of customers and agents must differ (see Command).
	Ref string
	// Print is a fingerprint of the command's fields, by which a repeated command is told from another with the same id. Never leaves the store.
	Print string
	Body  Body
}

// Body is what an event of one kind says.
type Body interface{ Kind() Kind }

// New makes an event of the body's kind, without a seq: Append gives it one.
func New(at Time, by By, body Body) Event {
	return Event{At: at, Kind: body.Kind(), By: by, Body: body}
}

// Command reports whether the event is a command's own, so that its sender and ref are kept to recognise a repetition.
func (e Event) Command() bool {
	return e.Ref != "" && (e.By.Role == Customer || e.By.Role == Agent)
}

type head struct {
	Seq   Seq    `json:"seq"`
	At    Time   `json:"at"`
	Kind  Kind   `json:"kind"`
	By    By     `json:"by"`
	Ref   string `json:"ref,omitempty"`
	Print string `json:"print,omitempty"`
}

// UnmarshalJSON reads what MarshalJSON wrote. A kind that this version does not know keeps its head and an Unknown body.
func (e *Event) UnmarshalJSON(b []byte) error {
	var h head
	if err := json.Unmarshal(b, &h); err != nil {
		return fmt.Errorf("event: %w", err)
	}
	*e = Event{Seq: h.Seq, At: h.At, Kind: h.Kind, By: h.By, Ref: h.Ref, Print: h.Print}
	body, err := decode(h.Kind, b)
	if err != nil {
		return fmt.Errorf("event %d, %s: %w", h.Seq, h.Kind, err)
	}
	e.Body = body
	return nil
}

// Erased is what is left of an event after an erasure: seq, at and kind.
func (e Event) Erased() Event {
	return Event{Seq: e.Seq, At: e.At, Kind: e.Kind, By: By{Role: e.By.Role}}
}
