package handoff

import (
	"time"

	"roundpeg/chat"
)

// Settings are the desk's clocks. Zero fields get the defaults of WithDefaults.
type Settings struct {
	FirstResponse  map[int]time.Duration // tier → business time until the first answer is due
	CallbackWithin time.Duration         // business time within which a call-back comes
	RemindBefore   time.Duration         // a promise is brought to mind so long before it is due
	ExclusiveFor   time.Duration         // a transfer to an agent is theirs alone for so long
	Grace          time.Duration         // an owner without a connection keeps the session for so long
	IdleClose      time.Duration         // a session idle with the bot closes after
}

// WithDefaults fills what is zero.
func (s Settings) WithDefaults() Settings {
	response := map[int]time.Duration{chat.TierAgents: 5 * time.Minute, chat.TierSpecialist: 15 * time.Minute, chat.TierLeadership: 4 * time.Hour}
	for tier, d := range s.FirstResponse {
		if d > 0 {
			response[tier] = d
		}
	}
	s.FirstResponse = response
	for d, usual := range map[*time.Duration]time.Duration{&s.CallbackWithin: 4 * time.Hour, &s.RemindBefore: 30 * time.Minute,
		&s.ExclusiveFor: time.Minute, &s.Grace: 10 * time.Second, &s.IdleClose: 24 * time.Hour} {
		if *d <= 0 {
			*d = usual
		}
	}
	return s
}
