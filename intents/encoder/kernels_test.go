package encoder

// kernels are those that this machine can run.
func kernels() map[string]func([]int8, []int16, int, *[8]int32) {
	return map[string]func([]int8, []int16, int, *[8]int32){"widest": products, "plain": plain}
}
