package handoff

import (
	"fmt"
	"math"

	"roundpeg/chat"
	"roundpeg/intents"
)

// Decide says what the bot does about a turn, and why: by the first of the rules that speaks, and where none does by the risk that it ends badly
// if the bot keeps the session.
func (p *Policy) Decide(t Turn) chat.Decision {
	v := p.look(t)
	why := tally{}
	worn := why.worn(v.feats)
	doubts := v.doubts(&why)
	why.add("base", 1, baseWeight, "any conversation")
	risk := sigmoid(why.sum())
	v.risk = risk
	d := chat.Decision{Action: chat.Answer, Intent: t.Reading.Intent, Confidence: v.sure, Known: v.known, Frustration: frustrated(worn), Risk: risk,
		Threshold: p.threshold(v.Intent), Why: why.parts, Nearest: t.Reading.Nearest, Model: modelName}
	if len(v.Matters) > 0 {
		d.Intent = v.Intent.Name
	}
	for _, m := range v.Matters {
		d.Parts = append(d.Parts, m.Name)
	}
	for _, a := range t.Reading.Alternatives {
		d.Alternatives = append(d.Alternatives, chat.Alternative(a))
	}
	for _, rule := range rules {
		if says, ok := rule(v); ok {
			d.Action, d.Reason, d.Fallback = says.action, says.reason, says.fallback
			if d.Action == chat.Handoff && d.Reason == chat.OutsideIntents && d.Frustration >= .5 {
				d.Reason = chat.Frustration // what somebody writes who is fed up fits no intent; the mood is why they need a person, and soon
			}
			if d.Action == chat.Clarify {
				d.Alternatives = d.Alternatives[:min(2, len(d.Alternatives))]
			}
			return d
		}
	}
	reason := chat.OutsideIntents
	if worn > doubts {
		reason = chat.Frustration
	}
	switch {
	case risk >= d.Threshold:
		d.Action, d.Reason = chat.Handoff, reason
	case v.asks.weak:
		d.Action, d.Reason = chat.Offer, chat.ExplicitRequest
	case risk >= d.Threshold*p.opt.OfferAt:
		d.Action, d.Reason = chat.Offer, reason
	}
	return d
}

// look draws from a turn all that rules and risk rest on.
func (p *Policy) look(t Turn) *view {
	v := &view{Turn: t, policy: p, talk: follow(t.Log), known: clamp(t.Reading.Known), sure: clamp(t.Reading.Confidence),
		isKnown: t.Reading.IsKnown && t.Reading.Intent != ""}
	if math.IsNaN(v.known) || math.IsNaN(v.sure) {
		v.known, v.sure, v.isKnown = 0, 0, false
	}
	if t.Chosen {
		v.known, v.sure, v.isKnown = 1, 1, true
	}
	v.parts()
	v.text = v.talk.asked()
	v.words = words(v.text)
	v.asks, v.fears = asks(v.text, v.words), fears(v.text, v.words)
	if v.fears.kind != "" && v.prepared() {
		v.fears = danger{}
	}
	says := v.talk.says[max(0, len(v.talk.says)-span):]
	all := make([]heard, len(says))
	for i, s := range says {
		all[i] = hear(s)
	}
	v.feats = measure(all)
	if v.talk.open == 1 {
		v.now = all[len(all)-1]
	} else {
		v.now = hear(said{by: chat.Customer, text: v.text})
	}
	v.repeats = saidBefore(all[:max(0, len(all)-v.talk.open)], &v.now)
	return v
}

// saidBefore counts how often the customer said nearly the same before. Short and courteous texts do not count: "yes please" bears repeating.
func saidBefore(earlier []heard, now *heard) (n int) {
	if now.words < 3 || now.cues.n[cueThanks] > 0 {
		return 0
	}
	for i := range earlier {
		if e := &earlier[i]; e.by == chat.Customer && e.mark.similar(&now.mark) >= .7 {
			n++
		}
	}
	return n
}

// doubts adds all of the risk that does not come from the customer's mood and gives its log-odds.
func (v *view) doubts(why *tally) (z float64) {
	add := func(signal string, value, weight float64, format string, a ...any) {
		z += value * weight
		why.add(signal, value, value*weight, fmt.Sprintf(format, a...))
	}
	if !v.Chosen {
		add("unknown", 1-v.known, wUnknown, "known with a probability of %.2f; the nearest phrase is “%s”", v.known, clipped(v.Reading.Nearest, 60))
		add("unsure", 1-v.sure, wUnsure, "sure of “%s” with %.2f", v.Reading.Intent, v.sure)
	}
	if !v.Chosen && len(v.Matters) == 0 {
		add("strays", v.strays(), wStrays, "tells much more than the nearest phrase")
	}
	add("stakes", map[intents.Stakes]float64{intents.Low: 0, intents.High: 1, intents.Medium: .5, "": .5}[v.Intent.Stakes], wStakes, "what a wrong answer may cost")
	run := float64(v.talk.fallbacks)
	if !v.isKnown {
		run++
	}
	add("fallbacks_in_a_row", clamp(run/2), wRun, "did not understand %.0f in a row", run)
	if v.talk.confidence > 0 {
		add("falling", clamp(v.talk.confidence-v.sure), wFalling, "less sure than a turn ago (%.2f)", v.talk.confidence)
	}
	if v.talk.unhelpful {
		add("no_use", 1, wNoUse, "the last answer was marked as no help")
	}
	add("turns", clamp(math.Log2(float64(1+v.talk.decisions))/4), wTurns, "%d turns by now", 1+v.talk.decisions)
	switch {
	case v.asks.strong:
		add("asks_human", 1, wAsked, "asks for a person: “%s”", v.asks.quote)
	case v.asks.weak:
		add("hints_at_human", 1, wHinted, "may want a person: “%s”", v.asks.quote)
	}
	if v.fears.kind != "" {
		add(v.fears.kind, 1, wDanger, "a matter of %s: “%s”", v.fears.kind, v.fears.quote)
	}
	return z
}
