package vec

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func some(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(rng.NormFloat64() * math.Exp(8*rng.NormFloat64()))
	}
	return x
}

// All ways give the same bits, and what they give is right.
func TestWaysAreEqual(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{8, 16, 24, 392, 1536} {
		for range 50 {
			x, w := some(rng, n), some(rng, 4*n)
			var a, b [4]float32
			Dot4(x, w, &a)
			plainDot4(x, w, &b)
			require.Equal(t, b, a)
			for r := range 4 {
				var sum, size float64
				for i := range n {
					p := float64(x[i]) * float64(w[r*n+i])
					sum, size = sum+p, size+math.Abs(p)
				}
				require.InDelta(t, sum, float64(a[r]), 1e-5*size)
			}
			y := some(rng, n)
			z := append([]float32(nil), y...)
			want := append([]float32(nil), y...)
			for i := range want {
				want[i] += float32(w[0] * x[i])
			}
			Add(y, x, w[0])
			plainAdd(z, x, w[0])
			require.Equal(t, want, y)
			require.Equal(t, want, z)
		}
	}
}

func TestLengths(t *testing.T) {
	assert.Equal(t, []int{0, 8, 8, 16}, []int{Pad(0), Pad(1), Pad(8), Pad(9)})
	assert.Panics(t, func() { Dot4(make([]float32, 7), make([]float32, 28), new([4]float32)) })
	assert.Panics(t, func() { Dot4(make([]float32, 8), make([]float32, 31), new([4]float32)) })
	assert.Panics(t, func() { Add(make([]float32, 8), make([]float32, 16), 1) })
	Add(nil, nil, 1)
}
