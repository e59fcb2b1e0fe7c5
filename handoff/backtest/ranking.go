package backtest

import (
	"cmp"
	"math"
	"slices"

	"roundpeg/handoff/fit"
)

// Ranking is how well conversations that needed a person are told from others, whatever the threshold.
type Ranking struct {
	AUROC            *float64 `json:"auroc,omitempty"`             // chance that the greatest risk of a bad one is above that of a good one
	AUROCFrustration *float64 `json:"auroc_frustration,omitempty"` // the same by the greatest frustration
	Alarms           []Alarm  `json:"alarms"`
}

// Alarm is what risk alone finds, one threshold for all turns, if at most the share Allowed of the good conversations may be alarmed about.
type Alarm struct {
	Allowed     float64  `json:"allowed"`
	Before      bool     `json:"before_last_turn"` // the last turn does not count: found while something could be done
	Threshold   *float64 `json:"threshold,omitempty"`
	Recall      *float64 `json:"recall,omitempty"`
	FalseAlarms int      `json:"false_alarms"`
	Good        int      `json:"good"`
}

func (s *study) ranking() Ranking {
	top := func(i int) float64 { return s.rows[i].top }
	r := Ranking{AUROC: s.auroc(top), AUROCFrustration: s.auroc(func(i int) float64 { return s.rows[i].worn })}
	for _, before := range []bool{true, false} {
		score := top
		if before {
			score = s.early
		}
		for _, allowed := range []float64{.01, .05} {
			a := s.alarm(allowed, score)
			a.Before = before
			r.Alarms = append(r.Alarms, a)
		}
	}
	return r
}

// early is the greatest risk before the last turn; below any where there is no such turn.
func (s *study) early(i int) float64 {
	most := math.Inf(-1)
	turns := s.cases[i].Turns
	for _, t := range turns[:max(0, len(turns)-1)] {
		most = max(most, unit(t.Risk))
	}
	return most
}

// level is all labelled conversations of one score.
type level struct {
	score     float64
	good, bad int
}

// levels are the labelled conversations by score, highest first; those with the same one go together.
func (s *study) levels(score func(i int) float64) (out []level) {
	for _, i := range s.surest(s.labelled, len(s.labelled), score) {
		if v := score(i); len(out) == 0 || out[len(out)-1].score != v {
			out = append(out, level{score: v})
		}
		if s.cases[i].Label.Bad {
			out[len(out)-1].bad++
		} else {
			out[len(out)-1].good++
		}
	}
	return out
}

// auroc is nothing without both kinds.
func (s *study) auroc(score func(i int) float64) *float64 {
	if len(s.good) == 0 || len(s.bad) == 0 {
		return nil
	}
	all := make([]fit.Scored, 0, len(s.labelled))
	for _, i := range s.labelled {
		all = append(all, fit.Scored{P: score(i), Bad: s.cases[i].Label.Bad})
	}
	return new(fit.AUROC(all))
}

// alarm takes the lowest threshold with no more false alarms than are allowed.
func (s *study) alarm(allowed float64, score func(i int) float64) Alarm {
	a := Alarm{Allowed: allowed, Good: len(s.good)}
	if len(s.good) == 0 || len(s.bad) == 0 {
		return a
	}
	found, alarms := 0, 0
	for _, l := range s.levels(score) {
		if alarms += l.good; float64(alarms) > allowed*float64(len(s.good))+1e-9 || math.IsInf(l.score, -1) {
			break
		}
		found += l.bad
		a.Threshold, a.FalseAlarms = new(l.score), alarms
	}
	a.Recall = ratio(found, len(s.bad))
	return a
}

// RiskCoverage is what share of the conversations kept is bad, if those of the least risk are kept.
type RiskCoverage struct {
	Points []Coverage `json:"points"`         // from few kept to all; at most 100
	AURC   *float64   `json:"aurc,omitempty"` // mean bad share over all coverages: the lower the better
}

// Coverage is one of its points. Risk is the greatest of those kept.
type Coverage struct {
	Kept float64 `json:"kept"`
	Bad  float64 `json:"bad"`
	Risk float64 `json:"risk"`
}

const mostPoints = 100

func (s *study) coverage() RiskCoverage {
	c := RiskCoverage{Points: []Coverage{}}
	if len(s.labelled) == 0 {
		return c
	}
	levels := s.levels(func(i int) float64 { return s.rows[i].top })
	slices.SortFunc(levels, func(a, b level) int { return cmp.Compare(a.score, b.score) })
	kept, bad, sum, all := 0, 0, 0.0, float64(len(s.labelled))
	for _, l := range levels {
		n := l.good + l.bad
		for k := 1; k <= n; k++ { // within a level the bad ones are spread evenly: which comes first is chance
			sum += (float64(bad) + float64(l.bad*k)/float64(n)) / float64(kept+k)
		}
		kept, bad = kept+n, bad+l.bad
		p := Coverage{Kept: float64(kept) / all, Bad: float64(bad) / float64(kept), Risk: l.score}
		if last := len(c.Points) - 1; last >= 0 && math.Ceil(c.Points[last].Kept*mostPoints) == math.Ceil(p.Kept*mostPoints) {
			c.Points[last] = p
		} else {
			c.Points = append(c.Points, p)
		}
	}
	c.AURC = new(sum / all)
	return c
}
