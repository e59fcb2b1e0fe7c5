package report

import (
	"cmp"
	"slices"

	"roundpeg/intents"
	"roundpeg/report"
)

const examples = 3 // of a pair

// pair is two intents that are taken for each other.
type pair struct {
	A, B  string
	Times int
	Texts []said
}

// said is a text in a list: what it is, what it was read as, how surely.
type said struct {
	Text, Is, Reads, Sure string
}

// pairs are in-scope texts that were read wrongly, by the two intents, most often first.
func pairs(rows []intents.Judged) []pair {
	of := map[[2]string]*pair{}
	for _, j := range rows {
		if !j.InScope || j.Right {
			continue
		}
		k := [2]string{min(j.Intent, j.Reads), max(j.Intent, j.Reads)}
		p := of[k]
		if p == nil {
			p = &pair{A: k[0], B: k[1]}
			of[k] = p
		}
		p.Times++
		if len(p.Texts) < examples {
			p.Texts = append(p.Texts, said{Text: report.Tidy(j.Text), Is: j.Intent, Reads: j.Reads})
		}
	}
	var out []pair
	for _, p := range of {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b pair) int {
		return cmp.Or(b.Times-a.Times, cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out
}

// letThrough are the out-of-scope texts that look most known.
func letThrough(rows []intents.Judged) []said {
	return surest(rows, func(j intents.Judged) bool { return !j.InScope && j.IsKnown }, func(j intents.Judged) float64 { return j.Known })
}

// misread are the in-scope texts that are read wrongly with the highest confidence.
func misread(rows []intents.Judged) []said {
	return surest(rows, func(j intents.Judged) bool { return j.InScope && !j.Right }, func(j intents.Judged) float64 { return j.Confidence })
}

func surest(rows []intents.Judged, is func(intents.Judged) bool, by func(intents.Judged) float64) (out []said) {
	var some []intents.Judged
	for _, j := range rows {
		if is(j) {
			some = append(some, j)
		}
	}
	slices.SortStableFunc(some, func(a, b intents.Judged) int { return cmp.Compare(by(b), by(a)) })
	for _, j := range some[:min(mostListed, len(some))] {
		out = append(out, said{Text: report.Tidy(j.Text), Is: j.Intent, Reads: j.Reads, Sure: report.Three(by(j))})
	}
	return out
}
