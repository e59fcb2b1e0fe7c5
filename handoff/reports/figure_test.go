package reports

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestPercentsAddUp(t *testing.T) {
	for _, c := range []struct {
		counts []int
		want   []float64
	}{
		{[]int{1, 1, 1}, []float64{33.4, 33.3, 33.3}},
		{[]int{0, 7}, []float64{0, 100}},
		{[]int{1, 1, 1, 1, 1, 1}, []float64{16.7, 16.7, 16.7, 16.7, 16.6, 16.6}},
		{[]int{2, 1}, []float64{66.7, 33.3}},
		{[]int{0, 0}, []float64{0, 0}},
		{nil, []float64{}},
	} {
		require.Equal(t, c.want, percents(c.counts))
	}
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 1_000_000), 1, 30).Draw(t, "counts")
		total, sum := 0, 0
		for _, n := range counts {
			total += n
		}
		for i, p := range percents(counts) {
			sum += tenths(t, p)
			if total > 0 {
				require.InDelta(t, 100*float64(counts[i])/float64(total), p, .1)
			}
		}
		require.Equal(t, 1000*one(total > 0), sum)
	})
}

// TestPercentile: the smallest value that p of 100 do not exceed, as sorting and counting find it.
func TestPercentile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Int64Range(0, 50), 1, 300).Draw(t, "values")
		slices.Sort(all)
		for _, p := range []int{50, 90} {
			got := percentile(all, p)
			upto := func(v int64) (n int) {
				for _, x := range all {
					n += one(x <= v)
				}
				return n
			}
			require.Contains(t, all, got)
			require.GreaterOrEqual(t, 100*upto(got), p*len(all))
			require.Less(t, 100*upto(got-1), p*len(all))
		}
	})
}

// TestIntervals against published values: Wilson's of 81 in 263 (Newcombe 1998), and tables of Student's t.
func TestIntervals(t *testing.T) {
	s := share(81, 263)
	require.InDeltaSlice(t, []float64{.3080, .2553, .3662}, []float64{*s.Share, *s.Low, *s.High}, .00005)
	s = share(0, 20)
	require.InDeltaSlice(t, []float64{0, 0, .1611}, []float64{*s.Share, *s.Low, *s.High}, .00005)
	s = share(20, 20)
	require.InDeltaSlice(t, []float64{1, .8389, 1}, []float64{*s.Share, *s.Low, *s.High}, .00005)
	require.Equal(t, Share{}, share(0, 0))
	for freedom, want := range map[int]float64{1: 12.706, 10: 2.228, 30: 2.042, 31: 2.040, 40: 2.021, 60: 2.000, 120: 1.980, 1000: 1.962} {
		require.InDelta(t, want, student(freedom), .0006, freedom)
	}
	m := Mean{By: [5]int{0, 0, 2, 2, 4}}.reckoned() // 3 3 4 4 5 5 5 5: mean 4.25, variance 0.7857
	half := 2.365 * math.Sqrt(.785714/8)
	require.InDeltaSlice(t, []float64{4.25, 4.25 - half, 4.25 + half}, []float64{*m.Mean, *m.Low, *m.High}, .0001)
	one := Mean{}
	one.rate(4)
	one.rate(0)
	one.rate(9)
	one = one.reckoned()
	require.Equal(t, []any{1, 4.0}, []any{one.N, *one.Mean})
	require.Nil(t, one.Low)
}

func TestDecimals(t *testing.T) {
	for _, bad := range []string{"", "x", "1e9", "1.", ".", "-", "--1", "1,5", "+1", "1.-5", "٣", " 1", "0x10", fmt.Sprintf("%065d", 1)} {
		_, ok := decimalOf(bad)
		require.False(t, ok, bad)
	}
	rapid.Check(t, func(t *rapid.T) {
		sum, want, places := decimal{}, new(big.Rat), 0
		for _, text := range rapid.SliceOf(rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{1,6})?`)).Draw(t, "amounts") {
			d, ok := decimalOf(text)
			require.True(t, ok)
			sum.add(d)
			places = max(places, d.places)
			r, _ := new(big.Rat).SetString(text)
			want.Add(want, r)
		}
		require.Equal(t, want.FloatString(places), sum.String())
	})
}
