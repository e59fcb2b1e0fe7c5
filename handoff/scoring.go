package handoff

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"math"
	"time"

	"roundpeg/chat"
	"roundpeg/intents"
)

// Scoring is what a business sets of the decision. Zero values take the defaults, which suit a shop.
type Scoring struct {
	Costs Pricing `json:"costs"`
	// OfferAt is the share of the threshold from which on an answer comes with the offer of a person; .45.
	OfferAt float64 `json:"offer_at"`
	// Release is the share of that bar below which a session that was above it counts as calm again; .7.
	Release float64 `json:"release"`
	// Sure is the confidence below which the bot leaves an intent of high stakes to a person; .5.
	Sure float64 `json:"sure"`
	// Guess is the confidence below which an answer would be a guess; Askable what the two best must have together to be asked about; .5, .55.
	Guess   float64 `json:"guess"`
	Askable float64 `json:"askable"`
	// Model is a business's own; none takes the program's.
	Model *Model `json:"model,omitempty"`
}

// Pricing is what a hand-off costs, and what it costs to keep a session that needed a person, in minutes of an agent.
type Pricing struct {
	Handoff float64 `json:"handoff"` // 4
	Low     float64 `json:"low"`     // a wrong containment by the intent's stakes: 9
	Medium  float64 `json:"medium"`  // 11
	High    float64 `json:"high"`    // 15
	Again   float64 `json:"again"`   // factor for a customer who was here within three days: 1.5
	// Patience is the wait in minutes after which a person saves half of what they would at once; 60. Call is what a promised call-back saves when nobody is there,
	// and so the least that a wait leaves; .9.
	Patience float64 `json:"patience"`
	Call     float64 `json:"call"`
	// Full is how much dearer an agent's minutes are when all are busy; 1.5.
	Full float64 `json:"full"`
}

// WithDefaults fills in what is not set.
func (s Scoring) WithDefaults() Scoring {
	c := &s.Costs
	for to, def := range map[*float64]float64{&c.Handoff: 4, &c.Low: 9, &c.Medium: 11, &c.High: 15, &c.Again: 1.5, &c.Patience: 60, &c.Call: .9, &c.Full: 1.5,
		&s.OfferAt: .45, &s.Release: .7, &s.Sure: .5, &s.Guess: .5, &s.Askable: .55} {
		*to = cmp.Or(*to, def)
	}
	return s
}

// ReadScoring reads settings. An error is chat.ErrInvalid and names the field and the fix.
func ReadScoring(b []byte) (Scoring, error) {
	s := Scoring{}.WithDefaults() // so that a 0 is one that somebody wrote
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return s, chat.Faultf(chat.ErrInvalid, "%s must not be a %s", kind.Field, kind.Value)
		}
		return s, chat.Faultf(chat.ErrInvalid, "the settings cannot be read: %v", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return s, chat.Faultf(chat.ErrInvalid, "the settings must be one JSON object")
	}
	return s.checked()
}

// Checked is s with its defaults, or what is wrong with it.
func (s Scoring) Checked() (Scoring, error) { return s.WithDefaults().checked() }

func (s Scoring) checked() (Scoring, error) {
	c := s.Costs
	for _, f := range []struct {
		name     string
		v        float64
		from, to float64
	}{
		{"costs.handoff", c.Handoff, .1, 1000}, {"costs.low", c.Low, .1, 10000}, {"costs.medium", c.Medium, .1, 10000}, {"costs.high", c.High, .1, 10000},
		{"costs.again", c.Again, 1, 10}, {"costs.patience", c.Patience, 1, 10000}, {"costs.call", c.Call, .1, 1}, {"costs.full", c.Full, 1, 10},
		{"offer_at", s.OfferAt, .05, 1}, {"release", s.Release, .05, 1}, {"sure", s.Sure, .01, 1}, {"guess", s.Guess, .01, 1}, {"askable", s.Askable, .01, 1},
	} {
		if !(f.v >= f.from && f.v <= f.to) {
			return s, chat.Faultf(chat.ErrInvalid, "%s: %v must be from %v to %v", f.name, f.v, f.from, f.to)
		}
	}
	if s.Model != nil {
		m := *s.Model
		if err := m.Compile(); err != nil {
			return s, chat.Faultf(chat.ErrInvalid, "%s", err)
		}
		s.Model = &m
	}
	return s, nil
}

// The threshold is never out of reach, and never so low that every session is handed over.
const leastThreshold, mostThreshold = .03, .9

// threshold is the risk from which on handing over costs less than keeping, and what it came from: hand over when risk × Wrong × Saved > Handoff × Load.
func (s *Scoring) threshold(stakes intents.Stakes, again, available bool, wait time.Duration, load float64) (float64, chat.Costs) {
	p := s.Costs
	c := chat.Costs{Handoff: p.Handoff, Load: 1, Wrong: map[intents.Stakes]float64{intents.Low: p.Low, intents.High: p.High}[stakes], Saved: p.Call}
	if c.Wrong == 0 {
		c.Wrong = p.Medium
	}
	if again {
		c.Wrong *= p.Again
	}
	if available {
		c.Saved = max(p.Call, math.Exp2(-max(0, wait.Minutes())/p.Patience))
		c.Load = 1 + (p.Full-1)*clamp((load-.5)/.5) // dearer from half full on
	}
	return min(mostThreshold, max(leastThreshold, c.Handoff*c.Load/(c.Wrong*c.Saved))), c
}
