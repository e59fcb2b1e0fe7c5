// Package intents says what a text is about: which of the things a business
// knows how to answer, how sure that is, and whether it is any of them at all.
//
// A Set is what an owner edits; Train turns it into a Model, which reads texts
// offline and gives the same figures bit for bit on every run.
package intents

import "context"

// Stakes is what a wrong answer may cost the customer.
type Stakes string

// The stakes an intent may have; an intent that names none has Medium.
const (
	Low    Stakes = "low"
	Medium Stakes = "medium"
	High   Stakes = "high"
)

// Lane tells helping from selling: a customer who wants to buy is never
// deflected.
type Lane string

// The lanes an intent may be in; an intent that names none is in Support.
const (
	Support Lane = "support"
	Sales   Lane = "sales"
)

// OutOfScope is the intent of example utterances that belong to no known
// intent. No intent of a Set may have this name.
const OutOfScope = "oos"

// Intent is one thing that the business knows how to answer.
type Intent struct {
	Name string `yaml:"name" json:"name"`
	// Title is the label of a quick reply, by language ("en": "Delivery date").
	Title map[string]string `yaml:"title,omitempty" json:"title,omitempty"`
	// Phrases are what customers say, by language.
	Phrases map[string][]string `yaml:"phrases" json:"phrases"`
	// Answer is the reply by language, with {fact} placeholders. An intent
	// without one is recognised and left to another answerer.
	Answer     map[string]string `yaml:"answer,omitempty" json:"answer,omitempty"`
	Stakes     Stakes            `yaml:"stakes,omitempty" json:"stakes"`
	Lane       Lane              `yaml:"lane,omitempty" json:"lane"`
	Department string            `yaml:"department,omitempty" json:"department,omitempty"`
	// Skills are what an agent should know who takes it on, such as "high voltage".
	Skills []string `yaml:"skills,omitempty" json:"skills,omitempty"`
}

// Set is everything that an owner edits.
type Set struct {
	Intents []Intent `yaml:"intents" json:"intents"`
	// NotForBot are phrases of issues that belong to a person. It may be empty.
	NotForBot []string `yaml:"not_for_bot,omitempty" json:"not_for_bot,omitempty"`
	// Facts are the values of placeholders: locale → name → value. A locale is
	// a language ("en") or a language with a region ("en-AU").
	Facts map[string]map[string]string `yaml:"facts,omitempty" json:"facts,omitempty"`
	// Fallback is the locale whose language and facts serve everybody else.
	Fallback string `yaml:"fallback,omitempty" json:"fallback,omitempty"`
}

// Utterance is a text to be read. Locale may be empty.
type Utterance struct {
	Text   string `json:"text"`
	Locale string `json:"locale,omitempty"`
}

// Alternative is one candidate for an utterance.
type Alternative struct {
	Intent     string  `json:"intent"`
	Confidence float64 `json:"confidence"`
}

// Reading is what a text says.
type Reading struct {
	// Intent is the best known one, whatever Known says; empty only if the
	// classifier knows none.
	Intent string `json:"intent"`
	// Confidence is the calibrated probability that it is this intent, given
	// that it is a known one.
	Confidence float64 `json:"confidence"`
	// Known is the calibrated probability that the issue lies within the known
	// intents at all.
	Known   float64 `json:"known"`
	IsKnown bool    `json:"is_known"` // Known ≥ Threshold, and not Foreign
	// Ambiguous means that two candidates are too close to tell apart.
	Ambiguous bool    `json:"ambiguous"`
	Threshold float64 `json:"threshold"`
	// Alternatives are the best candidates, best first, at most three, the
	// first one being Intent.
	Alternatives []Alternative `json:"alternatives,omitempty"`
	// Nearest is the training phrase that is most like the text.
	Nearest string `json:"nearest,omitempty"`
	// Language is that of the text by its ISO 639-1 code, "" if the text does not
	// tell; Foreign means that no intent has phrases in it.
	Language string `json:"language,omitempty"`
	Foreign  bool   `json:"foreign,omitempty"`
	// Parts are the matters of a message that has several, each of another intent;
	// none if it has one.
	Parts []Part `json:"parts,omitempty"`
	// Model names the classifier and what it was trained on.
	Model string `json:"model"`
}

// Classifier reads texts. Implementations are safe for concurrent use.
type Classifier interface {
	Classify(ctx context.Context, u Utterance) (Reading, error)
}

// Find gives the intent of that name.
func (s Set) Find(name string) (Intent, bool) {
	for _, in := range s.Intents {
		if in.Name == name {
			return in, true
		}
	}
	return Intent{}, false
}
