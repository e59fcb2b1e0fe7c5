package intents

import (
	"context"
	"math"
	"slices"

	"roundpeg/intents/vec"
)

// Encoder turns texts into vectors of as many values each, a multiple of 8, and of length 1, near each other when they mean the same. It is safe for concurrent use.
type Encoder interface {
	Name() string
	// Reads says whether it understands a language, by its ISO 639-1 code; "" is one that is not known.
	Reads(language string) bool
	Encode(ctx context.Context, texts ...string) ([][]float32, error)
}

// dense scores sentence vectors: logistic regression, and two signs of whether a text is like any phrase at all.
type dense struct {
	size    int // number of intents
	width   int // of a vector
	table   table
	vectors [][]float32 // the phrases of the corpus
	own     [][]int32   // by intent: which of vectors are its phrases
	inside  metric      // how phrases lie around the middle of their intent
	around  metric      // how they lie around the middle of all
}

// shrinkInside and shrinkAround draw covariances of few phrases towards a ball; ten an intent of 384 values tell little of them.
const (
	shrinkInside = 0.5
	shrinkAround = 0.3
)

// fitDense trains on the phrases numbered in train that have an intent and a vector.
func fitDense(vectors [][]float32, labels, train []int, intents int) *dense {
	d := &dense{size: intents, width: widthOf(vectors), vectors: vectors, own: make([][]int32, intents)}
	var rows [][]float32
	var y []int
	for _, i := range train {
		if labels[i] >= 0 && vectors[i] != nil {
			rows, y = append(rows, vectors[i]), append(y, labels[i])
			d.own[labels[i]] = append(d.own[labels[i]], int32(i))
		}
	}
	if len(rows) == 0 { // of a fold of a tiny set: no intent is likelier than another
		d.table = table{intents: intents, width: vec.Pad(d.width + 1)}
		d.table.weights = make([]float32, d.table.padded()*d.table.width)
		return d
	}
	d.table = regress(rows, y, intents)
	middles := make([][]float32, intents)
	for k := range middles {
		middles[k] = d.middle(d.own[k])
	}
	centred := make([][]float32, len(rows))
	for i, x := range rows {
		centred[i] = minus(x, middles[y[i]])
	}
	d.inside = newMetric(centred, shrinkInside, middles)
	all := make([]int32, 0, len(rows))
	for _, own := range d.own {
		all = append(all, own...)
	}
	middle := d.middle(all)
	for i, x := range rows {
		centred[i] = minus(x, middle)
	}
	d.around = newMetric(centred, shrinkAround, [][]float32{middle})
	return d
}

// widthOf is that of the first vector that is there.
func widthOf(vectors [][]float32) int {
	for _, v := range vectors {
		if v != nil {
			return len(v)
		}
	}
	return 8
}

// middle is the mean of phrases; nil for none.
func (d *dense) middle(of []int32) []float32 {
	if len(of) == 0 {
		return nil
	}
	sum := make([]float64, d.width)
	for _, i := range of {
		for j, v := range d.vectors[i] {
			sum[j] += float64(v)
		}
	}
	out := make([]float32, d.width)
	for j, v := range sum {
		out[j] = float32(v / float64(len(of)))
	}
	return out
}

func minus(a, b []float32) []float32 {
	out := make([]float32, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}

// score fills in the logits of every intent; −∞ for one without phrases.
func (d *dense) score(x []float32, scores []float64) {
	all := make([]float32, d.table.padded())
	d.table.scores(beside1(x), d.table.weights, all)
	for k := range scores {
		scores[k] = float64(all[k])
		if len(d.own[k]) == 0 {
			scores[k] = math.Inf(-1)
		}
	}
}

// nearest is the phrase most like x among those of some intents, and the cosine; −1 and 0 for none.
func (d *dense) nearest(x []float32, among []int) (phrase int, cosine float64) {
	best, phrase := float32(-2), -1
	var four [4]float32
	rows := make([]float32, 4*d.width)
	for _, k := range among {
		for own := range slices.Chunk(d.own[k], 4) {
			for i, p := range own {
				copy(rows[i*d.width:], d.vectors[p])
			}
			vec.Dot4(x, rows, &four)
			for i, p := range own {
				if four[i] > best {
					best, phrase = four[i], int(p)
				}
			}
		}
	}
	if phrase < 0 {
		return -1, 0
	}
	return phrase, float64(best)
}

// typical says how much nearer x is to the middle of an intent than to the middle of all: the relative Mahalanobis distance of Ren et al. 2021, divided by the width of a vector.
func (d *dense) typical(x []float32) float64 {
	return (d.around.distance(x) - d.inside.distance(x)) / float64(d.width)
}

// metric measures distances after the spread of phrases was made the same in every direction.
type metric struct {
	factor square
	points [][]float64 // from which distances are taken, whitened
}

func newMetric(centred [][]float32, shrink float64, points [][]float32) metric {
	m := metric{factor: newSquare(len(centred[0]))}
	m.factor.outer(centred, 1/float64(len(centred)))
	m.factor.shrink(shrink)
	m.factor.cholesky()
	for _, p := range points {
		if p != nil {
			m.points = append(m.points, m.white(p))
		}
	}
	return m
}

func (m metric) white(x []float32) []float64 {
	z := make([]float64, len(x))
	for i, v := range x {
		z[i] = float64(v)
	}
	m.factor.lower(z)
	return z
}

// distance is the squared one to the nearest point; 0 if there is none.
func (m metric) distance(x []float32) float64 {
	if len(m.points) == 0 {
		return 0
	}
	z, best := m.white(x), math.Inf(1)
	for _, p := range m.points {
		sum := 0.0
		for i, v := range p {
			sum += (z[i] - v) * (z[i] - v)
		}
		best = min(best, sum)
	}
	return best
}
