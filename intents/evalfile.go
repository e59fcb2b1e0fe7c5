package intents

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
)

// EvalOptions say what to measure.
type EvalOptions struct {
	Train, Test string // files
	JSON        bool   // print JSON, not a table
	Shots       int    // phrases an intent to train on; all of them when 0
	Seeds       int    // how many samples of Shots phrases, 5 when 0
	Options     Options
}

// Summary is the mean and the spread (sample standard deviation) of reports.
type Summary struct {
	Train  string `json:"train"`
	Test   string `json:"test"`
	Shots  int    `json:"shots,omitempty"`
	Seeds  int    `json:"seeds"`
	Mean   Report `json:"mean"`
	Spread Report `json:"spread"`
}

// EvaluateFiles trains on one file, measures on another and prints the figures.
func EvaluateFiles(ctx context.Context, o EvalOptions, out io.Writer) error {
	if o.Shots < 0 || o.Seeds < 0 {
		return errors.New("intents: eval: shots and seeds must not be negative")
	}
	s, err := LoadSet(o.Train)
	if err != nil {
		return err
	}
	file, err := os.Open(o.Test)
	if err != nil {
		return fmt.Errorf("intents: read test file: %w", err)
	}
	defer file.Close()
	rows, err := ReadUtterances(file)
	if err != nil {
		return fmt.Errorf("%s: %w", o.Test, err)
	}
	sum := Summary{Train: o.Train, Test: o.Test, Shots: o.Shots, Seeds: 1}
	if o.Shots > 0 {
		if sum.Seeds = o.Seeds; sum.Seeds == 0 {
			sum.Seeds = 5
		}
	}
	if o.Options.Encoder != nil {
		o.Options.Encoder = Remember(o.Options.Encoder) // every sample has the same texts
	}
	var all []Report
	for seed := range sum.Seeds {
		some := s
		if o.Shots > 0 {
			some = FromExamples(Sample(s.Examples(), o.Shots, uint64(seed)))
		}
		m, err := Train(some, o.Options)
		if err != nil {
			return err
		}
		rep, err := Evaluate(ctx, m, m.Intents(), rows)
		if err != nil {
			return err
		}
		all = append(all, rep)
	}
	sum.Mean, sum.Spread = summarise(all)
	return sum.print(out, o.JSON)
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

// figure names a share of a report, for the table and for the arithmetic.
type figure struct {
	name string
	of   func(*Report) *float64
}

var figures = []figure{
	{"accuracy", func(r *Report) *float64 { return &r.Accuracy }},
	{"OOS AUROC", func(r *Report) *float64 { return &r.AUROC }},
	{"OOS FPR95", func(r *Report) *float64 { return &r.FPR95 }},
	{"OOS recall at a loss of 3 points", func(r *Report) *float64 { return &r.RecallAt3 }},
	{"OOS recall at the fitted threshold", func(r *Report) *float64 { return &r.Recall }},
	{"in-scope loss at the fitted threshold", func(r *Report) *float64 { return &r.Loss }},
	{"calibration error", func(r *Report) *float64 { return &r.ECE }},
	{"in scope: answered rightly", func(r *Report) *float64 { return &r.Answered }},
	{"in scope: answered wrongly", func(r *Report) *float64 { return &r.Wrong }},
	{"in scope: ambiguous", func(r *Report) *float64 { return &r.Ambiguous }},
	{"in scope: not known", func(r *Report) *float64 { return &r.Unknown }},
	{"out of scope: answered", func(r *Report) *float64 { return &r.FalseAnswered }},
}

func summarise(all []Report) (mean, spread Report) {
	mean.InScope, mean.OutOfScope = all[0].InScope, all[0].OutOfScope
	n := float64(len(all))
	for _, f := range figures {
		var sum, squares float64
		for i := range all {
			sum += *f.of(&all[i])
		}
		for i := range all {
			d := *f.of(&all[i]) - sum/n
			squares += d * d
		}
		*f.of(&mean) = sum / n
		*f.of(&spread) = math.Sqrt(squares / max(1, n-1))
	}
	return mean, spread
}

func (s Summary) print(out io.Writer, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(out)
		enc.SetIndent("", "  ")
		return enc.Encode(s)
	}
	_, err := fmt.Fprintf(out, "%d in scope, %d out of scope", s.Mean.InScope, s.Mean.OutOfScope)
	if err == nil && s.Shots > 0 {
		_, err = fmt.Fprintf(out, "; %d phrases an intent, %d samples: mean ± spread", s.Shots, s.Seeds)
	}
	for _, f := range figures {
		if err == nil {
			_, err = fmt.Fprintf(out, "\n%-38s %.3f", f.name, *f.of(&s.Mean))
		}
		if err == nil && s.Seeds > 1 {
			_, err = fmt.Fprintf(out, " ± %.3f", *f.of(&s.Spread))
		}
	}
	if err == nil {
		_, err = fmt.Fprintln(out)
	}
	return err
}
