package backtest

import (
	"fmt"
	"io"
	"strings"
)

// Print writes what changes as a table.
func (c Comparison) Print(w io.Writer) error {
	p := newPaper(w)
	fmt.Fprintf(p, "%d conversations under both policies; only under A %d, only under B %d.\n\n", c.A.Volume.Cases, c.OnlyA, c.OnlyB)
	p.row("", "A", "B", "B less A, and where 90 of 100 resamples find it")
	for _, d := range c.Differences {
		if d.Name == "minutes" {
			p.row(d.Name, two(d.A), two(d.B), signed(d.By))
			continue
		}
		p.row(strings.ReplaceAll(d.Name, "_", " "), share(d.A), share(d.B), points(d.By))
	}
	p.head("Changed decisions")
	p.row("", "all", "needed a person", "needed nobody")
	for _, n := range c.Changes {
		p.row(changed[n.Kind], fmt.Sprint(n.Cases), fmt.Sprint(n.Bad), fmt.Sprint(n.Good))
	}
	if len(c.Read) > 0 {
		p.head("To read: what costs more than before comes first")
		for _, r := range c.Read[:min(2*shownEntries, len(c.Read))] {
			p.row(r.ID, changed[r.Kind], r.Why)
		}
	}
	return p.end()
}

var changed = map[string]string{NowHanded: "handed over, was kept", NowKept: "kept, was handed over", Earlier: "handed over earlier", Later: "handed over later"}

func two(v *float64) string {
	return known(v, func(v float64) string { return fmt.Sprintf("%.2f", v) })
}

func signed(b *Band) string {
	if b == nil {
		return "–"
	}
	return fmt.Sprintf("%+.2f  (%+.2f to %+.2f)", b.Value, b.Low, b.High)
}
