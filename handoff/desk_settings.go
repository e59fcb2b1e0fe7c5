package handoff

import (
	"cmp"
	"maps"
	"time"

	"roundpeg/chat"
	"roundpeg/intents"
)

// Times are how long the desk of a tier may take, in opening time. Zero: there is no such clock.
type Times struct {
	FirstResponse time.Duration // from the request for a person to that person's first words
	NextResponse  time.Duration // from the customer's first unanswered words to an agent's
	Resolution    time.Duration // from the request to the end
}

// Settings are the desk's clocks and bounds. Zero fields get the defaults of WithDefaults.
type Settings struct {
	Times          map[int]Times // by tier; the response times of a tier that is missing, or zero, are the usual ones
	Sales          Times         // of the lane sales, at the tier of agents; what is zero is as for support
	CallbackWithin time.Duration // business time within which a call-back comes
	RemindBefore   time.Duration // a promise is brought to mind so long before it is due
	ExclusiveFor   time.Duration // a transfer to an agent is theirs alone for so long
	Grace          time.Duration // an owner without a connection keeps the session for so long
	IdleClose      time.Duration // a session idle with the bot closes after
	Escalation     FairUse
}

// FairUse bounds how often a customer takes cases to the top.
type FairUse struct {
	Quota    int           // so many …
	Per      time.Duration // … within this
	CoolDown time.Duration // after a case that was taken there is closed
}

var usualTimes = map[int]Times{
	chat.TierAgents:     {FirstResponse: 5 * time.Minute, NextResponse: 10 * time.Minute, Resolution: 16 * time.Hour},
	chat.TierSpecialist: {FirstResponse: 15 * time.Minute, NextResponse: 30 * time.Minute, Resolution: 16 * time.Hour},
	chat.TierLeadership: {FirstResponse: 4 * time.Hour, NextResponse: 4 * time.Hour},
}

// WithDefaults fills what is zero. A tier of which something is said has no resolution clock unless that is said.
func (s Settings) WithDefaults() Settings {
	times := maps.Clone(usualTimes)
	for tier, t := range s.Times {
		usual := times[tier]
		times[tier] = Times{cmp.Or(t.FirstResponse, usual.FirstResponse), cmp.Or(t.NextResponse, usual.NextResponse), t.Resolution}
	}
	s.Times = times
	s.Sales.FirstResponse = cmp.Or(s.Sales.FirstResponse, min(2*time.Minute, times[chat.TierAgents].FirstResponse))
	s.Sales.NextResponse = cmp.Or(s.Sales.NextResponse, times[chat.TierAgents].NextResponse)
	s.Sales.Resolution = cmp.Or(s.Sales.Resolution, times[chat.TierAgents].Resolution)
	for d, usual := range map[*time.Duration]time.Duration{&s.CallbackWithin: 4 * time.Hour, &s.RemindBefore: 30 * time.Minute,
		&s.ExclusiveFor: time.Minute, &s.Grace: 10 * time.Second, &s.IdleClose: 24 * time.Hour,
		&s.Escalation.Per: 30 * 24 * time.Hour, &s.Escalation.CoolDown: 24 * time.Hour} {
		if *d <= 0 {
			*d = usual
		}
	}
	s.Escalation.Quota = cmp.Or(s.Escalation.Quota, 3)
	return s
}

// times are those of a tier and lane.
func (s Settings) times(tier int, lane string) Times {
	if lane == string(intents.Sales) && tier <= chat.TierAgents {
		return s.Sales
	}
	return s.Times[tier]
}
