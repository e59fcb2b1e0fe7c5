package encoder

import "math"

// matrix is [rows][columns] of int8; a value is that times the scale of its row.
type matrix struct {
	rows, columns int
	scales        []float32
	values        []int8
}

func (m matrix) row(i int) []int8 { return m.values[i*m.columns:][:m.columns] }

// dense maps a row to another: matrix and bias.
type dense struct {
	matrix
	bias []float32
}

const (
	block  = 16   // values that the kernel takes at once; all lengths are multiples
	whole  = 8191 // what the largest value of a row becomes: products of 13 and 7 bits
	most   = 2048 // values of a row: the sum of so many products fits 32 bits
	strip  = 32   // rows that stay in the nearest cache while a matrix passes by
	rounds = 3 << 22
)

func fitsKernel(n int) bool { return 0 < n && n <= most && n%block == 0 }

// quantise makes whole numbers of n rows of x, each by its own scale. Activations have 13 bits: the kernel multiplies 16 by 16 bits anyway, and so only the weights are coarse.
func (s *scratch) quantise(x []float32, n, columns int) {
	for r := range n {
		row, to := x[r*columns:][:columns], s.whole[r*columns:][:columns]
		top := largest(row)
		s.scales[r] = top / whole
		if top == 0 {
			clear(to)
			continue
		}
		by := whole / top
		for i, v := range row {
			// Adding 1.5·2²³ leaves the whole number nearest to it in the low bits.
			to[i] = int16(math.Float32bits(float32(v*by) + rounds))
		}
	}
	end := (n + 3) &^ 3
	clear(s.whole[n*columns : end*columns])
	clear(s.scales[n:end])
}

// apply maps n rows of s.whole to y.
func (d dense) apply(s *scratch, n int, y []float32) {
	n = (n + 3) &^ 3
	if products == nil {
		d.byPairs(s, n, y)
		return
	}
	var sums [8]int32
	for from := 0; from < n; from += strip {
		to := min(from+strip, n)
		for o := 0; o < d.rows; o += 2 {
			w := d.values[o*d.columns:]
			for r := from; r < to; r += 4 {
				products(w, s.whole[r*d.columns:], d.columns, &sums)
				for i := range 4 {
					at, scale := y[(r+i)*d.rows+o:][:2], s.scales[r+i]
					at[0] = d.value(sums[i], o, scale)
					at[1] = d.value(sums[4+i], o+1, scale)
				}
			}
		}
	}
}

// value is what a whole number of output o stands for.
func (d dense) value(sum int32, o int, scale float32) float32 {
	return float32(float32(sum)*float32(scale*d.scales[o])) + d.bias[o]
}

// byPairs is apply without any special instruction. Two rows share a 64-bit product: one in the lower half, the other in the upper, which is one too low where the lower is negative.
func (d dense) byPairs(s *scratch, n int, y []float32) {
	c := d.columns
	s.pairs = sized(s.pairs, n/2*c)
	for r := 0; r < n; r += 2 {
		a, b, to := s.whole[r*c:][:c], s.whole[(r+1)*c:][:c], s.pairs[r/2*c:][:c]
		for i := range to {
			to[i] = int64(a[i]) + int64(b[i])<<32
		}
	}
	for o := range d.rows {
		w := d.row(o)
		for r := 0; r < n; r += 4 {
			p, q := s.pairs[r/2*c:][:len(w)], s.pairs[(r/2+1)*c:][:len(w)]
			var s0, s1 int64
			for i, v := range w {
				s0 += p[i] * int64(v)
				s1 += q[i] * int64(v)
			}
			for i, sum := range [4]int32{int32(s0), int32((s0 - int64(int32(s0))) >> 32), int32(s1), int32((s1 - int64(int32(s1))) >> 32)} {
				y[(r+i)*d.rows+o] = d.value(sum, o, s.scales[r+i])
			}
		}
	}
}
