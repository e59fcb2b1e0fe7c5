package reports

import (
	"cmp"
	"math"
	"slices"
)

// Share is how many of some, with the 95 % interval of Wilson's score. Share and its ends are 0 … 1, null of none.
type Share struct {
	N     int      `json:"n"`
	Of    int      `json:"of"`
	Share *float64 `json:"share"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

// z is the normal distribution's quantile of 97.5 %.
const z = 1.959963984540054

func share(n, of int) Share {
	s := Share{N: n, Of: of}
	if of == 0 {
		return s
	}
	p, size := float64(n)/float64(of), float64(of)
	middle := (p + z*z/(2*size)) / (1 + z*z/size)
	half := z * math.Sqrt(p*(1-p)/size+z*z/(4*size*size)) / (1 + z*z/size)
	low, high := max(0, middle-half), min(1, middle+half)
	if n == 0 {
		low = 0
	}
	if n == of {
		high = 1
	}
	s.Share, s.Low, s.High = &p, &low, &high
	return s
}

// Mean is that of ratings, with the 95 % interval of Student's t within 1 … 5; the interval is null of fewer than two.
type Mean struct {
	N    int      `json:"n"`
	Mean *float64 `json:"mean"`
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
	By   [5]int   `json:"by"` // how many of 1, 2, 3, 4, 5
}

// rate adds a rating; 0 is none.
func (m *Mean) rate(score int) {
	if score >= 1 && score <= len(m.By) {
		m.By[score-1]++
	}
}

func (m Mean) reckoned() Mean {
	var n, sum, squares int
	for i, k := range m.By {
		x := i + 1
		n, sum, squares = n+k, sum+k*x, squares+k*x*x
	}
	m.N = n
	if n == 0 {
		return m
	}
	mean := float64(sum) / float64(n)
	m.Mean = &mean
	if n > 1 {
		variance := float64(n*squares-sum*sum) / float64(n*(n-1))
		half := student(n-1) * math.Sqrt(variance/float64(n))
		low, high := max(1, mean-half), min(5, mean+half)
		m.Low, m.High = &low, &high
	}
	return m
}

// students are the quantiles of 97.5 % of Student's t for 1 … 30 degrees of freedom.
var students = []float64{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
	2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042}

// student is that for any; beyond the table by the first terms of its expansion about the normal distribution, right to three digits.
func student(freedom int) float64 {
	if freedom <= len(students) {
		return students[freedom-1]
	}
	n := float64(freedom)
	return z + (z*z*z+z)/(4*n) + (5*math.Pow(z, 5)+16*z*z*z+3*z)/(96*n*n)
}

// Spread is how some durations lie, in seconds; null of none. P50 and P90 are nearest-rank percentiles: the smallest duration that so many of 100 do not exceed.
type Spread struct {
	N   int      `json:"n"`
	P50 *float64 `json:"p50"`
	P90 *float64 `json:"p90"`
	Max *float64 `json:"max"`
}

// spread is that of milliseconds, in ascending order.
func spread(sorted []int64) Spread {
	s := Spread{N: len(sorted)}
	if s.N > 0 {
		s.P50, s.P90, s.Max = seconds(percentile(sorted, 50)), seconds(percentile(sorted, 90)), seconds(sorted[s.N-1])
	}
	return s
}

// percentile of at least one, by nearest rank.
func percentile(sorted []int64, p int) int64 {
	return sorted[max(0, (p*len(sorted)+99)/100-1)]
}

func seconds(ms int64) *float64 { return new(float64(ms) / 1000) }

// percents are the shares of counts in percent with one decimal, by largest remainder: they add up to 100 exactly, or are all 0. Of equal
// remainders the first is rounded up.
func percents(counts []int) []float64 {
	total := 0
	for _, n := range counts {
		total += n
	}
	out := make([]float64, len(counts))
	if total == 0 {
		return out
	}
	tenths, rest, byRemainder := make([]int, len(counts)), 1000, make([]int, len(counts))
	for i, n := range counts {
		tenths[i] = n * 1000 / total
		rest -= tenths[i]
		byRemainder[i] = i
	}
	slices.SortStableFunc(byRemainder, func(a, b int) int { return cmp.Compare(counts[b]*1000%total, counts[a]*1000%total) })
	for _, i := range byRemainder[:rest] {
		tenths[i]++
	}
	for i, n := range tenths {
		out[i] = float64(n) / 10
	}
	return out
}
