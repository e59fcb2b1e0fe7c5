package intents

import (
	"math"
	"runtime"
	"slices"
	"sync"

	"roundpeg/intents/vec"
)

// What multinomial logistic regression on sentence vectors is fitted with: on CLINC150 and BANKING77 at ten phrases an intent .2 points better than a cost of 10 and 25 rounds.
const (
	regressCost   = 30.0 // of a phrase, against half the squared weights
	regressRounds = 40
	// tight is the share of Böhning's bound that is tried first: with many intents few phrases lie between just two, for which alone it is tight.
	tight = 0.4
)

// regression fits the weights of each intent to rows of which labels[i] is the intent of row i.
//
// Each round moves by the gradient times the inverse of a bound on the curvature, the same for all intents (Böhning, "Multinomial logistic regression algorithm", 1992),
// with Nesterov's momentum. A round that makes it worse is taken back, and the bound loosened.
type regression struct {
	rows   [][]float32 // see beside1
	labels []int
	table
}

// table is a row of weights for each intent, and empty ones up to a multiple of four.
type table struct {
	intents, width int
	weights        []float32
}

// beside1 is x with a 1 behind it, which an intercept is the weight of, and zeros up to a multiple of vec.Lanes.
func beside1(x []float32) []float32 {
	out := make([]float32, vec.Pad(len(x)+1))
	copy(out, x)
	out[len(x)] = 1
	return out
}

func regress(vectors [][]float32, labels []int, intents int) table {
	r := &regression{labels: labels}
	for _, x := range vectors {
		r.rows = append(r.rows, beside1(x))
	}
	r.table = table{intents: intents, width: len(r.rows[0])}
	r.weights = r.fit()
	return r.table
}

// scores gives those of the row x for every intent; out is as long as there are rows.
func (t table) scores(x, w, out []float32) {
	for k := 0; k < len(out); k += 4 {
		vec.Dot4(x, w[k*t.width:], (*[4]float32)(out[k:]))
	}
}

func (t table) padded() int { return (t.intents + 3) &^ 3 }

func (r *regression) fit() []float32 {
	n := r.padded() * r.width
	w, ahead, slope := make([]float32, n), make([]float32, n), make([]float32, n)
	bound, curve, t := tight, r.curvature(tight), 1.0
	last := math.Inf(1)
	before := make([]float32, n)
	for range regressRounds {
		loss := r.gradient(ahead, slope)
		if loss > last*1.0001 && bound < 1 {
			bound, t = min(1, 2*bound), 1
			curve = r.curvature(bound)
			copy(w, before)
			copy(ahead, w)
			last = math.Inf(1)
			continue
		}
		last = loss
		copy(before, w)
		next := (1 + math.Sqrt(1+4*t*t)) / 2
		r.move(curve, w, ahead, slope, float32((t-1)/next))
		t = next
	}
	return w
}

// curvature is the inverse of the bound on the second derivatives.
func (r *regression) curvature(share float64) []float32 {
	s := newSquare(r.width)
	s.outer(r.rows, share*regressCost/2)
	for i := range r.width {
		s.row(i)[i]++
	}
	s.cholesky()
	return s.inverse()
}

// gradient gives the loss at w and its slope.
func (r *regression) gradient(w, slope []float32) float64 {
	chunks := (len(r.rows) + chunk - 1) / chunk
	slopes, losses := make([][]float32, chunks), make([]float64, chunks)
	each(chunks, func(c int) {
		from, to := c*chunk, min((c+1)*chunk, len(r.rows))
		slopes[c] = make([]float32, len(w))
		losses[c] = r.part(w, slopes[c], from, to)
	})
	loss := 0.0
	for i, v := range w {
		slope[i] = v
		loss += float64(v) * float64(v) / 2
	}
	for c := range chunks {
		loss += losses[c]
		for i, v := range slopes[c] {
			slope[i] += v
		}
	}
	return loss
}

func (r *regression) part(w, slope []float32, from, to int) (loss float64) {
	all := make([]float32, r.padded())
	p := all[:r.intents]
	for i := from; i < to; i++ {
		x := r.rows[i]
		r.scores(x, w, all)
		top := slices.Max(p)
		own, sum := p[r.labels[i]]-top, float32(0)
		for k := range p {
			p[k] = float32(math.Exp(float64(p[k] - top)))
			sum += p[k]
		}
		loss += regressCost * (math.Log(float64(sum)) - float64(own))
		for k := range p {
			g := regressCost * p[k] / sum
			if k == r.labels[i] {
				g -= regressCost
			}
			if -1e-6 < g && g < 1e-6 {
				continue
			}
			vec.Add(slope[k*r.width:][:r.width], x, g)
		}
	}
	return loss
}

// move takes the step of a round.
func (r *regression) move(curve, w, ahead, slope []float32, momentum float32) {
	each(r.intents, func(k int) {
		at := k * r.width
		own := slope[at:][:r.width]
		var step [4]float32
		for j := 0; j < r.width; j += 4 {
			vec.Dot4(own, curve[j*r.width:], &step)
			for i, s := range step {
				at, was := at+j+i, w[at+j+i]
				w[at] = ahead[at] - s
				ahead[at] = w[at] + float32(momentum*(w[at]-was))
			}
		}
	})
}

// each calls f for 0 … n−1, on all processors.
func each(n int, f func(i int)) {
	var all sync.WaitGroup
	workers := min(n, runtime.GOMAXPROCS(0))
	for worker := range workers {
		all.Go(func() {
			for i := worker; i < n; i += workers {
				f(i)
			}
		})
	}
	all.Wait()
}
