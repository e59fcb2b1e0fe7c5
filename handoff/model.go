package handoff

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"

	"roundpeg/handoff/fit"
)

// Model is the scorer's coefficients: log-odds that add up. The file is to be read by people, too.
type Model struct {
	Name        string             `json:"name"` // in every decision
	Trained     Record             `json:"trained"`
	Base        float64            `json:"base"`        // log-odds of any conversation
	Frustration map[string]float64 `json:"frustration"` // weights by the names of features: what wears a customer out
	Doubts      map[string]float64 `json:"doubts"`      // weights of what else may make it end badly
	Calibrated  Calibrated         `json:"calibrated"`
	Words       map[string]float64 `json:"words"` // what a word weighs towards annoyance; ! in front: when it is negated

	weights [featureCount]float64
	doubts  [doubtCount]float64
	tones   tones
}

// Calibrated makes probabilities of log-odds, by Platt's two numbers each.
type Calibrated struct {
	Frustration fit.Platt `json:"frustration"`
	Risk        fit.Platt `json:"risk"`
}

// Record is what a model rests on.
type Record struct {
	On      string             `json:"on,omitempty"` // date
	By      string             `json:"by"`           // how
	Data    []DataSet          `json:"data"`
	Held    []string           `json:"held,omitempty"` // weights that were set by hand, and why
	Figures map[string]float64 `json:"figures,omitempty"`
}

// DataSet is what was trained on.
type DataSet struct {
	Name    string `json:"name"`
	Rows    int    `json:"rows"`
	Bad     int    `json:"bad"`
	Source  string `json:"source,omitempty"`
	Licence string `json:"licence,omitempty"`
}

//go:embed model.json
var shipped []byte

// Shipped is the model that comes with the program.
var Shipped = func() *Model {
	m, err := ReadModel(shipped)
	if err != nil {
		panic(err) // a test reads it
	}
	return m
}()

// ReadModel reads a model's file. An error names the field and the fix.
func ReadModel(b []byte) (*Model, error) {
	m := &Model{}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return m, m.Compile()
}

// Compile makes a model ready for use after its fields were set, and checks them.
func (m *Model) Compile() error {
	if m.Name == "" {
		return fmt.Errorf("model: name is missing: every decision says by which model it was made")
	}
	if m.Calibrated.Frustration == (fit.Platt{}) {
		m.Calibrated.Frustration = fit.Same
	}
	if m.Calibrated.Risk == (fit.Platt{}) {
		m.Calibrated.Risk = fit.Same
	}
	for name, p := range map[string]fit.Platt{"frustration": m.Calibrated.Frustration, "risk": m.Calibrated.Risk} {
		if !(p.Scale >= .05 && p.Scale <= 20) || !(math.Abs(p.Shift) <= 20) {
			return fmt.Errorf("model: calibrated.%s: scale %v must be from 0.05 to 20 and shift %v within ±20", name, p.Scale, p.Shift)
		}
	}
	if !(math.Abs(m.Base) <= most) {
		return fmt.Errorf("model: base %v must be within ±%d", m.Base, most)
	}
	if err := m.fill("frustration", m.Frustration, m.weights[:], FeatureNames(), FeatureSigns()); err != nil {
		return err
	}
	if err := m.fill("doubts", m.Doubts, m.doubts[:], doubtNames[:], nil); err != nil {
		return err
	}
	for _, w := range slices.Sorted(maps.Keys(m.Words)) {
		if !(math.Abs(m.Words[w]) <= most) {
			return fmt.Errorf("model: words.%s: %v must be within ±%d", w, m.Words[w], most)
		}
	}
	m.tones = newTones(m.Words)
	return nil
}

const most = 20 // log-odds of any one weight

// fill sets a table of weights by name. Doubts must not count against a hand-off, features not against what they are named for.
func (m *Model) fill(field string, from map[string]float64, to []float64, names []string, signs []int) error {
	clear(to)
	for _, name := range slices.Sorted(maps.Keys(from)) {
		i, w := slices.Index(names, name), from[name]
		if i < 0 {
			return fmt.Errorf("model: %s.%s is not known: take one of %v", field, name, names)
		}
		sign := 1
		if signs != nil {
			sign = signs[i]
		}
		if !(w*float64(sign) >= 0) || !(math.Abs(w) <= most) {
			return fmt.Errorf("model: %s.%s: %v must be between 0 and %d", field, name, w, sign*most)
		}
		to[i] = w
	}
	return nil
}

// doubt is what may make a conversation end badly beside the customer's mood.
type doubt int

const (
	unfamiliar doubt = iota // 1 − probability that the issue is a known one
	unsure                  // 1 − confidence
	strays                  // a story that goes far beyond the nearest phrase, in doubt (see strays.go)
	inARow                  // fallbacks in a row: halves of two
	falling                 // fall of the confidence since the last turn
	noUse                   // the last answer was marked as no help
	turns                   // many turns: quarters of 16, by log2
	asksHuman               // asks for a person
	hintsAtOne              // may be asking for a person
	feared                  // safety, law, fraud
	advised                 // what something beside the scorer makes of it (chat.Opinion)
	doubtCount
)

var doubtNames = [doubtCount]string{"unknown", "unsure", "strays", "fallbacks_in_a_row", "falling", "no_use", "turns", "asks_human", "hints_at_human", "danger", "advised"}
