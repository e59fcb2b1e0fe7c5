// Package handoff says whether a person should take over, and who: the Policy (pure), the Desk that carries out what customers and agents
// ask for, the Line of those who wait, and the Clock that does what is due.
package handoff

import (
	"context"
	"errors"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff/authority"
	"roundpeg/handoff/dossier"
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
	Skills      []string
	Lanes       []string // that may be offered; empty: all
	Admin       bool
	Limits      map[string]authority.Own // action → how far they may go, where it is not as their tier may
}

// Directory finds an agent by id; not ok for one that does not exist or is disabled.
type Directory func(id string) (a Agent, ok bool)

// DeskOptions is what a Desk works with. Everybody, Line, Hours, Knows, Log, Authority and Carrier may be nil.
type DeskOptions struct {
	Store     chat.Store
	Roster    chat.Roster
	Staff     Directory
	Everybody func() []Agent                           // whose accounts are enabled; nil: nothing moves up by itself
	Line      *Line                                    // gives position and wait; without it neither is told
	Hours     *Hours                                   // nil: always open
	Knows     func(name string) (intents.Intent, bool) // department, lane and stakes of what a session is about
	Now       func() time.Time
	Wall      func() time.Time // by which the roster tells who is there, where that is not Now, as in a simulation
	Log       *zap.Logger
	Settings  Settings
	Authority *authority.Book // what agents may do for customers, and what they did; nil: nothing
	Carrier   Carrier         // has grants carried out; nil: people do
	Facts     dossier.Options // the owner's order numbers and names of products; how each conversation is read is added
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
	if o.Wall == nil {
		o.Wall = o.Now
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	return &Desk{o}
}

// tries bounds how often a command is decided anew because the log moved on: far more than senders of one session.
const tries = 50

// Do carries out c for actor once: a repeated ref with equal fields gets the same receipt, marked as a duplicate; with other
// fields chat.ErrConflict. Every other refusal is a chat.Fault too, and leaves no trace.
func (d *Desk) Do(ctx context.Context, id chat.ID, actor command.Actor, ref string, c command.Command) (command.Receipt, error) {
	print := command.Print(c)
	receipt, known, err := Repeated(ctx, d.Store, id, actor.By, ref, print)
	if known || err != nil {
		return receipt, err
	}
	s, err := d.Store.Get(ctx, id)
	if err != nil || s.Erased || id.Reserved() {
		return command.Receipt{}, missing(err)
	}
	for range tries {
		m, err := try{Desk: d, s: s, actor: actor, ref: ref, print: print, now: chat.At(d.Now())}.decide(ctx, c)
		if err != nil {
			return command.Receipt{}, err
		}
		next, err := d.Store.Append(ctx, s, m.events...)
		switch {
		case err == nil:
			if m.kept != nil {
				m.kept(ctx)
			}
			return m.receipt(s.Head), nil
		case errors.Is(err, chat.ErrDuplicate): // the same sender's other socket was quicker
			receipt, _, err := Repeated(ctx, d.Store, id, actor.By, ref, print)
			return receipt, err
		case !errors.Is(err, chat.Stale):
			return command.Receipt{}, missing(err)
		}
		s = next
	}
	return command.Receipt{}, chat.Faultf(chat.ErrUnavailable, "the conversation changes too quickly: send the same id again")
}

func missing(err error) error {
	if err == nil || errors.Is(err, chat.ErrNotFound) {
		return chat.Faultf(chat.ErrNotFound, "there is no such conversation")
	}
	return err
}

// try is one attempt at a command, at a session as it was read. Its decisions change nothing: what they say is appended, or dropped.
type try struct {
	*Desk
	s          chat.Session
	actor      command.Actor
	ref, print string
	now        chat.Time
}

// move is what a command does: the events to append, and which of them is its own, by which it is acked and remembered.
type move struct {
	events  []chat.Event
	own     int
	of      chat.Seq // acked instead: the event that stands already
	promise string
	grant   string
	kept    func(context.Context) // called once the events are durable
}

func (m move) receipt(head chat.Seq) command.Receipt {
	seq := head + chat.Seq(m.own) + 1
	if m.of > 0 {
		seq = m.of
	}
	return command.Receipt{Seq: seq, Promise: m.promise, Grant: m.grant}
}

// own makes the command's own event.
func (t try) own(body chat.Body) chat.Event {
	e := chat.New(t.now, t.actor.By, body)
	e.Ref, e.Print = t.ref, t.print
	return e
}

// says makes what the bot says about a command.
func (t try) says(m chat.Message) chat.Event {
	e := chat.New(t.now, chat.By{Role: chat.Bot}, m)
	if t.actor.By.Role == chat.Customer {
		e.Ref = t.ref
	}
	return e
}

func (t try) just(body chat.Body) (move, error) { return move{events: []chat.Event{t.own(body)}}, nil }

// again acks a command by what stands already, and remembers it, so that its repetition gets the same ack.
func (t try) again(of chat.Seq, what chat.Kind) (move, error) {
	return move{events: []chat.Event{t.own(chat.Again{Of: of, What: what})}, of: of}, nil
}

func (t try) decide(ctx context.Context, c command.Command) (move, error) {
	switch t.actor.By.Role {
	case chat.Customer:
		return t.customer(ctx, c)
	case chat.Agent:
		return t.agent(ctx, c)
	}
	return move{}, chat.Faultf(chat.ErrDenied, "%s is for customers or agents", c.Name())
}

func (t try) texts() Texts { return textsOf(t.s) }
