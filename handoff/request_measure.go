package handoff

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"roundpeg/handoff/grammar"
)

// What the model may add to the alarms of the rule: of 1,000 task turns, and of 1,000 of our own phrases that only look like a request. The rule alone
// stands near .25 in 1,000 task turns and the whole must stay below 1. An offer costs the customer less than a handover that they did not want.
const (
	requestAlarms, requestOwnAlarms = .01, 4
	requestOffers, requestOwnOffers = .1, 10
)

// requestTally counts turns of one set.
type requestTally struct{ all, rule, model, both int }

// requestMeasure finds the bounds from which the model counts, and what rule and model find alone and together, each text read by a model that
// did not see it.
func requestMeasure(m *RequestModel, texts []requestText, by func(i int) *RequestModel, log io.Writer) {
	odds, plain := make([]float64, len(texts)), make([]bool, len(texts))
	var loud, own quiet
	for i, t := range texts {
		ws := grammar.Words(t.text)
		a, nots := ruled(t.text, ws)
		plain[i] = a.strong
		odds[i], _, _ = by(i).surest(ws, nots)
		switch {
		case t.asks || t.set == "convabuse": // small talk, no task turns
		case t.own:
			own.add(1, a.strong, odds[i])
		default:
			loud.add(t.times, a.strong, odds[i])
		}
	}
	m.Strong = max(loud.bound(requestAlarms), own.bound(requestOwnAlarms))
	m.Weak = min(m.Strong, max(loud.bound(requestOffers), own.bound(requestOwnOffers)))

	sets := map[string]*requestTally{}
	for i, t := range texts {
		name := t.set + " no"
		if t.asks {
			name = t.set + " yes"
		}
		if sets[name] == nil {
			sets[name] = &requestTally{}
		}
		sets[name].add(t.times, plain[i], odds[i] >= m.Strong)
	}
	roll := dice(99) // other slips than those that were trained on
	for slips := 1; slips <= 3; slips++ {
		for i, t := range texts {
			if !t.asks {
				continue
			}
			text, name := t.text, fmt.Sprintf("%s yes, %d slips", t.set, slips)
			for range slips {
				text = misspelt(text, &roll)
			}
			ws := grammar.Words(text)
			a, nots := ruled(text, ws)
			o, _, _ := by(i).surest(ws, nots)
			if sets[name] == nil {
				sets[name] = &requestTally{}
			}
			sets[name].add(1, a.strong, o >= m.Strong)
		}
	}
	m.Found = map[string]float64{}
	fmt.Fprintf(log, "strong from %.1f, weak from %.1f\n", m.Strong, m.Weak)
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		s := sets[name]
		of := func(n int) float64 { return math.Round(10000*float64(n)/float64(s.all)) / 10000 }
		fmt.Fprintf(log, "%-24s %6d: rule %.4f, model %.4f, both %.4f\n", name, s.all, of(s.rule), of(s.model), of(s.both))
		m.Found[name+": rule"], m.Found[name+": both"] = of(s.rule), of(s.both)
	}
}

func (s *requestTally) add(n int, rule, model bool) {
	s.all += n
	if rule {
		s.rule += n
	}
	if model {
		s.model += n
	}
	if rule || model {
		s.both += n
	}
}

// quiet are the log odds of turns that ask for nothing, but for those that the rule hears already.
type quiet struct {
	turns int
	odds  []float64
}

func (q *quiet) add(times int, rule bool, odds float64) {
	q.turns += times
	for range times {
		if !rule {
			q.odds = append(q.odds, odds)
		}
	}
}

// bound is the lowest tenth that at most so many of 1,000 turns reach.
func (q *quiet) bound(per1000 float64) float64 {
	slices.SortFunc(q.odds, func(a, b float64) int { return cmp.Compare(b, a) })
	n := int(per1000 * float64(q.turns) / 1000)
	if n >= len(q.odds) {
		return 0
	}
	return (math.Floor(q.odds[n]*10) + 1) / 10
}
