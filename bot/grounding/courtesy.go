package grounding

import (
	"strings"
	"sync"

	"roundpeg/handoff/grammar"
)

// courtesies are the grammars of what may be said without a source.
var courtesies = sync.OnceValue(func() map[string]*grammar.Grammar {
	out := map[string]*grammar.Grammar{}
	for language, v := range vocabularies() {
		if len(v.courtesy) > 0 {
			out[language] = grammar.New(map[string]string{"barred": "", "filler": ""}, nil, "", map[string]string{"courtesy": strings.Join(v.courtesy, "\n"), "lead": strings.Join(v.leads, "\n")})
		}
	}
	return out
})

// courteous gives what is left of a sentence without its courtesies; false where nothing is.
func (w *walk) courteous(s sentence) (sentence, bool) {
	g := courtesies()[w.v.language]
	if g == nil {
		return s, true
	}
	if polite(g, w.v.levelled(s.text)) {
		return s, false
	}
	if n := lead(g, s.text); n > 0 {
		return w.v.read(strings.TrimLeft(s.text[n:], " ,:")), true
	}
	if len(s.parts) < 2 {
		return s, true
	}
	for _, sep := range []string{", ", " – ", " - ", ": "} {
		head, rest, ok := strings.Cut(s.text, sep)
		if ok && polite(g, w.v.levelled(head)) {
			return w.v.read(rest), true
		}
	}
	return s, true
}

// polite says that all of a text is one courtesy.
func polite(g *grammar.Grammar, text string) bool {
	if len(text) > 200 || strings.ContainsAny(text, "0123456789@") {
		return false
	}
	ws := grammar.Words(text)
	for i := range ws {
		ws[i].First, ws[i].Last = i == 0, i == len(ws)-1
	}
	for _, p := range g.Find(ws) {
		if p.Name == "courtesy" && p.I == 0 && p.J == len(ws)-1 {
			return true
		}
	}
	return false
}

// lead is how many bytes of a sentence only lead to what it says: "I'm afraid that …".
func lead(g *grammar.Grammar, text string) int {
	n := 0
	ws := grammar.Words(text)
	for _, p := range g.Find(ws) {
		if p.Name == "lead" && p.I == 0 && p.J < len(ws)-1 {
			n = max(n, ws[p.J].To)
		}
	}
	return n
}
