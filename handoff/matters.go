package handoff

import (
	"roundpeg/chat"
	"roundpeg/intents"
)

// mostMatters is how many matters of one message the bot answers: more are a case, and a person's.
const mostMatters = 3

// parts has a message about several matters weighed as a whole: as little sure as of the least sure of them, and as grave as the gravest.
func (v *view) parts() {
	if len(v.Matters) < 2 || len(v.Matters) != len(v.Reading.Parts) || v.Chosen {
		v.Matters = nil
		return
	}
	v.isKnown, v.known, v.sure = true, 1, 1
	for i, p := range v.Reading.Parts {
		v.known, v.sure = min(v.known, clamp(p.Known)), min(v.sure, clamp(p.Confidence))
		if m := v.Matters[i]; i == 0 || rank(m.Stakes) > rank(v.Intent.Stakes) {
			v.Intent = m
		}
	}
}

func rank(s intents.Stakes) int { return map[intents.Stakes]int{intents.Low: -1, intents.High: 1}[s] }

// severalMatters: what the bot has no words for, what may cost much and what is more than a few things at once goes to a person as one case. The rest is answered in parts.
func severalMatters(v *view) (verdict, bool) {
	if len(v.Matters) == 0 {
		return verdict{}, false
	}
	for _, m := range v.Matters {
		if len(m.Answer) == 0 || m.Stakes == intents.High {
			return handsOver(chat.MultiIssue), true
		}
	}
	return handsOver(chat.MultiIssue), len(v.Matters) > mostMatters
}

// foreign: in a language that nobody wrote phrases in, the bot can only guess.
func foreign(v *view) (verdict, bool) {
	return verdict{action: chat.Handoff, reason: chat.OutsideIntents, fallback: true}, v.Reading.Foreign && !v.Chosen && !v.paged
}
