package knowledge

import (
	"regexp"
	"strings"
)

// lexicon is what is known of a language beforehand. A language without one is read by stems alone, and answers the less for it. These were written with most of the
// sites in view that the models are made of (testdata), so expect a little less elsewhere.
type lexicon struct {
	plain    map[string]bool     // words that say nothing of what a question is about
	light    map[string]bool     // words that say little
	same     map[string][]string // a word, and all which mean the same in a shop
	asks     []asking            // the first that matches is what is asked for
	own      *regexp.Regexp      // about a matter of the customer's own, which no page knows
	numerals map[string]bool
	talk     *regexp.Regexp // greets, thanks, asks for a person
	begs     *regexp.Regexp // asks, by its first words
	leans    *regexp.Regexp // begins a sentence that leans on the one before it
}

// asking is a kind of question, and what an answer to it has.
type asking struct {
	kind     string
	question *regexp.Regexp // catches of what the number is asked, where it is that
	answer   *regexp.Regexp // nil: a number of that
}

var lexicons = map[string]*lexicon{"en": english_, "de": german_}

// lexiconOf never is nil.
func lexiconOf(language string) *lexicon {
	if l := lexicons[language]; l != nil {
		return l
	}
	return &lexicon{plain: plainWords[language]}
}

// synonyms reads groups of words, one group a line.
func synonyms(groups string) map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(groups) {
		group := strings.Fields(line)
		for _, w := range group {
			m[w] = append(m[w], group...)
		}
	}
	return m
}

// pattern compiles a regular expression for text in lower case; spaces between words may be of any kind and length.
func pattern(parts ...string) *regexp.Regexp {
	return regexp.MustCompile("(?i)" + strings.ReplaceAll(strings.Join(parts, "|"), " ", `\s+`))
}

// asked finds what kind of question it is; nil if of none.
func (l *lexicon) asked(question string) *asking {
	for i := range l.asks {
		if l.asks[i].question.MatchString(question) {
			return &l.asks[i]
		}
	}
	return nil
}

func matches(r *regexp.Regexp, text string) bool { return r != nil && r.MatchString(text) }
