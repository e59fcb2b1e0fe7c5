package knowledge

import (
	"strings"
	"unicode"
)

// answers says whether a text has what a question of the kind asks for.
func (a *asking) answers(question, text string, l *lexicon, language string) bool {
	if a.answer != nil {
		return a.answer.MatchString(text)
	}
	of := ""
	for _, caught := range a.question.FindStringSubmatch(question)[1:] {
		of += caught
	}
	return counts(of, text, l, language)
}

// ahead is how many words may stand between a number and what it counts.
const ahead = 3

// counts says whether a text gives a number of something: "five study rooms".
func counts(of, text string, l *lexicon, language string) bool {
	stem := stemOf(of, language)
	all := words(text, language)
	for i, w := range all {
		if !l.numerals[w.text] && !strings.ContainsFunc(w.text, unicode.IsDigit) {
			continue
		}
		for _, next := range all[i+1 : min(len(all), i+1+ahead)] {
			if next.stem == stem {
				return true
			}
		}
	}
	return false
}
