package command

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"roundpeg/chat"
)

// What agents ask for beyond the plain hand-off.
type (
	// Reschedule gives a promise another due time; the customer is told.
	Reschedule struct {
		Promise string    `json:"promise"`
		DueAt   chat.Time `json:"due_at"`
		Note    string    `json:"note"`
	}
	// Break says that a promise will not be kept; the case moves up a tier and the customer is told.
	Break struct {
		Promise string `json:"promise"`
		Note    string `json:"note"`
	}
	Tag struct {
		Add    []string `json:"add"`
		Remove []string `json:"remove"`
	}
	// Snooze puts an own session off; without a time it brings it back.
	Snooze struct {
		Until chat.Time `json:"until"`
		Note  string    `json:"note"`
	}
	// Join lets somebody speak beside the owner; Part ends that.
	Join struct{}
	Part struct{}
	// TakeOver takes a session from its owner.
	TakeOver struct {
		Reason string `json:"reason"`
	}
	// Redeliver has a grant that could not be carried out tried again.
	Redeliver struct {
		Grant string `json:"grant"`
	}
)

// Vow is the promise that an agent's message makes.
type Vow struct {
	What  string    `json:"what"`
	DueAt chat.Time `json:"due_at"`
	Note  string    `json:"note"`
}

func (Reschedule) Name() string { return "reschedule" }
func (Break) Name() string      { return "break" }
func (Tag) Name() string        { return "tag" }
func (Snooze) Name() string     { return "snooze" }
func (Join) Name() string       { return "join" }
func (Part) Name() string       { return "part" }
func (TakeOver) Name() string   { return "take_over" }
func (Redeliver) Name() string  { return "redeliver" }

func (*Join) Check(time.Time) error { return nil }
func (*Part) Check(time.Time) error { return nil }

func (c *TakeOver) Check(time.Time) error  { return text("reason", &c.Reason, maxReason, true) }
func (c *Redeliver) Check(time.Time) error { return text("grant", &c.Grant, 64, true) }

func (c *Reschedule) Check(now time.Time) error {
	if err := text("promise", &c.Promise, 64, true); err != nil {
		return err
	}
	if err := future("due_at", c.DueAt, now); err != nil {
		return err
	}
	return text("note", &c.Note, maxReason, true)
}

func (c *Break) Check(time.Time) error {
	if err := text("promise", &c.Promise, 64, true); err != nil {
		return err
	}
	return text("note", &c.Note, maxReason, true)
}

func (c *Snooze) Check(now time.Time) error {
	if !c.Until.IsZero() {
		if err := future("until", c.Until, now); err != nil {
			return err
		}
	}
	return text("note", &c.Note, maxReason, false)
}

func (v *Vow) check(now time.Time) error {
	if err := oneOf("with_promise.what", v.What, chat.Callback, chat.Followup); err != nil {
		return err
	}
	if err := future("with_promise.due_at", v.DueAt, now); err != nil {
		return err
	}
	return text("with_promise.note", &v.Note, maxReason, false)
}

// future holds for a time that is not past, give or take a second for the clocks of two machines.
func future(field string, t chat.Time, now time.Time) error {
	switch {
	case t.IsZero():
		return chat.Faultf(chat.ErrInvalid, "%s is missing: give a time such as 2026-11-23T09:00:00Z", field)
	case now.Sub(t.Time) > time.Second:
		return chat.Faultf(chat.ErrInvalid, "%s is in the past", field)
	}
	return nil
}

// MaxTags bounds the tags that a session may have, maxTag the length of one.
const (
	MaxTags = 20
	maxTag  = 40
)

func (c *Tag) Check(time.Time) error {
	if len(c.Add)+len(c.Remove) == 0 {
		return chat.Faultf(chat.ErrInvalid, "add and remove are missing: give some tags to add or to remove")
	}
	for _, f := range []struct {
		name string
		tags *[]string
	}{{"add", &c.Add}, {"remove", &c.Remove}} {
		if len(*f.tags) > MaxTags {
			return chat.Faultf(chat.ErrInvalid, "%s has %d tags: at most %d are taken", f.name, len(*f.tags), MaxTags)
		}
		for i, t := range *f.tags {
			t = strings.ToLower(strings.Join(strings.Fields(t), "-"))
			if n := utf8.RuneCountInString(t); n < 1 || n > maxTag {
				return chat.Faultf(chat.ErrInvalid, "%s: a tag must have 1 to %d characters", f.name, maxTag)
			}
			(*f.tags)[i] = t
		}
		slices.Sort(*f.tags)
		*f.tags = slices.Compact(*f.tags)
	}
	return nil
}
