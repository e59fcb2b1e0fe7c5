package handoff

import (
	"time"

	"roundpeg/chat"
)

var (
	bySystem = chat.By{Role: chat.System}
	byBot    = chat.By{Role: chat.Bot}
)

// late is how long after its time something may be noticed without being marked as late.
const late = 5 * time.Second

func turnDue(s chat.Session, now time.Time) bool {
	return s.State == chat.WithBot && s.Pending.Seq > 0 && !now.Before(s.Pending.At.Add(chat.TurnGrace))
}

// dueEvents is what time alone brings about in a session: a pure function of the session and the time. Applied, nothing of it is due any more.
func (d *Desk) dueEvents(s chat.Session, now time.Time) (ev []chat.Event) {
	at := chat.At(now)
	due := func(t chat.Time) bool { return !t.IsZero() && !now.Before(t.Time) }
	if s.State == chat.Waiting && due(s.ForUntil) {
		ev = append(ev, chat.New(at, bySystem, chat.Transferred{From: chat.Target{Tier: s.Tier, Agent: s.For}, To: chat.Target{Tier: s.Tier},
			Reason: "not taken in time by the agent it was passed to"}))
	}
	if s.State == chat.Waiting && due(s.DueAt) && (!s.Offered || len(ev) > 0) { // a transfer lets a call-back be offered anew
		ev = append(ev, chat.New(at, byBot, d.lateMessage(s, now)))
	}
	for _, p := range s.OpenPromises() {
		switch {
		case p.Overdue:
		case due(p.DueAt):
			ev = append(ev, chat.New(at, bySystem, chat.PromiseOverdue{Promise: p.ID, What: p.What, DueAt: p.DueAt, Late: now.Sub(p.DueAt.Time) > late}))
		case !p.Reminded && due(p.RemindAt):
			ev = append(ev, chat.New(at, bySystem, chat.PromiseReminded{Promise: p.ID, What: p.What, DueAt: p.DueAt}))
		}
	}
	return ev
}

// lateMessage offers a call-back to somebody who waits for longer than they should.
func (d *Desk) lateMessage(s chat.Session, now time.Time) chat.Message {
	return chat.Message{Text: textsOf(s).Late + " " + d.callbackOffer(s, now), Offer: chat.Callback}
}

// callbackOffer names the time by which a call-back would come.
func (d *Desk) callbackOffer(s chat.Session, now time.Time) string {
	t, cal := textsOf(s), d.Hours.For(s.Locale)
	return fill(t.Call, "when", t.when(cal.Add(now, d.Settings.CallbackWithin), now, cal.Zone()))
}
