package dossier

import (
	"slices"
	"strings"
	"unicode/utf8"

	"roundpeg/handoff/grammar"
)

var asking = grammar.New(askingWords, []string{"deorder", "dephone", "nlbestel"}, "", grammar.Joined(askingRulesWest, askingRulesSouth))

// kinds is a set of kinds of facts.
type kinds uint16

func kindBit(what string) kinds {
	for i, k := range Kinds {
		if k == what {
			return 1 << i
		}
	}
	return 0
}

func (k kinds) has(what string) bool { return k&kindBit(what) != 0 }

// Asked gives those of the facts that a text asks for, though they have been given: not those that it merely mentions, or names ("is it VX-4471?").
// Of each kind only what was given last and what the question may mean: a question when something was ordered does not ask when it broke.
func Asked(text string, facts []Fact) (again []Fact) {
	if len(facts) == 0 || utf8.RuneCountInString(text) > maxText {
		return nil
	}
	asked := questions(text)
	if len(asked) == 0 {
		return nil
	}
	for _, f := range facts {
		if about, ok := asked[f.What]; ok && (about == "" || f.About == "" || about == f.About) {
			again = append(again, f)
		}
	}
	return again
}

// Asks says whether a text asks for any fact, given or not.
func Asks(text string) bool {
	return utf8.RuneCountInString(text) <= maxText && len(questions(text)) > 0
}

// questions says which kinds of facts a text asks for; of dates and amounts, about what.
func questions(text string) map[string]string {
	ws := grammar.Words(text)
	hits := asking.Find(ws)
	if len(hits) == 0 {
		return nil
	}
	var out map[string]string
	for from := 0; from < len(ws); {
		to := grammar.SentenceEnd(text, ws, from)
		for _, what := range Kinds {
			if asksFor(text, ws, from, to, hits, what) {
				if out == nil {
					out = map[string]string{}
				}
				about := ""
				if what == Date || what == Amount {
					about = event(ws[from:to])
				}
				out[what] = about
			}
		}
		from = to
	}
	return out
}

// asksFor looks for the kind's noun in words from … to, and at what stands nearest in front of it: a request, or words that say that it is known.
// Without either in front, behind it. A noun alone asks with a question mark or a "please".
func asksFor(text string, ws []grammar.Word, from, to int, hits []grammar.Phrase, what string) bool {
	noun, whole := nounOf(hits, from, to, what)
	if noun < 0 || named(text, ws, from, to, what) {
		return false
	}
	before, after, at := "", "", -1
	for k, h := range hits {
		name := kindOf(h)
		if h.I < from || h.J >= to || name != "ask" && name != "has" || covered(hits, k) {
			continue
		}
		switch {
		case h.I <= noun && h.I >= at:
			before, at = name, h.I
		case h.I > noun && after == "":
			after = name
		}
	}
	switch {
	case whole:
		return before != "has" && question(text, ws, to)
	case before != "":
		return before == "ask"
	case after != "":
		return after == "ask"
	}
	return to-from <= 6 && (strings.Contains(tail(text, ws, to), "?") || hasAny(ws[from:to], pleas))
}

// kindOf is the name of a phrase's rule without its language: "asks date" counts as date.
func kindOf(h grammar.Phrase) string {
	name := h.Name[:strings.LastIndexByte(h.Name, ' ')]
	return strings.TrimPrefix(name, "asks ")
}

// nounOf finds the first phrase in words from … to that names a kind; whole, if it is a question by itself. A number that is an order's is no telephone number.
func nounOf(hits []grammar.Phrase, from, to int, what string) (i int, whole bool) {
	for _, h := range hits {
		if h.I < from || h.J >= to || kindOf(h) != what {
			continue
		}
		if what == Phone && slices.ContainsFunc(hits, func(o grammar.Phrase) bool {
			kind := kindOf(o)
			return (kind == Order || kind == VIN) && o.I <= h.J && h.I <= o.J
		}) {
			continue
		}
		return h.I, strings.HasPrefix(h.Name, "asks ")
	}
	return -1, false
}

// covered says that phrase k overlaps one that speaks against it: a request that begins sooner ("may I have"), or the other way round ("you need not
// send"). Of two that begin together the longer counts.
func covered(hits []grammar.Phrase, k int) bool {
	h, name := hits[k], kindOf(hits[k])
	for _, o := range hits {
		other := kindOf(o)
		if other == name || other != "ask" && other != "has" || o.I > h.J || h.I > o.J {
			continue
		}
		if o.I < h.I || o.I == h.I && (o.J > h.J || o.J == h.J && other == "has") {
			return true
		}
	}
	return false
}

func tail(text string, ws []grammar.Word, to int) string {
	if to < len(ws) {
		return text[ws[to-1].To:ws[to].From]
	}
	return text[ws[to-1].To:]
}

// question says that a sentence may be one by how it ends.
func question(text string, ws []grammar.Word, to int) bool {
	return strings.ContainsAny(tail(text, ws, to), "?？") || !strings.ContainsAny(tail(text, ws, to), ".!")
}

var pleas = grammar.Set(`please pls plz bitte svp plait favor favore alstublieft aub alsjeblieft graag`)

// named says whether a sentence names a value of the kind itself: then it asks whether that is right, or tells it.
func named(text string, ws []grammar.Word, from, to int, what string) bool {
	part := text[ws[from].From:ws[to-1].To]
	switch what {
	case Email:
		return strings.Contains(part, "@")
	case Product, Date:
		return false
	}
	digits := 0
	for _, r := range part {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= 3 || what == Amount && digits > 0
}
