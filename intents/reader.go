package intents

import "slices"

// candidates is how many intents are compared in detail.
const candidates = 3

// reader holds the buffers for reading one text after another.
type reader struct {
	grams  grams
	ids    []uint32
	doc    document
	vec    []term
	terms  []float32 // by term, all zeros between uses
	vector []float32 // of the text's meaning; nil if no encoder read it
	sparse []float64 // scores by intent, of its words
	dense  []float64 // and of its meaning; nil without an encoder
	scores []float64 // both
	best   []int     // intents, best first, at most candidates
	like   int       // the nearest phrase, or −1
}

func newReader(c *corpus) *reader {
	r := &reader{terms: make([]float32, len(c.vocab)), sparse: make([]float64, len(c.names)), scores: make([]float64, len(c.names))}
	if c.vectors != nil {
		r.dense = make([]float64, len(c.names))
	}
	return r
}

// read turns a text into r.vec.
func (r *reader) read(text string, v vocabulary, w weights) {
	r.vector = nil
	r.grams.read(text)
	r.ids = v.number(r.ids[:0], r.grams.words, false)
	r.doc.words, r.doc.strayWords = count(r.doc.words[:0], r.ids)
	r.ids = v.number(r.ids[:0], r.grams.runs, false)
	r.doc.runs, r.doc.strayRuns = count(r.doc.runs[:0], r.ids)
	r.vec = w.apply(r.vec[:0], r.doc)
}

// judge scores r.vec and r.vector by each head.
func (r *reader) judge(h heads) {
	h.linear.score(r.vec, r.sparse)
	if h.dense != nil && r.vector != nil {
		h.dense.score(r.vector, r.dense)
	}
}

// decide fuses the scores, finds the best intents, the nearest of their phrases, and the signs of whether it is any of them.
func (r *reader) decide(h heads, f fusion) signals {
	dense := r.dense
	if h.dense == nil || r.vector == nil {
		dense = nil
	}
	f.fuse(r.scores, r.sparse, dense)
	r.rank()
	s := signals{top: slices.Max(r.sparse)}
	r.like, s.cosine = h.nearest(r.vec, r.best, r.terms)
	if dense != nil {
		r.like, s.near = h.dense.nearest(r.vector, r.best)
		s.typical, s.energy = h.dense.typical(r.vector), energy(r.dense)
	}
	return s
}

func (r *reader) rank() {
	r.best = r.best[:0]
	for c, s := range r.scores {
		at := len(r.best)
		for at > 0 && s > r.scores[r.best[at-1]] {
			at--
		}
		if at == candidates {
			continue
		}
		if len(r.best) < candidates {
			r.best = append(r.best, 0)
		}
		copy(r.best[at+1:], r.best[at:])
		r.best[at] = c
	}
}
