package intents

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
)

// EvalOptions say what to measure.
type EvalOptions struct {
	Train, Test string // files
	// Shots are how many phrases of each intent to train on, one number after another; all of them when empty or {0}.
	Shots   []int
	Seeds   int // how many samples of each of Shots, 5 when 0
	Options Options
}

// Evaluation is what EvaluateFiles found.
type Evaluation struct {
	Summary
	// Rows are the utterances as read by the first sample of the largest of Shots, Model names what read them.
	Rows  []Judged
	Model string
	// InScopeLoss is the share that the threshold was asked to keep to.
	InScopeLoss float64
}

// usualLoss is what Train takes when no loss is asked for.
const usualLoss = 0.03

// EvaluateFiles trains on one file and measures on another, once for each sample of each number of Shots.
func EvaluateFiles(ctx context.Context, o EvalOptions) (ev Evaluation, err error) {
	if o.Shots, err = inOrder(o.Shots); err != nil {
		return ev, err
	}
	if o.Seeds < 0 {
		return ev, errors.New("intents: eval: seeds must not be negative")
	}
	s, rows, err := trainAndTest(o)
	if err != nil {
		return ev, err
	}
	if o.Options.Encoder != nil {
		o.Options.Encoder = Remember(o.Options.Encoder) // every sample has the same texts
	}
	if o.Options.InScopeLoss == 0 {
		o.Options.InScopeLoss = usualLoss
	}
	ev.InScopeLoss = o.Options.InScopeLoss
	var curve []Point
	for _, shots := range o.Shots {
		sum := Summary{Train: o.Train, Test: o.Test, Shots: shots, Seeds: 1}
		if shots > 0 {
			if sum.Seeds = o.Seeds; sum.Seeds == 0 {
				sum.Seeds = 5
			}
		}
		var all []Report
		for seed := range sum.Seeds {
			some := s
			if shots > 0 {
				some = FromExamples(Sample(s.Examples(), shots, uint64(seed)))
			}
			m, err := Train(some, o.Options)
			if err != nil {
				return ev, err
			}
			judged, err := Judge(ctx, m, m.Intents(), rows)
			if err != nil {
				return ev, err
			}
			if seed == 0 {
				ev.Rows, ev.Model = judged, m.name
			}
			all = append(all, Measure(judged))
		}
		sum.Mean, sum.Spread = summarise(all)
		ev.Summary = sum
		curve = append(curve, Point{shots, sum.Mean, sum.Spread})
	}
	if len(curve) > 1 {
		ev.Curve = curve
	}
	return ev, nil
}

// inOrder sorts the numbers of phrases, each once.
func inOrder(shots []int) ([]int, error) {
	if len(shots) == 0 {
		return []int{0}, nil
	}
	shots = slices.Compact(slices.Sorted(slices.Values(shots)))
	switch {
	case shots[0] < 0:
		return nil, errors.New("intents: eval: shots must not be negative")
	case shots[0] == 0 && len(shots) > 1:
		return nil, errors.New("intents: eval: shots: 0 takes all phrases and must stand alone")
	}
	return shots, nil
}

func trainAndTest(o EvalOptions) (Set, []Example, error) {
	s, err := LoadSet(o.Train)
	if err != nil {
		return s, nil, err
	}
	file, err := os.Open(o.Test)
	if err != nil {
		return s, nil, fmt.Errorf("intents: read test file: %w", err)
	}
	defer file.Close()
	rows, err := ReadUtterances(file)
	if err != nil {
		return s, nil, fmt.Errorf("%s: %w", o.Test, err)
	}
	return s, rows, nil
}

// Sample draws shots rows of every intent, the same ones for the same seed.
func Sample(rows []Example, shots int, seed uint64) []Example {
	rng := rand.New(rand.NewPCG(seed, 0))
	taken, drawn := map[string]int{}, make([]bool, len(rows))
	for _, i := range rng.Perm(len(rows)) {
		if taken[rows[i].Intent] < shots {
			taken[rows[i].Intent]++
			drawn[i] = true
		}
	}
	var out []Example
	for i, e := range rows {
		if drawn[i] {
			out = append(out, e)
		}
	}
	return out
}
