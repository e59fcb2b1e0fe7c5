package handoff

import (
	"cmp"
	"time"

	"roundpeg/chat"
)

// promises reminds of those that come due, and takes those up that ran out: the customer is told, and the case goes to the next tier.
func (w *due) promises() {
	for _, p := range w.s.OpenPromises() {
		switch {
		case p.Overdue:
		case w.is(p.DueAt):
			w.add(bySystem, chat.PromiseOverdue{Promise: p.ID, What: p.What, DueAt: p.DueAt, Late: w.wasLate(p.DueAt)})
			w.broken(p, textsOf(w.s).broken(p.What))
		case !p.Reminded && w.is(p.RemindAt):
			w.add(bySystem, chat.PromiseReminded{Promise: p.ID, What: p.What, DueAt: p.DueAt})
		}
	}
}

// broken has somebody else see to what a promise was about, and tells the customer, in words that hold {when}.
func (w *due) broken(p chat.Promise, words string) {
	words = fill(words, "when", w.when(p.DueAt.Time))
	switch w.s.State {
	case chat.WithAgent:
		if !w.rise(chat.PromiseRan) { // the owner is there and sees that it is overdue
			w.add(bySystem, chat.Message{Text: words})
			return
		}
	case chat.Waiting:
		w.rise(chat.PromiseRan)
	default:
		tier := max(w.s.Tier, chat.TierAgents)
		if up := w.crew.up(tier); up > 0 {
			tier = up
		}
		r := chat.HandoffRequested{Reason: chat.PromiseBreach, Tier: tier, Available: w.crew.here >= tier, Summary: cmp.Or(p.Note, w.s.Summary, w.s.Last),
			CallbackBy: chat.At(w.Hours.For(w.s.Locale).Add(w.now, w.Settings.CallbackWithin)), Priority: urgency[chat.PromiseBreach], Department: w.s.Department, Lane: w.s.Lane, Language: w.s.Language}
		w.owed(w.s, &r, w.now)
		w.add(bySystem, r)
	}
	w.add(byBot, chat.Message{Text: words + " " + fill(textsOf(w.s).TakenUp, "when", w.when(w.s.DueAt.Time))})
}

func (w *due) when(at time.Time) string {
	return textsOf(w.s).when(at, w.now, w.Hours.For(w.s.Locale).Zone())
}

func (t Texts) broken(what string) string {
	if what == chat.Callback {
		return t.BrokenCall
	}
	return t.BrokenFollowup
}

func (t Texts) givenUp(what string) string {
	if what == chat.Callback {
		return t.GivenUpCall
	}
	return t.GivenUpOther
}

func (t Texts) moved(what string) string {
	if what == chat.Callback {
		return t.MovedCall
	}
	return t.MovedFollowup
}
