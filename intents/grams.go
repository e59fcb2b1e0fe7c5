package intents

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A text is read as two blocks of terms: words with pairs of neighbouring
// words, and the runs of 2 to 5 characters inside each word with its edges.
// Words carry the meaning; the runs survive typos, endings and compounds.
const (
	shortestRun = 2
	longestRun  = 5
	edge        = ' '
)

// Terms are known by a 64-bit FNV-1a hash over code points, seeded by kind, so
// that reading a text makes no strings.
const (
	prime    uint64 = 1099511628211
	seedWord uint64 = 14695981039346656037
	seedPair uint64 = seedWord ^ 0x9e3779b97f4a7c15
	seedRun  uint64 = seedWord ^ 0xc2b2ae3d27d4eb4f
)

func mix(h, x uint64) uint64 { return (h ^ x) * prime }

// grams holds the terms of one text, with repetitions, and its own buffers.
type grams struct {
	words, runs []uint64 // keys
	folded      []rune
}

// read replaces what g holds with the terms of text.
func (g *grams) read(text string) {
	g.words, g.runs = g.words[:0], g.runs[:0]
	g.folded = fold(g.folded[:0], text)
	var before uint64
	for start := 0; start < len(g.folded); {
		end := start + 1 // folded[start] is an edge
		for end < len(g.folded) && g.folded[end] != edge {
			end++
		}
		if end < len(g.folded) && end > start+1 {
			word := g.word(g.folded[start+1 : end])
			if before != 0 {
				g.words = append(g.words, mix(mix(seedPair, before), word))
			}
			before = word
			g.inside(g.folded[start : end+1])
		}
		start = end
	}
}

func (g *grams) word(w []rune) uint64 {
	h := seedWord
	for _, r := range w {
		h = mix(h, uint64(r))
	}
	g.words = append(g.words, h)
	return h
}

// inside adds the runs of a word given with its edges.
func (g *grams) inside(w []rune) {
	for i := range w {
		h := seedRun
		for n := 1; n <= longestRun && i+n <= len(w); n++ {
			if h = mix(h, uint64(w[i+n-1])); n >= shortestRun {
				g.runs = append(g.runs, h)
			}
		}
	}
}

// fold appends text to dst in lower case without accents, each word between
// edges. Apostrophes vanish ("what's" = "whats"), digits become one ("37" =
// "12"), everything that is neither letter nor digit is an edge.
func fold(dst []rune, text string) []rune {
	if !ascii(text) {
		text = norm.NFKD.String(text)
	}
	dst = append(dst, edge)
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z':
			dst = append(dst, r)
		case 'A' <= r && r <= 'Z':
			dst = append(dst, r+'a'-'A')
		case '0' <= r && r <= '9':
			dst = append(dst, '0')
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		case r == 'ß':
			dst = append(dst, 's', 's')
		case r > unicode.MaxASCII && unicode.IsLetter(r):
			dst = append(dst, unicode.ToLower(r))
		case r > unicode.MaxASCII && unicode.IsDigit(r):
			dst = append(dst, '0')
		case dst[len(dst)-1] != edge:
			dst = append(dst, edge)
		}
	}
	if dst[len(dst)-1] != edge {
		dst = append(dst, edge)
	}
	return dst
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
