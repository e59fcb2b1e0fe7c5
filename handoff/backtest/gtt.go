package backtest

import (
	"math"

	"roundpeg/chat"
)

// Transfer is the golden transfer within tolerance of 1, 2 and 3 turns (GT-T; Liu et al. 2021) of one way to raise alarms: it forgives a hand-off
// that is a turn off. A policy that always alarms gets a fair score of it, so it is to be read beside that and the false alarms.
type Transfer struct {
	Alarms      string      `json:"alarms"`                 // policy: every turn that hands over; first: the first of them alone; always: every turn
	GTT         *[3]float64 `json:"gtt,omitempty"`          // I, II, III: means over conversations
	FalseAlarms *float64    `json:"false_alarms,omitempty"` // alarms in a conversation that needed nobody, on average
}

func (s *study) transfers() []Transfer {
	var out []Transfer
	for _, w := range []struct {
		name   string
		alarms func(i int) []int
	}{
		{"policy", func(i int) []int { return turnsOf(s.cases[i], func(t Turn) bool { return t.Action == chat.Handoff }) }},
		{"first", func(i int) []int {
			if first := s.rows[i].turn; first >= 0 {
				return []int{first}
			}
			return nil
		}},
		{"always", func(i int) []int { return turnsOf(s.cases[i], func(Turn) bool { return true }) }},
	} {
		out = append(out, s.transfer(w.name, w.alarms))
	}
	return out
}

func turnsOf(c Case, is func(Turn) bool) (out []int) {
	for k, t := range c.Turns {
		if is(t) {
			out = append(out, k)
		}
	}
	return out
}

func (s *study) transfer(name string, alarms func(i int) []int) Transfer {
	t := Transfer{Alarms: name}
	if len(s.labelled) == 0 {
		return t
	}
	t.GTT = &[3]float64{}
	raised := 0
	for _, i := range s.labelled {
		var gold []int
		if s.cases[i].Label.Bad && s.rows[i].at >= 0 {
			gold = []int{s.rows[i].at}
		}
		predicted := alarms(i)
		if !s.cases[i].Label.Bad {
			raised += len(predicted)
		}
		for k := range t.GTT {
			t.GTT[k] += gtt(predicted, gold, float64(k+1), s.Lambda) / float64(len(s.labelled))
		}
	}
	t.FalseAlarms = ratio(raised, len(s.good))
	return t
}

// gtt of one conversation: the mean over predicted turns of how near the nearest golden one is.
func gtt(predicted, gold []int, tolerance, lambda float64) float64 {
	switch {
	case len(gold) == 0:
		return one(len(predicted) == 0)
	case len(predicted) == 0:
		return 0
	}
	sum := 0.0
	for _, p := range predicted {
		best := 0.0
		for _, q := range gold {
			off, side := float64(p-q), 0.0
			if p != q {
				side = math.Copysign(1, off)
			}
			best = max(best, math.Exp(-off*off/((1-lambda*side)*2*tolerance*tolerance)))
		}
		sum += best
	}
	return sum / float64(len(predicted))
}
