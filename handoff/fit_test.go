package handoff

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
)

// example is a conversation's features with what became of it.
type example struct {
	x      [featureCount]float64
	bad    bool
	weight float64
	group  string // examples of one group stay in one fold
	set    string
}

// fit is a ridge logistic regression by Newton's method. Signs says which way a weight may point at most (1 up, -1 down, 0 either): a weight that would
// point the other way is held at 0, so that no signal works against what it is named for.
func fit(all []example, ridge float64, signs [featureCount]int, set map[feature]float64) (w [featureCount]float64, base float64) {
	const n = int(featureCount) + 1
	var v [n]float64
	held := [n]bool{}
	for k, x := range set {
		v[k], held[k] = x, true
	}
	for range 400 {
		var g [n]float64
		var h [n][n]float64
		for _, e := range all {
			z := v[n-1]
			for k, x := range e.x {
				z += v[k] * x
			}
			p := 1 / (1 + math.Exp(-z))
			y := 0.0
			if e.bad {
				y = 1
			}
			for i := range n {
				xi := 1.0
				if i < n-1 {
					xi = e.x[i]
				}
				g[i] += e.weight * (y - p) * xi
				for j := range i + 1 {
					xj := 1.0
					if j < n-1 {
						xj = e.x[j]
					}
					h[i][j] += e.weight * p * (1 - p) * xi * xj
				}
			}
		}
		for i := range n - 1 {
			g[i] -= ridge * v[i]
			h[i][i] += ridge
		}
		for i := range n {
			if held[i] {
				g[i] = 0
				for j := range n {
					h[i][j], h[j][i] = 0, 0
				}
				h[i][i] = 1
			}
		}
		step := solve(h, g)
		moved := 0.0
		for i := range n {
			v[i] += step[i]
			moved = max(moved, math.Abs(step[i]))
		}
		if moved > 1e-9 {
			continue
		}
		worst := -1 // of those that point the wrong way: held one by one, since holding one may turn another round
		for i := range n - 1 {
			if !held[i] && v[i]*float64(signs[i]) < 0 && (worst < 0 || math.Abs(v[i]) > math.Abs(v[worst])) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		v[worst], held[worst] = 0, true
	}
	copy(w[:], v[:n-1])
	return w, v[n-1]
}

// solve gives h⁻¹g of a symmetric positive definite matrix, of which the lower half is read, by Cholesky's method.
func solve[V [int(featureCount) + 1]float64](h [int(featureCount) + 1][int(featureCount) + 1]float64, g V) V {
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

// fold gives a group its part of n.
func fold(group string, n uint32) uint32 {
	h := fnv.New32a()
	h.Write([]byte(group))
	return h.Sum32() % n
}

// scored is a probability beside what became of it.
type scored struct {
	p   float64
	bad bool
}

// auroc is the chance that a bad one scores above a good one; ties count half.
func auroc(all []scored) float64 {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b scored) int { return cmp.Compare(a.p, b.p) })
	var good, bad, won float64
	for i := 0; i < len(all); {
		j, g, b := i, 0.0, 0.0
		for ; j < len(all) && all[j].p == all[i].p; j++ {
			if all[j].bad {
				b++
			} else {
				g++
			}
		}
		won += b * (good + g/2)
		good, bad, i = good+g, bad+b, j
	}
	return won / (good * bad)
}

// calibrationError is the mean gap between what was said and what was so, over ten bins of equal size (ECE).
func calibrationError(all []scored) float64 {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b scored) int { return cmp.Compare(a.p, b.p) })
	sum := 0.0
	for k := range 10 {
		said, so := 0.0, 0.0
		for _, s := range all[k*len(all)/10 : (k+1)*len(all)/10] {
			said += s.p
			if s.bad {
				so++
			}
		}
		sum += math.Abs(said - so)
	}
	return sum / float64(len(all))
}

// bestF1 is the greatest F1 over all thresholds.
func bestF1(all []scored) (best float64) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b scored) int { return cmp.Compare(b.p, a.p) })
	bad := 0.0
	for _, s := range all {
		if s.bad {
			bad++
		}
	}
	hit := 0.0
	for i, s := range all {
		if s.bad {
			hit++
		}
		best = max(best, 2*hit/(float64(i+1)+bad))
	}
	return best
}
