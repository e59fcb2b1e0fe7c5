// Package lang says in which language a text is: by its script, and where that is Latin by the runs of three letters in its words (Cavnar and Trenkle,
// "N-Gram-Based Text Categorization", 1994, with probabilities in the place of ranks).
package lang

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Latin are the languages of that script that are told apart, by ISO 639-1; nb stands for Norwegian.
var Latin = []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr", "hr", "ca", "id"}

// trigrams is a table made by cmd/languages: three letters, then for each of Latin how often they are met, sorted by the letters.
//
//go:embed trigrams.bin
var trigrams string

// Levels of frequency go from 0, rarer than the table knows, in steps of an eighth of a power of two.
const (
	step   = 0.125
	rarest = 18.0 // powers of two below one
)

// Level is how a share of all trigrams is written in the table.
func Level(share float64) byte {
	return byte(max(1, min(255, math.Round((rarest+math.Log2(share))/step))))
}

var table = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for rest := trigrams; rest != ""; {
		n := 0
		for range 3 {
			_, size := utf8.DecodeRuneInString(rest[n:])
			n += size
		}
		m[rest[:n]] = rest[n : n+len(Latin)]
		rest = rest[n+len(Latin):]
	}
	return m
})

// Guess is a language, and how probable it is that the text is in it; "" where nothing tells.
type Guess struct {
	Language    string
	Probability float64
}

const (
	// Runs of a word overlap, so that each tells less than if it stood alone.
	each = 0.6
	// expected is how much likelier, as a power of two, a language is that is expected.
	expected = 5.0
	// telling is what a common word counts.
	telling = 4.0
)

// Of guesses the language of a text. The expected ones are those in which it is likely to be, before it is looked at.
func Of(text string, likely ...string) Guess {
	if g, ok := byScript(text); ok {
		return g
	}
	var bits [32]float64
	runs := 0
	m, words := table(), byWord()
	word(text, func(w []rune) {
		if in := words[string(w)]; len(in) > 0 {
			runs++
			for _, l := range in {
				bits[l] += telling
			}
		}
		for i := 0; i+3 <= len(w); i++ {
			levels, ok := m[string(w[i:i+3])]
			if !ok {
				continue // of a name, or a slip: as rare in one as in another
			}
			runs++
			for l := range Latin {
				bits[l] += float64(levels[l]) * step * each
			}
		}
	})
	if runs == 0 {
		return Guess{}
	}
	best := 0
	for l, name := range Latin {
		if slices.Contains(likely, name) {
			bits[l] += expected
		}
		if bits[l] > bits[best] {
			best = l
		}
	}
	sum := 0.0
	for l := range Latin {
		sum += math.Exp2(bits[l] - bits[best])
	}
	return Guess{Latin[best], 1 / sum}
}

// word calls f with each word of text in lower case; f must not keep it.
func word(text string, f func([]rune)) {
	var w []rune
	for _, r := range strings.ToLower(text) + " " {
		if unicode.IsLetter(r) {
			w = append(w, r)
			continue
		}
		if len(w) > 0 {
			f(w)
		}
		w = w[:0]
	}
}

// scripts that tell a language, or one of few.
var scripts = []struct {
	table    *unicode.RangeTable
	language string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"}, {unicode.Cyrillic, "ru"}, {unicode.Greek, "el"}, {unicode.Arabic, "ar"},
	{unicode.Hebrew, "he"}, {unicode.Thai, "th"}, {unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"},
}

// own are letters that another language of the script does not use.
var own = []struct{ script, letters, language string }{{"ru", "іїєґ", "uk"}, {"ar", "پچژگ", "fa"}}

// byScript guesses by letters that are not Latin, where those are the most.
func byScript(text string) (Guess, bool) {
	var of [32]int
	letters, latin := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(unicode.Latin, r) {
			latin++
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				of[i]++
				break
			}
		}
	}
	if 2*latin >= letters {
		return Guess{}, false
	}
	best := 0
	for i, n := range of {
		if n > of[best] {
			best = i
		}
	}
	if of[best] == 0 {
		return Guess{}, true
	}
	language := scripts[best].language
	if of[0]+of[1] > 0 {
		language = "ja" // which writes most of its nouns with Han
	}
	for _, o := range own {
		if o.script == language && strings.ContainsAny(strings.ToLower(text), o.letters) {
			language = o.language
		}
	}
	return Guess{language, 1}, true
}
