package backtest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"roundpeg/chat"
)

var (
	start = chat.At(time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC))
	says  = event(chat.Customer, chat.Message{Text: "x"})
	reply = event(chat.Bot, chat.Message{Text: "y"})
	joins = event(chat.Agent, chat.AgentJoined{Agent: chat.Ref{ID: "1"}})
)

func event(by chat.Role, body chat.Body) chat.Event { return chat.New(start, chat.By{Role: by}, body) }

func decides(action string, fallback bool) chat.Event {
	return event(chat.Bot, chat.Decision{Action: action, Fallback: fallback})
}

func hands(by chat.Role, why chat.Reason) chat.Event {
	return event(by, chat.HandoffRequested{Reason: why, Tier: 2})
}

func closed(outcome string) chat.Event { return event(chat.System, chat.Closed{Outcome: outcome}) }

func rates(score int) chat.Event { return event(chat.Customer, chat.Rated{Score: score}) }

func judges(needed string) chat.Event { return event(chat.Agent, chat.Verdict{Needed: needed}) }

func logOf(parts ...[]chat.Event) []chat.Event {
	out := []chat.Event{event(chat.Customer, chat.Started{})}
	for _, p := range parts {
		out = append(out, p...)
	}
	for i := range out {
		out[i].Seq = chat.Seq(i + 1)
	}
	return out
}

func TestLabelOf(t *testing.T) {
	turn := func(n int) (out []chat.Event) { // answered ones
		for range n {
			out = append(out, says, decides(chat.Answer, false), reply)
		}
		return out
	}
	then := func(e ...chat.Event) []chat.Event { return e }
	asks := then(says, decides(chat.Handoff, false), reply, hands(chat.Bot, chat.ExplicitRequest))
	lost := then(says, decides(chat.Clarify, true), reply)
	handed := then(says, decides(chat.Handoff, false), reply, hands(chat.Bot, chat.Frustration))
	for name, c := range map[string]struct {
		log   []chat.Event
		hints Hints
		want  Label
	}{
		"a verdict before all else":              {logOf(turn(2), then(rates(1))), Hints{Verdict: chat.NotNeeded, Again: true}, Label{true, false, Verdict, -1}},
		"the last verdict of the log":            {logOf(turn(1), then(judges(chat.Needed), judges(chat.NotNeeded), rates(1))), Hints{}, good(Verdict)},
		"a hint before the log":                  {logOf(turn(1), then(judges(chat.NotNeeded))), Hints{Verdict: chat.Needed}, bad(Verdict, -1)},
		"needed, and handed over at turn 2":      {logOf(turn(2), handed, then(joins)), Hints{Verdict: chat.Needed}, bad(Verdict, 2)},
		"needed, and never handed over":          {logOf(turn(2)), Hints{Verdict: chat.Needed}, bad(Verdict, -1)},
		"too late at turn 2":                     {logOf(turn(2), handed, then(joins)), Hints{Verdict: chat.TooLate}, bad(Verdict, 1)},
		"too late at the first turn":             {logOf(handed), Hints{Verdict: chat.TooLate}, bad(Verdict, 0)},
		"a low rating before a request":          {logOf(turn(2), asks, then(rates(2))), Hints{}, bad(Rating, -1)},
		"a high rating":                          {logOf(turn(1), then(rates(5))), Hints{Again: true}, good(Rating)},
		"the last rating counts":                 {logOf(turn(1), then(rates(1), rates(4))), Hints{}, good(Rating)},
		"a rating in the middle says nothing":    {logOf(turn(1), then(rates(3), closed("ended"))), Hints{}, good(Closed)},
		"back after an agent":                    {logOf(turn(1), handed, then(joins, closed("solved"))), Hints{Again: true}, Label{At: -1}},
		"a rating of an agent":                   {logOf(turn(1), handed, then(joins, rates(5), closed("solved"))), Hints{}, Label{At: -1}},
		"asked in writing at turn 2":             {logOf(turn(2), asks, then(joins, closed("solved"))), Hints{}, bad(Asked, 1)},
		"asked in writing at once: a mere wish":  {logOf(asks), Hints{}, bad(Asked, 0)},
		"asked by the button after turn 1":       {logOf(turn(2), then(hands(chat.Customer, chat.ExplicitRequest))), Hints{}, bad(Asked, 1)},
		"asked by the button before a word":      {logOf(then(hands(chat.Customer, chat.ExplicitRequest))), Hints{}, bad(Asked, 0)},
		"taken to the top":                       {logOf(turn(3), then(event(chat.Customer, chat.Escalated{Tier: 4}))), Hints{}, bad(Asked, 2)},
		"handed over for another reason":         {logOf(turn(1), handed), Hints{}, Label{At: -1}},
		"left after a fallback":                  {logOf(turn(1), lost, then(closed("abandoned"))), Hints{}, bad(Abandoned, -1)},
		"nothing more after a fallback":          {logOf(lost), Hints{}, bad(Abandoned, -1)},
		"went on after a fallback":               {logOf(lost, turn(1), then(closed("ended"))), Hints{}, good(Closed)},
		"solved after all":                       {logOf(lost, then(closed("solved"))), Hints{}, good(Closed)},
		"back again":                             {logOf(turn(1), then(closed("solved"))), Hints{Again: true}, bad(Again, -1)},
		"left after an answer":                   {logOf(turn(1), then(closed("abandoned"))), Hints{}, good(Closed)},
		"left after a question back":             {logOf(then(says, decides(chat.Clarify, false), closed("abandoned"))), Hints{}, Label{At: -1}},
		"left while waiting for a person":        {logOf(handed, then(closed("ended"))), Hints{}, Label{At: -1}},
		"open":                                   {logOf(turn(1)), Hints{}, Label{At: -1}},
		"unsolved":                               {logOf(turn(1), then(closed("unsolved"))), Hints{}, Label{At: -1}},
		"closed, and written to again":           {logOf(turn(1), then(closed("solved")), turn(1)), Hints{}, Label{At: -1}},
		"two messages and one decision: a turn":  {logOf(turn(1), then(says, says, decides(chat.Answer, false)), asks), Hints{}, bad(Asked, 1)},
		"what was written to an agent: no turns": {logOf(turn(1), handed, then(joins, says, says, hands(chat.Customer, chat.ExplicitRequest))), Hints{}, bad(Asked, 1)},
		"erased":                                 {[]chat.Event{says.Erased(), closed("solved").Erased()}, Hints{}, Label{At: -1}},
		"nothing":                                {nil, Hints{}, Label{At: -1}},
	} {
		assert.Equal(t, c.want, LabelOf(c.log, c.hints), name)
	}
}
