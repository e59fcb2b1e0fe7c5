package knowledge

import (
	"context"
	_ "embed" // the weights
	"encoding/json"
	"fmt"
	"math"
	"sync"

	"roundpeg/handoff/fit"
)

// model makes a probability of evidence, and says from which on an answer is given.
type model struct {
	Name    string             `json:"name"` // of the encoder that it was calibrated with, or words
	Base    float64            `json:"base"`
	Weights map[string]float64 `json:"weights"`
	Floor   float64            `json:"floor"`
}

// byWordsAlone is the name of the model that needs no encoder.
const byWordsAlone = "words"

//go:embed model.json
var shipped []byte

// models are those that are shipped, by name.
var models = sync.OnceValue(func() map[string]*model {
	var all []*model
	if err := json.Unmarshal(shipped, &all); err != nil {
		panic("knowledge: model.json: " + err.Error())
	}
	m := map[string]*model{}
	for _, x := range all {
		m[x.Name] = x
	}
	return m
})

func (m *model) p(e evidence) float64 { return fit.Sigmoid(m.odds(e)) }

// odds are the logarithm of those that the answer is right.
func (m *model) odds(e evidence) float64 {
	z := m.Base
	for i, kind := range kindOf { // in their order, so that the sum is always the same
		z += m.Weights[kind.name] * e[i]
	}
	return z
}

// aboveHighest is by how much, in log-odds, a floor is above what must not be answered.
const aboveHighest = 0.25

// above is the floor for what must not be answered.
func above(p float64) float64 {
	return fit.Sigmoid(math.Log(p/(1-p)) + aboveHighest)
}

// raise puts the floors of the site above the questions that its owner says the pages do not answer.
func (ix *Index) raise(ctx context.Context, questions []string) error {
	for _, text := range questions {
		for _, language := range sortedKeys(ix.corpora) {
			c := ix.corpora[language]
			k, m, err := ix.see(ctx, c, clipped(text))
			if err != nil {
				return fmt.Errorf("index the pages: %w", err)
			}
			byMeaning := k.find(m)
			c.floors[m.Name] = max(c.floors[m.Name], above(byMeaning.P))
			alone := c.look(c.ask(clipped(text))).find(models()[byWordsAlone])
			c.floors[alone.Model] = max(c.floors[alone.Model], above(alone.P))
		}
	}
	return nil
}
