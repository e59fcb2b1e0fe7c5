package command

import (
	"regexp"
	"strings"
	"time"

	"roundpeg/chat"
)

// What an agent may ask for, about a session that the frame names.
type (
	Claim struct{}
	Reply struct {
		Text      string `json:"text"`
		Promise   *Vow   `json:"with_promise,omitempty"` // that this message makes
		NoPromise bool   `json:"no_promise,omitempty"`   // it sounds like a promise and is none
	}
	Note struct {
		Text string `json:"text"`
	}
	Transfer struct {
		To     To     `json:"to"`
		Reason string `json:"reason"`
	}
	Return  struct{}
	Resolve struct {
		Outcome    string `json:"outcome"`
		Cause      string `json:"cause"`
		Department string `json:"department"`
	}
	Promise struct {
		What  string    `json:"what"`
		DueAt chat.Time `json:"due_at"`
		Note  string    `json:"note"`
	}
	Keep struct {
		Promise string `json:"promise"`
		Note    string `json:"note"`
	}
	Grant struct {
		Action   string `json:"action"`
		Amount   string `json:"amount"`
		Currency string `json:"currency"`
		Reason   string `json:"reason"`
	}
	Approve struct {
		Grant  string `json:"grant"`
		Reason string `json:"reason"`
	}
	Refuse struct {
		Grant  string `json:"grant"`
		Reason string `json:"reason"`
	}
	Verdict struct {
		Needed string `json:"needed"`
	}
)

// To is where a transfer goes; Agent is an agent's id.
type To struct {
	Tier       int    `json:"tier"`
	Agent      string `json:"agent"`
	Department string `json:"department"`
	Language   string `json:"language"`
}

func (Claim) Name() string    { return "claim" }
func (Reply) Name() string    { return "message" }
func (Note) Name() string     { return "note" }
func (Transfer) Name() string { return "transfer" }
func (Return) Name() string   { return "return" }
func (Resolve) Name() string  { return "resolve" }
func (Promise) Name() string  { return "promise" }
func (Keep) Name() string     { return "keep" }
func (Grant) Name() string    { return "grant" }
func (Approve) Name() string  { return "approve" }
func (Refuse) Name() string   { return "refuse" }
func (Verdict) Name() string  { return "verdict" }

var agents = map[string]func() Command{
	"claim":    func() Command { return new(Claim) },
	"message":  func() Command { return new(Reply) },
	"note":     func() Command { return new(Note) },
	"transfer": func() Command { return new(Transfer) },
	"return":   func() Command { return new(Return) },
	"resolve":  func() Command { return new(Resolve) },
	"promise":  func() Command { return new(Promise) },
	"keep":     func() Command { return new(Keep) },
	"grant":    func() Command { return new(Grant) },
	"approve":  func() Command { return new(Approve) },
	"refuse":   func() Command { return new(Refuse) },
	"verdict":  func() Command { return new(Verdict) },

	"reschedule": func() Command { return new(Reschedule) },
	"break":      func() Command { return new(Break) },
	"tag":        func() Command { return new(Tag) },
	"snooze":     func() Command { return new(Snooze) },
	"join":       func() Command { return new(Join) },
	"part":       func() Command { return new(Part) },
	"take_over":  func() Command { return new(TakeOver) },
	"redeliver":  func() Command { return new(Redeliver) },
}

func (*Claim) Check(time.Time) error  { return nil }
func (*Return) Check(time.Time) error { return nil }

func (c *Reply) Check(now time.Time) error {
	if err := text("text", &c.Text, MaxText, true); err != nil || c.Promise == nil {
		return err
	}
	if c.NoPromise {
		return chat.Faultf(chat.ErrInvalid, "with_promise and no_promise exclude each other: give one of them")
	}
	return c.Promise.check(now)
}

func (c *Note) Check(time.Time) error { return text("text", &c.Text, MaxText, true) }

func (c *Transfer) Check(time.Time) error {
	if c.To == (To{}) {
		return chat.Faultf(chat.ErrInvalid, "to is missing: give a tier, agent, department or language")
	}
	if c.To.Tier != 0 && (c.To.Tier < chat.TierAgents || c.To.Tier > chat.TierLeadership) {
		return chat.Faultf(chat.ErrInvalid, "to.tier must be 2, 3 or 4; use return to give it back to the bot")
	}
	for _, f := range []struct {
		name string
		s    *string
	}{{"to.agent", &c.To.Agent}, {"to.department", &c.To.Department}, {"to.language", &c.To.Language}} {
		if err := text(f.name, f.s, 100, false); err != nil {
			return err
		}
	}
	return text("reason", &c.Reason, maxReason, true)
}

func (c *Resolve) Check(time.Time) error {
	if err := oneOf("outcome", c.Outcome, "solved", "unsolved", "abandoned"); err != nil {
		return err
	}
	if err := text("cause", &c.Cause, 200, false); err != nil {
		return err
	}
	return text("department", &c.Department, 100, false)
}

func (c *Promise) Check(now time.Time) error {
	if err := oneOf("what", c.What, chat.Callback, chat.Followup); err != nil {
		return err
	}
	if err := future("due_at", c.DueAt, now); err != nil {
		return err
	}
	return text("note", &c.Note, maxReason, true)
}

func (c *Keep) Check(time.Time) error {
	if err := text("promise", &c.Promise, 64, true); err != nil {
		return err
	}
	return text("note", &c.Note, maxReason, true)
}

var amount = regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,4})?$`)

func (c *Grant) Check(time.Time) error {
	if err := text("action", &c.Action, 64, true); err != nil {
		return err
	}
	if c.Amount = strings.TrimSpace(c.Amount); c.Amount != "" && !amount.MatchString(c.Amount) {
		return chat.Faultf(chat.ErrInvalid, "amount must be a decimal number in a string, such as \"12.50\"")
	}
	if c.Currency = strings.TrimSpace(c.Currency); c.Amount != "" && len(c.Currency) != 3 {
		return chat.Faultf(chat.ErrInvalid, "currency must be a three-letter code such as EUR")
	}
	return text("reason", &c.Reason, maxReason, true)
}

func (c *Approve) Check(time.Time) error {
	if err := text("grant", &c.Grant, 64, true); err != nil {
		return err
	}
	return text("reason", &c.Reason, maxReason, false)
}

func (c *Refuse) Check(time.Time) error {
	if err := text("grant", &c.Grant, 64, true); err != nil {
		return err
	}
	return text("reason", &c.Reason, maxReason, false)
}

func (c *Verdict) Check(time.Time) error { return oneOf("needed", c.Needed, chat.Verdicts...) }
