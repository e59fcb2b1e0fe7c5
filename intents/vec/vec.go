// Package vec multiplies vectors of float32, by AVX2 where the processor has it. Every way gives the same, bit for bit: eight sums side by side, no fused
// multiply-add, the sums added up in one order.
package vec

// Lanes is what all lengths are a multiple of.
const Lanes = 8

// Dot4 gives the scalar products of x and four rows, one behind the other in w and each as long as x.
func Dot4(x, w []float32, out *[4]float32) {
	n := len(x)
	if n == 0 || n%Lanes != 0 || len(w) < 4*n {
		panic("vec: Dot4 needs a multiple of 8 values, and four rows of them")
	}
	dot4(x, w, out)
}

// Add adds a·x to y.
func Add(y, x []float32, a float32) {
	if len(x)%Lanes != 0 || len(y) != len(x) {
		panic("vec: Add needs a multiple of 8 values, as many of both")
	}
	if len(x) > 0 {
		add(y, x, a)
	}
}

// Pad gives the least multiple of Lanes from n on.
func Pad(n int) int { return (n + Lanes - 1) / Lanes * Lanes }

func plainDot4(x, w []float32, out *[4]float32) {
	for r := range 4 {
		w := w[r*len(x):][:len(x)]
		var s [Lanes]float32
		for i := 0; i < len(x); i += Lanes {
			a, b := x[i:][:Lanes], w[i:][:Lanes]
			s[0] += float32(a[0] * b[0])
			s[1] += float32(a[1] * b[1])
			s[2] += float32(a[2] * b[2])
			s[3] += float32(a[3] * b[3])
			s[4] += float32(a[4] * b[4])
			s[5] += float32(a[5] * b[5])
			s[6] += float32(a[6] * b[6])
			s[7] += float32(a[7] * b[7])
		}
		out[r] = ((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]))
	}
}

func plainAdd(y, x []float32, a float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += float32(a * v)
	}
}
