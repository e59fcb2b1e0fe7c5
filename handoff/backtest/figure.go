package backtest

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Band is a figure, and between which values 90 of 100 resamples find it.
type Band struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// figure is a share or a mean: what its cases add up to at the top by what they add up to at the bottom. So a resample needs only to know how often
// each case is in it.
type figure struct {
	rows        []int     // indexes of the cases
	top, bottom []float64 // of rows
	less        *figure   // taken away from it; nil: nothing
	value       float64   // of the cases as they are, nothing taken away; NaN of nothing
	now         float64   // the same of the sample that was taken last
}

// figure makes one of some cases.
func (s *study) figure(rows []int, top, bottom func(i int) float64) *figure {
	f := &figure{rows: rows, top: make([]float64, len(rows)), bottom: make([]float64, len(rows))}
	for k, i := range rows {
		f.top[k], f.bottom[k] = top(i), bottom(i)
	}
	return f
}

// share is that of the cases of which something holds.
func (s *study) share(rows []int, holds func(i int) bool) *figure {
	return s.figure(rows, func(i int) float64 { return one(holds(i)) }, func(int) float64 { return 1 })
}

// known is the figure as it is, nil of nothing.
func (f *figure) known() *float64 {
	if math.IsNaN(f.value) {
		return nil
	}
	return new(f.value)
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// take computes the figure of a sample that holds every case so often.
func (f *figure) take(times []float64) {
	var top, bottom float64
	for k, i := range f.rows {
		top += times[i] * f.top[k]
		bottom += times[i] * f.bottom[k]
	}
	f.now = top / bottom
}

// samples takes the figures of the cases as they are and then of every resample. Each time whole clusters are drawn with putting back. Figures that
// are taken away from others must be among them. It hands on one slice, again and again.
func (s *study) samples(figures []*figure, each func(values []float64)) {
	times, drawn := make([]float64, len(s.rows)), make([]float64, s.clusters)
	values := make([]float64, len(figures))
	dice := rand.New(rand.NewPCG(s.Seed, 0))
	for n := range s.Resamples + 1 {
		clear(drawn)
		for k := range drawn {
			if n == 0 {
				drawn[k] = 1
			} else {
				drawn[dice.IntN(len(drawn))]++
			}
		}
		for i := range times {
			times[i] = drawn[s.rows[i].cluster]
		}
		for _, f := range figures {
			f.take(times)
			if n == 0 {
				f.value = f.now
			}
		}
		for k, f := range figures {
			values[k] = f.now
			if f.less != nil {
				values[k] -= f.less.now
			}
		}
		each(values)
	}
}

// bands are the figures with their bands; nil where there is nothing to compute one of.
func (s *study) bands(figures ...*figure) []*Band {
	seen := make([][]float64, len(figures))
	s.samples(figures, func(values []float64) {
		for k, v := range values {
			seen[k] = append(seen[k], v)
		}
	})
	out := make([]*Band, len(figures))
	for k := range out {
		out[k] = bandOf(seen[k])
	}
	return out
}

// bandOf is that of a value and its resamples. Resamples in which it is undefined, as the recall without a bad case, do not count.
func bandOf(seen []float64) *Band {
	if len(seen) == 0 || math.IsNaN(seen[0]) {
		return nil
	}
	value := seen[0]
	seen = slices.DeleteFunc(seen[1:], math.IsNaN)
	if len(seen) == 0 {
		return &Band{value, value, value}
	}
	slices.Sort(seen)
	return &Band{value, quantile(seen, .05), quantile(seen, .95)}
}

// quantile of sorted values, at least one: between two neighbours in proportion.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
