package handoff

var requests = newGrammar(requestWords, requestSpelt, requestProtect, requestRules)

// asking is what a text asks for.
type asking struct {
	strong, weak bool
	quote        string // the customer's words
}

// asks finds a request for a person in a text. Methods: the pattern tables above, tuned on public utterances that ask for a person
// and, for false alarms, on such that ask for anything else (see TestRequestsOnData).
func asks(text string, ws []word) (a asking) {
	hits := requests.find(ws)
	if len(hits) == 0 {
		return a
	}
	barred := make([]bool, len(ws))
	for _, f := range hits {
		if f.name == "not" {
			for k := f.i; k <= f.j; k++ {
				barred[k] = true
			}
		}
	}
hits:
	for _, f := range hits {
		if f.name == "not" {
			continue
		}
		for k := f.i; k <= f.j; k++ {
			if barred[k] {
				continue hits
			}
		}
		if strong := f.name != "hint"; strong && !a.strong || !a.weak && !a.strong {
			a = asking{strong: strong, weak: !strong, quote: quote(text, ws, f.i, f.j)}
		}
	}
	return a
}

// AsksHuman says whether a text asks for a person: plainly (strong), which is always honoured, or so that it may be meant (weak).
func (p *Policy) AsksHuman(text string) (strong, weak bool) {
	a := asks(text, words(text))
	return a.strong, a.weak
}
