// Package report writes what a backtest found as one HTML file with its pictures and the conversations to read.
package report

import (
	_ "embed"
	"fmt"
	"io"
	"time"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

//go:embed style.css
var style string

// Head is what a measurement does not know of itself.
type Head struct {
	Made    time.Time
	Read    string // which conversations: a file, or a store and a span of time
	Policy  string // of Result, or of A
	Against string // of B
}

func (h Head) page(title string, r backtest.Result) report.Page {
	o := r.Options
	p := report.Page{Title: title, By: "roundpeg backtest --html", Style: style, Facts: []report.Fact{
		{Name: "Made", Value: h.Made.UTC().Format("2006-01-02 15:04 UTC")},
		{Name: "Conversations", Value: fmt.Sprintf("%d; of %d it is known how they ended, %d needed a person", r.Volume.Cases, r.Volume.Labelled, r.Volume.Bad)},
		{Name: "Costs", Value: fmt.Sprintf("a hand-off %g minutes of an agent, a wrong containment %g", o.Costs.Handoff, o.Costs.Wrong)},
		{Name: "Bands", Value: fmt.Sprintf("90 of 100 resamples of customers; %d, seed %d", o.Resamples, o.Seed)},
	}}
	policy := "Policy"
	if h.Against != "" {
		policy = "A"
	}
	for _, f := range []report.Fact{{Name: "Read from", Value: h.Read}, {Name: policy, Value: h.Policy}, {Name: "B", Value: h.Against}} {
		if f.Value != "" {
			p.Facts = append(p.Facts, f)
		}
	}
	return p
}

// Result writes the page of one policy.
func Result(w io.Writer, head Head, r backtest.Result) error {
	return head.page("What the policy would have done", r).Write(w,
		report.Section("Figures", report.Figures(figures(r))),
		report.Section("Pictures", plots(r)),
		fates(r),
		labels(r),
		rules(r),
		alarms(r),
		transfers(r),
		list("Missed", "Kept, and a person was needed; those that came least near to a hand-off first.", "Nothing was missed.", r.Lists.Missed),
		list("Late", "Handed over after the turn by which a person was needed; those most turns late first.", "Nothing came too late.", r.Lists.Late),
		list("Needless", "Handed over without a request, and nobody was needed; those of the highest risk first.", "Nothing was handed over needlessly.", r.Lists.Needless))
}

// Comparison writes the page of two policies.
func Comparison(w io.Writer, head Head, c backtest.Comparison) error {
	return head.page("What would change", c.B).Write(w,
		report.Section("Figures", differences(c)),
		report.Section("Changed decisions", changes(c)),
		report.Section("Pictures", both(c)),
		report.Section("To read", report.Either(len(c.Read) > 0, "Nothing changes.",
			report.Paragraph("What costs more than before comes first, then what costs less."), changed(c.Read))))
}
