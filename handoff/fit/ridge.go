// Package fit is the arithmetic of the scorer's training: ridge logistic regression, Platt's calibration, folds, and the figures by which they are judged.
package fit

import "math"

// Example is a conversation's features with what became of it. Weight 0 counts as 1. Examples of one Group stay in one fold.
type Example struct {
	X      []float64
	Bad    bool
	Weight float64
	Group  string
	Set    string // of which data, for whoever selects
}

// Problem says how weights are sought. All slices are as long as an example's X, or nil.
type Problem struct {
	Ridge  float64         // the penalty is Ridge/2 × Σ (w − Prior)² …
	Prior  []float64       // where weights are drawn to; 0 without
	Anchor float64         // … and Anchor/2 × (base − Base)²
	Base   float64         // where the base is drawn to, and where its search begins
	Signs  []int           // 1: never below 0, −1: never above, 0: either. A weight that would point the other way is held at 0, so that no signal works against its name
	Held   map[int]float64 // weights that are set and not sought
}

// Solve is logistic regression by Newton's method.
func (p Problem) Solve(all []Example) (w []float64, base float64) {
	if len(all) == 0 {
		return append([]float64{}, p.Prior...), p.Base
	}
	n := len(all[0].X) + 1
	v, held := make([]float64, n), make([]bool, n)
	copy(v, p.Prior)
	v[n-1] = p.Base
	for k, x := range p.Held {
		v[k], held[k] = x, true
	}
	for range 400 {
		g, h := p.slope(all, v)
		for i := range n {
			if held[i] {
				g[i] = 0
				for j := range n {
					h[i][j], h[j][i] = 0, 0
				}
				h[i][i] = 1
			}
		}
		moved := 0.0
		for i, step := range cholesky(h, g) {
			step = min(4, max(-4, step)) // where few examples are all of one kind the base would run away
			v[i] += step
			moved = max(moved, math.Abs(step))
		}
		if moved > 1e-9 {
			continue
		}
		worst := p.wrongWay(v, held) // one by one, since holding one may turn another round
		if worst < 0 {
			break
		}
		v[worst], held[worst] = 0, true
	}
	return v[:n-1], v[n-1]
}

// slope gives gradient and the negative Hessian of the penalised log-likelihood; of the Hessian the lower half.
func (p Problem) slope(all []Example, v []float64) (g []float64, h [][]float64) {
	n := len(v)
	g, h = make([]float64, n), make([][]float64, n)
	cells := make([]float64, n*n)
	for i := range h {
		h[i] = cells[i*n : (i+1)*n]
	}
	for _, e := range all {
		weight, y := e.Weight, 0.0
		if weight == 0 {
			weight = 1
		}
		if e.Bad {
			y = 1
		}
		prob := Sigmoid(Dot(v[:n-1], v[n-1], e.X))
		for i := range n {
			xi := 1.0
			if i < n-1 {
				xi = e.X[i]
			}
			if xi == 0 {
				continue
			}
			g[i] += weight * (y - prob) * xi
			for j := range min(i+1, n-1) {
				h[i][j] += weight * prob * (1 - prob) * xi * e.X[j]
			}
			if i == n-1 {
				h[i][i] += weight * prob * (1 - prob)
			}
		}
	}
	g[n-1] -= p.Anchor * (v[n-1] - p.Base)
	h[n-1][n-1] += p.Anchor + 1e-6
	for i := range n - 1 {
		prior := 0.0
		if p.Prior != nil {
			prior = p.Prior[i]
		}
		g[i] -= p.Ridge * (v[i] - prior)
		h[i][i] += p.Ridge
	}
	return g, h
}

// wrongWay is the weight that points furthest against its sign; -1 if none does.
func (p Problem) wrongWay(v []float64, held []bool) int {
	worst := -1
	for i, sign := range p.Signs {
		if !held[i] && v[i]*float64(sign) < 0 && (worst < 0 || math.Abs(v[i]) > math.Abs(v[worst])) {
			worst = i
		}
	}
	return worst
}

// cholesky gives h⁻¹g of a symmetric positive definite matrix, of which the lower half is read. Both are used up.
func cholesky(h [][]float64, g []float64) []float64 {
	n := len(g)
	for i := range n {
		for j := range i + 1 {
			s := h[i][j]
			for k := range j {
				s -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(s)
			} else {
				h[i][j] = s / h[j][j]
			}
		}
	}
	for i := range n {
		for k := range i {
			g[i] -= h[i][k] * g[k]
		}
		g[i] /= h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			g[i] -= h[k][i] * g[k]
		}
		g[i] /= h[i][i]
	}
	return g
}

// Dot is base + Σ w·x, in the order of x.
func Dot(w []float64, base float64, x []float64) float64 {
	for i, v := range x {
		base += w[i] * v
	}
	return base
}

// Sigmoid makes a probability of log-odds.
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
