package intents

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// Summary is the mean and the spread (sample standard deviation) of reports.
type Summary struct {
	Train  string `json:"train"`
	Test   string `json:"test"`
	Shots  int    `json:"shots,omitempty"` // the largest, of several
	Seeds  int    `json:"seeds"`
	Mean   Report `json:"mean"`
	Spread Report `json:"spread"`
	// Curve is the same for every number of phrases, fewest first; nil for one alone.
	Curve []Point `json:"curve,omitempty"`
}

// Point is what so many phrases of each intent give.
type Point struct {
	Shots  int    `json:"shots"`
	Mean   Report `json:"mean"`
	Spread Report `json:"spread"`
}

// Figure is a share, with what it means in one line.
type Figure struct {
	Name, Means string
	// Outside says that it needs out-of-scope utterances.
	Outside      bool
	Mean, Spread float64
}

// figure names a share of a report, for tables and for the arithmetic.
type figure struct {
	name, means string
	outside     bool
	of          func(*Report) *float64
}

var figures = []figure{
	{"accuracy", "In-scope texts whose best intent is right, whether called known or not.", false, func(r *Report) *float64 { return &r.Accuracy }},
	{"OOS AUROC", "The chance that an in-scope text looks more known than an out-of-scope (OOS) one: 1 is perfect, 0.5 is guessing.", true, func(r *Report) *float64 { return &r.AUROC }},
	{"OOS FPR95", "Out-of-scope texts that are called known where 95 % of the in-scope ones are. Less is better.", true, func(r *Report) *float64 { return &r.FPR95 }},
	{"OOS recall at a loss of 3 points", "Out-of-scope texts that the best threshold could catch for at most 3 points of in-scope accuracy.", true, func(r *Report) *float64 { return &r.RecallAt3 }},
	{"OOS recall at the fitted threshold", "Out-of-scope texts that the threshold found in training catches.", true, func(r *Report) *float64 { return &r.Recall }},
	{"in-scope loss at the fitted threshold", "In-scope texts that are read rightly and yet called unknown there.", false, func(r *Report) *float64 { return &r.Loss }},
	{"calibration error", "How far confidence is from the share that is right, in the mean (ECE, 15 bins). Less is better.", false, func(r *Report) *float64 { return &r.ECE }},
	{"in scope: answered rightly", "Known, not ambiguous, and the right intent.", false, func(r *Report) *float64 { return &r.Answered }},
	{"in scope: answered wrongly", "Known, not ambiguous, and the wrong intent: what customers notice.", false, func(r *Report) *float64 { return &r.Wrong }},
	{"in scope: ambiguous", "Known, and two intents too close to tell apart: the bot asks back.", false, func(r *Report) *float64 { return &r.Ambiguous }},
	{"in scope: not known", "Called unknown, though it is about a known intent.", false, func(r *Report) *float64 { return &r.Unknown }},
	{"out of scope: answered", "Called known and not ambiguous, though it is about none of the intents.", true, func(r *Report) *float64 { return &r.FalseAnswered }},
}

// Figures gives all shares in the order in which they are printed.
func (s Summary) Figures() []Figure {
	out := make([]Figure, len(figures))
	for i, f := range figures {
		out[i] = Figure{f.name, f.means, f.outside, *f.of(&s.Mean), *f.of(&s.Spread)}
	}
	return out
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

// Print writes the figures as a table, or as JSON.
func (s Summary) Print(out io.Writer, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(out)
		enc.SetIndent("", "  ")
		return enc.Encode(s)
	}
	p := &printer{out: out}
	p.text("%d in scope, %d out of scope", s.Mean.InScope, s.Mean.OutOfScope)
	if s.Shots > 0 {
		p.text("; %d phrases an intent, %d samples: mean ± spread", s.Shots, s.Seeds)
	}
	for _, f := range s.Figures() {
		p.text("\n%-38s %.3f", f.Name, f.Mean)
		if s.Seeds > 1 {
			p.text(" ± %.3f", f.Spread)
		}
	}
	p.text("\n")
	for i, c := range s.Curve {
		if i == 0 {
			p.text("\nphrases an intent  accuracy       OOS AUROC\n")
		}
		p.text("%17d  %.3f ± %.3f  %.3f ± %.3f\n", c.Shots, c.Mean.Accuracy, c.Spread.Accuracy, c.Mean.AUROC, c.Spread.AUROC)
	}
	return p.err
}

func (p *printer) text(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format, args...)
	}
}
