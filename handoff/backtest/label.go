package backtest

import (
	"cmp"

	"roundpeg/chat"
)

// Hints is what is known of a conversation beside its log.
type Hints struct {
	Verdict string // one of chat.Verdicts, before any in the log
	Again   bool   // the same customer was back with a matter like it within 72 hours
}

// LabelOf says what became of a conversation, by the most trusted sign that there is (see Sources). Once an agent was in it, how it ended says nothing
// of whether the bot should have kept it: then only a verdict or a request does.
//
// Turns are counted as the bot meets them: what the customer writes until the next decision is one, while the session is with the bot.
func LabelOf(log []chat.Event, h Hints) Label {
	c := courseOf(log)
	bad := func(s Source, at int) Label { return Label{Known: true, Bad: true, Source: s, At: at} }
	good := func(s Source) Label { return Label{Known: true, Source: s, At: -1} }
	switch cmp.Or(h.Verdict, c.verdict) {
	case chat.Needed:
		return bad(Verdict, c.handed)
	case chat.TooLate: // the turn before would have been in time, perhaps
		if c.handed < 0 {
			return bad(Verdict, max(0, c.turns-2))
		}
		return bad(Verdict, max(0, c.handed-1))
	case chat.NotNeeded:
		return good(Verdict)
	}
	rated := !c.agent && c.score > 0
	switch {
	case rated && c.score <= 2:
		return bad(Rating, -1)
	case rated && c.score >= 4:
		return good(Rating)
	case c.asked >= 0:
		return bad(Asked, c.asked)
	case c.agent:
	case c.fallback && (c.outcome == "" || c.outcome == "abandoned" || c.outcome == "ended"):
		return bad(Abandoned, -1)
	case h.Again:
		return bad(Again, -1)
	case c.alone && (c.outcome == "solved" || c.outcome == "ended" || c.outcome == "abandoned" && c.answered):
		return good(Closed)
	}
	return Label{At: -1}
}

// course is what a log says of how a conversation went.
type course struct {
	turns    int // of the customer, with the bot
	handed   int // turn at which it first went to a person; -1
	asked    int // turn by which the customer would have needed one, who then asked; -1
	score    int
	verdict  string // the last one
	agent    bool   // somebody joined
	fallback bool   // the last thing that the bot decided was that it did not understand
	answered bool   // … was an answer
	outcome  string // "" while it is open
	alone    bool   // it was with the bot when it was closed
}

func courseOf(log []chat.Event) course {
	c, s, open := course{handed: -1, asked: -1}, chat.Session{}, false
	for _, e := range log {
		before := s.State
		s = s.Apply(e)
		switch b := e.Body.(type) {
		case chat.Message:
			if e.By.Role != chat.Customer {
				continue
			}
			if s.State == chat.WithBot && !open {
				c.turns++
				open = true
			}
			c.fallback, c.answered, c.outcome = false, false, ""
		case chat.Decision:
			open = false
			c.fallback = b.Fallback
			c.answered = !b.Fallback && (b.Action == chat.Answer || b.Action == chat.Offer)
		case chat.HandoffRequested:
			if b.Reason == chat.ExplicitRequest || b.Reason == chat.ExecutiveRequest {
				c.asks(e.By.Role)
			}
			c.goes()
			open = false
		case chat.Escalated:
			c.asks(e.By.Role)
			c.goes()
			open = false
		case chat.AgentJoined:
			c.agent = true
			c.goes()
			open = false
		case chat.Verdict:
			c.verdict = b.Needed
		case chat.Rated:
			c.score = b.Score
		case chat.Closed:
			c.outcome, c.alone = b.Outcome, before == chat.WithBot
		}
	}
	return c
}

func (c *course) goes() {
	if c.handed < 0 {
		c.handed = max(0, c.turns-1)
	}
}

// asks notes that the customer asked for a person. In writing, that was the last turn, and a person was needed by the one before; by the button,
// it was after that turn.
func (c *course) asks(by chat.Role) {
	if c.asked >= 0 {
		return
	}
	c.asked = max(0, c.turns-2)
	if by == chat.Customer {
		c.asked = max(0, c.turns-1)
	}
}
