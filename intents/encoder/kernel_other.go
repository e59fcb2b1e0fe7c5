//go:build !amd64

package encoder

var products func(w []int8, x []int16, n int, sums *[8]int32)
