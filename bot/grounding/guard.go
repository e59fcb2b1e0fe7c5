// Package grounding says whether a text that a machine has written stands on its sources: the answer that a business has configured, and passages of its
// pages. Every number, address and policy in it must be there, and each of its sentences must say what one sentence there says: the same words or others for
// them, with the same negation and under the same conditions. It reads words and does not understand them, so it is strict: what a text loses by it is only
// fluency, since the configured answer can be used as it stands.
package grounding

import (
	"slices"
	"strings"

	"roundpeg/intents/lang"
	"roundpeg/locales"
)

// Sources are what a text must stand on, and the language that it must be in; "" for that of the sources.
type Sources struct {
	Texts    []string
	Language string
}

// What a Violation is of.
const (
	Number      = "number"
	Link        = "link"
	Contact     = "contact"
	Promise     = "promise"
	Policy      = "policy"
	Polarity    = "polarity"
	Unsupported = "unsupported"
	Language    = "language"
	Form        = "form"
)

// Violation is the first thing that a text says and its sources do not. Text is a word or a sentence of the text, so it is not for a log.
type Violation struct{ What, Text string }

func (v *Violation) Error() string { return "the text is not grounded in its sources: " + v.What }

// Check gives what a text says beyond its sources, as a *Violation. The text must be clean (see Clean).
func Check(text string, s Sources) error { return newGuard(s).check(text) }

// guard holds sources that are read.
type guard struct {
	v        *vocabulary
	language string
	said     []stated
	spelt    map[string][]int // sentences by how they are written
	index    map[string][]int // by the keys in them
}

// stated is a sentence of a source.
type stated struct {
	sentence
	source  int
	context map[string]bool // keys that it means without naming: of its heading, and of the sentence before it where it says "it"
	asks    bool            // is a question, on which nothing can stand
	excepts bool            // says in which cases the sentence before it does not hold
}

// newGuard reads sources.
func newGuard(s Sources) *guard {
	language := locales.Language(s.Language)
	if language == "" {
		if g := lang.Of(strings.Join(s.Texts, "\n"), "en"); g.Probability > .8 {
			language = g.Language
		}
	}
	g := &guard{v: vocabularyOf(language), language: language, spelt: map[string][]int{}, index: map[string][]int{}}
	for i, text := range s.Texts {
		g.add(i, plain(text))
	}
	return g
}

// add reads a source.
func (g *guard) add(source int, text string) {
	var heading, before *stated
	for _, sp := range g.v.split(text) {
		line := text[sp.From:sp.To]
		s := stated{sentence: g.v.read(line), source: source, context: map[string]bool{}}
		if len(s.tokens) == 0 {
			continue
		}
		s.asks = strings.HasSuffix(s.same, "?")
		s.means(heading, false)
		if before != nil {
			if s.is&pronoun != 0 || s.first == "sie" && s.is&passive != 0 || s.weight() <= 2 && s.addresses() || before.asks {
				s.means(before, true)
			}
			s.excepts = g.excepts(s.sentence)
		}
		if titles(line) && sp.To < len(text) {
			heading = &s
		}
		n := len(g.said)
		g.spelt[s.same] = append(g.spelt[s.same], n)
		for k := range s.in {
			g.index[k] = append(g.index[k], n)
		}
		g.said = append(g.said, s)
		before = &g.said[n]
	}
}

// means adds what another sentence speaks of to what s means without naming it: never what that one denies, and matters of policy only where topical says so.
func (s *stated) means(other *stated, topical bool) {
	if other == nil {
		return
	}
	for _, t := range other.tokens {
		if !other.parts[t.part].negated && (t.kind == content || topical && topics[t.key]) {
			s.context[t.key] = true
		}
	}
}

// addresses says that a sentence has an address.
func (s sentence) addresses() bool {
	return slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind > figureKind })
}

// titles says that a line is a heading.
func titles(line string) bool {
	return len(line) < 80 && !strings.ContainsAny(line[len(line)-1:], ".!?:;,") && len(strings.Fields(line)) <= 8
}

// excepts says that a sentence takes something back of the one before it.
func (g *guard) excepts(s sentence) bool {
	said := " " + s.spelt + " "
	return slices.ContainsFunc(g.v.exceptions, func(e string) bool {
		at := strings.Index(said, " "+e+" ")
		return at == 0 || at > 0 && strings.Contains(e, " ")
	})
}

func (g *guard) check(text string) error {
	w := g.walk()
	if err := w.form(text); err != nil {
		return err
	}
	for _, sp := range g.v.split(text) {
		if v := w.say(text[sp.From:sp.To]); v != nil {
			return v
		}
	}
	if v := w.end(); v != nil {
		return v
	}
	return nil
}
