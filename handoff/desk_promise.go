package handoff

import (
	"context"
	"slices"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// reply is an agent's message, with the promise that it makes, if it makes one: both are kept, or none.
func (t try) reply(ctx context.Context, c *command.Reply) (move, error) {
	m := chat.Message{Text: c.Text, NoPromise: c.NoPromise, AskedAgain: t.askedAgain(ctx, t.s, c.Text)}
	if c.Promise == nil {
		return t.just(m)
	}
	if c.Promise.What == chat.Callback && !t.s.Owns(t.actor.By.ID) {
		return move{}, chat.Faultf(chat.ErrDenied, "with_promise.what: a call-back ends the conversation for now, which is its owner's to do: promise a followup")
	}
	p := t.promise(c.Promise.What, c.Promise.DueAt)
	p.Note, m.Promise = c.Promise.Note, p.Promise
	if p.Note == "" {
		p.Note = c.Text
	}
	return move{events: []chat.Event{t.own(m), chat.New(t.now, t.actor.By, p)}, promise: p.Promise}, nil
}

// keep may come from any agent and in any state: a follow-up outlives the conversation.
func (t try) keep(ctx context.Context, c *command.Keep) (move, error) {
	p, err := t.open(c.Promise)
	if err != nil {
		return move{}, err
	}
	kept := t.own(chat.PromiseKept{Promise: p.ID, What: p.What, DueAt: p.DueAt, Note: c.Note})
	if t.s.State == chat.Waiting && t.s.Reason == chat.PromiseBreach && len(t.s.OpenPromises()) == 1 && !t.saidSince(ctx, t.s.Asked) { // it waits for nothing but this
		return move{events: []chat.Event{kept, chat.New(t.now, bySystem, chat.Closed{Outcome: "solved", Cause: "promise kept late"})}}, nil
	}
	return move{events: []chat.Event{kept}}, nil
}

// saidSince says whether the customer has said something since an event; of a store that is away, that they may have.
func (t try) saidSince(ctx context.Context, seq chat.Seq) bool {
	log, err := t.Store.Read(ctx, t.s.ID, seq, 0)
	return err != nil || slices.ContainsFunc(log, func(e chat.Event) bool { return e.By.Role == chat.Customer && e.Kind == chat.Message{}.Kind() })
}

// open finds a promise that binds.
func (t try) open(id string) (chat.Promise, error) {
	p, ok := t.s.Promise(id)
	switch {
	case !ok:
		return p, chat.Faultf(chat.ErrNotFound, "promise: there is no %q in this conversation", id)
	case !p.KeptAt.IsZero():
		return p, chat.Faultf(chat.ErrConflict, "promise: it was kept already, at %s", p.KeptAt.Format("2006-01-02 15:04 MST"))
	case !p.Open():
		return p, chat.Faultf(chat.ErrConflict, "promise: it was given up, at %s", p.BrokenAt.Format("2006-01-02 15:04 MST"))
	}
	return p, nil
}

// reschedule gives a promise another time, of which the customer is told.
func (t try) reschedule(c *command.Reschedule) (move, error) {
	p, err := t.open(c.Promise)
	if err != nil {
		return move{}, err
	}
	fresh := t.promise(p.What, c.DueAt)
	moved := chat.PromiseMoved{Promise: p.ID, What: p.What, Was: p.DueAt, DueAt: c.DueAt, RemindAt: fresh.RemindAt, Note: c.Note}
	words := fill(t.texts().moved(p.What), "when", t.texts().when(c.DueAt.Time, t.now.Time, t.Hours.For(t.s.Locale).Zone()))
	by := byBot
	if t.s.State == chat.WithAgent { // over whose head the assistant does not speak
		by = bySystem
	}
	return move{events: []chat.Event{t.own(moved), chat.New(t.now, by, chat.Message{Text: words})}}, nil
}

// giveUp says that a promise will not be kept: what it was about is somebody else's now, a tier higher, and the customer is told.
func (t try) giveUp(ctx context.Context, c *command.Break) (move, error) {
	p, err := t.open(c.Promise)
	if err != nil {
		return move{}, err
	}
	w := &due{Desk: t.Desk, s: t.s, now: t.now.Time, crew: t.crew(ctx)}
	w.add(t.actor.By, chat.PromiseBroken{Promise: p.ID, What: p.What, DueAt: p.DueAt, Note: c.Note})
	w.broken(p, t.texts().givenUp(p.What))
	w.ev[0].Ref, w.ev[0].Print = t.ref, t.print
	return move{events: w.ev}, nil
}
