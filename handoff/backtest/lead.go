package backtest

import "slices"

// Lead is how many turns before a person was needed at the latest those came that were handed over in time.
type Lead struct {
	Cases  int         `json:"cases"`
	Median *float64    `json:"median,omitempty"`
	P25    *float64    `json:"p25,omitempty"`
	P75    *float64    `json:"p75,omitempty"`
	Turns  []LeadTurns `json:"turns"`
}

// LeadTurns is a bar of the histogram: that many turns, or more in the bar of ten.
type LeadTurns struct {
	Turns int `json:"turns"`
	Cases int `json:"cases"`
}

const longestLead = 10

func (s *study) lead() Lead {
	l := Lead{Turns: []LeadTurns{}}
	var turns []float64
	for _, i := range s.bad {
		if s.rows[i].fate == InTime {
			turns = append(turns, float64(s.rows[i].at-s.rows[i].turn))
		}
	}
	if l.Cases = len(turns); l.Cases == 0 {
		return l
	}
	slices.Sort(turns)
	l.P25, l.Median, l.P75 = new(quantile(turns, .25)), new(quantile(turns, .5)), new(quantile(turns, .75))
	for k := range 1 + min(longestLead, int(turns[len(turns)-1])) {
		l.Turns = append(l.Turns, LeadTurns{Turns: k})
	}
	for _, t := range turns {
		l.Turns[min(longestLead, int(t))].Cases++
	}
	return l
}
