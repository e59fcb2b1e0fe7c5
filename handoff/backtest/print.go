package backtest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"
)

// JSON writes it for programs.
func (r Result) JSON(w io.Writer) error { return json.NewEncoder(w).Encode(r) }

// JSON writes it for programs.
func (c Comparison) JSON(w io.Writer) error { return json.NewEncoder(w).Encode(c) }

// paper is what tables are written on; columns are parted by tabs.
type paper struct {
	*tabwriter.Writer
	out *bufio.Writer
}

func newPaper(w io.Writer) paper {
	out := bufio.NewWriter(w)
	return paper{tabwriter.NewWriter(out, 0, 0, 2, ' ', 0), out}
}

// row is a line of the table.
func (p paper) row(cells ...string) {
	for i, c := range cells {
		cells[i] = plain(c)
	}
	fmt.Fprintln(p, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
}

// plain keeps what customers wrote from steering the terminal, and the columns.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return ' '
	}, text)
}

// head begins a table with columns of its own.
func (p paper) head(text string) { fmt.Fprintf(p, "\n%s\n", text) }

func (p paper) end() error {
	if err := p.Flush(); err != nil {
		return err
	}
	return p.out.Flush()
}

// Print writes the figures as a table, each with its meaning in a word.
func (r Result) Print(w io.Writer) error {
	p := newPaper(w)
	v, o := r.Volume, r.Operating
	fmt.Fprintf(p, "%d conversations, %d turns; of %d it is known how they ended, %d needed a person.\n", v.Cases, v.Turns, v.Labelled, v.Bad)
	fmt.Fprintf(p, "Bands: where 90 of 100 resamples of customers lie (%d, seed %d). A hand-off costs %g minutes, a wrong containment %g.\n\n",
		r.Options.Resamples, r.Options.Seed, r.Options.Costs.Handoff, r.Options.Costs.Wrong)
	p.row("containment", banded(o.Containment), "of all, kept by the bot")
	p.row("recall", banded(o.Recall), "of those that needed a person, handed over in time")
	p.row("false alarms", banded(o.FalseAlarms), "of those that needed nobody, handed over without a request")
	p.row("bad kept", banded(o.BadKept), "of those kept, a person was needed")
	p.row("minutes", banded2(o.Minutes), "of an agent for a conversation")
	p.head("What became of them")
	for _, f := range r.Fates() {
		p.row(f.Name, fmt.Sprint(f.Cases), f.Means)
	}
	p.counts("Labels", v.BySource, "")
	p.counts("Handed over, by reason", v.ByReason, "none")
	p.counts("Handed over, by rule", v.ByRule, "the score")
	r.printCurve(p)
	r.printRanking(p)
	r.printGaps(p)
	r.printLists(p)
	return p.end()
}

// Fated is a fate in words.
type Fated struct {
	Name, Means string
	Cases       int
}

// Fates are the seven in order.
func (r Result) Fates() []Fated {
	o := r.Operating
	return []Fated{
		{"served", "kept, and nobody was needed", o.Served},
		{"in time", "handed over by the turn at which a person was needed", o.InTime},
		{"late", "handed over after it", o.Late},
		{"missed", "kept, and a person was needed", o.Missed},
		{"needless", "handed over by the score, and nobody was needed", o.Needless},
		{"by rule", "the same by a rule", o.ByRule},
		{"wished", "nobody was needed, but asked for: never needless", o.Wished},
	}
}

func (p paper) counts(title string, all []Count, unnamed string) {
	if len(all) == 0 {
		return
	}
	p.head(title)
	for _, c := range all {
		name := c.Name
		if name == "" {
			name = unnamed
		}
		p.row(name, fmt.Sprint(c.Cases), fmt.Sprintf("%d of %d labelled needed a person", c.Bad, c.Labelled))
	}
}

func percent(v float64) string { return fmt.Sprintf("%.1f %%", 100*v) }

func known(v *float64, as func(float64) string) string {
	if v == nil {
		return "–"
	}
	return as(*v)
}

func share(v *float64) string { return known(v, percent) }

func three(v *float64) string {
	return known(v, func(v float64) string { return fmt.Sprintf("%.3f", v) })
}

func banded(b *Band) string {
	if b == nil {
		return "–"
	}
	return fmt.Sprintf("%s  (%.1f to %.1f)", percent(b.Value), 100*b.Low, 100*b.High)
}

func banded2(b *Band) string {
	if b == nil {
		return "–"
	}
	return fmt.Sprintf("%.2f  (%.2f to %.2f)", b.Value, b.Low, b.High)
}
