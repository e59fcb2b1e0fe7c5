package journey_test

import (
	"fmt"

	"github.com/anishathalye/porcupine"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// asked is one thing that an actor does about who has the session.
type asked struct {
	what  string // claim, take over, transfer, assign, return, escalate, look
	agent string // who does it; empty for the customer
	tier  int    // of that agent
	to    string // assign: to whom
	up    int    // transfer: to which tier; assign: the tier of to
}

// told is what came of it: done, a code of the refusal or, for look, what there was to see.
type told struct {
	code string
	seen ownership
}

// ownership is who has the session: all that the model knows. It is written from the protocol, not from the desk.
type ownership struct {
	state     chat.State
	owner     string
	tier      int
	only      string // passed to this agent alone
	escalated bool
	met       bool // a person had it, ever
}

// visible is the part of it that a session shows.
func (o ownership) visible() ownership {
	return ownership{state: o.state, owner: o.owner, tier: o.tier}
}

// after says what must come of a, and who has the session then.
func (o ownership) after(a asked) (string, ownership) {
	next := ownership{escalated: o.escalated, met: o.met}
	switch a.what {
	case "claim":
		switch {
		case a.tier < o.tier:
			return "forbidden", o
		case o.state == chat.WithAgent, o.only != "" && o.only != a.agent:
			return "conflict", o
		}
		next.state, next.owner, next.tier, next.met = chat.WithAgent, a.agent, max(o.tier, chat.TierAgents), true
		return "done", next
	case "take over":
		switch {
		case o.state != chat.WithAgent, o.owner == a.agent:
			return "conflict", o
		case a.tier < o.tier, a.tier <= racerTiers[o.owner]:
			return "forbidden", o
		}
		next.state, next.owner, next.tier = chat.WithAgent, a.agent, o.tier
		return "done", next
	case "escalate":
		switch {
		case o.escalated:
			return "done", o
		case !o.met:
			return "conflict", o
		}
		next.state, next.tier, next.escalated = chat.Waiting, chat.TierLeadership, true
		return "done", next
	case "look":
		return "done", o
	}
	if o.state != chat.WithAgent || o.owner != a.agent {
		return "forbidden", o
	}
	switch a.what {
	case "return":
		next.state, next.tier, next.escalated = chat.WithBot, chat.TierBot, false
		return "done", next
	case "transfer":
		next.state, next.tier = chat.Waiting, a.up
		return "done", next
	case "assign":
		if a.up < o.tier || a.to == a.agent {
			return "invalid", o
		}
		next.state, next.tier, next.only = chat.Waiting, o.tier, a.to
		return "done", next
	}
	return "unknown", o
}

// oneAtATime is the session as it would be if everything came one after the other.
var oneAtATime = porcupine.Model{
	Init: func() any { return ownership{state: chat.WithBot, tier: chat.TierBot} },
	Step: func(state, input, output any) (bool, any) {
		a, got := input.(asked), output.(told)
		want, next := state.(ownership).after(a)
		return want == got.code && (a.what != "look" || next.visible() == got.seen), next
	},
	DescribeOperation: func(input, output any) string { return fmt.Sprintf("%+v → %+v", input, output) },
	DescribeState:     func(state any) string { return fmt.Sprintf("%+v", state) },
}

// command is a as the desk understands it.
func (a asked) command() command.Command {
	switch a.what {
	case "claim":
		return &command.Claim{}
	case "take over":
		return &command.TakeOver{Reason: "a race"}
	case "escalate":
		return &command.Escalate{Reason: "enough"}
	case "return":
		return &command.Return{}
	case "transfer":
		return &command.Transfer{To: command.To{Tier: a.up}, Reason: "a race"}
	}
	return &command.Transfer{To: command.To{Agent: a.to}, Reason: "a race"}
}
