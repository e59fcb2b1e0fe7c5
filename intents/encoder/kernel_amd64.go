package encoder

import "golang.org/x/sys/cpu"

// products multiplies two rows of weights by four of x, each n long, one behind the other: sums[4j+i] is that of weights j and row i. nil where the processor cannot.
var products func(w []int8, x []int16, n int, sums *[8]int32)

func init() {
	if cpu.X86.HasAVX2 {
		products = byAVX2
	}
}

func byAVX2(w []int8, x []int16, n int, sums *[8]int32) {
	_, _ = w[2*n-1], x[4*n-1]
	avx2(&w[0], &x[0], n, sums)
}

// avx2 is byAVX2 for n a multiple of 16.
//
//go:noescape
func avx2(w *int8, x *int16, n int, sums *[8]int32)
