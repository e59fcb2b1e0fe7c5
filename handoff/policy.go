package handoff

import (
	"cmp"

	"roundpeg/chat"
	"roundpeg/intents"
)

// Turn is all that a decision may rest on.
type Turn struct {
	Log       []chat.Event     // the session from seq 1, or from behind Session.BotSince, up to and including the customer messages that are answered now
	Reading   intents.Reading  // of the text that is answered: all unanswered customer messages, joined by a newline
	Intent    intents.Intent   // the best known one; zero if there is none
	Chosen    bool             // the customer picked this intent by a quick reply, so it is certain
	NoneOf    bool             // the customer picked "something else" of the quick replies
	Available bool             // somebody is at the desk
	Matters   []intents.Intent // of Reading.Parts; none for a message about one matter
}

// PolicyOptions sets how readily the bot lets go. Zero values take the defaults, which suit a shop.
type PolicyOptions struct {
	// Thresholds are the risk from which on a person takes over, by what a wrong answer may cost: .50 low, .40 medium, .30 high.
	Thresholds map[intents.Stakes]float64
	// OfferAt is the share of the threshold from which on an answer comes with the offer of a person; .45.
	OfferAt float64
	// Sure is the confidence below which the bot leaves an intent of high stakes to a person; .5.
	Sure float64
	// Guess is the confidence below which an answer would be a guess; Askable what the two best must have together to be asked about; .5, .55.
	Guess, Askable float64
}

// Policy says on every turn whether the bot answers, asks back, offers a person or hands over, and why. It holds nothing that changes:
// safe for concurrent use, and the same Turn gives the same Decision bit for bit.
type Policy struct {
	opt PolicyOptions
}

// NewPolicy makes a Policy.
func NewPolicy(opt PolicyOptions) *Policy {
	limits := map[intents.Stakes]float64{intents.Low: .50, intents.Medium: .40, intents.High: .30}
	for stakes, limit := range opt.Thresholds {
		limits[stakes] = limit
	}
	opt.Thresholds = limits
	opt.OfferAt = cmp.Or(opt.OfferAt, .45)
	opt.Sure = cmp.Or(opt.Sure, .5)
	opt.Guess, opt.Askable = cmp.Or(opt.Guess, .5), cmp.Or(opt.Askable, .55)
	return &Policy{opt: opt}
}

// threshold is the risk from which on a person takes over.
func (p *Policy) threshold(in intents.Intent) float64 {
	return p.opt.Thresholds[cmp.Or(in.Stakes, intents.Medium)]
}
