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
	var sums [8]int32
	for from := 0; from < n; from += strip {
		to := min(from+strip, n)
		for o := 0; o < d.rows; o += 2 {
			w := d.values[o*d.columns:]
			for r := from; r < to; r += 4 {
				products(w, s.whole[r*d.columns:], d.columns, &sums)
				for i := range 4 {
					at, scale := y[(r+i)*d.rows+o:][:2], s.scales[r+i]
					at[0] = float32(float32(sums[i])*float32(scale*d.scales[o])) + d.bias[o]
					at[1] = float32(float32(sums[4+i])*float32(scale*d.scales[o+1])) + d.bias[o+1]
				}
			}
		}
	}
}

// plain multiplies two rows of weights by four of x, each n long, one behind the other: sums[4j+i] is that of weights j and row i.
func plain(w []int8, x []int16, n int, sums *[8]int32) {
	for j := range 2 {
		w := w[j*n:][:n]
		a, b, c, d := x[:n], x[n:][:n], x[2*n:][:n], x[3*n:][:n]
		var s0, s1, s2, s3 int32
		for i, v := range w {
			v := int32(v)
			s0 += v * int32(a[i])
			s1 += v * int32(b[i])
			s2 += v * int32(c[i])
			s3 += v * int32(d[i])
		}
		sums[4*j], sums[4*j+1], sums[4*j+2], sums[4*j+3] = s0, s1, s2, s3
	}
}
