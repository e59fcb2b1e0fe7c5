package intents

import "math"

// row is a constant 1 and the signals, or a coefficient for each.
type row [3]float64

// weighted is one observation of a logistic model.
type weighted struct {
	x      row
	yes    bool
	weight float64
}

// ridge keeps the weights finite where the classes separate.
const ridge = 0.1

// fitLogistic finds the most likely coefficients by Newton's method with step
// halving; those with 0 in use stay 0.
func fitLogistic(rows []weighted, use row) (b row) {
	best := unlikelihood(rows, b)
	for range 50 {
		step := newton(rows, b, use)
		next, size := b, 1.0
		value := math.Inf(1)
		for ; size > 1e-6; size /= 2 {
			for j := range b {
				next[j] = b[j] + size*step[j]
			}
			if value = unlikelihood(rows, next); value <= best {
				break
			}
		}
		if best-value < 1e-9*math.Abs(best) {
			return b
		}
		b, best = next, value
	}
	return b
}

// unlikelihood is the penalised negative log likelihood.
func unlikelihood(rows []weighted, b row) float64 {
	sum := ridge / 2 * (dot(b, b) - b[0]*b[0])
	for _, r := range rows {
		z := dot(b, r.x)
		if !r.yes {
			z = -z
		}
		sum += r.weight * softplus(-z)
	}
	return sum
}

// newton gives the step H⁻¹g.
func newton(rows []weighted, b row, use row) row {
	var h [len(b)]row
	var g row
	h[0][0] = 1e-9
	for j := 1; j < len(b); j++ {
		h[j][j], g[j] = ridge, -ridge*b[j]
	}
	for _, r := range rows {
		p := sigmoid(dot(b, r.x))
		e := -p
		if r.yes {
			e = 1 - p
		}
		for j := range g {
			g[j] += r.weight * e * r.x[j]
			for k := range g {
				h[j][k] += r.weight * p * (1 - p) * r.x[j] * r.x[k]
			}
		}
	}
	for j, in := range use {
		if in == 0 {
			for k := range h {
				h[j][k], h[k][j] = 0, 0
			}
			h[j][j], g[j] = 1, 0
		}
	}
	return solve(h, g)
}

// solve gives h⁻¹g by Gaussian elimination; h is positive definite.
func solve(h [len(row{})]row, g row) row {
	for i := range g {
		for j := i + 1; j < len(g); j++ {
			f := h[j][i] / h[i][i]
			for k := i; k < len(g); k++ {
				h[j][k] -= f * h[i][k]
			}
			g[j] -= f * g[i]
		}
	}
	for i := len(g) - 1; i >= 0; i-- {
		for k := i + 1; k < len(g); k++ {
			g[i] -= h[i][k] * g[k]
		}
		g[i] /= h[i][i]
	}
	return g
}

func dot(a, b row) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// softplus is ln(1+eᶻ) without overflow.
func softplus(z float64) float64 { return max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) }
