package backtest

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"roundpeg/chat"
)

// study is cases in order of their ids, so that the order in which they came changes nothing, with what every figure needs of them.
type study struct {
	Options
	cases    []Case
	rows     []row // of cases
	labelled []int // indexes of the cases whose label is known
	bad      []int
	good     []int
	clusters int
}

// row is what is drawn from a case.
type row struct {
	cluster   int       // whom it belongs to
	at        int       // turn by which a person was needed
	needs     []float64 // of each turn, the factor from which on it hands over (see need)
	turn      int       // the first that hands over as configured; -1
	fate      Fate      // as configured
	top, worn float64   // greatest risk and frustration of the conversation
}

func newStudy(cases []Case, o Options) *study {
	s := &study{Options: o.withDefaults(), cases: slices.Clone(cases)}
	slices.SortStableFunc(s.cases, func(a, b Case) int { return strings.Compare(a.ID, b.ID) })
	of := map[string]int{}
	for i, c := range s.cases {
		r := row{cluster: s.clusters, at: c.Label.At}
		if k, ok := of[c.Group]; ok && c.Group != "" {
			r.cluster = k
		} else {
			of[c.Group] = s.clusters
			s.clusters++
		}
		if r.at < 0 || r.at >= len(c.Turns) {
			r.at = len(c.Turns) - 1
		}
		for _, t := range c.Turns {
			r.needs = append(r.needs, need(t))
			r.top, r.worn = max(r.top, unit(t.Risk)), max(r.worn, unit(t.Frustration))
		}
		s.rows = append(s.rows, r)
		s.rows[i].turn = s.handed(i, 1)
		s.rows[i].fate = s.fate(i, s.rows[i].turn)
		switch {
		case !c.Label.Known:
			continue
		case c.Label.Bad:
			s.bad = append(s.bad, i)
		default:
			s.good = append(s.good, i)
		}
		s.labelled = append(s.labelled, i)
	}
	return s
}

// need is how much dearer than configured a wrong containment must be for a turn to hand over: risk ≥ threshold ÷ factor. At 1 the policy does
// what it did. A rule that hands over does so at any factor; one that kept the conversation in spite of the risk never does.
func need(t Turn) float64 {
	factor := math.Inf(1)
	if risk := unit(t.Risk); risk > 0 && t.Threshold >= 0 {
		factor = t.Threshold / risk
	}
	switch {
	case byRule(t):
		return 0
	case t.Action == chat.Handoff:
		return min(1, factor)
	case factor <= 1:
		return math.Inf(1)
	}
	return factor
}

func byRule(t Turn) bool { return t.Action == chat.Handoff && t.Rule != "" }

// handed is the first turn of a case that hands over at a factor, or -1.
func (s *study) handed(i int, factor float64) int {
	return slices.IndexFunc(s.rows[i].needs, func(n float64) bool { return n <= factor })
}

// unit brings a probability into [0, 1]; what is no number is 0.
func unit(p float64) float64 {
	if math.IsNaN(p) {
		return 0
	}
	return max(0, min(1, p))
}

// ratio is a share, nil of nothing.
func ratio(n, of int) *float64 {
	if of == 0 {
		return nil
	}
	return new(float64(n) / float64(of))
}

// surest sorts indexes of cases by a figure, highest first, and cuts the list.
func (s *study) surest(of []int, most int, by func(i int) float64) []int {
	of = slices.Clone(of)
	slices.SortStableFunc(of, func(a, b int) int { return cmp.Compare(by(b), by(a)) })
	return of[:min(most, len(of))]
}
