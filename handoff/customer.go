package handoff

import (
	"context"
	"errors"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

func (t try) customer(ctx context.Context, c command.Command) (move, error) {
	switch c := c.(type) {
	case *command.Human:
		return t.human(ctx)
	case *command.CancelHuman:
		if t.s.State != chat.Waiting {
			return move{}, chat.Faultf(chat.ErrConflict, "nobody is being waited for: there is nothing to cancel")
		}
		return move{events: []chat.Event{t.own(chat.HandoffCancelled{}), t.says(chat.Message{Text: t.texts().Back})}}, nil
	case *command.Callback:
		return t.callback(ctx, c)
	case *command.Escalate:
		return t.escalate(ctx, c)
	case *command.Feedback:
		return t.feedback(ctx, c)
	case *command.Rate:
		if t.s.State != chat.Ended {
			return move{}, chat.Faultf(chat.ErrConflict, "the conversation goes on: it can be rated when it is closed")
		}
		return t.just(chat.Rated{Score: c.Score, Comment: c.Comment})
	case *command.End:
		if t.s.State == chat.Ended {
			return move{}, chat.Faultf(chat.ErrConflict, "the conversation is closed already")
		}
		return t.just(chat.Closed{Outcome: "ended"})
	}
	return move{}, chat.Faultf(chat.ErrDenied, "%s is for agents", c.Name())
}

// human is always honoured: a request that stands is acked again, any other session goes into the line.
func (t try) human(ctx context.Context) (move, error) {
	if (t.s.State == chat.Waiting || t.s.State == chat.WithAgent) && t.s.Asked > 0 {
		return t.again(t.s.Asked, t.standing())
	}
	log := t.lately(ctx, t.s)
	say, request := t.handoff(ctx, t.s, log, Ask{Reason: chat.ExplicitRequest, Intent: t.s.Intent, Fits: answered(log), Frustration: t.s.Frustration})
	return move{events: []chat.Event{t.says(say), t.own(request)}, own: 1}, nil
}

// answered says whether the bot knew an answer to what was said last: then its intent is what the customer is here about.
func answered(log []chat.Event) bool {
	for i := len(log) - 1; i >= 0; i-- {
		if d, ok := log[i].Body.(chat.Decision); ok {
			return d.Action == chat.Answer || d.Action == chat.Offer
		}
	}
	return false
}

// standing is the kind of the event by which the session came into the line.
func (t try) standing() chat.Kind {
	if t.s.Escalated {
		return chat.Escalated{}.Kind()
	}
	return chat.HandoffRequested{}.Kind()
}

// callback promises one, unless the same one is promised already.
func (t try) callback(ctx context.Context, c *command.Callback) (move, error) {
	if t.s.State == chat.WithAgent {
		return move{}, chat.Faultf(chat.ErrConflict, "%s is with you: ask them for a call-back", t.s.Owner.Name)
	}
	if t.s.State == chat.AwaitCall {
		for _, p := range t.s.OpenPromises() {
			if p.What == chat.Callback && p.Contact != nil && *p.Contact == c.Contact && p.Note == c.Note && p.BestTime == c.BestTime {
				return t.sameCallback(ctx, p.ID)
			}
		}
	}
	p := t.promise(chat.Callback, chat.At(t.Hours.For(t.s.Locale).Add(t.now.Time, t.Settings.CallbackWithin)))
	p.Contact, p.Note, p.BestTime = &c.Contact, c.Note, c.BestTime
	return move{events: []chat.Event{t.own(p)}, promise: p.Promise}, nil
}

func (t try) sameCallback(ctx context.Context, promise string) (move, error) {
	log, err := t.Store.Read(ctx, t.s.ID, 0, 0)
	if err != nil {
		return move{}, missing(err)
	}
	for _, e := range log {
		if p, ok := e.Body.(chat.Promised); ok && p.Promise == promise {
			m, err := t.again(e.Seq, e.Kind)
			m.promise = promise
			return m, err
		}
	}
	return move{}, chat.Faultf(chat.ErrNotFound, "the promise is not there any more")
}

// promise makes a promise; it is brought to mind before it is due, if there is time for that.
func (t try) promise(what string, due chat.Time) chat.Promised {
	p := chat.Promised{Promise: "p" + chat.Random(8), What: what, DueAt: due}
	if remind := due.Plus(-t.Settings.RemindBefore); remind.After(t.now.Time) {
		p.RemindAt = remind
	}
	return p
}

func (t try) feedback(ctx context.Context, c *command.Feedback) (move, error) {
	e, err := eventAt(ctx, t.Store, t.s.ID, c.Seq)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return move{}, err
	}
	if _, ok := e.Body.(chat.Message); !ok || e.By.Role != chat.Bot {
		return move{}, chat.Faultf(chat.ErrInvalid, "seq %d is no message of the assistant", c.Seq)
	}
	return t.just(chat.Feedback{Of: c.Seq, Helpful: *c.Helpful})
}
