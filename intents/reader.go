package intents

// candidates is how many intents are compared in detail.
const candidates = 3

// reader holds the buffers for reading one text after another.
type reader struct {
	grams  grams
	ids    []uint32
	doc    document
	vec    []term
	dense  []float32 // by term, all zeros between uses
	scores []float64 // by intent
	best   []int     // intents, best first, at most candidates
	like   int       // the nearest phrase, or −1
}

func newReader(c *corpus) *reader {
	return &reader{dense: make([]float32, len(c.vocab)), scores: make([]float64, len(c.names))}
}

// read turns a text into r.vec.
func (r *reader) read(text string, v vocabulary, w weights) {
	r.grams.read(text)
	r.ids = v.number(r.ids[:0], r.grams.words, false)
	r.doc.words, r.doc.strayWords = count(r.doc.words[:0], r.ids)
	r.ids = v.number(r.ids[:0], r.grams.runs, false)
	r.doc.runs, r.doc.strayRuns = count(r.doc.runs[:0], r.ids)
	r.vec = w.apply(r.vec[:0], r.doc)
}

// judge scores r.vec, finds the best intents and the nearest of their phrases.
func (r *reader) judge(l *linear) signals {
	l.score(r.vec, r.scores)
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
	s := signals{top: r.scores[r.best[0]]}
	r.like, s.cosine = l.nearest(r.vec, r.best, r.dense)
	return s
}
