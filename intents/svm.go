package intents

import "math/rand/v2"

// What a phrase on the wrong side costs a separator: C of the others and of
// the intent's own phrases, which are far fewer.
const (
	costOthers = 0.5
	costOwn    = 10.0
	tolerance  = 0.1 // of the projected gradient
	mostPasses = 50
)

// separator fits one linear separator at a time, in buffers of its own: an
// L2-regularised squared-hinge SVM by dual coordinate descent with shrinking
// (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM",
// ICML 2008, algorithm 3).
type separator struct {
	w      []float64 // the weights, by term
	bias   float64
	alpha  []float64 // the dual variables, by row
	length []float64 // squared, by row
	order  []int32
}

// fit learns to tell the rows labelled class from all others. size is one more
// than the largest term id.
func (s *separator) fit(rows [][]term, labels []int, class, size int) {
	s.start(rows, size)
	rng := rand.New(rand.NewPCG(1, uint64(class)))
	const far = 1e300
	active, ceiling := len(rows), far
	for range mostPasses {
		high, low := -far, far
		rng.Shuffle(active, func(a, b int) { s.order[a], s.order[b] = s.order[b], s.order[a] })
		for k := 0; k < active; k++ {
			i := s.order[k]
			y, slack := -1.0, 0.5/costOthers
			if labels[i] == class {
				y, slack = 1, 0.5/costOwn
			}
			score := s.bias
			for _, t := range rows[i] {
				score += s.w[t.id] * float64(t.value)
			}
			old := s.alpha[i]
			slope := y*score - 1 + slack*old
			projected := slope
			if old == 0 {
				if slope > ceiling { // far on the right side: set it aside
					active--
					s.order[k], s.order[active] = s.order[active], s.order[k]
					k--
					continue
				}
				projected = min(slope, 0)
			}
			high, low = max(high, projected), min(low, projected)
			if -1e-12 < projected && projected < 1e-12 {
				continue
			}
			s.alpha[i] = max(old-slope/(s.length[i]+slack), 0)
			s.step((s.alpha[i]-old)*y, rows[i])
		}
		switch {
		case high-low <= tolerance && active == len(rows):
			return
		case high-low <= tolerance: // look again at what was set aside
			active, ceiling = len(rows), far
		case high <= 0:
			ceiling = far
		default:
			ceiling = high
		}
	}
}

func (s *separator) start(rows [][]term, size int) {
	s.w, s.alpha, s.bias = zeros(s.w, size), zeros(s.alpha, len(rows)), 0
	if len(s.length) != len(rows) {
		s.length, s.order = make([]float64, len(rows)), make([]int32, len(rows))
		for i, row := range rows {
			s.length[i] = 1 // the bias is the weight of a constant 1
			for _, t := range row {
				s.length[i] += float64(t.value) * float64(t.value)
			}
		}
	}
	for i := range s.order {
		s.order[i] = int32(i)
	}
}

func (s *separator) step(by float64, row []term) {
	s.bias += by
	for _, t := range row {
		s.w[t.id] += by * float64(t.value)
	}
}

// zeros gives n zeros, in s if it fits.
func zeros(s []float64, n int) []float64 {
	if len(s) != n {
		return make([]float64, n)
	}
	clear(s)
	return s
}
