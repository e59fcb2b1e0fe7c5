package handoff

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// escalate takes the case to the top tier, for customers of whom the site says who they are, once a person was involved or a promise was
// broken. Asked for again it is the same case; beyond fair use it is refused, with the other ways that there are.
func (t try) escalate(ctx context.Context, c *command.Escalate) (move, error) {
	words := t.texts()
	if !t.actor.Verified {
		return move{}, chat.Faultf(chat.ErrDenied, "%s", words.SignIn)
	}
	if t.s.Escalated && t.s.Asked > 0 {
		return t.again(t.s.Asked, t.standing())
	}
	mine, err := t.Store.List(ctx, chat.Query{Customer: t.s.Customer.ID, Limit: chat.MaxLimit})
	if err != nil {
		return move{}, err
	}
	others := slices.DeleteFunc(slices.Clone(mine), func(o chat.Session) bool { return o.ID == t.s.ID })
	if !involved(append(others, t.s), t.now.Time) {
		return move{}, chat.Faultf(chat.ErrConflict, "%s", words.PersonFirst)
	}
	for _, o := range others {
		if o.Escalated && o.Asked > 0 {
			return move{}, t.merged(ctx, o, c)
		}
	}
	if wait := t.Settings.Escalation.wait(append(others, t.s), t.now.Time); wait > 0 {
		cal := t.Hours.For(t.s.Locale)
		return move{}, &chat.Fault{Kind: chat.ErrLimited, After: wait, Text: fill(words.NotAgain, "when", words.when(t.now.Add(wait), t.now.Time, cal.Zone()))}
	}
	first := t.firstResponse(t.s, chat.TierLeadership, "", t.now.Time)
	up := chat.Escalated{Tier: chat.TierLeadership, Reason: c.Reason, DueAt: first.Due, WarnAt: first.Warn, ResolveBy: t.resolution(t.s, chat.TierLeadership, "", t.now.Time)}
	receipt := fill(words.Receipt, "when", words.when(first.Due.Time, t.now.Time, t.Hours.For(t.s.Locale).Zone()))
	return move{events: []chat.Event{t.own(up), t.says(chat.Message{Text: receipt})}}, nil
}

// involvedFor is how long after it a person's part, or a broken promise, in one conversation counts for another.
const involvedFor = 30 * 24 * time.Hour

// involved says whether a person had one of the customer's conversations, or a promise made in one was broken.
func involved(all []chat.Session, now time.Time) bool {
	return slices.ContainsFunc(all, func(s chat.Session) bool {
		broken := slices.ContainsFunc(s.Promises, func(p chat.Promise) bool { return p.Breached || p.Open() && now.After(p.DueAt.Time) })
		return (s.Met || broken) && now.Sub(s.Updated.Time) < involvedFor
	})
}

// wait is how long the customer whose sessions these are has to wait until they may take another case to the top.
func (f FairUse) wait(all []chat.Session, now time.Time) time.Duration {
	var raised []time.Time
	free := now
	for _, s := range all {
		for _, at := range s.Raised {
			if now.Sub(at.Time) < f.Per {
				raised = append(raised, at.Time)
			}
		}
		if cool := s.Settled.Add(f.CoolDown); !s.Settled.IsZero() && cool.After(free) {
			free = cool
		}
	}
	if n := len(raised); n >= f.Quota {
		slices.SortFunc(raised, time.Time.Compare)
		if again := raised[n-f.Quota].Add(f.Per); again.After(free) {
			free = again
		}
	}
	return free.Sub(now)
}

// merged adds what the customer says now to the case of theirs that is at the top already, and tells them so.
func (t try) merged(ctx context.Context, o chat.Session, c *command.Escalate) error {
	note := chat.New(t.now, t.actor.By, chat.Note{Text: fmt.Sprintf("The customer asked again for leadership, in conversation %s: %s", t.s.ID, c.Reason)})
	note.Ref, note.Print = "escalate:"+string(t.s.ID[max(0, len(t.s.ID)-20):])+":"+t.print[:8], t.print
	for range tries {
		now, err := t.Store.Append(ctx, o, note)
		if err == nil || errors.Is(err, chat.ErrDuplicate) {
			words := t.texts()
			return chat.Faultf(chat.ErrConflict, "%s", fill(words.AtTheTop, "when", words.when(o.DueAt.Time, t.now.Time, t.Hours.For(t.s.Locale).Zone())))
		}
		if !errors.Is(err, chat.Stale) {
			return err
		}
		o = now
	}
	return chat.Faultf(chat.ErrUnavailable, "the conversation changes too quickly: send the same id again")
}
