package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roundpeg/intents"
	"roundpeg/report"
)

// mostListed is how many lines a list has at most.
const mostListed = 20

// tally is an intent and what became of its texts.
type tally struct {
	Intent       string
	Texts, Right int
	Unknown      int
	Mostly       string // what it is misread as most often
	misread      map[string]int
}

func (t tally) accuracy() float64 { return share(t.Right, t.Texts) }

// tallies are the intents in scope, worst first.
func tallies(rows []intents.Judged) []tally {
	of := map[string]*tally{}
	for _, j := range rows {
		if !j.InScope {
			continue
		}
		t := of[j.Intent]
		if t == nil {
			t = &tally{Intent: j.Intent, misread: map[string]int{}}
			of[j.Intent] = t
		}
		t.Texts++
		if j.Right {
			t.Right++
		} else {
			t.misread[j.Reads]++
		}
		if !j.IsKnown {
			t.Unknown++
		}
	}
	var out []tally
	for _, t := range of {
		for name, n := range t.misread {
			if m := t.misread[t.Mostly]; n > m || n == m && name < t.Mostly {
				t.Mostly = name
			}
		}
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b tally) int {
		return cmp.Or(cmp.Compare(a.accuracy(), b.accuracy()), cmp.Compare(b.Texts, a.Texts), cmp.Compare(a.Intent, b.Intent))
	})
	return out
}

// weakest are the worst of those that are not read rightly throughout, and what is to be said of the others.
func weakest(all []tally) (worst []tally, rest string) {
	n := 0
	for n < len(all) && all[n].Right < all[n].Texts {
		n++
	}
	worst = all[:min(mostListed, n)]
	if more := n - len(worst); more > 0 {
		rest = fmt.Sprintf("Of %d more intents some texts are read wrongly too. ", more)
	}
	if fine := len(all) - n; fine > 0 {
		rest += fmt.Sprintf("Intents of which every text is read rightly: %d of %d.", fine, len(all))
	}
	return worst, rest
}

// bars is a bar for each intent.
func bars(id, title string, all []tally) report.Plot {
	var drawn []report.Bar
	for _, t := range all {
		drawn = append(drawn, report.Bar{Name: t.Intent, Says: fmt.Sprintf("%d of %d", t.Right, t.Texts), Share: t.accuracy()})
	}
	p := report.Bars(id, title, "texts that are read rightly", drawn)
	p.Desc = fmt.Sprintf("The %d intents that are read worst, and how many of their texts are read rightly. %s", len(all), spoken(all))
	return p
}

// spoken is the worst few in words, for those who do not see the bars.
func spoken(all []tally) string {
	var out []string
	for _, t := range all[:min(5, len(all))] {
		out = append(out, fmt.Sprintf("%s %d of %d", report.Clip(t.Intent, 34), t.Right, t.Texts))
	}
	return "Worst: " + strings.Join(out, ", ") + "."
}
