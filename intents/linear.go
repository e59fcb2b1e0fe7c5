package intents

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// linear scores a text for every intent and finds the phrases most like it.
type linear struct {
	weights weights
	size    int       // number of intents
	matrix  []float32 // term × intent
	bias    []float64 // by intent; −∞ for an intent without phrases
	own     [][]int32 // by intent: which of rows are its phrases
	rows    [][]term  // the training phrases
	train   []int     // by row: which document it is
}

// fitLinear trains on the documents numbered in train; labels[i] is the intent
// of document i in [0, intents), or −1 for an example of none. terms is the
// size of the vocabulary.
func fitLinear(docs []document, labels, train []int, intents, terms int) *linear {
	l := &linear{
		weights: weigh(docs, train, terms), size: intents,
		matrix: make([]float32, terms*intents), bias: make([]float64, intents),
		own: make([][]int32, intents), rows: make([][]term, len(train)+1), train: train,
	}
	y := make([]int, len(train)+1)
	for r, i := range train {
		d := docs[i]
		l.rows[r] = l.weights.apply(make([]term, 0, len(d.words)+len(d.runs)), d)
		if y[r] = labels[i]; y[r] >= 0 {
			l.own[y[r]] = append(l.own[y[r]], int32(r))
		}
	}
	y[len(train)] = -1 // a text without a known term is of no intent: an empty row
	var next atomic.Int32
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), intents) {
		all.Go(func() {
			var s separator
			for class := int(next.Add(1)) - 1; class < intents; class = int(next.Add(1)) - 1 {
				l.fit(&s, y, class, terms)
			}
		})
	}
	all.Wait()
	return l
}

// fit trains the separator of one intent. Separators are independent, so the
// result does not depend on how many are fitted at once.
func (l *linear) fit(s *separator, y []int, class, terms int) {
	if len(l.own[class]) == 0 {
		l.bias[class] = math.Inf(-1)
		return
	}
	s.fit(l.rows, y, class, terms)
	l.bias[class] = s.bias
	for id, w := range s.w {
		if w != 0 {
			l.matrix[id*l.size+class] = float32(w)
		}
	}
}

// score adds up the evidence for every intent into scores.
func (l *linear) score(x []term, scores []float64) {
	copy(scores, l.bias)
	for _, t := range x {
		row := l.matrix[int(t.id)*l.size:][:l.size]
		for c, w := range row {
			scores[c] += float64(w * t.value)
		}
	}
}

// nearest finds the phrase most like x among those of some intents: its
// document and the cosine, or −1 and 0. dense is all zeros, one for each term,
// and is so again afterwards.
func (l *linear) nearest(x []term, among []int, dense []float32) (doc int, cosine float64) {
	for _, t := range x {
		dense[t.id] = t.value
	}
	best, doc := float32(0), -1
	for _, c := range among {
		for _, r := range l.own[c] {
			var dot float32
			for _, t := range l.rows[r] {
				dot += t.value * dense[t.id]
			}
			if dot > best {
				best, doc = dot, l.train[r]
			}
		}
	}
	for _, t := range x {
		dense[t.id] = 0
	}
	return doc, float64(best)
}
