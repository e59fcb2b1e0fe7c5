package handoff

import (
	"context"
	"time"

	"roundpeg/chat"
)

// warnAt is the share of a clock after which it is told as close.
const warnAt = .75

// span reckons a clock of d from now in the opening times of a locale's customers; no d, no clock.
func (d *Desk) span(locale string, now time.Time, length time.Duration) chat.Span {
	if length <= 0 {
		return chat.Span{}
	}
	cal := d.Hours.For(locale)
	return chat.Span{Warn: chat.At(cal.Add(now, time.Duration(warnAt*float64(length)))), Due: chat.At(cal.Add(now, length))}
}

// firstResponse and resolution are the clocks that start with a hand-off.
func (d *Desk) firstResponse(s chat.Session, tier int, lane string, now time.Time) chat.Span {
	return d.span(s.Locale, now, d.Settings.times(tier, lane).FirstResponse)
}

func (d *Desk) resolution(s chat.Session, tier int, lane string, now time.Time) chat.Span {
	return d.span(s.Locale, now, d.Settings.times(tier, lane).Resolution)
}

// AnswerBy is when an agent's answer to what the customer says now is due; none while nobody has the session.
func (d *Desk) AnswerBy(s chat.Session, now time.Time) chat.Span {
	if s.State != chat.WithAgent {
		return chat.Span{}
	}
	if _, first := s.Clock(chat.FirstResponse); first { // which is owed already
		return chat.Span{}
	}
	return d.span(s.Locale, now, d.Settings.times(s.Tier, s.Lane).NextResponse)
}

// crew is who there is, as far as moving a session up or down goes.
type crew struct {
	tiers [chat.TierLeadership + 1]bool // somebody has this tier
	here  int                           // the highest tier of those available, 0 if nobody is
}

// crew looks who is there. A roster that is away shows nobody.
func (d *Desk) crew(ctx context.Context) crew {
	var c crew
	if d.Everybody != nil {
		for _, a := range d.Everybody() {
			if a.Tier > 0 && a.Tier < len(c.tiers) {
				c.tiers[a.Tier] = true
			}
		}
	}
	present, err := d.Roster.List(ctx)
	if err != nil {
		return c
	}
	for _, p := range present {
		if a, ok := d.find(p.Agent); ok && p.Status == chat.Available {
			c.here = max(c.here, a.Tier)
		}
	}
	return c
}

// up is the tier to which a session of that tier moves when something ran out; 0 when that would do harm or no good: nobody has a tier
// above it, or nobody above is there while somebody of its own tier is.
func (c crew) up(tier int) int {
	next := 0
	for t := tier + 1; t < len(c.tiers) && next == 0; t++ {
		if c.tiers[t] {
			next = t
		}
	}
	if next == 0 || c.here < next && c.here >= tier {
		return 0
	}
	return next
}

// down is the tier to which a session comes down that had risen from another, since of its own nobody is there; 0 when it stays.
func (c crew) down(tier, from int) int {
	if c.here >= tier || c.here < from {
		return 0
	}
	return c.here
}
