package intents

import "math"

// fusion is what a head's scores count: the logits of an intent are their weighted sum.
type fusion struct{ sparse, dense float64 }

// fuse fills scores with the logits. An intent without phrases stays at −∞.
func (f fusion) fuse(scores, sparse, dense []float64) {
	for k, s := range sparse {
		switch {
		case math.IsInf(s, -1):
			scores[k] = s
		case dense == nil:
			scores[k] = f.sparse * s
		case math.IsInf(dense[k], -1): // all of its phrases are in languages that the encoder does not read
			scores[k] = dense[k]
		default:
			scores[k] = f.sparse*s + f.dense*dense[k]
		}
	}
}

// energy is the logarithm of the sum of the intents' weights: high when anything fits (Liu et al., "Energy-based Out-of-distribution Detection", 2020).
func energy(scores []float64) float64 {
	top := math.Inf(-1)
	for _, s := range scores {
		top = max(top, s)
	}
	if math.IsInf(top, -1) {
		return 0 // no intent has a phrase: nothing can be said
	}
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(s - top)
	}
	return top + math.Log(sum)
}

// fitFusion finds the weights with which the true intents surprise least: a temperature (Guo et al., "On Calibration of Modern Neural Networks", 2017) for each head at once.
// The loss is convex, so that Newton's method finds its minimum; a head whose weight would come out negative is left out.
func fitFusion(in []trial, start fusion) fusion {
	f, both := start, in[0].dense != nil
	p := make([]float64, len(in[0].sparse))
	last := surprise(in, f, p)
	for range 50 {
		g, h := slope(in, f, p)
		if !both || f.dense == 0 && g[1] > 0 {
			h[0][1], h[1][0], h[1][1], g[1] = 0, 0, 1, 0
		}
		if f.sparse == 0 && g[0] > 0 {
			h[0][1], h[1][0], h[0][0], g[0] = 0, 0, 1, 0
		}
		det := h[0][0]*h[1][1] - h[0][1]*h[1][0]
		step := fusion{(g[0]*h[1][1] - g[1]*h[0][1]) / det, (g[1]*h[0][0] - g[0]*h[1][0]) / det}
		size, next, value := 1.0, f, math.Inf(1)
		for ; size > 1e-4; size /= 2 {
			next = fusion{max(0, f.sparse-size*step.sparse), max(0, f.dense-size*step.dense)}
			if value = surprise(in, next, p); value <= last {
				break
			}
		}
		if !(last-value > 1e-7*math.Abs(last)) {
			return f
		}
		f, last = next, value
	}
	return f
}

// surprise is the negative log likelihood of the true intents, with a slight pull of the weights towards 0.
func surprise(in []trial, f fusion, p []float64) (sum float64) {
	for _, t := range in {
		f.fuse(p, t.sparse, t.dense)
		sum += energy(p) - p[t.label]
	}
	return sum + pull/2*(f.sparse*f.sparse+f.dense*f.dense)
}

const pull = 0.01

// slope gives the first and the second derivatives of surprise.
func slope(in []trial, f fusion, p []float64) (g [2]float64, h [2][2]float64) {
	for _, t := range in {
		f.fuse(p, t.sparse, t.dense)
		softmax(p, p, 1)
		var mean [2]float64
		var square [2][2]float64
		for k, w := range p {
			if w == 0 {
				continue
			}
			x := t.at(k)
			for i := range x {
				mean[i] += w * x[i]
				for j := range x {
					square[i][j] += w * x[i] * x[j]
				}
			}
		}
		own := t.at(t.label)
		for i := range mean {
			g[i] += mean[i] - own[i]
			for j := range mean {
				h[i][j] += square[i][j] - mean[i]*mean[j]
			}
		}
	}
	for i, w := range []float64{f.sparse, f.dense} {
		g[i] += pull * w
		h[i][i] += pull
	}
	return g, h
}

func (t trial) at(k int) (x [2]float64) {
	x[0] = t.sparse[k]
	if t.dense != nil {
		x[1] = t.dense[k]
	}
	return x
}
