package backtest

import "roundpeg/chat"

// Fate is what a policy made of a conversation whose label is known. Each has exactly one.
type Fate string

const (
	Served   Fate = "served"   // kept, and no person was needed
	Missed   Fate = "missed"   // kept, and a person was needed
	InTime   Fate = "in_time"  // handed over by the turn at which a person was needed
	Late     Fate = "late"     // handed over after it
	Needless Fate = "needless" // handed over by the score, and no person was needed
	ByRule   Fate = "by_rule"  // the same by a hard rule other than a request
	Wished   Fate = "wished"   // no person was needed, but the customer asked for one: that is never needless
)

// fate of a case that is handed over at a turn, -1 for never.
func (s *study) fate(i, turn int) Fate {
	c := &s.cases[i]
	switch {
	case !c.Label.Known:
		return ""
	case c.Label.Bad && turn < 0:
		return Missed
	case c.Label.Bad && turn <= s.rows[i].at:
		return InTime
	case c.Label.Bad:
		return Late
	case turn < 0:
		return Served
	}
	t := c.Turns[turn]
	switch {
	case !byRule(t):
		return Needless
	case t.Reason == chat.ExplicitRequest || t.Reason == chat.ExecutiveRequest:
		return Wished
	}
	return ByRule
}

// of is what a fate costs.
func (c Costs) of(f Fate) float64 {
	switch f {
	case Served, "":
		return 0
	case Missed:
		return c.Wrong
	case Late:
		return c.Handoff + c.Late*c.Wrong
	}
	return c.Handoff
}

// falseAlarm says whether nobody needed or wanted the person.
func (f Fate) falseAlarm() bool { return f == Needless || f == ByRule }

// kept says whether the bot kept the conversation.
func (f Fate) kept() bool { return f == Served || f == Missed }
