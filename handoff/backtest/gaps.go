package backtest

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Gap is how a policy treats the conversations of one language or intent, beside all.
type Gap struct {
	By             string   `json:"by"`               // language or intent
	Name           string   `json:"name"`             // "" not known
	Others         bool     `json:"others,omitempty"` // all that have fewer than 20 labelled conversations each
	Labelled       int      `json:"labelled"`
	Bad            int      `json:"bad"`
	Recall         *float64 `json:"recall,omitempty"`
	FalseAlarms    *float64 `json:"false_alarms,omitempty"`
	RecallGap      *Band    `json:"recall_gap,omitempty"` // over that of all, in shares: below 0, people of this kind get less help; none of fewer than ten
	FalseAlarmsGap *Band    `json:"false_alarms_gap,omitempty"`
}

const (
	fewest      = 20 // of a group
	fewestOfGap = 10 // bad or good ones, for a band: of two out of two, resamples would make a certainty
)

func (s *study) gaps() []Gap {
	out := s.gapsBy("language", func(c Case) string { return c.Language })
	return append(out, s.gapsBy("intent", func(c Case) string { return c.Intent })...)
}

// gapsBy needs two groups, or there is nothing to be seen.
func (s *study) gapsBy(by string, name func(Case) string) []Gap {
	of := map[string][]int{}
	for _, i := range s.labelled {
		of[name(s.cases[i])] = append(of[name(s.cases[i])], i)
	}
	out := []Gap{}
	var rows [][]int
	var others []int
	for _, n := range slices.SortedFunc(maps.Keys(of), func(a, b string) int { return cmp.Or(len(of[b])-len(of[a]), strings.Compare(a, b)) }) {
		if len(of[n]) < fewest {
			others = append(others, of[n]...)
			continue
		}
		out, rows = append(out, Gap{By: by, Name: n}), append(rows, of[n])
	}
	if len(others) > 0 {
		out, rows = append(out, Gap{By: by, Name: "others", Others: true}), append(rows, others)
	}
	if len(out) < 2 {
		return []Gap{}
	}
	s.compareGroups(out, rows)
	return out
}

// compareGroups fills in the figures of groups whose cases are rows.
func (s *study) compareGroups(groups []Gap, rows [][]int) {
	all := s.main()
	recall, alarms := all[1], all[2]
	figures := []*figure{recall, alarms}
	for _, of := range rows {
		bad := slices.DeleteFunc(slices.Clone(of), func(i int) bool { return !s.cases[i].Label.Bad })
		good := slices.DeleteFunc(slices.Clone(of), func(i int) bool { return s.cases[i].Label.Bad })
		r := s.share(bad, func(i int) bool { return s.rows[i].fate == InTime })
		a := s.share(good, func(i int) bool { return s.rows[i].fate.falseAlarm() })
		r.less, a.less = recall, alarms
		figures = append(figures, r, a)
	}
	bands := s.bands(figures...)
	for k := range groups {
		g := &groups[k]
		g.Labelled, g.Bad = len(rows[k]), len(figures[2+2*k].rows)
		if g.Bad >= fewestOfGap {
			g.RecallGap = bands[2+2*k]
		}
		if g.Labelled-g.Bad >= fewestOfGap {
			g.FalseAlarmsGap = bands[3+2*k]
		}
		g.Recall, g.FalseAlarms = figures[2+2*k].known(), figures[3+2*k].known()
	}
}
