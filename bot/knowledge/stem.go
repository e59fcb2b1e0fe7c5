package knowledge

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers are those of Snowball (Porter 2001), by language.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"en": english.Stem, "de": german.Stem, "fr": french.Stem, "es": spanish.Stem, "it": italian.Stem, "pt": portuguese.Stem, "nl": dutch.Stem, "sv": swedish.Stem, "da": danish.Stem,
	"nb": norwegian.Stem, "fi": finnish.Stem, "hu": hungarian.Stem, "ro": romanian.Stem, "tr": turkish.Stem, "ru": russian.Stem,
}

// compounding are the languages that write words together.
var compounding = map[string]bool{"de": true, "nl": true, "sv": true, "da": true, "nb": true, "fi": true, "hu": true}

// word is one of a text.
type word struct {
	text string // in lower case
	stem string
	name bool // looks like a name or a number: a capital within a sentence, or a digit
}

// words are the words of a text; of scripts without spaces each sign is one.
func words(text, language string) (out []word) {
	stem := stemmers[language]
	first := true // of a sentence, where a capital says nothing
	emit := func(w []rune) {
		s := strings.Trim(string(w), "-'’.,")
		if s == "" {
			return
		}
		low := strings.ToLower(s)
		if language == "en" {
			low = strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "’s")
		}
		x := word{text: low, stem: low, name: strings.ContainsFunc(s, unicode.IsDigit)}
		if language != "de" && !first && s != low && s != "I" && !strings.HasPrefix(s, "I'") && !strings.HasPrefix(s, "I’") {
			x.name = true
		}
		if stem != nil {
			env := snowballstem.NewEnv(low)
			stem(env)
			x.stem = env.Current()
		}
		out, first = append(out, x), false
	}
	var w []rune
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			emit(w)
			emit([]rune{r})
			w = w[:0]
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			w = append(w, r)
		case strings.ContainsRune("'’.,", r) && len(w) > 0 && i+1 < len(runes) && joins(runes[i-1], r, runes[i+1]):
			w = append(w, r)
		default:
			emit(w)
			w = w[:0]
			if strings.ContainsRune(".!?:\n•|", r) {
				first = true
			}
		}
	}
	emit(w)
	return out
}

// joins says whether a mark stands within a word: don't, 3.50, 1,000.
func joins(before, mark, after rune) bool {
	if mark == '\'' || mark == '’' {
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}
