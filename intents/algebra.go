package intents

import (
	"math"

	"roundpeg/intents/vec"
)

// square is a symmetric matrix, row by row.
type square struct {
	n      int
	values []float64
}

func newSquare(n int) square { return square{n, make([]float64, n*n)} }

func (s square) row(i int) []float64 { return s.values[i*s.n:][:s.n] }

// outer adds weight·x·xᵀ of all rows, whose length is a multiple of vec.Lanes.
func (s square) outer(rows [][]float32, weight float64) {
	chunks := (len(rows) + chunk - 1) / chunk
	parts := make([][]float32, chunks)
	each(chunks, func(c int) {
		part := make([]float32, len(s.values))
		for _, x := range rows[c*chunk : min((c+1)*chunk, len(rows))] {
			for i, a := range x {
				if a != 0 {
					vec.Add(part[i*s.n:][:s.n], x, a)
				}
			}
		}
		parts[c] = part
	})
	for _, part := range parts {
		for i, v := range part {
			s.values[i] += weight * float64(v)
		}
	}
}

// shrink draws the matrix towards a multiple of the unit matrix with the same trace (Ledoit and Wolf 2004).
func (s square) shrink(by float64) {
	trace := 0.0
	for i := range s.n {
		trace += s.row(i)[i]
	}
	for i := range s.values {
		s.values[i] *= 1 - by
	}
	for i := range s.n {
		s.row(i)[i] += by * max(trace, 1e-9) / float64(s.n)
	}
}

// cholesky replaces the lower half by L with L·Lᵀ = s. The matrix must be positive definite.
func (s square) cholesky() {
	for i := range s.n {
		a := s.row(i)
		for j := 0; j <= i; j++ {
			b := s.row(j)
			sum := a[j]
			for k := range j {
				sum -= a[k] * b[k]
			}
			if i == j {
				a[i] = math.Sqrt(max(sum, 1e-12))
			} else {
				a[j] = sum / b[j]
			}
		}
	}
}

// lower solves L·y = x for the L of cholesky, in place.
func (s square) lower(x []float64) {
	for i := range s.n {
		a, sum := s.row(i), x[i]
		for k := range i {
			sum -= a[k] * x[k]
		}
		x[i] = sum / a[i]
	}
}

// inverse gives s⁻¹, row by row, from the L of cholesky.
func (s square) inverse() []float32 {
	out := make([]float32, s.n*s.n)
	each(s.n, func(i int) {
		x := make([]float64, s.n)
		x[i] = 1
		s.lower(x)
		for k := s.n - 1; k >= 0; k-- {
			a := s.row(k)
			x[k] /= a[k]
			for j := range k {
				x[j] -= a[j] * x[k]
			}
			out[i*s.n+k] = float32(x[k])
		}
	})
	return out
}

// chunk is how many rows are added up together: always the same ones, so that a sum does not depend on the number of processors.
const chunk = 256
