package intents

import (
	"context"
	"errors"
)

// Judged is an utterance, what a person says of it and what a classifier does.
type Judged struct {
	Example         // the text and the intent that a person gave it
	InScope    bool // the classifier was taught that intent
	Reads      string
	Right      bool // in scope, and Reads is that intent
	Confidence float64
	Known      float64
	// Threshold is that of Known. With an encoder, texts that the words alone are sure of have their own.
	Threshold float64
	IsKnown   bool
	Ambiguous bool
}

// Judge reads every row, in order. Rows whose intent is not among known are out
// of scope: OutOfScope itself, and intents that the classifier was not taught.
func Judge(ctx context.Context, c Classifier, known []string, rows []Example) ([]Judged, error) {
	if len(rows) == 0 {
		return nil, errors.New("intents: evaluate: no utterances: give a file with some")
	}
	taught := map[string]bool{}
	for _, n := range known {
		taught[n] = true
	}
	readings, err := classifyAll(ctx, c, rows)
	if err != nil {
		return nil, err
	}
	out := make([]Judged, len(rows))
	for i, r := range readings {
		e := rows[i]
		out[i] = Judged{
			Example: e, InScope: taught[e.Intent], Reads: r.Intent, Right: taught[e.Intent] && r.Intent == e.Intent,
			Confidence: r.Confidence, Known: r.Known, Threshold: r.Threshold, IsKnown: r.IsKnown, Ambiguous: r.Ambiguous,
		}
	}
	return out, nil
}
