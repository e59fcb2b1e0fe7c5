// Package report writes what a measurement of a classifier found as one HTML file that needs nothing else: no script, no network.
// It is read on screens of any width, light and dark, and in print.
package report

import (
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"strings"
	"time"

	"roundpeg/intents"
)

//go:embed page.html plot.html evaluation.html review.html
var pages embed.FS

//go:embed style.css
var style string

var templates = template.Must(template.New("").ParseFS(pages, "*.html"))

// Head is what a measurement does not know of itself.
type Head struct {
	Made    time.Time
	Encoder string // its name; empty for words alone
}

// fact is a line of the head of a page.
type fact struct {
	Name, Value string
	Wide        bool
}

// frame is what every page has.
type frame struct {
	Title string
	Style template.CSS
	Facts []fact
}

func newFrame(title string, h Head, train string) frame {
	encoder := h.Encoder
	if encoder == "" {
		encoder = "none: words alone"
	}
	return frame{title, template.CSS(style), []fact{
		{Name: "Made", Value: h.Made.UTC().Format("2006-01-02 15:04 UTC")},
		{Name: "Trained on", Value: filepath.Base(train)},
		{Name: "Encoder", Value: encoder},
	}}
}

// evaluation is what its page shows.
type evaluation struct {
	frame
	Figures  []row
	Samples  string // how many, of how many phrases; empty for one
	Learning *Plot
	Plots    []Plot
	Inside   bool // there are texts in scope
	Outside  bool // there are texts out of scope
	Pairs    []pair
	Bars     Plot
	Weakest  []tally
	Rest     string // what is to be said of the other intents
	Through  []said
	Misread  []said
}

// row is a line of the table of figures.
type row struct{ Name, Value, Means string }

// Evaluation writes the page of a measurement.
func Evaluation(w io.Writer, h Head, ev intents.Evaluation) error {
	if len(ev.Rows) == 0 {
		return errors.New("report: no utterances were read")
	}
	page := evaluation{frame: newFrame("What the classifier knows", h, ev.Train),
		Outside: ev.Mean.OutOfScope > 0, Inside: ev.Mean.InScope > 0,
		Figures: figures(ev.Summary), Learning: learning(ev.Summary),
		Pairs: pairs(ev.Rows), Through: letThrough(ev.Rows), Misread: misread(ev.Rows)}
	if ev.Seeds > 1 {
		page.Samples = fmt.Sprintf("%d samples of %d phrases an intent", ev.Seeds, ev.Shots)
	}
	page.Facts = append(page.Facts,
		fact{Name: "Measured on", Value: filepath.Base(ev.Test)},
		fact{Name: "Texts", Value: fmt.Sprintf("%d in scope, %d out of scope", ev.Mean.InScope, ev.Mean.OutOfScope)},
		fact{Name: "Phrases an intent", Value: shots(ev.Summary)},
		fact{Name: "In-scope loss asked for", Value: exact(ev.InScopeLoss)},
		fact{Name: "Model", Value: ev.Model, Wide: true})
	if page.Inside {
		page.Plots = append(page.Plots, reliability(ev.Rows))
	}
	page.Plots = append(page.Plots, known(ev.Rows))
	if page.Inside && page.Outside {
		c := sweep(ev.Rows)
		page.Plots = append(page.Plots, rocPlot(c), tradePlot(c, intents.Measure(ev.Rows), ev.InScopeLoss))
	}
	page.Weakest, page.Rest = weakest(tallies(ev.Rows))
	page.Bars = bars("weakest", "Accuracy by intent, worst first", page.Weakest)
	page.Pairs = page.Pairs[:min(mostListed, len(page.Pairs))]
	return write(w, "evaluation.html", page)
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

func figures(s intents.Summary) (out []row) {
	for _, f := range s.Figures() {
		v := plusMinus(f.Mean, f.Spread, s.Seeds)
		if f.Outside && s.Mean.OutOfScope == 0 {
			v = "–"
		}
		out = append(out, row{f.Name, v, f.Means})
	}
	return out
}

func write(w io.Writer, name string, page any) error {
	if err := templates.ExecuteTemplate(w, name, page); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return nil
}
