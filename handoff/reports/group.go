package reports

import (
	"cmp"
	"slices"
	"time"
)

// Group is a row of a small table: a day, a language, an intent.
type Group struct {
	Name             string   `json:"name"`             // a date; a language; an intent; "" where it is not known
	Others           int      `json:"others,omitempty"` // so many names are summed up in this row, the last
	Sessions         int      `json:"sessions"`         // that began then, or are of it
	Settled          int      `json:"settled"`          // of these, over and judged: not open, silent or erased
	Contained        int      `json:"contained"`
	LeftAnswered     int      `json:"left_answered"`
	FalseContained   int      `json:"false_contained"`
	Success          int      `json:"success"`
	Handed           int      `json:"handed"`            // a person was asked for or came
	Containment      *float64 `json:"containment"`       // contained ÷ settled; null of none
	FalseContainment *float64 `json:"false_containment"` // falsely contained ÷ (contained + left answered + falsely contained); null of none
}

func groupIn[K comparable](all map[K]*Group, name K) *Group {
	g := all[name]
	if g == nil {
		g = &Group{}
		all[name] = g
	}
	return g
}

func (g *Group) count(j *judged) {
	g.Sessions++
	g.Settled += one(j.class.Settled())
	g.Contained += one(j.class == Contained)
	g.LeftAnswered += one(j.class == LeftAnswered)
	g.FalseContained += one(j.class == FalseContained)
	g.Success += one(j.class.Success())
	g.Handed += one(j.handed)
}

func (g *Group) add(o Group) {
	g.Others++
	g.Sessions += o.Sessions
	g.Settled += o.Settled
	g.Contained += o.Contained
	g.LeftAnswered += o.LeftAnswered
	g.FalseContained += o.FalseContained
	g.Success += o.Success
	g.Handed += o.Handed
}

// reckoned has its shares.
func (g Group) reckoned() Group {
	g.Containment = share(g.Contained, g.Settled).Share
	g.FalseContainment = share(g.FalseContained, g.Contained+g.LeftAnswered+g.FalseContained).Share
	return g
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// mostRows is how many rows a small table has before the rest is summed up.
const mostRows = 20

// table gives the largest groups first.
func table(all map[string]*Group) []Group {
	out := make([]Group, 0, len(all))
	for name, g := range all {
		row := *g
		row.Name = name
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Or(b.Sessions-a.Sessions, cmp.Compare(a.Name, b.Name)) })
	if len(out) > mostRows {
		rest := Group{}
		for _, g := range out[mostRows:] {
			rest.add(g)
		}
		out = append(out[:mostRows], rest)
	}
	for i := range out {
		out[i] = out[i].reckoned()
	}
	return out
}

// dayOf numbers the day on which t is in its zone.
func dayOf(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func dateOf(day int) string { return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly) }

// mostDays is how many days are told without a gap.
const mostDays = 400

// dayTable has every day from the first to the last of a time that is not too long; of a longer one those on which a session began.
func dayTable(all map[int]*Group, first, last int) []Group {
	out := []Group{}
	row := func(day int) {
		g := Group{}
		if had := all[day]; had != nil {
			g = *had
		}
		g.Name = dateOf(day)
		out = append(out, g.reckoned())
	}
	for day := range all {
		first, last = min(first, day), max(last, day)
	}
	if last-first < mostDays {
		for day := first; day <= last; day++ {
			row(day)
		}
		return out
	}
	var days []int
	for day := range all {
		days = append(days, day)
	}
	slices.Sort(days)
	for _, day := range days {
		row(day)
	}
	return out
}
