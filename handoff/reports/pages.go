package reports

import (
	"cmp"
	"slices"

	"roundpeg/chat"
)

// PageRow is what came of the bot's answers from one of the owner's pages.
type PageRow struct {
	Page       string `json:"page"`
	Answers    int    `json:"answers"`
	Helpful    int    `json:"helpful"`     // customers said that they were of use
	NotHelpful int    `json:"not_helpful"` // … of none
	Handed     int    `json:"handed"`      // a person was asked for, or came, later in the same visit
}

// mostPages is how many rows are told.
const mostPages = 200

func (t *Sums) answered(s chat.Session) {
	for _, p := range s.Pages {
		row := t.pages[p.Page]
		if row == nil {
			row = &PageRow{Page: p.Page}
			t.pages[p.Page] = row
		}
		row.Answers++
		row.Helpful += one(p.Helpful > 0)
		row.NotHelpful += one(p.Helpful < 0)
		row.Handed += one(p.Handed)
	}
}

// pageTable is most answers first.
func (t *Sums) pageTable() []PageRow {
	out := []PageRow{}
	for _, row := range t.pages {
		out = append(out, *row)
	}
	slices.SortFunc(out, func(a, b PageRow) int { return cmp.Or(b.Answers-a.Answers, cmp.Compare(a.Page, b.Page)) })
	return out[:min(len(out), mostPages)]
}

func pageRows(r Report) [][]string {
	rows := [][]string{{"page", "answers", "helpful", "not_helpful", "handed"}}
	for _, p := range r.Pages {
		rows = append(rows, []string{p.Page, num(p.Answers), num(p.Helpful), num(p.NotHelpful), num(p.Handed)})
	}
	return rows
}
