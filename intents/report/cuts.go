package report

import (
	"cmp"
	"slices"

	"roundpeg/intents"
	"roundpeg/report"
)

// cut is a threshold of known: how many are at or above it.
type cut struct {
	known          float64
	in, out, right int // in scope, out of scope, in scope and read rightly
}

// cuts are all thresholds that differ on some rows, highest first.
type cuts struct {
	at             []cut
	in, out, right int // altogether
}

// sweep goes down through the values of known; rows with the same one go together.
func sweep(rows []intents.Judged) cuts {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b intents.Judged) int { return cmp.Compare(b.Known, a.Known) })
	var c cuts
	for i, j := range rows {
		if j.InScope {
			c.in++
		} else {
			c.out++
		}
		if j.InScope && j.Right {
			c.right++
		}
		if i+1 == len(rows) || cmp.Compare(rows[i+1].Known, j.Known) != 0 {
			c.at = append(c.at, cut{j.Known, c.in, c.out, c.right})
		}
	}
	return c
}

// roc goes from (0, 0) to (1, 1): the share of the out-of-scope rows that is called known, and that of the in-scope ones.
func (c cuts) roc() []report.Point {
	out := []report.Point{{}}
	for _, k := range c.at {
		out = append(out, report.At(share(k.out, c.out), share(k.in, c.in)))
	}
	return out
}

// area lies under a curve, by trapezoids.
func area(curve []report.Point) float64 {
	sum := 0.0
	for i := 1; i < len(curve); i++ {
		sum += (curve[i].X - curve[i-1].X) * (curve[i].Y + curve[i-1].Y) / 2
	}
	return sum
}

// fpr95 is where 95 % of the in-scope rows are called known.
func (c cuts) fpr95() report.Point {
	for _, k := range c.at {
		if float64(c.in-k.in) <= 0.05*float64(c.in) {
			return report.At(share(k.out, c.out), share(k.in, c.in))
		}
	}
	return report.At(1, 1)
}

// trade is what a cut gives up, the in-scope rows that are read rightly and called unknown, and what it catches of those out of scope.
func (c cuts) trade(k cut) report.Point {
	return report.At(share(c.right-k.right, c.in), 1-share(k.out, c.out))
}

// trades goes from the highest threshold to the lowest.
func (c cuts) trades() []report.Point {
	var out []report.Point
	for _, k := range c.at {
		out = append(out, c.trade(k))
	}
	return out
}

// best is what can be caught at a loss of at most so much.
func (c cuts) best(loss float64) report.Point {
	for _, k := range c.at {
		if float64(c.right-k.right) <= loss*float64(c.in) {
			return c.trade(k)
		}
	}
	return report.Point{}
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }
