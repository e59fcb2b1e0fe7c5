package replay

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/handoff/backtest"
)

// Transcript is one line of a file: a dialogue of any system ({"id","turns":[{"by","text","fallback"?}]}, and what is known of it), or a conversation as GET /v1/sessions/{id} gives it.
type Transcript struct {
	handoff.Dialogue
	Bad      *bool  `json:"bad,omitempty"`      // a person was needed
	Annoyed  *bool  `json:"annoyed,omitempty"`  // the same, as public sets call it
	At       *int   `json:"at,omitempty"`       // index into turns by which, at the latest
	Group    string `json:"group,omitempty"`    // the customer
	Language string `json:"language,omitempty"` // such as en
	Intent   string `json:"intent,omitempty"`

	Stored *stored      `json:"session,omitempty"`
	Events []chat.Event `json:"events,omitempty"`
}

// stored is what counts of the session there; all else follows from the events.
type stored struct {
	ID chat.ID `json:"id"`
}

// ReadTranscripts reads a file of one JSON object a line. An error names the line.
func ReadTranscripts(in io.Reader) (out []Transcript, err error) {
	seen := map[string]int{}
	err = handoff.EachLine(in, func(line []byte) error {
		t, err := readTranscript(line)
		if err != nil {
			return err
		}
		if at, ok := seen[t.id()]; ok {
			return fmt.Errorf("the id %q is that of conversation %d, too: give each its own", t.id(), at)
		}
		out = append(out, t)
		seen[t.id()] = len(out)
		return nil
	})
	return out, err
}

func (t Transcript) id() string {
	if t.Stored != nil {
		return string(t.Stored.ID)
	}
	return t.ID
}

func readTranscript(line []byte) (t Transcript, err error) {
	if err := json.Unmarshal(line, &t); err != nil {
		return t, fmt.Errorf("not a transcript: %w", err)
	}
	if t.Bad == nil {
		t.Bad = t.Annoyed
	}
	switch {
	case t.Stored != nil:
		if t.Stored.ID == "" || len(t.Events) == 0 {
			return t, errors.New("session without id or events; GET /v1/sessions/{id} gives both")
		}
		return t, nil
	case t.ID == "":
		return t, errors.New("id is missing")
	case t.At != nil && (*t.At < 0 || *t.At >= len(t.Turns)):
		return t, fmt.Errorf("at: %d is no index into the %d turns", *t.At, len(t.Turns))
	}
	return t, t.Check()
}

// Session is a stored conversation, folded from its events.
func (t Transcript) Session() Session {
	return Session{Session: chat.Fold(t.Stored.ID, t.Events), Events: t.Events}
}

// Of is what a policy makes of a transcript.
func (t Transcript) Of(p *handoff.Policy) backtest.Case {
	if t.Stored != nil {
		return Case(p, t.Session())
	}
	c := backtest.Case{ID: t.ID, Language: t.Language, Intent: t.Intent, Group: t.Group}
	for _, u := range t.Turns {
		c.Lines = append(c.Lines, chat.Said{By: chat.Role(u.By), Text: u.Text})
	}
	asked := -1
	for _, step := range p.Follow(t.Dialogue) {
		if asked < 0 && step.Decision.Reason == chat.ExplicitRequest && step.Decision.Action == chat.Handoff {
			asked = max(0, len(c.Turns)-1)
		}
		c.Turns = append(c.Turns, turn(step.Decision, step.Turn))
	}
	c.Label = t.label(c, asked)
	return c
}

// label is what the file says or, without that, what the conversation shows: somebody who asks for a person needed one by the turn before, and so did who left after the bot had not understood.
func (t Transcript) label(c backtest.Case, asked int) backtest.Label {
	l := backtest.Label{Known: true, At: -1}
	switch {
	case t.Bad != nil:
		l.Bad, l.Source = *t.Bad, backtest.Given
		if l.Bad && t.At != nil {
			l.At = max(0, len(c.Turns)-1)
			for i, u := range c.Turns {
				if u.Line >= *t.At {
					l.At = i
					break
				}
			}
		}
	case asked >= 0:
		l.Bad, l.Source, l.At = true, backtest.Asked, asked
	case len(t.Turns) > 0 && t.Turns[len(t.Turns)-1].Fallback:
		l.Bad, l.Source = true, backtest.Abandoned
	default:
		l.Source = backtest.Closed
	}
	return l
}

// Learn is what a refit learns from a transcript; not ok where it is not known how it ended.
func (t Transcript) Learn(p *handoff.Policy) (l handoff.Labelled, ok bool) {
	if t.Stored != nil {
		return Label(p, t.Session())
	}
	if c := t.Of(p); c.Label.Known {
		group := t.Group
		if group == "" {
			group = t.ID
		}
		return p.Model().Label(t.Turns, c.Label.Bad, group), true
	}
	return l, false
}
