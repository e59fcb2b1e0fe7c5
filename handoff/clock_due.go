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

// due collects what time alone brings about in a session: a pure function of the session, the time and who is there.
// s is kept as it is after what was collected, so that one thing that is due sees what another has done.
type due struct {
	*Desk
	s    chat.Session
	now  time.Time
	crew crew
	rose bool // it has moved up once, which is enough for one time
	ev   []chat.Event
}

// dueEvents is what is due in a session now. Applied, nothing of it is due any more.
func (d *Desk) dueEvents(s chat.Session, now time.Time, c crew) []chat.Event {
	w := &due{Desk: d, s: s, now: now, crew: c}
	w.untaken()
	w.promises()
	w.clocks()
	w.callback()
	return w.ev
}

func (w *due) add(by chat.By, body chat.Body) {
	e := chat.New(chat.At(w.now), by, body)
	w.ev = append(w.ev, e)
	e.Seq = w.s.Head + 1
	w.s = w.s.Apply(e)
}

func (w *due) is(t chat.Time) bool { return !t.IsZero() && !w.now.Before(t.Time) }

func (w *due) wasLate(t chat.Time) bool { return w.now.Sub(t.Time) > late }

// untaken gives a session to its tier that the agent it was passed to has not taken in time.
func (w *due) untaken() {
	if w.s.State == chat.Waiting && w.is(w.s.ForUntil) {
		w.add(bySystem, chat.Transferred{From: chat.Target{Tier: w.s.Tier, Agent: w.s.For}, To: chat.Target{Tier: w.s.Tier}, Why: chat.NotTaken,
			Reason: "not taken in time by the agent it was passed to"})
	}
}

// clocks notes those that ran out, and moves the session up, once, if that does any good.
func (w *due) clocks() {
	if w.s.State != chat.Waiting && w.s.State != chat.WithAgent {
		return
	}
	ran := ""
	for _, c := range w.s.Clocks {
		if c.Late || !w.is(c.Due) {
			continue
		}
		w.add(bySystem, chat.Breached{Clock: c.What, DueAt: c.Due, Tier: w.s.Tier, Late: w.wasLate(c.Due)})
		if ran == "" || c.What != chat.Resolution {
			ran = c.What
		}
	}
	if ran == "" {
		return
	}
	had := w.s.State == chat.WithAgent
	switch t := textsOf(w.s); {
	case !w.rise(ran):
	case had:
		w.add(byBot, chat.Message{Text: t.Silent})
	default:
		w.add(byBot, chat.Message{Text: t.Higher + " " + w.callbackOffer(w.s, w.now), Offer: chat.Callback})
	}
}

// rise moves a session that waits or is with an agent to the next tier, if crew.up says that this does good.
func (w *due) rise(why string) bool {
	from := max(w.s.Tier, chat.TierAgents)
	to := w.crew.up(from)
	if to == 0 || w.rose {
		return false
	}
	w.rose = true
	first := w.firstResponse(w.s, to, w.s.Lane, w.now)
	up := chat.Transferred{From: chat.Target{Tier: w.s.Tier, Agent: w.s.Owner, Department: w.s.Department, Language: w.s.Language}, To: chat.Target{Tier: to},
		Reason: "moved up: " + because[why], Why: why, DueAt: first.Due, WarnAt: first.Warn}
	if why == chat.Resolution {
		up.ResolveBy = w.resolution(w.s, to, w.s.Lane, w.now)
	}
	w.add(bySystem, up)
	return true
}

// because says what ran out, for staff.
var because = map[string]string{
	chat.FirstResponse: "nobody came in time", chat.NextResponse: "no answer in time", chat.Resolution: "not resolved in time", chat.PromiseRan: "a promise was not kept",
}

// callback offers one to somebody who waits for longer than they should.
func (w *due) callback() {
	if w.s.State == chat.Waiting && w.is(w.s.DueAt) && !w.s.Offered {
		w.add(byBot, w.lateMessage(w.s, w.now))
	}
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
