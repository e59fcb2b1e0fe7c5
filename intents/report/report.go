// Package report writes what a measurement of a classifier found as one HTML file that needs nothing else: no script, no network.
// It is read on screens of any width, light and dark, and in print.
package report

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"roundpeg/intents"
	"roundpeg/report"
)

// Head is what a measurement does not know of itself.
type Head struct {
	Made    time.Time
	Encoder string // its name; empty for words alone
}

// evaluation is what its page shows.
type evaluation struct {
	report.Page
	figures []report.Figure
	samples string // how many, of how many phrases; empty for one
	plots   []report.Plot
	inside  bool // there are texts in scope
	outside bool // there are texts out of scope
	pairs   []pair
	bars    report.Plot
	weakest []tally
	rest    string // what is to be said of the other intents
	through []said
	misread []said
}

// Evaluation writes the page of a measurement.
func Evaluation(w io.Writer, head Head, ev intents.Evaluation) error {
	if len(ev.Rows) == 0 {
		return errors.New("report: no utterances were read")
	}
	page := evaluation{Page: newPage("What the classifier knows", head, ev.Train),
		outside: ev.Mean.OutOfScope > 0, inside: ev.Mean.InScope > 0,
		figures: figures(ev.Summary),
		pairs:   pairs(ev.Rows), through: letThrough(ev.Rows), misread: misread(ev.Rows)}
	if ev.Seeds > 1 {
		page.samples = fmt.Sprintf("%d samples of %d phrases an intent", ev.Seeds, ev.Shots)
	}
	page.Facts = append(page.Facts,
		report.Fact{Name: "Measured on", Value: filepath.Base(ev.Test)},
		report.Fact{Name: "Texts", Value: fmt.Sprintf("%d in scope, %d out of scope", ev.Mean.InScope, ev.Mean.OutOfScope)},
		report.Fact{Name: "Phrases an intent", Value: shots(ev.Summary)},
		report.Fact{Name: "In-scope loss asked for", Value: report.Exact(ev.InScopeLoss)},
		report.Fact{Name: "Model", Value: ev.Model, Wide: true})
	if l := learning(ev.Summary); l != nil {
		page.plots = append(page.plots, *l)
	}
	if page.inside {
		page.plots = append(page.plots, reliability(ev.Rows))
	}
	page.plots = append(page.plots, known(ev.Rows))
	if page.inside && page.outside {
		c := sweep(ev.Rows)
		page.plots = append(page.plots, rocPlot(c), tradePlot(c, intents.Measure(ev.Rows), ev.InScopeLoss))
	}
	page.weakest, page.rest = weakest(tallies(ev.Rows))
	page.bars = bars("weakest", "Accuracy by intent, worst first", page.weakest)
	page.pairs = page.pairs[:min(mostListed, len(page.pairs))]
	return page.write(w)
}

// shots says how many phrases were trained on, and how often.
func shots(s intents.Summary) string {
	if s.Shots == 0 {
		return "all"
	}
	all := []string{fmt.Sprint(s.Shots)}
	if len(s.Curve) > 0 {
		all = all[:0]
	}
	for _, c := range s.Curve {
		all = append(all, fmt.Sprint(c.Shots))
	}
	if s.Seeds == 1 {
		return strings.Join(all, ", ") + "; one sample"
	}
	return fmt.Sprintf("%s; %d samples", strings.Join(all, ", "), s.Seeds)
}

func figures(s intents.Summary) (out []report.Figure) {
	for _, f := range s.Figures() {
		v := plusMinus(f.Mean, f.Spread, s.Seeds)
		if f.Outside && s.Mean.OutOfScope == 0 {
			v = "–"
		}
		out = append(out, report.Figure{Name: f.Name, Value: v, Means: f.Means})
	}
	return out
}
