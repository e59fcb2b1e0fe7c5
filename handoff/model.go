package handoff

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"roundpeg/chat"
)

// modelName names scorer and weights in every decision.
const modelName = "frustration-1 2026-11-23"

// The risk model adds log-odds: what wears the customer out (frustration, see weights.go), and what these weights make of the reading and of
// the bot's own record. They were set by hand to meet: a sure answer to a calm customer is a risk of about .05, one that is known with
// .5 and sure of .5 about .3, and a customer who is annoyed with a probability of .5 is over every threshold.
const (
	wUnknown  = 3.0 // × 1 − known
	wUnsure   = 2.0 // × 1 − confidence
	wStrays   = 6.0 // × how far a story goes beyond the nearest phrase × doubt (see strays)
	wStakes   = 0.5 // × 0 low, ½ medium, 1 high
	wRun      = 1.5 // × halves of two fallbacks in a row up to now
	wFalling  = 0.8 // × fall of the confidence since the last turn
	wNoUse    = 1.5 // the customer marked the last answer as no help
	wAsked    = 4.0 // asked for a person
	wHinted   = 1.0 // may have asked for a person
	wDanger   = 4.0 // safety, law, fraud
	wTurns    = 0.5 // × quarters of 16 turns, by log2
	certainty = 8.0 // no log-odds beyond: no figure here is ever sure
)

// tally adds up log-odds and remembers each part.
type tally struct {
	parts []chat.Signal
}

func (t *tally) add(signal string, value, weight float64, says string) {
	if value != 0 && weight != 0 || signal == "base" {
		t.parts = append(t.parts, chat.Signal{Signal: signal, Value: value, Weight: weight, Says: says})
	}
}

// sum closes the tally: heaviest first, and a last part that keeps the sum within bounds. The sum is that of the parts in their order.
func (t *tally) sum() float64 {
	slices.SortStableFunc(t.parts, func(a, b chat.Signal) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)), cmp.Compare(a.Signal, b.Signal))
	})
	z := 0.0
	for _, p := range t.parts {
		z += p.Weight
	}
	if over := z - min(certainty, max(-certainty, z)); over != 0 {
		t.add("limit", 1, -over, "no figure is ever certain")
		z -= over
	}
	return z
}

// worn adds what wears the customer out and gives its log-odds above the base.
func (t *tally) worn(m measured) (z float64) {
	for f, x := range m.x {
		if x > 0 && weights[f] != 0 {
			w := weights[f] * x
			z += w
			t.add(featureNames[f], x, w, featureSays(feature(f), m.quotes[f]))
		}
	}
	return z
}

// frustrated is the probability that the customer is being worn out, from log-odds above the base.
func frustrated(z float64) float64 { return sigmoid(min(certainty, max(-certainty, baseWeight+z))) }

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// featureSays puts a feature into words, with those of the customer where they show it.
func featureSays(f feature, quoted string) string {
	if quoted == "" {
		return featureWords[f]
	}
	return fmt.Sprintf("%s: “%s”", featureWords[f], quoted)
}

var featureWords = [featureCount]string{
	repeats:     "says nearly the same again",
	repeatsMuch: "has said nearly the same several times",
	botRepeats:  "the bot repeated its reply",
	fallbacks:   "the bot did not understand",
	letDown:     "the bot could not help or was sorry",
	denied:      "says that this was not the answer",
	annoyedNow:  "complains",
	annoyedEver: "has complained",
	outraged:    "complains in the strongest words",
	insulted:    "has been insulting",
	swore:       "has sworn",
	insultedNow: "is insulting",
	sworeNow:    "swears",
	shouted:     "writes in capitals",
	exclaimed:   "writes !!, ?? or draws letters out",
	gaveUp:      "gives up",
	hurried:     "is in a hurry",
	lost:        "does not follow the bot",
	thanked:     "says thanks",
	polite:      "is polite",
}
