// Package backtest measures what a policy would have done with conversations of which it is known how they ended. It neither replays nor reads
// logs: it is given Cases, and every figure is computed from them alone.
package backtest

import (
	"math"

	"roundpeg/chat"
)

// Case is one conversation with what a policy made of each turn and what became of it. IDs differ.
type Case struct {
	ID, Language, Intent string // Language and Intent may be ""
	Group                string // whom resampling keeps together, such as the customer; "": the case alone
	Turns                []Turn // the customer's turns, in order
	Label                Label
	Lines                []chat.Said // what was said, to be read
}

// Turn is what the policy made of one.
type Turn struct {
	Line              int     // index into Lines
	Risk, Frustration float64 // probabilities
	Threshold         float64 // the risk from which on the policy hands over at this turn
	Action            string  // chat.Answer, Clarify, Offer or Handoff
	Reason            chat.Reason
	Rule              string // the hard rule that decided, "" where the risk did
	Why               string // the strongest signal in words, to be read; may be ""
}

// Label is what became of a conversation: Bad if a person was needed.
type Label struct {
	Known  bool   `json:"known"`
	Bad    bool   `json:"bad"`
	Source Source `json:"source,omitempty"`
	At     int    `json:"at"` // index into Turns by which a person was needed at the latest; -1 when not known, then the last turn
}

// Source says what a label rests on.
type Source string

const (
	Given     Source = "given"     // a labelled file says so
	Verdict   Source = "verdict"   // an agent said so
	Rating    Source = "rating"    // the customer rated the bot
	Asked     Source = "asked"     // the customer asked for a person
	Abandoned Source = "abandoned" // the customer left after the bot had not understood
	Again     Source = "again"     // the customer was back within 72 hours
	Closed    Source = "closed"    // it ended without any sign that a person was needed
)

// Sources is the whole list, in order of trust.
var Sources = []Source{Given, Verdict, Rating, Asked, Abandoned, Again, Closed}

// Costs are in minutes of an agent. A hand-off in time costs Handoff; a conversation that needed a person and never got one costs Wrong; one that
// got a person too late costs Handoff and the share Late of Wrong.
type Costs struct {
	Handoff float64 `json:"handoff"`
	Wrong   float64 `json:"wrong"`
	Late    float64 `json:"late"`
}

// Options of a measurement. Zero values take the defaults.
type Options struct {
	Costs     Costs   `json:"costs"`     // 6, 15, .5: then a risk of .40, the threshold of medium stakes, is where both sides weigh the same
	Seed      uint64  `json:"seed"`      // the same seed gives the same bands
	Resamples int     `json:"resamples"` // 200
	Lambda    float64 `json:"lambda"`    // of GT-T, between -1 and 1: above 0, a late hand-off counts for less than an early one; 0
}

func (o Options) withDefaults() Options {
	o.Costs.Handoff = positive(o.Costs.Handoff, 6)
	o.Costs.Wrong = positive(o.Costs.Wrong, 15)
	o.Costs.Late = positive(o.Costs.Late, .5)
	if o.Resamples <= 0 {
		o.Resamples = 200
	}
	if !(math.Abs(o.Lambda) < 1) {
		o.Lambda = 0
	}
	return o
}

func positive(v, otherwise float64) float64 {
	if v > 0 && !math.IsInf(v, 1) {
		return v
	}
	return otherwise
}
