package journey_test

import (
	"fmt"

	"github.com/anishathalye/porcupine"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// asked is one thing that an actor does about who has the session.
type asked struct {
	what  string // claim, transfer, assign, return, escalate, look
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
}

// visible is the part of it that a session shows.
func (o ownership) visible() ownership {
	return ownership{state: o.state, owner: o.owner, tier: o.tier}
}

// after says what must come of a, and who has the session then.
func (o ownership) after(a asked) (string, ownership) {
	mine := o.state == chat.WithAgent && o.owner == a.agent
	switch a.what {
	case "claim":
		switch {
		case a.tier < o.tier:
			return "forbidden", o
		case o.state == chat.WithAgent, o.only != "" && o.only != a.agent:
			return "conflict", o
		}
		return "done", ownership{state: chat.WithAgent, owner: a.agent, tier: max(o.tier, chat.TierAgents), escalated: o.escalated}
	case "escalate":
		if o.escalated {
			return "done", o
		}
		return "done", ownership{state: chat.Waiting, tier: chat.TierLeadership, escalated: true}
	case "look":
		return "done", o
	}
	if !mine {
		return "forbidden", o
	}
	switch a.what {
	case "return":
		return "done", ownership{state: chat.WithBot, tier: chat.TierBot}
	case "transfer":
		return "done", ownership{state: chat.Waiting, tier: a.up, escalated: o.escalated}
	case "assign":
		if a.up < o.tier || a.to == a.agent {
			return "invalid", o
		}
		return "done", ownership{state: chat.Waiting, tier: o.tier, only: a.to, escalated: o.escalated}
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
	case "escalate":
		return &command.Escalate{Reason: "enough"}
	case "return":
		return &command.Return{}
	case "transfer":
		return &command.Transfer{To: command.To{Tier: a.up}, Reason: "a race"}
	}
	return &command.Transfer{To: command.To{Agent: a.to}, Reason: "a race"}
}
