package backtest

import (
	"cmp"
	"math"
	"slices"
)

// Comparison is what a second policy, B, does otherwise than a first, A, with the same conversations.
type Comparison struct {
	A           Result       `json:"a"`
	B           Result       `json:"b"`
	OnlyA       int          `json:"only_a"` // conversations without a counterpart: they count nowhere here
	OnlyB       int          `json:"only_b"`
	Differences []Difference `json:"differences"`
	Changes     []Changes    `json:"changes"`
	Read        []Change     `json:"read"` // those that matter most first
}

// Difference is B less A, both of the same resamples.
type Difference struct {
	Name string   `json:"name"` // as in Operating
	A    *float64 `json:"a,omitempty"`
	B    *float64 `json:"b,omitempty"`
	By   *Band    `json:"by,omitempty"`
}

// Kinds of a change.
const (
	NowHanded = "handed"  // A kept it
	NowKept   = "kept"    // A handed it over
	Earlier   = "earlier" // both hand it over
	Later     = "later"
)

// Changes counts the conversations that change in one way, labelled or not.
type Changes struct {
	Kind  string `json:"kind"`
	Cases int    `json:"cases"`
	Bad   int    `json:"bad"`
	Good  int    `json:"good"`
}

// Change is one of them. TurnA and TurnB are where it was handed over, -1 for never.
type Change struct {
	Kind   string `json:"kind"`
	TurnA  int    `json:"turn_a"`
	TurnB  int    `json:"turn_b"`
	FateA  Fate   `json:"fate_a,omitempty"`
	FateB  Fate   `json:"fate_b,omitempty"`
	DidA   string `json:"did_a"` // what A did, in words
	Entry         // of B
	weight float64
}

const mostChanges = 30

// Compare holds two policies against each other. Labels and groups are those of a.
func Compare(a, b []Case, o Options) Comparison {
	a, b, onlyA, onlyB := paired(a, b)
	x, y := newStudy(a, o), newStudy(b, o)
	c := Comparison{A: x.measure(), B: y.measure(), OnlyA: onlyA, OnlyB: onlyB, Differences: differences(x, y)}
	c.changes(x, y)
	return c
}

// paired are the conversations that both have.
func paired(a, b []Case) (sameA, sameB []Case, onlyA, onlyB int) {
	of := map[string]Case{}
	for _, k := range b {
		of[k.ID] = k
	}
	for _, k := range a {
		other, ok := of[k.ID]
		if !ok {
			onlyA++
			continue
		}
		delete(of, k.ID)
		other.Label, other.Group = k.Label, k.Group
		sameA, sameB = append(sameA, k), append(sameB, other)
	}
	return sameA, sameB, onlyA, len(of)
}

// differences takes both sides from the same resamples: their clusters are equal.
func differences(x, y *study) (out []Difference) {
	fx, fy := x.main(), y.main()
	for k := range fy {
		fy[k].less = fx[k]
	}
	bands := x.bands(append(fx, fy...)...)
	n := len(fx)
	for k, name := range mainFigures {
		out = append(out, Difference{Name: name, A: fx[k].known(), B: fy[k].known(), By: bands[n+k]})
	}
	return out
}

func (c *Comparison) changes(x, y *study) {
	c.Changes, c.Read = []Changes{{Kind: NowHanded}, {Kind: NowKept}, {Kind: Earlier}, {Kind: Later}}, []Change{}
	for i := range x.rows {
		a, b := x.rows[i], y.rows[i]
		if a.turn == b.turn {
			continue
		}
		d := Change{TurnA: a.turn, TurnB: b.turn, FateA: a.fate, FateB: b.fate, weight: y.Costs.of(b.fate) - x.Costs.of(a.fate)}
		switch {
		case a.turn < 0:
			d.Kind = NowHanded
		case b.turn < 0:
			d.Kind = NowKept
		case b.turn < a.turn:
			d.Kind = Earlier
		default:
			d.Kind = Later
		}
		n := &c.Changes[slices.IndexFunc(c.Changes, func(n Changes) bool { return n.Kind == d.Kind })]
		n.Cases++
		switch l := x.cases[i].Label; {
		case l.Known && l.Bad:
			n.Bad++
		case l.Known:
			n.Good++
		}
		d.DidA, d.Entry = x.did(i), y.entry(i)
		c.Read = append(c.Read, d)
	}
	// What costs more than before, then what costs less, then what makes no difference to any label.
	slices.SortStableFunc(c.Read, func(a, b Change) int {
		return cmp.Or(cmp.Compare(side(a.weight), side(b.weight)), cmp.Compare(math.Abs(b.weight), math.Abs(a.weight)))
	})
	c.Read = c.Read[:min(mostChanges, len(c.Read))]
}

func side(v float64) int {
	switch {
	case v > 0:
		return 0
	case v < 0:
		return 1
	}
	return 2
}
