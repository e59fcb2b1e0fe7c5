package handoff

import (
	"slices"
	"strings"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// tag may come from any agent and in any state. What is there already, or is not there, changes nothing.
func (t try) tag(c *command.Tag) (move, error) {
	left := slices.DeleteFunc(slices.Clone(t.s.Tags), func(x string) bool { return slices.Contains(c.Remove, x) || slices.Contains(c.Add, x) })
	if n := len(left) + len(c.Add); n > command.MaxTags {
		return move{}, chat.Faultf(chat.ErrInvalid, "add: the conversation would have %d tags, and %d are the most: remove some (%s)", n, command.MaxTags, strings.Join(t.s.Tags, ", "))
	}
	return t.just(chat.Tagged{Add: c.Add, Remove: c.Remove})
}

// snooze is the owner's; the customer's next words end it.
func (t try) snooze(c *command.Snooze) (move, error) {
	if err := t.mine(); err != nil {
		return move{}, err
	}
	if _, owed := t.s.Clock(chat.NextResponse); owed && !c.Until.IsZero() {
		return move{}, chat.Faultf(chat.ErrConflict, "the customer waits for an answer: give one first, so that they know what comes next")
	}
	return t.just(chat.Snoozed{Until: c.Until, Note: c.Note})
}

// join lets the agent speak beside the owner; the customer sees who has come.
func (t try) join() (move, error) {
	switch {
	case t.s.State != chat.WithAgent:
		return move{}, chat.Faultf(chat.ErrConflict, "nobody has this conversation whom one could join: claim it")
	case t.s.Speaks(t.actor.By.ID):
		return move{}, chat.Faultf(chat.ErrConflict, "you are in this conversation already")
	case !t.leads():
		return move{}, chat.Faultf(chat.ErrDenied, "%s has this conversation: only somebody of a higher tier, or an admin, may join; leave a note", t.s.Owner.Name)
	}
	return t.just(chat.Joined{Agent: t.me()})
}

func (t try) part() (move, error) {
	if t.s.Owns(t.actor.By.ID) || !t.s.Speaks(t.actor.By.ID) {
		return move{}, chat.Faultf(chat.ErrConflict, "you have not joined this conversation")
	}
	return t.just(chat.Parted{Agent: t.me()})
}

// takeOver takes a session from its owner, with a reason that the owner reads.
func (t try) takeOver(c *command.TakeOver) (move, error) {
	switch {
	case t.s.State != chat.WithAgent:
		return move{}, chat.Faultf(chat.ErrConflict, "nobody has this conversation from whom one could take it: claim it")
	case t.s.Owns(t.actor.By.ID):
		return move{}, chat.Faultf(chat.ErrConflict, "you have this conversation already")
	case t.actor.Tier < t.s.Tier || !t.leads():
		return move{}, chat.Faultf(chat.ErrDenied, "%s has this conversation: only somebody of a higher tier, or an admin, may take it over", t.s.Owner.Name)
	}
	me := t.me()
	on := chat.Transferred{From: chat.Target{Tier: t.s.Tier, Agent: t.s.Owner}, To: chat.Target{Tier: t.s.Tier, Agent: &me}, Reason: c.Reason, Why: chat.TakeOver}
	return move{events: []chat.Event{t.own(on), chat.New(t.now, t.actor.By, chat.AgentJoined{Agent: me})}}, nil
}

// leads says whether the agent stands above the owner: by tier, or as an admin.
func (t try) leads() bool {
	a, _ := t.find(t.actor.By.ID)
	owner, _ := t.find(t.s.Owner.ID)
	return a.Admin || t.actor.Tier > max(owner.Tier, chat.TierAgents)
}
