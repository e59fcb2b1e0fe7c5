package handoff

import (
	"cmp"
	"context"
	"strings"
	"time"

	"roundpeg/chat"
	"roundpeg/intents"
)

// Ask is why a session goes to a person.
type Ask struct {
	Reason      chat.Reason
	Intent      string // the best known one, whether it fits or not
	Fits        bool   // it does fit: then its department, lane and stakes count
	Frustration float64
	Language    string   // that the customer writes in, where it is another than that of their locale
	Reads       []string // the languages that the bot reads, if it does not read that one
	Again       bool     // the customer was here within three days
}

// looksBack is how many of a session's last events a hand-off looks at: more than a conversation has, but for the very long.
const looksBack = 256

// lately are the last events of s; of a store that is away, none.
func (d *Desk) lately(ctx context.Context, s chat.Session) []chat.Event {
	log, err := d.Store.Read(ctx, s.ID, s.Head-min(s.Head, looksBack), looksBack)
	if err != nil {
		return nil
	}
	return log
}

// Handoff words a hand-off of s: what the bot says first, and the request that puts the session into the line. Both belong into one Append.
func (d *Desk) Handoff(ctx context.Context, s chat.Session, ask Ask) (chat.Message, chat.HandoffRequested) {
	return d.handoff(ctx, s, d.lately(ctx, s), ask)
}

func (d *Desk) handoff(ctx context.Context, s chat.Session, lately []chat.Event, ask Ask) (chat.Message, chat.HandoffRequested) {
	now, cal := d.Now(), d.Hours.For(s.Locale)
	r := chat.HandoffRequested{
		Reason:     ask.Reason,
		Tier:       chat.TierAgents,
		Available:  d.Available(ctx, chat.TierAgents),
		CallbackBy: chat.At(cal.Add(now, d.Settings.CallbackWithin)),
		Summary:    cmp.Or(d.summary(s, lately), s.Last),
		Priority:   priority(ask, intents.Medium),
		Lane:       string(intents.Support),
		Language:   ask.Language,
	}
	if about, ok := d.about(ask); ok {
		r.Department, r.Lane, r.Skills, r.Priority = about.Department, string(about.Lane), about.Skills, priority(ask, about.Stakes)
	}
	if ask.Reason == chat.PreSales {
		r.Lane = string(intents.Sales)
	}
	if ask.Again {
		r.Priority += repeatPriority
	}
	if s.Noticed.Seq > 0 {
		r.Topic = s.Noticed.Topic
	}
	d.owed(s, &r, now)
	r.Knows = d.knows(ctx, s)
	if d.Line != nil {
		position, wait := d.Line.Behind(r.Tier, r.Priority, cmp.Or(ask.Language, s.Locale))
		r.Position, r.WaitSeconds = position, int(wait.Round(time.Second).Seconds())
	}
	s.Language = ask.Language
	lead, ok := textsOf(s).Lead[r.Reason]
	switch {
	case len(ask.Reads) > 0:
		lead = cannotRead(ask.Language, ask.Reads)
	case !ok:
		lead = textsOf(s).Else
	}
	return d.handoffMessage(s, lead, now, r), r
}

// owed starts the clocks of a request.
func (d *Desk) owed(s chat.Session, r *chat.HandoffRequested, now time.Time) {
	first := d.firstResponse(s, r.Tier, r.Lane, now)
	r.DueAt, r.WarnAt, r.ResolveBy = first.Due, first.Warn, d.resolution(s, r.Tier, r.Lane, now)
}

// knows is the agent whom the customer dealt with last: in this session or, if the site vouches for them, in one of the last.
func (d *Desk) knows(ctx context.Context, s chat.Session) *chat.Ref {
	if s.Knows != nil || !s.Customer.Verified || s.Customer.ID == "" {
		return nil // the session knows itself
	}
	earlier, err := d.Store.List(ctx, chat.Query{Customer: s.Customer.ID, Limit: 5})
	if err != nil {
		return nil
	}
	for _, o := range earlier {
		if o.ID != s.ID && o.Knows != nil {
			return o.Knows
		}
	}
	return nil
}

func (d *Desk) about(ask Ask) (intents.Intent, bool) {
	if d.Knows == nil || !ask.Fits {
		return intents.Intent{}, false
	}
	return d.Knows(ask.Intent)
}

func (d *Desk) handoffMessage(s chat.Session, lead string, now time.Time, r chat.HandoffRequested) chat.Message {
	t, cal := textsOf(s), d.Hours.For(s.Locale)
	if r.Available {
		return chat.Message{Text: lead + " " + t.Person}
	}
	here := t.Nobody
	if !cal.Open(now) {
		here = fill(t.Closed, "opens", t.when(cal.Next(now), now, cal.Zone()))
	}
	call := d.callbackOffer(s, now)
	return chat.Message{Text: strings.Join([]string{lead, here, t.Kept, call}, " "), Offer: chat.Callback}
}

// Available says whether somebody of that tier or above is at the desk. When the roster cannot be asked, nobody is known to be.
func (d *Desk) Available(ctx context.Context, tier int) bool {
	here, err := d.Roster.List(ctx)
	if err != nil {
		return false
	}
	for _, p := range here {
		if a, ok := d.find(p.Agent); ok && p.Status == chat.Available && a.Tier >= tier {
			return true
		}
	}
	return false
}

// Pressure says whether somebody of that tier is there, how long a customer would wait about, and how much of what those present can take is taken.
func (d *Desk) Pressure(ctx context.Context, tier int, locale string) (available bool, wait time.Duration, load float64) {
	available = d.Available(ctx, tier)
	if d.Line != nil {
		wait, load = d.Line.Pressure(tier, locale)
	}
	return available, wait, load
}

func (d *Desk) find(agent string) (Agent, bool) {
	if d.Staff == nil {
		return Agent{}, false
	}
	return d.Staff(agent)
}

// urgency orders the line by reason; stakes and frustration add to it.
var urgency = map[chat.Reason]int{
	chat.ExecutiveRequest: 100, chat.PromiseBreach: 80, chat.HighStakes: 70, chat.Frustration: 60, chat.RepeatContact: 55,
	chat.RepeatedFailure: 50, chat.BotFailure: 50, chat.ToolFailure: 50, chat.PreSales: 45, chat.MultiIssue: 40, chat.ExplicitRequest: 40, chat.PolicyRule: 40,
}

// repeatPriority is by how much a hand-off is more urgent where the customer comes back.
const repeatPriority = 10

// priority of a hand-off; higher first.
func priority(ask Ask, stakes intents.Stakes) int {
	p, ok := urgency[ask.Reason]
	if !ok {
		p = 30
	}
	if stakes == intents.High && ask.Reason != chat.HighStakes {
		p += 20
	}
	return p + int(20*ask.Frustration+0.5)
}
