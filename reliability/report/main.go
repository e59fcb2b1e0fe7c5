// Report makes docs/reliability.md of the results that a run of the reliability tests left in a folder.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"roundpeg/reliability"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "report: name the folder of the results; the page goes to standard output")
		os.Exit(2)
	}
	all, err := read(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
	notes, _ := os.ReadFile(filepath.Join(os.Args[1], "notes.md")) // what a reader must know of these runs, if anything
	fmt.Print(page(all, string(notes)))
}

func read(dir string) (all []reliability.Result, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var r reliability.Result
		if err := json.Unmarshal(b, &r); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b reliability.Result) int {
		an, at := number(a.ID)
		bn, bt := number(b.ID)
		return cmp(an-bn, strings.Compare(at, bt), strings.Compare(a.Store, b.Store), strings.Compare(a.Size, b.Size))
	})
	return all, nil
}

func cmp(by ...int) int {
	for _, c := range by {
		if c != 0 {
			return c
		}
	}
	return 0
}

// number splits "T1s" into 1 and "s".
func number(id string) (int, string) {
	digits := strings.TrimLeft(id, "T")
	end := strings.IndexFunc(digits, func(c rune) bool { return c < '0' || c > '9' })
	if end < 0 {
		end = len(digits)
	}
	n, _ := strconv.Atoi(digits[:end])
	return n, digits[end:]
}

const head = `# Broken on purpose

Real servers are killed, frozen, cut off and filled up from outside, under load. Every simulated customer and agent keeps a journal of what it
sent, what was acked with which number, and what it received in which order. One oracle then holds all journals against what is stored: what was
acked is stored where it was acked, once; no gaps; every sender's order kept; everybody received all that they may see, once and in order; never two owners;
the bot never over a person. The oracle itself is tested by harm that is planted (` + "`TestOracleCatches`" + `). A run in which the fault did not happen fails.

` + "`make reliability`" + ` runs all of it, one piece after another, each within an hour; ` + "`make reliability PIECE=T3`" + ` runs one.
Continuous integration runs a short form of each, with servers that carry the race detector. This page is made by ` + "`go run ./reliability/report DIR`" + ` from what the runs left in DIR.

"0 of n" also says what it is worth: with 95 % confidence the true share is below 3/n.

`

// page is the whole page, of full runs and, where there is none, short ones.
func page(all []reliability.Result, notes string) string {
	var b strings.Builder
	b.WriteString(head)
	if notes != "" {
		b.WriteString(strings.TrimSpace(notes) + "\n\n")
	}
	b.WriteString("| id | fault | store | load | the fault happened | seen, of what must never be | measured (bound) | result |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, r := range all {
		result := "holds"
		if !r.Pass {
			result = "**fails**"
		}
		name := r.ID
		if r.Size != "full" {
			name += " (short form)"
		}
		row(&b, name, r.Fault, r.Store, r.Load, counts(r.Happen), never(r.Never), strings.Join(append(figures(r.Figures), r.Notes...), "<br>"), result)
	}
	b.WriteString("\n| id | store | when (UTC) | took | commit (+: with changes) | machine, and its load of the last 1, 5 and 15 minutes |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, r := range all {
		machine := r.Machine
		if r.Race {
			machine += ", race detector on"
		}
		row(&b, r.ID, r.Store, strings.TrimSuffix(r.Date, " UTC"), r.Took, r.Commit, machine)
	}
	return b.String()
}

func row(b *strings.Builder, cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(strings.ReplaceAll(c, "|", "\\|"), "\n", " ")
	}
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}

func counts(all []reliability.Count) string {
	var s []string
	for _, c := range all {
		s = append(s, c.String())
	}
	return strings.Join(s, "<br>")
}

// never says the oracle's counts in one line when all of them are 0, and everything else one by one.
func never(all []reliability.Count) string {
	var s []string
	of, harm := map[string]int{}, false
	for _, c := range all {
		if slices.Contains(reliability.Harms, c.What) {
			of[c.What] = c.Of
			harm = harm || c.Seen > 0
		}
	}
	whole := len(of) == len(reliability.Harms) && !harm
	if whole && of[reliability.Lost] == 0 {
		s = append(s, fmt.Sprintf("no harm in %d stored and %d received events", of[reliability.Twice], of[reliability.Missed]))
	} else if whole {
		s = append(s, fmt.Sprintf("no harm: 0 of %d acked commands lost (95 %% bound %.2g), 0 of %d stored events twice or out of order, 0 of %d received missed or doubled, 0 double owners in %d hand-offs",
			of[reliability.Lost], 3/float64(of[reliability.Lost]), of[reliability.Twice], of[reliability.Missed], of[reliability.Owners]))
	}
	for _, c := range all {
		if !whole || !slices.Contains(reliability.Harms, c.What) {
			s = append(s, c.String())
		}
	}
	return strings.Join(s, "<br>")
}

func figures(all []reliability.Figure) (s []string) {
	for _, f := range all {
		s = append(s, f.String())
	}
	return s
}
