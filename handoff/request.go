package handoff

import (
	"strings"

	"roundpeg/handoff/grammar"
)

var requests = requestGrammar()

func requestGrammar() *grammar.Grammar {
	g := grammar.New(merged(requestWords, requestWordsWest, requestWordsSouth), requestSpelt, requestProtect, merged(requestRules, requestRulesWest, requestRulesSouth))
	g.ReadTogether()
	return g
}

func merged(all ...map[string]string) map[string]string {
	out := map[string]string{}
	for _, m := range all {
		for k, v := range m {
			if _, twice := out[k]; twice {
				panic("handoff: twice in the tables of requests: " + k)
			}
			out[k] = v
		}
	}
	return out
}

// asking is what a text asks for.
type asking struct {
	strong, weak bool
	quote        string // the customer's words
}

// asks finds a request for a person in a text. Methods: the pattern tables, and where they see no plain request, a small model that was trained on
// public utterances (see RequestModel). Both were tuned on such that ask for a person and, for false alarms, on such that ask for anything else.
func asks(text string, ws []grammar.Word) asking { return requestModel.asks(text, ws) }

// asks is what rule and model say together: what the rule hears plainly is a request. What the model alone is sure of is one, too, unless it lies in a
// sentence with a phrase that only looks like a request.
func (m *RequestModel) asks(text string, ws []grammar.Word) asking {
	a, nots := ruled(text, ws)
	if a.strong {
		return a
	}
	if odds, i, j := m.surest(ws, nots); odds >= m.Strong {
		return asking{strong: true, quote: quote(text, ws, i, j-1)}
	} else if odds >= m.Weak && !a.weak {
		return asking{weak: true, quote: quote(text, ws, i, j-1)}
	}
	return a
}

// part is where something lies in a text, in bytes.
type part struct{ from, to int }

// ruled is what the rule says, and where phrases lie that look like a request and are none.
func ruled(text string, ws []grammar.Word) (a asking, nots []part) {
	ws = requests.Mark(ws)
	hits := requests.Phrases(ws)
	if len(hits) == 0 {
		return a, nil
	}
	barred := make([]bool, len(ws))
	for _, f := range hits {
		if !strings.HasPrefix(f.Name, "not") || answersNo(text, ws, f.I) {
			continue
		}
		nots = append(nots, part{ws[f.I].From, ws[f.J].To})
		for k := f.I; k <= f.J; k++ {
			barred[k] = true
		}
	}
hits:
	for _, f := range hits {
		if strings.HasPrefix(f.Name, "not") {
			continue
		}
		for k := f.I; k <= f.J; k++ {
			if barred[k] {
				continue hits
			}
		}
		if strong := !strings.HasPrefix(f.Name, "hint"); strong && !a.strong || !a.weak && !a.strong {
			a = asking{strong: strong, weak: !strong, quote: quote(text, ws, f.I, f.J)}
		}
	}
	return a, nots
}

// answersNo says whether word i is a "no" with a comma after it: "no, quiero hablar con alguien" answers the bot and asks for a person, where without
// the comma it refuses one.
func answersNo(text string, ws []grammar.Word, i int) bool {
	if i+1 >= len(ws) {
		return false
	}
	switch ws[i].Text {
	case "no", "non", "nao", "n", "nein", "nee":
		return ws[i].To < ws[i+1].From && strings.Contains(text[ws[i].To:ws[i+1].From], ",")
	}
	return false
}

// AsksHuman says whether a text asks for a person: plainly (strong), which is always honoured, or so that it may be meant (weak).
func (p *Policy) AsksHuman(text string) (strong, weak bool) {
	a := asks(text, grammar.Words(text))
	return a.strong, a.weak
}
