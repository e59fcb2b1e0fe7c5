package handoff

import (
	"cmp"
	"context"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

func (t try) agent(ctx context.Context, c command.Command) (move, error) {
	switch c := c.(type) {
	case *command.Claim:
		return t.claim()
	case *command.Note:
		return t.just(chat.Note{Text: c.Text})
	case *command.Keep:
		return t.keep(ctx, c)
	case *command.Verdict:
		return t.verdict(c)
	case *command.Reschedule:
		return t.reschedule(c)
	case *command.Break:
		return t.giveUp(ctx, c)
	case *command.Tag:
		return t.tag(c)
	case *command.Snooze:
		return t.snooze(c)
	case *command.Join:
		return t.join()
	case *command.Part:
		return t.part()
	case *command.TakeOver:
		return t.takeOver(c)
	case *command.Reply:
		if t.s.Speaks(t.actor.By.ID) {
			return t.reply(ctx, c)
		}
		return move{}, t.mine()
	case *command.Grant:
		return t.grant(ctx, c)
	case *command.Approve:
		return t.approval(ctx, c.Grant, c.Reason, true)
	case *command.Refuse:
		return t.approval(ctx, c.Grant, c.Reason, false)
	case *command.Redeliver:
		return t.redeliver(c)
	case *command.Transfer, *command.Return, *command.Resolve, *command.Promise:
		if err := t.mine(); err != nil {
			return move{}, err
		}
		return t.owner(c)
	}
	return move{}, chat.Faultf(chat.ErrDenied, "%s is for customers", c.Name())
}

// me names the agent who asks.
func (t try) me() chat.Ref { return chat.Ref{ID: t.actor.By.ID, Name: t.actor.By.Name} }

// mine holds for the owner alone.
func (t try) mine() error {
	switch {
	case t.s.State == chat.Ended:
		return chat.Faultf(chat.ErrConflict, "the conversation is closed")
	case t.s.Owns(t.actor.By.ID):
		return nil
	case t.s.Owner != nil:
		return chat.Faultf(chat.ErrDenied, "%s has this conversation", t.s.Owner.Name)
	}
	return chat.Faultf(chat.ErrDenied, "nobody has this conversation: claim it first")
}

// claim makes the agent the owner. Where nobody asked for a person, the agent did: then the log says that first.
func (t try) claim() (move, error) {
	if t.actor.Tier < t.s.Tier {
		return move{}, chat.Faultf(chat.ErrDenied, "this conversation is for tier %d and above; yours is %d", t.s.Tier, t.actor.Tier)
	}
	switch {
	case t.s.State == chat.Ended:
		return move{}, chat.Faultf(chat.ErrConflict, "the conversation is closed")
	case t.s.Owns(t.actor.By.ID):
		return move{}, chat.Faultf(chat.ErrConflict, "you have this conversation already")
	case t.s.State == chat.WithAgent:
		return move{}, chat.Faultf(chat.ErrConflict, "%s has this conversation already", t.s.Owner.Name)
	case t.s.For != nil && t.s.For.ID != t.actor.By.ID && t.now.Before(t.s.ForUntil.Time):
		return move{}, chat.Faultf(chat.ErrConflict, "this conversation was passed to %s alone, until %s", t.s.For.Name, t.s.ForUntil.Format("15:04:05 MST"))
	}
	if t.s.Asked > 0 && t.s.State != chat.WithBot {
		return t.just(chat.AgentJoined{Agent: t.me()})
	}
	tier := chat.TierAgents
	r := chat.HandoffRequested{Reason: chat.AgentInitiated, Tier: tier, Available: true}
	t.owed(t.s, &r, t.now.Time)
	return move{events: []chat.Event{chat.New(t.now, t.actor.By, r), t.own(chat.AgentJoined{Agent: t.me(), Reason: chat.AgentInitiated})}, own: 1}, nil
}

// verdict may come from any agent and in any state, as soon as there is something to judge.
func (t try) verdict(c *command.Verdict) (move, error) {
	if t.s.State == chat.WithBot && !t.s.Handed && t.s.BotSince == 0 { // nor was it ever closed
		return move{}, chat.Faultf(chat.ErrConflict, "nobody was asked for and the bot still has this conversation: judge it once a person had it, or it is closed")
	}
	return t.just(chat.Verdict{Needed: c.Needed})
}

func (t try) owner(c command.Command) (move, error) {
	switch c := c.(type) {
	case *command.Transfer:
		return t.transfer(c)
	case *command.Return:
		return move{events: []chat.Event{t.own(chat.Returned{Agent: t.me()}), t.says(chat.Message{Text: t.texts().Back})}}, nil
	case *command.Resolve:
		return t.just(chat.Closed{Outcome: c.Outcome, Cause: c.Cause, Department: c.Department})
	case *command.Promise:
		p := t.promise(c.What, c.DueAt)
		p.Note = c.Note
		return move{events: []chat.Event{t.own(p)}, promise: p.Promise}, nil
	}
	return move{}, chat.Faultf(chat.ErrInvalid, "%s is not known here", c.Name())
}

func (t try) transfer(c *command.Transfer) (move, error) {
	tier := cmp.Or(c.To.Tier, t.s.Tier)
	body := chat.Transferred{
		From:   chat.Target{Tier: t.s.Tier, Agent: t.s.Owner, Department: t.s.Department, Language: t.s.Language},
		To:     chat.Target{Tier: c.To.Tier, Department: c.To.Department, Language: c.To.Language},
		Reason: c.Reason,
	}
	first := t.firstResponse(t.s, tier, t.s.Lane, t.now.Time)
	body.DueAt, body.WarnAt = first.Due, first.Warn
	if c.To.Agent != "" {
		a, ok := t.find(c.To.Agent)
		switch {
		case !ok:
			return move{}, chat.Faultf(chat.ErrInvalid, "to.agent: there is no agent %q, or the account is disabled", c.To.Agent)
		case a.ID == t.actor.By.ID:
			return move{}, chat.Faultf(chat.ErrInvalid, "to.agent: that is you")
		case a.Tier < tier:
			return move{}, chat.Faultf(chat.ErrInvalid, "to.agent: %s is of tier %d and this conversation is for tier %d: give to.tier %d as well, or somebody else", a.Name, a.Tier, tier, a.Tier)
		}
		body.To.Agent = &chat.Ref{ID: a.ID, Name: a.Name}
		body.Until = t.now.Plus(t.Settings.ExclusiveFor)
	}
	return t.just(body)
}
