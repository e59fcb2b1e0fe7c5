package vec

import "golang.org/x/sys/cpu"

var dot4, add = plainDot4, plainAdd

func init() {
	if cpu.X86.HasAVX2 {
		dot4 = func(x, w []float32, out *[4]float32) { dot4AVX2(&x[0], &w[0], len(x), out) }
		add = func(y, x []float32, a float32) { addAVX2(&y[0], &x[0], a, len(x)) }
	}
}

//go:noescape
func dot4AVX2(x, w *float32, n int, out *[4]float32)

//go:noescape
func addAVX2(y, x *float32, a float32, n int)
