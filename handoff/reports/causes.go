package reports

import (
	"cmp"
	"slices"

	"roundpeg/chat"
)

// CauseRow is why so many sessions came about, as agents said when they closed them, and whose it is.
type CauseRow struct {
	Department string  `json:"department"` // "" where none was named
	Cause      string  `json:"cause"`
	Sessions   int     `json:"sessions"`
	Percent    float64 `json:"percent"`
}

// Causes are rows by department, most first. Rest counts the sessions of rows that are not told.
type Causes struct {
	Total       int        `json:"total"`
	Departments []CauseRow `json:"departments"` // without causes
	Rows        []CauseRow `json:"rows"`
	Rest        int        `json:"rest"`
}

type causeKey struct{ department, cause string }

// mostCauses is how many rows are told: causes are free text.
const mostCauses = 200

func (t *Sums) caused(s chat.Session) {
	if s.State == chat.Ended && (s.Cause != "" || s.Blamed != "") {
		t.causes[causeKey{s.Blamed, s.Cause}]++
	}
}

func (t *Sums) causeTable() Causes {
	by := map[string]int{}
	var rows, departments []CauseRow
	total := 0
	for k, n := range t.causes {
		rows = append(rows, CauseRow{Department: k.department, Cause: k.cause, Sessions: n})
		by[k.department] += n
		total += n
	}
	for name, n := range by {
		departments = append(departments, CauseRow{Department: name, Sessions: n})
	}
	out := Causes{Total: total, Rows: ranked(rows), Departments: ranked(departments)}
	for _, row := range out.Rows[min(len(out.Rows), mostCauses):] {
		out.Rest += row.Sessions
	}
	out.Rows = out.Rows[:min(len(out.Rows), mostCauses)]
	return out
}

// ranked sorts rows, most first, and gives them percents that add up.
func ranked(rows []CauseRow) []CauseRow {
	slices.SortFunc(rows, func(a, b CauseRow) int {
		return cmp.Or(b.Sessions-a.Sessions, cmp.Compare(a.Department, b.Department), cmp.Compare(a.Cause, b.Cause))
	})
	counts := make([]int, len(rows))
	for i, row := range rows {
		counts[i] = row.Sessions
	}
	for i, p := range percents(counts) {
		rows[i].Percent = p
	}
	return append([]CauseRow{}, rows...)
}
