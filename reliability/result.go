package reliability

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Result is what one run of one fault found, as docs/reliability.md shows it.
type Result struct {
	ID      string   `json:"id"`    // T1, T1s …
	Fault   string   `json:"fault"` // in words
	Store   string   `json:"store"` // embedded, redis
	Size    string   `json:"size"`  // short, full
	Race    bool     `json:"race"`  // servers built with the race detector
	Load    string   `json:"load"`
	Happen  []Count  `json:"happened"` // the fault itself; each must be positive
	Never   []Count  `json:"never"`    // each must be 0
	Figures []Figure `json:"figures"`
	Notes   []string `json:"notes,omitempty"`
	Pass    bool     `json:"pass"`
	Date    string   `json:"date"`
	Took    string   `json:"took"`
	Machine string   `json:"machine"`
	Commit  string   `json:"commit"`

	began time.Time
}

// NewResult begins a result for a test of another room; full is whether it runs in full size.
func NewResult(id, fault, store string, full bool) *Result {
	r := &Result{ID: id, Fault: fault, Store: store, Size: "short", began: time.Now()}
	if full {
		r.Size = "full"
	}
	return r
}

// Lines are all that the result says, for a log.
func (r *Result) Lines() (lines []string) {
	for _, c := range slices.Concat(r.Happen, r.Never) {
		lines = append(lines, c.String())
	}
	for _, f := range r.Figures {
		lines = append(lines, f.String())
	}
	return append(lines, r.Notes...)
}

// Count is how often something was seen, of how many chances (0: not told).
type Count struct {
	What string `json:"what"`
	Seen int    `json:"seen"`
	Of   int    `json:"of,omitempty"`
}

// Figure is a measured value; a Bound that is not 0 must not be exceeded.
type Figure struct {
	What  string  `json:"what"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	Bound float64 `json:"bound,omitempty"`
}

// String says "0 of n (95 % bound 3/n)" for what was never seen.
func (c Count) String() string {
	if c.Of == 0 {
		return fmt.Sprintf("%s: %d", c.What, c.Seen)
	}
	if c.Seen == 0 {
		return fmt.Sprintf("%s: 0 of %d (95 %% bound %.2g)", c.What, c.Of, 3/float64(c.Of))
	}
	return fmt.Sprintf("%s: %d of %d", c.What, c.Seen, c.Of)
}

func (f Figure) String() string {
	s := fmt.Sprintf("%s: %.3g %s", f.What, f.Value, f.Unit)
	if f.Bound > 0 {
		s += fmt.Sprintf(" (bound %.3g)", f.Bound)
	}
	return s
}

// Happened notes how often the fault, or a part of it, took place.
func (r *Result) Happened(what string, n int) {
	r.Happen = append(r.Happen, Count{What: what, Seen: n})
}

// Zero notes what must never be, seen so often in so many chances.
func (r *Result) Zero(what string, seen, of int) {
	r.Never = append(r.Never, Count{What: what, Seen: seen, Of: of})
}

// Seconds notes a duration; bound 0 is none.
func (r *Result) Seconds(what string, d, bound time.Duration) {
	r.Figures = append(r.Figures, Figure{what, d.Seconds(), "s", bound.Seconds()})
}

// Number notes any other figure; bound 0 is none.
func (r *Result) Number(what string, v float64, unit string, bound float64) {
	r.Figures = append(r.Figures, Figure{what, v, unit, bound})
}

// Verdict notes what the oracle found.
func (r *Result) Verdict(v *Verdict) {
	of := map[string]int{Lost: v.Acked, Twice: v.Stored, Foreign: v.Stored, Gap: v.Stored, Order: v.Sent, Missed: v.Received, Repeated: v.Received,
		Differs: v.Received, Owners: v.Joined, BotSpoke: v.Stored}
	for _, harm := range Harms {
		r.Zero(harm, v.Seen[harm], of[harm])
	}
	r.Notes = append(r.Notes, v.Findings...)
}

// judge says whether all is as it must be, and if not what is wrong.
func (r *Result) judge() (wrong []string) {
	for _, c := range r.Happen {
		if c.Seen <= 0 {
			wrong = append(wrong, "the fault did not happen: "+c.String())
		}
	}
	if len(r.Happen) == 0 {
		wrong = append(wrong, "nothing says that the fault happened")
	}
	for _, c := range r.Never {
		if c.Seen != 0 {
			wrong = append(wrong, c.String())
		}
	}
	for _, f := range r.Figures {
		if f.Bound > 0 && f.Value > f.Bound {
			wrong = append(wrong, f.String())
		}
	}
	return wrong
}

// Finish judges the result and leaves it in dir (empty: nowhere).
func (r *Result) Finish(dir string) (wrong []string, err error) {
	wrong = r.judge()
	r.Pass = len(wrong) == 0
	r.Date = r.began.UTC().Format("2006-01-02 15:04 UTC")
	r.Took = time.Since(r.began).Round(time.Second).String()
	r.Machine = machine()
	if r.Commit == "" {
		r.Commit = commit()
	}
	if b, err := os.ReadFile("/proc/loadavg"); err == nil { // the run's own load is in it
		r.Machine += ", load " + strings.Join(strings.Fields(string(b))[:3], " ")
	}
	if dir == "" {
		return wrong, nil
	}
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return wrong, err
	}
	name := strings.Map(func(c rune) rune {
		if c == ' ' || c == '/' {
			return '-'
		}
		return c
	}, fmt.Sprintf("%s-%s-%s.json", r.ID, r.Store, r.Size))
	return wrong, os.WriteFile(filepath.Join(dir, name), append(b, '\n'), 0o644)
}

func machine() string {
	cpu := runtime.GOARCH
	b, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(b)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			cpu = strings.TrimSpace(value)
			break
		}
	}
	return fmt.Sprintf("%d cores, %s, %s", runtime.NumCPU(), cpu, runtime.GOOS)
}

// commit is what is checked out; "+" says that the tree had changes.
func commit() string {
	out, err := exec.Command("git", "describe", "--always", "--exclude=*", "--dirty=+").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}
