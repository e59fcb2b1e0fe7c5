package intents

import (
	"slices"
	"strings"

	"roundpeg/intents/lang"
	"roundpeg/locales"
)

// sureLanguage is the probability from which a language is believed.
const sureLanguage = 0.9

// guessLanguages fills in what was not declared. Phrases of people who wrote one language so far are expected in that.
func (c *corpus) guessLanguages() {
	declared := map[string]bool{}
	for _, l := range c.languages {
		if l != "" {
			declared[l] = true
		}
	}
	likely := keys(declared)
	for i, l := range c.languages {
		if l == "" {
			c.languages[i] = languageOf(c.texts[i], likely)
		}
	}
}

// languageOf is the language of a text, "" if it does not tell.
func languageOf(text string, likely []string) string {
	if g := lang.Of(text, likely...); g.Probability >= sureLanguage {
		return g.Language
	}
	return ""
}

// spoken are the languages in which intents have phrases: those that an owner named, else those in which one phrase in twenty is.
func (c *corpus) spoken() map[string]bool {
	count, all := map[string]int{}, 0
	for i, l := range c.languages {
		if c.labels[i] >= 0 {
			count[l]++
			all++
		}
	}
	out := map[string]bool{}
	for l, n := range count {
		if l != "" && 20*n >= all {
			out[l] = true
		}
	}
	return out
}

// fewestForeign is how many words a text must have to be called foreign: one or two may be a name.
const fewestForeign = 3

// language is what the text tells of its language, given the locale of who wrote it: the language, "" if it does not tell, and whether nobody has phrases in it.
func (m *Model) language(u Utterance) (told string, foreign bool) {
	likely, own := m.likely, locales.Language(u.Locale)
	if own != "" && !m.languages[own] {
		likely = append(slices.Clip(likely), own)
	}
	told = languageOf(u.Text, likely)
	if told == "" || len(m.languages) == 0 || m.languages[told] {
		return told, false
	}
	return told, !slices.Contains(lang.Latin, told) || len(strings.Fields(u.Text)) >= fewestForeign
}
