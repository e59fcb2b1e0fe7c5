package training

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"roundpeg/handoff"
	"roundpeg/handoff/fit"
)

// So many labels are drawn so often.
const refitLabels, refitDraws = 400, 100

// refitStar refits a model that never saw STAR with some labels of it, and measures on the rest.
func refitStar(m *handoff.Model, all []dialogue) Refitted {
	r := Refitted{Labels: refitLabels, Draws: refitDraws}
	x, last := make([]handoff.Labelled, len(all)), make([]handoff.Features, len(all)) // neither depends on the weights
	for i, d := range all {
		x[i] = m.Label(d.Turns, d.bad, d.group)
		turns := m.Measure(d.Turns)
		last[i] = turns[len(turns)-1]
	}
	var after []float64
	for draw := range refitDraws {
		order := shuffled(all, draw)
		var labels []handoff.Labelled
		for _, i := range order[:refitLabels] {
			labels = append(labels, x[i])
		}
		own := m.Refit(labels)
		var was, is []fit.Scored
		for _, i := range order[refitLabels:] {
			was = append(was, fit.Scored{P: m.WornOut(&last[i]), Bad: all[i].bad})
			is = append(is, fit.Scored{P: own.WornOut(&last[i]), Bad: all[i].bad})
		}
		after = append(after, fit.ECE(is, 10))
		r.Before += fit.ECE(was, 10) / refitDraws
		r.ACE += fit.ACE(is, 10) / refitDraws
		r.Was += fit.AUROC(was) / refitDraws
		r.AUROC += fit.AUROC(is) / refitDraws
	}
	for _, e := range after {
		r.After += e / refitDraws
	}
	for _, e := range after {
		r.Spread += (e - r.After) * (e - r.After) / refitDraws
	}
	r.Spread = math.Sqrt(r.Spread)
	return r
}

// shuffled is an order of dialogues that is the same for the same draw.
func shuffled(all []dialogue, draw int) []int {
	keys, order := make([]uint32, len(all)), make([]int, len(all))
	for i, d := range all {
		keys[i], order[i] = fit.Fold(fmt.Sprintf("%d %s", draw, d.ID), math.MaxUint32), i
	}
	slices.SortFunc(order, func(a, b int) int {
		if keys[a] != keys[b] {
			return map[bool]int{true: -1, false: 1}[keys[a] < keys[b]]
		}
		return strings.Compare(all[a].ID, all[b].ID)
	})
	return order
}
