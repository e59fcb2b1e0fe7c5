package dossier

import (
	"slices"
	"time"

	"roundpeg/chat"
)

// Dossier is what whoever takes over a conversation should know beside its messages.
type Dossier struct {
	Session    chat.ID     `json:"session"`
	Customer   Customer    `json:"customer"`
	Page       *chat.Page  `json:"page,omitempty"`
	Reason     chat.Reason `json:"reason,omitempty"`
	Wanted     *Line       `json:"wanted,omitempty"`
	Summary    []Line      `json:"summary"`
	Facts      []Fact      `json:"facts"`
	Tried      []Attempt   `json:"tried"`
	Earlier    []Earlier   `json:"earlier"`  // of this customer, newest first
	Promises   []Promise   `json:"promises"` // of this session, then of the earlier ones
	Times      []chat.Time `json:"times"`    // by which something may well be promised
	AskedAgain int         `json:"asked_again"`
}

// Customer is who it is about. LocalTime is what the clock says where their locale's desk is, since nothing tells where they are.
type Customer struct {
	ID        string `json:"id,omitempty"`
	Name      string `json:"name,omitempty"`
	Verified  bool   `json:"verified"`
	Locale    string `json:"locale,omitempty"`
	LocalTime string `json:"local_time"` // 2026-05-13T10:30:00+02:00
	Zone      string `json:"zone"`
}

// Earlier is another conversation of the same customer.
type Earlier struct {
	Session   chat.ID     `json:"session"`
	StartedAt chat.Time   `json:"started_at"`
	State     chat.State  `json:"state"`
	Outcome   string      `json:"outcome,omitempty"`
	Cause     string      `json:"cause,omitempty"`
	Reason    chat.Reason `json:"reason,omitempty"`
	Summary   string      `json:"summary,omitempty"`
	Tags      []string    `json:"tags,omitempty"`
	Score     int         `json:"score,omitempty"`
}

// Promise is one that was made, with what has become of it: open, overdue, kept, broken. Session is set for one of an earlier conversation.
type Promise struct {
	Session chat.ID `json:"session,omitempty"`
	chat.Promise
	State string `json:"state"`
}

// Past is an earlier session and what was wanted in it.
type Past struct {
	Session chat.Session
	Wanted  string
}

// Build puts a dossier together from a session, its whole log, and the earlier sessions of the same customer, newest first.
func Build(s chat.Session, log []chat.Event, past []Past, o Options, now time.Time) Dossier {
	zone := o.Zone
	if zone == nil {
		zone = time.UTC
	}
	d := Dossier{
		Session:  s.ID,
		Customer: Customer{ID: s.Customer.ID, Name: s.Customer.Name, Verified: s.Customer.Verified, Locale: s.Locale, LocalTime: now.In(zone).Format(time.RFC3339), Zone: zone.String()},
		Page:     s.Page, Reason: s.Reason, Summary: Summary(log, o), Facts: Facts(log, o), Tried: Tried(log), Earlier: []Earlier{}, Promises: []Promise{}, Times: []chat.Time{},
		AskedAgain: s.Tally.AskedFor,
	}
	if w := Wanted(log, o); w != (Line{}) {
		d.Wanted = &w
	}
	promises := func(of chat.Session, id chat.ID) {
		for _, p := range of.Promises {
			d.Promises = append(d.Promises, Promise{Session: id, Promise: p, State: p.State(now)})
		}
	}
	promises(s, "")
	for _, p := range past {
		e := p.Session
		d.Earlier = append(d.Earlier, Earlier{Session: e.ID, StartedAt: e.Started, State: e.State, Outcome: e.Outcome, Cause: e.Cause, Reason: e.Reason, Summary: p.Wanted, Tags: slices.Clone(e.Tags), Score: e.Score})
		promises(e, e.ID)
	}
	return d
}
