package handoff

import (
	"math/bits"
	"strings"
)

// speller knows the classes of words, also of some that are misspelt: one slip (a letter too many, too few, wrong, or two swapped) in a word of
// four letters or more, two in one of nine or more (Damerau's distance, restricted). The first letter must be right or swapped with the second,
// which few real slips break and many other words do.
type speller struct {
	lexicon map[string]*classes
	byFirst map[byte][]spelling
	protect map[string]bool // words of their own that look like slips
}

type spelling struct {
	word    string
	letters uint32 // see letters
	is      *classes
}

func newSpeller(lexicon map[string]*classes, vocabulary map[string]string, spelt []string, protect string) *speller {
	s := &speller{lexicon: lexicon, byFirst: map[byte][]spelling{}, protect: map[string]bool{}}
	for _, w := range strings.Fields(protect) {
		s.protect[w] = true
	}
	seen := map[string]bool{}
	for _, class := range spelt {
		for _, w := range strings.Fields(vocabulary[class]) {
			if len(w) >= 4 && !seen[w] {
				seen[w] = true
				s.byFirst[w[0]] = append(s.byFirst[w[0]], spelling{w, letters(w), lexicon[w]})
			}
		}
	}
	return s
}

// classes gives what a word is; nil for one that is not known.
func (s *speller) classes(w string) *classes {
	if c, ok := s.lexicon[w]; ok || len(w) < 4 || len(w) > 24 || s.protect[w] {
		return c
	}
	if c, ok := s.slip(w); ok {
		return c
	}
	for _, short := range gluedBefore {
		if rest, ok := strings.CutPrefix(w, short); ok && s.spelt(rest) {
			return s.lexicon[rest]
		}
	}
	for _, short := range gluedAfter {
		if rest, ok := strings.CutSuffix(w, short); ok && s.spelt(rest) {
			return s.lexicon[rest]
		}
	}
	return nil
}

// gluedBefore and gluedAfter are words that run into their neighbours when people type fast: "ahuman", "speakwith".
var (
	gluedBefore = []string{"a", "an", "to", "too", "with", "i", "is", "the", "there", "real", "live"}
	gluedAfter  = []string{"to", "with", "a", "agent"}
)

// spelt says whether the word is one of those that are known misspelt, and no short one.
func (s *speller) spelt(w string) bool {
	if len(w) < 4 {
		return false
	}
	for _, k := range s.byFirst[w[0]] {
		if k.word == w {
			return true
		}
	}
	return false
}

func (s *speller) slip(w string) (*classes, bool) {
	best, at, has := 3, (*classes)(nil), letters(w)
	for _, first := range [2]byte{w[0], w[1]} {
		for _, k := range s.byFirst[first] {
			allowed := 1
			if len(k.word) >= 9 {
				allowed = 2
			}
			if bits.OnesCount32(has^k.letters) > 2*allowed || first != w[0] && k.word[1] != w[0] {
				continue // too many other letters for so few slips, or the first two are not swapped
			}
			if d := distance(w, k.word, allowed); d <= allowed && d < best {
				best, at = d, k.is
			}
		}
	}
	return at, best < 3
}

// letters says which letters a word has. One slip changes two of them at most, so that few words need to be compared letter by letter.
func letters(w string) (set uint32) {
	for i := range len(w) {
		set |= 1 << (w[i] & 31)
	}
	return set
}

// distance is the number of slips between two words, or more than most if there are more than that. Bytes are letters here: folded words that
// the lexicon holds are ASCII.
func distance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most || len(b) > 30 || len(a) > 30 {
		return most + 1
	}
	var rows [3][32]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
