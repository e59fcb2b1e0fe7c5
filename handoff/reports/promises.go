package reports

import (
	"cmp"
	"slices"

	"roundpeg/chat"
)

// Promises are those of one kind, or all, and what became of them as of Options.Now.
type Promises struct {
	What       string `json:"what,omitempty"` // callback, followup; "" all
	Made       int    `json:"made"`
	KeptInTime int    `json:"kept_in_time"`
	KeptLate   int    `json:"kept_late"` // also by a due time that was set only after the first had passed
	Broken     int    `json:"broken"`
	Overdue    int    `json:"overdue"`
	Open       int    `json:"open"`
	Moved      int    `json:"moved"` // got another due time, once or more
	Kept       Share  `json:"kept"`  // kept in time, of those that ended or whose due time is over
}

func (t *Sums) promised(s chat.Session) {
	for _, p := range s.Promises {
		of := t.promises[p.What]
		if of == nil {
			of = &Promises{What: p.What}
			t.promises[p.What] = of
		}
		of.count(p, p.State(t.o.Now))
	}
}

func (p *Promises) count(of chat.Promise, state string) {
	p.Made++
	p.Moved += one(of.Moved > 0)
	p.Broken += one(state == "broken")
	p.Overdue += one(state == "overdue")
	p.Open += one(state == "open")
	kept := state == "kept"
	p.KeptLate += one(kept && of.Breached)
	p.KeptInTime += one(kept && !of.Breached)
	p.Kept.Of += one(state != "open" || of.Breached)
}

// PromiseTable is all promises, and those of each kind.
type PromiseTable struct {
	Promises
	ByWhat []Promises `json:"by_what"`
}

func (t *Sums) promiseTable() PromiseTable {
	out := PromiseTable{ByWhat: []Promises{}}
	for _, p := range t.promises {
		row := *p
		row.Kept = share(row.KeptInTime, row.Kept.Of)
		out.ByWhat = append(out.ByWhat, row)
		out.Made += row.Made
		out.KeptInTime += row.KeptInTime
		out.KeptLate += row.KeptLate
		out.Broken += row.Broken
		out.Overdue += row.Overdue
		out.Open += row.Open
		out.Moved += row.Moved
		out.Kept.Of += row.Kept.Of
	}
	out.Kept = share(out.KeptInTime, out.Kept.Of)
	slices.SortFunc(out.ByWhat, func(a, b Promises) int { return cmp.Compare(a.What, b.What) })
	return out
}
