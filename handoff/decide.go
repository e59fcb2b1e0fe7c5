package handoff

import (
	"roundpeg/chat"
)

// Decide says what the bot does about a turn.
func (p *Policy) Decide(t Turn) chat.Decision {
	d := chat.Decision{Action: chat.Answer, Intent: t.Reading.Intent, Confidence: t.Reading.Confidence, Known: t.Reading.Known,
		Threshold: p.threshold(t.Intent), Nearest: t.Reading.Nearest, Model: "draft"}
	d.Risk = 1 - t.Reading.Known
	strong, _ := p.AsksHuman(lastWords(t.Log))
	switch {
	case strong:
		d.Action, d.Reason = chat.Handoff, chat.ExplicitRequest
	case t.NoneOf:
		d.Action, d.Reason = chat.Handoff, chat.Ambiguous
	case t.Chosen:
	case !t.Reading.IsKnown:
		d.Action, d.Reason, d.Fallback = chat.Handoff, chat.OutsideIntents, true
	case t.Reading.Ambiguous:
		d.Action, d.Reason = chat.Clarify, chat.Ambiguous
		for _, a := range t.Reading.Alternatives[:min(2, len(t.Reading.Alternatives))] {
			d.Alternatives = append(d.Alternatives, chat.Alternative(a))
		}
	}
	return d
}

func lastWords(log []chat.Event) string {
	for i := len(log) - 1; i >= 0; i-- {
		if m, ok := log[i].Body.(chat.Message); ok && log[i].By.Role == chat.Customer {
			return m.Text
		}
	}
	return ""
}
