package reports

import (
	"cmp"
	"slices"

	"roundpeg/chat"
)

// Handoffs are the requests for a person by reason, each once.
type Handoffs struct {
	Total    int         `json:"total"`
	ByReason []ReasonRow `json:"by_reason"` // most first
	Earlier  int         `json:"earlier"`   // of the total, those that a session with very many does not list any more
}

// ReasonRow is what became of the hand-offs of one reason.
type ReasonRow struct {
	Reason   chat.Reason `json:"reason"`
	Handoffs int         `json:"handoffs"`
	Percent  float64     `json:"percent"` // of those listed; they add up to 100
	Met      int         `json:"met"`
	Called   int         `json:"called"`
	GaveUp   int         `json:"gave_up"`
	Waiting  int         `json:"waiting"`
}

func (l *line) reason(r chat.Reason) *ReasonRow {
	row := l.reasons[r]
	if row == nil {
		row = &ReasonRow{Reason: r}
		l.reasons[r] = row
	}
	return row
}

func (l *line) handoffs() Handoffs {
	h := Handoffs{Total: l.total, ByReason: []ReasonRow{}}
	for _, row := range l.reasons {
		h.ByReason = append(h.ByReason, *row)
	}
	slices.SortFunc(h.ByReason, func(a, b ReasonRow) int { return cmp.Or(b.Handoffs-a.Handoffs, cmp.Compare(a.Reason, b.Reason)) })
	var counts []int
	listed := 0
	for _, row := range h.ByReason {
		counts, listed = append(counts, row.Handoffs), listed+row.Handoffs
	}
	for i, p := range percents(counts) {
		h.ByReason[i].Percent = p
	}
	h.Earlier = max(0, l.total-listed)
	return h
}
