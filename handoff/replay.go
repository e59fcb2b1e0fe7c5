package handoff

import (
	"time"

	"roundpeg/chat"
	"roundpeg/intents"
)

// Replay decides anew about a decision of a stored log: from the log up to what was read then, and what else it rested on. With the settings and the
// model that it was made with it gives the same decision, bit for bit. Of decisions of older programs, which do not say what they rested on, the most is guessed.
func (p *Policy) Replay(log []chat.Event, d chat.Decision) chat.Decision {
	g := d.Given
	if g == nil {
		g = &chat.Given{Known: d.Known, Confidence: d.Confidence, IsKnown: !d.Fallback}
	}
	t := Turn{Log: upto(log, g.Upto), Chosen: g.Chosen, NoneOf: g.NoneOf, Wordless: g.Wordless, Again: g.Again, Available: g.Available,
		Wait: time.Duration(g.Wait * float64(time.Second)), Load: g.Load, Opinions: g.Opinions, Page: g.Page}
	t.Reading = intents.Reading{Intent: d.Intent, Known: g.Known, Confidence: g.Confidence, IsKnown: g.IsKnown, Ambiguous: g.Ambiguous, Foreign: g.Foreign, Nearest: d.Nearest}
	switch g.Intent {
	case "":
	case noIntent:
		t.Reading.Intent = ""
	default:
		t.Reading.Intent = g.Intent
	}
	t.Intent = intents.Intent{Name: t.Reading.Intent, Stakes: intents.Stakes(g.Stakes), Lane: intents.Lane(g.Lane)}
	for _, a := range d.Alternatives {
		t.Reading.Alternatives = append(t.Reading.Alternatives, intents.Alternative(a))
	}
	for _, part := range g.Parts {
		t.Reading.Parts = append(t.Reading.Parts, intents.Part{Intent: part.Intent, Known: part.Known, Confidence: part.Confidence})
		m := intents.Intent{Name: part.Intent, Stakes: intents.Stakes(part.Stakes), Lane: intents.Lane(part.Lane)}
		if part.Answer {
			m.Answer = map[string]string{"": part.Intent}
		}
		t.Matters = append(t.Matters, m)
	}
	return p.Of(d.Scorer).Decide(t)
}

// upto is the log up to and including seq; all of it for 0.
func upto(log []chat.Event, seq chat.Seq) []chat.Event {
	for i, e := range log {
		if seq > 0 && e.Seq > seq {
			return log[:i]
		}
	}
	return log
}
