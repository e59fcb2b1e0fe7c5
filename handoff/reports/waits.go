package reports

import (
	"cmp"
	"slices"
)

// Stays are stays in the line: those that ended with a person, and how many ended otherwise.
type Stays struct {
	Met    Spread `json:"met"`
	GaveUp int    `json:"gave_up"` // ended, or went back to the bot, before anybody came
	Called int    `json:"called"`  // accepted a call-back instead
}

// Rows of waits.
type (
	TierStays struct {
		Tier int `json:"tier"` // at its end
		Stays
	}
	LaneStays struct {
		Lane string `json:"lane"`
		Stays
	}
	HourStays struct {
		Hour int `json:"hour"` // in which it began, 0 … 23
		Stays
	}
	CellStays struct {
		Weekday int `json:"weekday"` // 1 Monday … 7 Sunday
		Hour    int `json:"hour"`
		Stays
	}
)

// Waits are how long people waited. They are counted from a request for a person to the first person, each hand-off once; what an agent passed on
// is apart. Where an agent took a conversation that nobody had asked for, nobody waited.
type Waits struct {
	Met           Spread      `json:"met"` // time to a person
	GaveUp        Spread      `json:"gave_up"`
	Called        Spread      `json:"called"`
	Passed        Spread      `json:"passed"`  // until another person came, after an agent passed it on or went away
	Waiting       int         `json:"waiting"` // now
	Longest       *float64    `json:"longest"` // of those who wait now, in seconds
	ByTier        []TierStays `json:"by_tier"`
	ByLane        []LaneStays `json:"by_lane"`
	ByHour        []HourStays `json:"by_hour"`         // all 24
	ByWeekdayHour []CellStays `json:"by_weekday_hour"` // those in which somebody began to wait
}

// group gathers stays of one row, in ascending order.
type group struct {
	met          []int64
	gone, called int
}

func (g *group) add(s stay) {
	switch s.end {
	case met:
		g.met = append(g.met, s.ms)
	case called:
		g.called++
	default:
		g.gone++
	}
}

func (g *group) stays() Stays {
	if g == nil {
		return Stays{}
	}
	return Stays{Met: spread(g.met), GaveUp: g.gone, Called: g.called}
}

// cell is an hour of a weekday.
type cell struct{ weekday, hour int8 }

func (l *line) waits() Waits {
	slices.SortFunc(l.stays, func(a, b stay) int { return cmp.Compare(a.ms, b.ms) })
	slices.Sort(l.passed)
	var all [3][]int64
	tiers, lanes, hours, cells := map[int16]*group{}, map[uint32]*group{}, map[int8]*group{}, map[cell]*group{}
	for _, s := range l.stays {
		all[s.end] = append(all[s.end], s.ms)
		into(tiers, s.tier).add(s)
		into(lanes, s.lane).add(s)
		into(hours, s.hour).add(s)
		into(cells, cell{s.weekday, s.hour}).add(s)
	}
	w := Waits{Met: spread(all[met]), GaveUp: spread(all[gone]), Called: spread(all[called]), Passed: spread(l.passed), Waiting: l.waiting,
		ByTier: []TierStays{}, ByLane: []LaneStays{}, ByWeekdayHour: []CellStays{}}
	if l.waiting > 0 {
		w.Longest = seconds(l.longest)
	}
	for tier, g := range tiers {
		w.ByTier = append(w.ByTier, TierStays{int(tier), g.stays()})
	}
	slices.SortFunc(w.ByTier, func(a, b TierStays) int { return a.Tier - b.Tier })
	for lane, i := range l.lanes {
		if g := lanes[i]; g != nil {
			w.ByLane = append(w.ByLane, LaneStays{lane, g.stays()})
		}
	}
	slices.SortFunc(w.ByLane, func(a, b LaneStays) int { return cmp.Compare(a.Lane, b.Lane) })
	for hour := range 24 {
		w.ByHour = append(w.ByHour, HourStays{hour, hours[int8(hour)].stays()})
	}
	for c, g := range cells {
		w.ByWeekdayHour = append(w.ByWeekdayHour, CellStays{int(c.weekday), int(c.hour), g.stays()})
	}
	slices.SortFunc(w.ByWeekdayHour, func(a, b CellStays) int { return cmp.Or(a.Weekday-b.Weekday, a.Hour-b.Hour) })
	return w
}

func into[K comparable](all map[K]*group, k K) *group {
	g := all[k]
	if g == nil {
		g = &group{}
		all[k] = g
	}
	return g
}
