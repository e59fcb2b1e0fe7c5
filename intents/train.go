package intents

import (
	"context"
	"errors"
)

// Options tune training. The zero value is the default.
type Options struct {
	// InScopeLoss is the share of in-scope messages that may be called unknown
	// (0.03 when zero).
	InScopeLoss float64
}

// Model is a trained classifier.
type Model struct{}

// Train fits a model to the phrases of s.
func Train(s Set, opt Options) (*Model, error) { return nil, errors.New("intents: not built yet") }

// Classify reads one utterance.
func (m *Model) Classify(ctx context.Context, u Utterance) (Reading, error) {
	return Reading{}, errors.New("intents: not built yet")
}
