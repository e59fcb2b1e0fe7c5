package handoff

import (
	"math/bits"

	"roundpeg/handoff/grammar"
)

// sketch is a text's set of letter trigrams, hashed into 1,024 bits: comparing two takes a few counts of bits and no memory. With the lengths of
// chat messages chance collisions add less than .03 to a similarity.
type sketch struct {
	bits [16]uint64
	n    int // bits set
}

// sketchLen bounds how many letters of a text count.
const sketchLen = 400

// sketched makes the sketch of a text's words, order within words and of neighbouring words kept.
func sketched(ws []grammar.Word) (s sketch) {
	a, b := byte(' '), byte(' ')
	left := sketchLen
	push := func(c byte) {
		h := (uint32(a)<<16 | uint32(b)<<8 | uint32(c)) * 2654435769 >> 22 // Knuth's multiplicative hash, top 10 bits
		s.bits[h/64] |= 1 << (h % 64)
		a, b = b, c
		left--
	}
	for _, w := range ws {
		for i := 0; i < len(w.Text) && left > 0; i++ {
			push(w.Text[i])
		}
		push(' ')
	}
	for _, w := range s.bits {
		s.n += bits.OnesCount64(w)
	}
	return s
}

// similar says how far two texts have the same trigrams, from 0 to 1; 1 for equal texts, 0 where one has no words. It is the mean of the share that both
// have of all (Jaccard's index) and of the shorter one (the overlap coefficient), so that "no! where is my order" is still much like "where is my order".
func (s *sketch) similar(t *sketch) float64 {
	if s.n == 0 || t.n == 0 {
		return 0
	}
	both := 0
	for i := range s.bits {
		both += bits.OnesCount64(s.bits[i] & t.bits[i])
	}
	return (float64(both)/float64(s.n+t.n-both) + float64(both)/float64(min(s.n, t.n))) / 2
}
