package encoder

import "golang.org/x/sys/cpu"

// products is plain, by the widest instructions that there are.
var products = func() func(w []int8, x []int16, n int, sums *[8]int32) {
	if cpu.X86.HasAVX2 {
		return byAVX2
	}
	return plain
}()

func byAVX2(w []int8, x []int16, n int, sums *[8]int32) {
	_, _ = w[2*n-1], x[4*n-1]
	avx2(&w[0], &x[0], n, sums)
}

// avx2 is plain for a multiple of 16.
//
//go:noescape
func avx2(w *int8, x *int16, n int, sums *[8]int32)
