package handoff

import (
	"context"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/intents"
)

// Agent is a person at the desk, as far as the desk must know them.
type Agent struct {
	ID          string
	Name        string
	Tier        int // takes sessions of this tier and below
	Capacity    int // how many sessions at once may be offered
	Languages   []string
	Departments []string
}

// Directory finds an agent by id; not ok for one that does not exist or is disabled.
type Directory func(id string) (a Agent, ok bool)

// Settings are the desk's clocks. Zero fields get the defaults of WithDefaults.
type Settings struct {
	FirstResponse  map[int]time.Duration // tier → business time until the first answer is due
	CallbackWithin time.Duration         // business time within which a call-back comes
	RemindBefore   time.Duration         // a promise is brought to mind so long before it is due
	ExclusiveFor   time.Duration         // a transfer to an agent is theirs alone for so long
	OfferFor       time.Duration         // a waiting session is offered to one agent for so long
	Grace          time.Duration         // an owner without a connection keeps the session for so long
	IdleClose      time.Duration         // a session idle with the bot closes after
}

// WithDefaults fills what is zero.
func (s Settings) WithDefaults() Settings {
	response := map[int]time.Duration{chat.TierAgents: 5 * time.Minute, chat.TierSpecialist: 15 * time.Minute, chat.TierLeadership: 4 * time.Hour}
	for tier, d := range s.FirstResponse {
		if d > 0 {
			response[tier] = d
		}
	}
	s.FirstResponse = response
	for _, f := range []struct {
		d  *time.Duration
		or time.Duration
	}{{&s.CallbackWithin, 4 * time.Hour}, {&s.RemindBefore, 30 * time.Minute}, {&s.ExclusiveFor, time.Minute}, {&s.OfferFor, 30 * time.Second},
		{&s.Grace, 10 * time.Second}, {&s.IdleClose, 24 * time.Hour}} {
		if *f.d <= 0 {
			*f.d = f.or
		}
	}
	return s
}

// DeskOptions is what a Desk works with. Line, Hours, Knows and Log may be nil.
type DeskOptions struct {
	Store    chat.Store
	Roster   chat.Roster
	Staff    Directory
	Line     *Line                                    // gives position and wait; without it neither is told
	Hours    *Hours                                   // nil: always open
	Knows    func(name string) (intents.Intent, bool) // department, lane and stakes of what a session is about
	Now      func() time.Time
	Log      *zap.Logger
	Settings Settings
}

// Desk carries out what customers and agents ask for, save the customer's messages. Safe for concurrent use; it holds no state of
// its own, so any number of nodes may serve one store.
type Desk struct {
	DeskOptions
}

// NewDesk makes a Desk.
func NewDesk(o DeskOptions) *Desk {
	o.Settings = o.Settings.WithDefaults()
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	return &Desk{o}
}

// Do carries out c for actor once: a repeated ref with equal fields gets the same receipt, marked as a duplicate; with other fields chat.ErrConflict.
func (d *Desk) Do(ctx context.Context, id chat.ID, actor command.Actor, ref string, c command.Command) (command.Receipt, error) {
	return command.Receipt{}, chat.Faultf(chat.ErrUnavailable, "the desk is not built yet")
}
