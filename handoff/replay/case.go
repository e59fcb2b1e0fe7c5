// Package replay lets a policy decide anew about past conversations: those of a store, and transcripts of this system or of others.
package replay

import (
	"cmp"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/handoff/backtest"
	"roundpeg/locales"
)

// Session is a stored conversation.
type Session struct {
	chat.Session
	Events []chat.Event
	Again  bool // the same customer was back within three days
}

// Case is what the policy makes of each decision of a stored conversation, and what became of it.
func Case(p *handoff.Policy, s Session) backtest.Case {
	c := backtest.Case{ID: string(s.ID), Language: locales.Language(cmp.Or(s.Language, s.Locale)), Intent: s.Intent, Group: group(s.Customer), Label: backtest.LabelOf(s.Events, backtest.Hints{Again: s.Again})}
	line := 0 // of the customer's message that the next decision answers
	for _, e := range s.Events {
		switch b := e.Body.(type) {
		case chat.Message:
			if e.By.Role == chat.Customer {
				line = len(c.Lines)
			}
			c.Lines = append(c.Lines, chat.Said{By: e.By.Role, Text: b.Text})
		case chat.Decision:
			if b.Reason != chat.BotFailure {
				c.Turns = append(c.Turns, turn(p.Replay(s.Events, b), line))
			}
		}
	}
	return c
}

func turn(d chat.Decision, line int) backtest.Turn {
	return backtest.Turn{Line: line, Risk: d.Risk, Frustration: d.Frustration, Threshold: d.Threshold, Action: d.Action, Reason: d.Reason, Rule: d.Rule, Why: strongest(d)}
}

// telling is what a signal must weigh to be told.
const telling = .2

// strongest is what speaks most for a person, in words; "" if nothing does.
func strongest(d chat.Decision) string {
	for _, s := range d.Why {
		if s.Weight >= telling {
			return s.Says
		}
	}
	return ""
}

// group is whom resampling keeps together.
func group(p chat.Person) string {
	if p.Verified {
		return p.ID
	}
	return ""
}

// Label is what a refit learns from: the signals of a conversation's last decision, and how it ended; not ok where that is not known.
func Label(p *handoff.Policy, s Session) (l handoff.Labelled, ok bool) {
	label := backtest.LabelOf(s.Events, backtest.Hints{Again: s.Again})
	last, ok := lastDecision(s.Events)
	if !label.Known || !ok {
		return l, false
	}
	l = handoff.Labelled{X: map[string]float64{}, Bad: label.Bad, Group: cmp.Or(group(s.Customer), string(s.ID))}
	for _, why := range p.Replay(s.Events, last).Why {
		l.X[why.Signal] = why.Value
	}
	return l, true
}

func lastDecision(log []chat.Event) (last chat.Decision, ok bool) {
	for _, e := range log {
		if d, is := e.Body.(chat.Decision); is && d.Reason != chat.BotFailure {
			last, ok = d, true
		}
	}
	return last, ok
}
