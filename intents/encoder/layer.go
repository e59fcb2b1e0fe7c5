package encoder

import "math"

// layer is one of a BERT's: attention, then two dense maps, each added to what came in and normalised.
type layer struct {
	dense          [6]dense // as denses lists them
	between, after norms
}

const (
	query = iota
	key
	value
	output
	up
	down
)

// scratch is the memory of one batch. Rows are padded to fours; those beyond the last are of no meaning.
type scratch struct {
	spans                  [][2]int // the rows of each text
	x, q, k, v, mixed, sum []float32
	wide                   []float32
	whole                  []int16   // what goes into a matrix
	pairs                  []int64   // the same, two rows together
	scales                 []float32 // by row
	weights                []float32 // of one row's attention
}

// lay makes room for the batch.
func (s *scratch) lay(batch [][]int32, c Config) {
	s.spans = s.spans[:0]
	rows := 0
	for _, ids := range batch {
		s.spans = append(s.spans, [2]int{rows, rows + len(ids)})
		rows += len(ids)
	}
	rows = (rows + 3) &^ 3
	for _, b := range []*[]float32{&s.x, &s.q, &s.k, &s.v, &s.mixed, &s.sum} {
		*b = sized(*b, rows*c.Hidden)
	}
	s.wide = sized(s.wide, rows*c.Intermediate)
	s.whole = sized(s.whole, rows*max(c.Hidden, c.Intermediate))
	s.scales, s.weights = sized(s.scales, rows), sized(s.weights, MaxTokens)
}

func sized[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n)
	}
	return b[:n]
}

// rows are those of all texts.
func (s *scratch) rows() int { return s.spans[len(s.spans)-1][1] }

// run puts s.x through the layer. The last one works out the texts' first rows alone, and leaves them one behind the other.
func (l *layer) run(s *scratch, c Config, last bool) {
	rows := s.rows()
	s.quantise(s.x, rows, c.Hidden)
	l.dense[key].apply(s, rows, s.k)
	l.dense[value].apply(s, rows, s.v)
	if last {
		rows = len(s.spans)
		for i, span := range s.spans {
			copy(s.x[i*c.Hidden:][:c.Hidden], s.x[span[0]*c.Hidden:])
		}
		s.quantise(s.x, rows, c.Hidden)
	}
	l.dense[query].apply(s, rows, s.q)
	for i, span := range s.spans {
		if last {
			s.attend(i, i+1, span, c)
		} else {
			s.attend(span[0], span[1], span, c)
		}
	}
	s.quantise(s.mixed, rows, c.Hidden)
	l.dense[output].apply(s, rows, s.sum)
	l.between.add(s.x, s.sum, rows, c)
	s.quantise(s.x, rows, c.Hidden)
	l.dense[up].apply(s, rows, s.wide)
	gelu(s.wide[:rows*c.Intermediate])
	s.quantise(s.wide, rows, c.Intermediate)
	l.dense[down].apply(s, rows, s.sum)
	l.after.add(s.x, s.sum, rows, c)
}

// attend fills rows from … to of s.mixed with the values of the span, weighed by how well their keys meet the row's query.
func (s *scratch) attend(from, to int, span [2]int, c Config) {
	size := c.Hidden / c.Heads
	scale := float32(1 / math.Sqrt(float64(size)))
	w := s.weights[:span[1]-span[0]]
	for r := from; r < to; r++ {
		for at := 0; at < c.Hidden; at += size {
			q := s.q[r*c.Hidden+at:][:size]
			most := float32(math.Inf(-1))
			for j := range w {
				w[j] = dot(q, s.k[(span[0]+j)*c.Hidden+at:][:size]) * scale
				most = max(most, w[j])
			}
			sum := float32(0)
			for j := range w {
				w[j] = float32(math.Exp(float64(w[j] - most)))
				sum += w[j]
			}
			to := s.mixed[r*c.Hidden+at:][:size]
			clear(to)
			for j := range w {
				share := w[j] / sum
				for i, v := range s.v[(span[0]+j)*c.Hidden+at:][:size] {
					to[i] += float32(share * v)
				}
			}
		}
	}
}

// dot adds up in four sums, so that the processor need not wait for one of them.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	for i := 0; i+4 <= len(a); i += 4 {
		s0 += float32(a[i] * b[i])
		s1 += float32(a[i+1] * b[i+1])
		s2 += float32(a[i+2] * b[i+2])
		s3 += float32(a[i+3] * b[i+3])
	}
	return (s0 + s1) + (s2 + s3)
}

// norms is a layer normalisation (Ba et al. 2016).
type norms struct{ gain, bias []float32 }

func (u *unpacker) norms(n int) norms { return norms{u.floats(n), u.floats(n)} }

func (n norms) apply(x []float32, epsilon float32) {
	var sum, squares float64
	for _, v := range x {
		sum += float64(v)
		squares += float64(v) * float64(v)
	}
	mean := sum / float64(len(x))
	by := float32(1 / math.Sqrt(squares/float64(len(x))-mean*mean+float64(epsilon)))
	middle := float32(mean)
	for i, v := range x {
		x[i] = float32(float32((v-middle)*by)*n.gain[i]) + n.bias[i]
	}
}

// add adds by to x and normalises each row.
func (n norms) add(x, by []float32, rows int, c Config) {
	for r := range rows {
		row := x[r*c.Hidden:][:c.Hidden]
		for i, v := range by[r*c.Hidden:][:c.Hidden] {
			row[i] += v
		}
		n.apply(row, c.Epsilon)
	}
}

// GELU by a table, since the error function of each of some 200,000 values a text would take longer than the matrices: linear between steps of 1/512, off by at most 4e-7.
const (
	geluEnd  = 6
	geluStep = 512
)

var geluTable = func() (t [2*geluEnd*geluStep + 2]float32) {
	for i := range t {
		x := float64(i)/geluStep - geluEnd
		t[i] = float32(x * 0.5 * (1 + math.Erf(x/math.Sqrt2)))
	}
	return t
}()

func gelu(x []float32) {
	for i, v := range x {
		switch {
		case v >= geluEnd:
		case v <= -geluEnd:
			x[i] = 0
		default:
			at := (v + geluEnd) * geluStep
			n := int(at)
			low := geluTable[n]
			x[i] = low + float32((geluTable[n+1]-low)*(at-float32(n)))
		}
	}
}
