package report

import (
	"cmp"
	"slices"

	"roundpeg/intents"
)

type threshold struct {
	at   float64
	rows int
}

// thresholds are those that were in force, that of most rows first.
func thresholds(rows []intents.Judged) (out []threshold) {
	at := map[float64]int{}
	for _, j := range rows {
		at[j.Threshold]++
	}
	for t, n := range at {
		out = append(out, threshold{t, n})
	}
	slices.SortFunc(out, func(a, b threshold) int { return cmp.Or(b.rows-a.rows, cmp.Compare(a.at, b.at)) })
	return out
}
