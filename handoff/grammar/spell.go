package grammar

import (
	"math/bits"
	"strings"
)

// speller knows the classes of words, also of some that are misspelt: one slip (a letter too many, too few, wrong, or two swapped) in a word of
// four letters or more, two in one of nine or more (Damerau's distance, restricted). The first letter must be right or swapped with the second,
// which few real slips break and many other words do; in a long word it may be missing.
type speller struct {
	lexicon  map[string]*classes
	near     [letterKinds][longestWord + 1][]spelling // by the first letter (see letters) and by length
	spelt    map[string]bool                          // the words in near
	headless map[string]*classes                      // long ones of them without their first letter
	protect  map[string]bool                          // words of their own that look like slips
	parts    bool                                     // look for words run together, too (see parts.go)
	recent   recentWords
}

const (
	letterKinds  = 32
	longestWord  = 24 // letters; what is longer is no misspelt word
	headlessFrom = 6  // letters of words that may lose the first one
)

type spelling struct {
	word    string
	letters uint32 // see letters
	is      *classes
}

func newSpeller(lexicon map[string]*classes, vocabulary map[string]string, spelt []string, protect string) *speller {
	s := &speller{lexicon: lexicon, spelt: map[string]bool{}, headless: map[string]*classes{}, protect: map[string]bool{}}
	for _, w := range strings.Fields(protect) {
		s.protect[w] = true
	}
	for _, class := range spelt {
		for _, w := range strings.Fields(vocabulary[class]) {
			if len(w) < 4 || len(w) > longestWord || s.spelt[w] {
				continue
			}
			s.spelt[w] = true
			at := &s.near[w[0]&31][len(w)]
			*at = append(*at, spelling{w, letters(w), lexicon[w]})
			if len(w) >= headlessFrom {
				s.headless[w[1:]] = lexicon[w]
			}
		}
	}
	return s
}

// classes gives what a word is; nil for one that is not known.
func (s *speller) classes(w string) *classes {
	is, _ := s.look(w)
	return is
}

// look gives what a word is, and where it falls into two words that are run together: after that many bytes; 0 if it does not.
func (s *speller) look(w string) (*classes, int) {
	if c, ok := s.lexicon[w]; ok || len(w) < 4 || len(w) > longestWord || s.protect[w] {
		return c, 0
	}
	key := s.recent.key(w)
	if known := s.recent.get(key); known != nil {
		return known.is, known.cut
	}
	is, cut := s.guess(w)
	s.recent.put(&recentWord{key, is, cut})
	return is, cut
}

// guess is look for a word that is not in the lexicon.
func (s *speller) guess(w string) (*classes, int) {
	if s.parts {
		if cut := s.cut(w); cut > 0 {
			return nil, cut
		}
	}
	if c, ok := s.slip(w); ok {
		return c, 0
	}
	if s.parts {
		if short := squeezed(w); len(short) < len(w) && len(short) > 1 {
			if c, ok := s.lexicon[short]; ok {
				return c, 0
			}
			if c, ok := s.slip(short); ok && len(short) >= 4 {
				return c, 0
			}
		}
	}
	return s.headless[w], 0
}

func (s *speller) slip(w string) (*classes, bool) {
	if len(w) < 2 {
		return nil, false
	}
	best, at, has := 3, (*classes)(nil), letters(w)
	for n, first := range [2]byte{w[0], w[1]} {
		if n == 1 && first == w[0] {
			break
		}
		lists := &s.near[first&31]
		for size := max(4, len(w)-2); size <= min(longestWord, len(w)+2); size++ {
			allowed := 1
			if size >= 9 {
				allowed = 2
			}
			if size-len(w) > allowed || len(w)-size > allowed {
				continue
			}
			for _, k := range lists[size] {
				if bits.OnesCount32(has^k.letters) > 2*allowed || k.word[0] != first || n == 1 && k.word[1] != w[0] {
					continue // too many other letters for so few slips, or the first two are not swapped
				}
				if d := distance(w, k.word, allowed); d <= allowed && d < best {
					best, at = d, k.is
				}
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
