package handoff

import (
	"cmp"

	"roundpeg/chat"
	"roundpeg/handoff/fit"
	"roundpeg/intents"
)

// Decide says what the bot does about a turn, and why: by the first of the rules that speaks, and where none does by the risk that it ends badly
// if the bot keeps the session, held against what a person's time costs now.
func (p *Policy) Decide(t Turn) chat.Decision {
	v := p.look(t)
	why := tally{}
	worn := p.model.worn(&why, &v.feats)
	doubts := v.doubts(&why)
	p.model.base(&why)
	v.risk = fit.Sigmoid(why.sum())
	var costs chat.Costs
	v.threshold, costs = p.set.threshold(v.Intent.Stakes, v.Again, v.Available, v.Wait, v.Load)
	d := chat.Decision{Action: chat.Answer, Intent: v.intent(), Confidence: v.sure, Known: v.known, Frustration: p.model.frustrated(worn), Risk: v.risk,
		Threshold: v.threshold, Why: why.parts, Nearest: v.Reading.Nearest, Costs: &costs, Scorer: p.version, Model: p.model.Name}
	if len(v.Matters) > 0 {
		d.Intent = v.Intent.Name
	}
	if v.paged {
		d.Page = v.Page.Page
	}
	for _, m := range v.Matters {
		d.Parts = append(d.Parts, m.Name)
	}
	for _, a := range v.Reading.Alternatives {
		d.Alternatives = append(d.Alternatives, chat.Alternative{Intent: a.Intent, Confidence: clamp(a.Confidence)})
	}
	d.Given = v.given(d.Intent)
	for _, r := range rules {
		if says, ok := r.asks(v); ok {
			d.Action, d.Reason, d.Fallback, d.Rule = says.action, says.reason, says.fallback, r.name
			if d.Action == chat.Handoff && d.Reason == chat.OutsideIntents && d.Frustration >= .5 {
				d.Reason = chat.Frustration // what somebody writes who is fed up fits no intent; the mood is why they need a person, and soon
			}
			if d.Action == chat.Clarify {
				d.Alternatives = d.Alternatives[:min(2, len(d.Alternatives))]
			}
			return d
		}
	}
	d.Action, d.Reason = v.weigh(worn > doubts)
	return d
}

// weigh decides by the risk.
func (v *view) weigh(mood bool) (action string, reason chat.Reason) {
	set := &v.policy.set
	reason = chat.OutsideIntents
	if mood {
		reason = chat.Frustration
	}
	switch {
	case v.risk >= v.threshold && v.Intent.Stakes == intents.High && v.sure < set.Sure:
		return chat.Handoff, chat.HighStakes
	case v.risk >= v.threshold:
		if t, _ := set.threshold(v.Intent.Stakes, false, v.Available, v.Wait, v.Load); v.risk < t {
			reason = chat.RepeatContact // it is that which tips the scales
		}
		return chat.Handoff, reason
	case v.asks.weak:
		return chat.Offer, chat.ExplicitRequest
	case v.talk.offeredLately():
		return chat.Answer, ""
	case v.sameReply():
		return chat.Offer, chat.RepeatedFailure
	case v.risk >= v.threshold*set.OfferAt, v.talk.raised(set.OfferAt, set.OfferAt*set.Release) && v.risk >= v.threshold*set.OfferAt*set.Release:
		return chat.Offer, reason
	}
	return chat.Answer, ""
}

// given is what the decision rests on beside the log.
func (v *view) given(intent string) *chat.Given {
	r := &v.Reading
	g := &chat.Given{Known: r.Known, Confidence: r.Confidence, IsKnown: r.IsKnown, Ambiguous: r.Ambiguous, Foreign: r.Foreign, Chosen: v.Chosen, NoneOf: v.NoneOf, Wordless: v.Wordless,
		Stakes: string(v.Turn.Intent.Stakes), Lane: string(v.Turn.Intent.Lane), Again: v.Again, Available: v.Available, Wait: v.Wait.Seconds(), Load: v.Load, Opinions: v.Opinions, Page: v.Page}
	if n := len(v.Log); n > 0 {
		g.Upto = v.Log[n-1].Seq
	}
	if r.Intent != intent {
		g.Intent = cmp.Or(r.Intent, noIntent)
	}
	for i, m := range v.Matters {
		g.Parts = append(g.Parts, chat.Part{Intent: m.Name, Known: clamp(r.Parts[i].Known), Confidence: clamp(r.Parts[i].Confidence), Stakes: string(m.Stakes), Lane: string(m.Lane), Answer: len(m.Answer) > 0})
	}
	return g
}

// noIntent stands for none where the decision names one.
const noIntent = "-"
