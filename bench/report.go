package bench

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// Report is the outcome, for people and programs.
type Report struct {
	Machine string    `json:"machine"`
	Began   time.Time `json:"began"`
	Took    string    `json:"took"`
	Figures []Figure  `json:"figures"`
}

// Figure is one measured number.
type Figure struct {
	Part   string  `json:"part"`
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Unit   string  `json:"unit"`
	Ratio  float64 `json:"ratio,omitempty"` // to the echo's, measured in the same run
	Target string  `json:"target,omitempty"`
	Note   string  `json:"note,omitempty"`
}

func (b *bench) add(f Figure) {
	b.report.Figures = append(b.report.Figures, f)
	b.Log("  %-42s %s", f.Name, f.text())
}

func (f Figure) text() string {
	s := fmt.Sprintf("%.4g %s", f.Value, f.Unit)
	if f.Value >= 1000 {
		s = fmt.Sprintf("%.0f %s", f.Value, f.Unit)
	}
	if f.Ratio > 0 {
		s += fmt.Sprintf(" (%.3f of echo)", f.Ratio)
	}
	if f.Note != "" {
		s += "; " + f.Note
	}
	return s
}

// Table writes the figures for people.
func (r Report) Table(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "%s, %s, took %s\n\n", r.Began.Format(time.RFC3339), r.Machine, r.Took)
	fmt.Fprintln(t, "part\tfigure\tvalue\tof echo\ttarget\tnote")
	for _, f := range r.Figures {
		ratio := ""
		if f.Ratio > 0 {
			ratio = fmt.Sprintf("%.3f", f.Ratio)
		}
		value, _, _ := strings.Cut(Figure{Value: f.Value, Unit: f.Unit}.text(), " (")
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", f.Part, f.Name, value, ratio, f.Target, f.Note)
	}
	return t.Flush()
}

func machine() string {
	model := runtime.GOARCH
	if b, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(b)) {
			if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	load, _ := os.ReadFile("/proc/loadavg")
	first, _, _ := strings.Cut(string(load), " ")
	return fmt.Sprintf("%d × %s, %s, load average %s before", runtime.NumCPU(), model, runtime.Version(), first)
}

// quantiles of latencies.
type quantiles []time.Duration

func sorted(all []time.Duration) quantiles {
	slices.Sort(all)
	return all
}

func (q quantiles) at(p float64) time.Duration {
	if len(q) == 0 {
		return 0
	}
	return q[min(len(q)-1, int(p*float64(len(q))))]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
