package handoff

import (
	"fmt"
	"math"
)

// doubts adds all of the risk that does not come from the customer's mood and gives its log-odds, before calibration.
func (v *view) doubts(why *tally) (z float64) {
	m := v.policy.model
	add := func(d doubt, value float64, format string, a ...any) {
		if value != 0 && m.doubts[d] != 0 {
			z += value * m.doubts[d]
			why.add(doubtNames[d], value, value*m.doubts[d]*m.Calibrated.Risk.Scale, fmt.Sprintf(format, a...))
		}
	}
	if v.paged {
		add(unfamiliar, 1-v.known, "the page “%s” answers it with a probability of %.2f", v.Page.Page, v.known)
	} else if !v.Chosen {
		add(unfamiliar, 1-v.known, "known with a probability of %.2f; the nearest phrase is “%s”", v.known, clipped(v.Reading.Nearest, 60))
		add(unsure, 1-v.sure, "sure of “%s” with %.2f", v.Reading.Intent, v.sure)
	}
	if !v.Chosen && !v.paged && len(v.Matters) == 0 {
		add(strays, v.strays(), "tells much more than the nearest phrase")
	}
	run := float64(v.talk.fallbacks)
	if !v.isKnown {
		run++
	}
	add(inARow, clamp(run/2), "did not understand %.0f in a row", run)
	if v.talk.confidence > 0 {
		add(falling, clamp(v.talk.confidence-v.sure), "less sure than a turn ago (%.2f)", v.talk.confidence)
	}
	if v.talk.unhelpful {
		add(noUse, 1, "the last answer was marked as no help")
	}
	add(turns, clamp(math.Log2(float64(1+v.talk.decisions))/4), "%d turns by now", 1+v.talk.decisions)
	switch {
	case v.asks.strong:
		add(asksHuman, 1, "asks for a person: “%s”", v.asks.quote)
	case v.asks.weak:
		add(hintsAtOne, 1, "may want a person: “%s”", v.asks.quote)
	}
	if v.fears.kind != "" {
		add(feared, v.fears.weight(), "a matter of %s: “%s”", v.fears.kind, v.fears.quote)
	}
	for _, o := range v.Opinions {
		if !math.IsNaN(o.Value) {
			add(advised, clamp(o.Value), "%s: %s", o.From, clipped(o.Says, 120))
		}
	}
	return z
}
