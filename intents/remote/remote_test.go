package remote

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"roundpeg/upstream"
)

func TestVectors(t *testing.T) {
	s := newStub(t)
	e, _ := newEncoder(t, s.URL)
	texts := make([]string, 130)
	for i := range texts {
		texts[i] = fmt.Sprintf("text number %d", i)
	}
	all, err := e.Encode(t.Context(), texts...)
	require.NoError(t, err)
	require.Len(t, all, 130)
	require.Equal(t, []int{64, 64, 2}, []int{len(s.asked[0]), len(s.asked[1]), len(s.asked[2])})
	require.Equal(t, "Bearer sesame", s.keys[0])
	for _, v := range all {
		require.Len(t, v, 16, "12 values, padded")
		require.Equal(t, make([]float32, 4), v[12:])
		sum := 0.0
		for _, x := range v {
			sum += float64(x) * float64(x)
		}
		require.InDelta(t, 1, sum, 1e-6)
	}
	one, err := e.Encode(message(t), texts[77])
	require.NoError(t, err)
	require.Equal(t, all[77], one[0])
	width, err := e.Check(t.Context())
	require.NoError(t, err)
	require.Equal(t, 12, width)
	short, _ := newEncoder(t, s.URL, func(o *Options) { o.Dimensions = 5 })
	width, err = short.Check(t.Context())
	require.NoError(t, err)
	require.Equal(t, 5, width)
	none, err := e.Encode(t.Context())
	require.NoError(t, err)
	require.Empty(t, none)
}

func TestShuffledIndices(t *testing.T) {
	s := newStub(t)
	e, _ := newEncoder(t, s.URL)
	want, err := e.Encode(t.Context(), "one", "two", "three")
	require.NoError(t, err)
	s.does(func(w http.ResponseWriter, _ *http.Request) {
		rows := embed([]string{"one", "two", "three"}, 12)
		slices.Reverse(rows)
		write(w, rows)
	})
	got, err := e.Encode(t.Context(), "one", "two", "three")
	require.NoError(t, err)
	require.Equal(t, want, got)
}

func TestWhatIsSent(t *testing.T) {
	s := newStub(t)
	e, _ := newEncoder(t, s.URL, func(o *Options) { o.Key = "" })
	_, err := e.Encode(t.Context(), "", " \n", strings.Repeat("a", MaxText), strings.Repeat("é", MaxText), "a\xffb", strings.Repeat("x", MaxText-1)+"é")
	require.NoError(t, err)
	sent := s.asked[0]
	require.Equal(t, []string{" ", " ", strings.Repeat("a", MaxText), strings.Repeat("é", MaxText/2), "a\uFFFDb", strings.Repeat("x", MaxText-1)}, sent)
	for _, text := range sent {
		require.True(t, utf8.ValidString(text))
	}
	require.Empty(t, s.keys[0], "without a key none is sent")
}

func TestLanguages(t *testing.T) {
	e, _ := newEncoder(t, "http://127.0.0.1:1")
	require.True(t, e.Reads("th"))
	e, _ = newEncoder(t, "http://127.0.0.1:1", func(o *Options) { o.Languages = []string{"en", "de"} })
	require.Equal(t, []bool{true, true, true, false}, []bool{e.Reads(""), e.Reads("en"), e.Reads("de"), e.Reads("fr")})
	require.Equal(t, "letters", e.Name())
	_, err := New(Options{URL: "nowhere", Model: "m"})
	require.Error(t, err)
}

// At most 8 requests are under way, and 4 of trainings, so that a message is never behind a training.
func TestSeats(t *testing.T) {
	s := newStub(t)
	e, _ := newEncoder(t, s.URL)
	var now, most atomic.Int32
	hold, came := make(chan struct{}), make(chan struct{}, 100)
	s.does(func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
		}
		came <- struct{}{}
		<-hold
		now.Add(-1)
		write(w, embed([]string{"x"}, 12))
	})
	var all sync.WaitGroup
	call := func(ctx context.Context, n int) {
		for range n {
			all.Go(func() {
				_, err := e.Encode(ctx, "x")
				require.NoError(t, err)
			})
		}
	}
	call(t.Context(), 20)
	for range training {
		<-came
	}
	call(message(t), 20)
	for range atOnce - training {
		<-came
	}
	require.Empty(t, came)
	require.EqualValues(t, atOnce, most.Load())
	close(hold)
	all.Wait()
	require.EqualValues(t, atOnce, most.Load())
}

func TestUnit(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, bad := range [][]float32{nil, {0, 0}, {1, nan}, {inf, 1}} {
		_, ok := unit(bad)
		require.False(t, ok, bad)
	}
	v, ok := unit([]float32{math.MaxFloat32, math.MaxFloat32})
	require.True(t, ok)
	require.InDelta(t, math.Sqrt2/2, v[0], 1e-6)
	v, ok = unit([]float32{math.SmallestNonzeroFloat32})
	require.True(t, ok)
	require.Equal(t, []float32{1, 0, 0, 0, 0, 0, 0, 0}, v)
}

func TestRetryAfter(t *testing.T) {
	at := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{"": 0, "7": 7 * time.Second, "0.5": time.Second / 2, "-3": 0, "NaN": 0, "1e300": 0, "soon": 0,
		at.Add(time.Minute).Format(http.TimeFormat): time.Minute, at.Add(-time.Minute).Format(http.TimeFormat): 0} {
		require.Equal(t, want, upstream.RetryAfter(http.Header{"Retry-After": {value}}, at), value)
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add([]byte(`{"data":[{"index":1,"embedding":[1,2]},{"index":0,"embedding":[3,4]}]}`))
	f.Add([]byte(`{"data":[{"index":0,"embedding":[null]}]}`))
	f.Add([]byte(`{"error":{"message":["a","b"]}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, code := range []int{200, 500} {
			e, err := New(Options{URL: "http://x.example/v1", Model: "m"})
			require.NoError(t, err)
			e.http = &http.Client{Transport: canned{code, body}}
			v, fault := e.ask(t.Context(), time.Minute, false, []string{"a", "b"})
			e.Close()
			if fault != nil {
				require.NotContains(t, fault.Error(), "\n")
				continue
			}
			require.Len(t, v, 2)
			for _, x := range v {
				sum := 0.0
				for _, y := range x {
					sum += float64(y) * float64(y)
				}
				require.InDelta(t, 1, sum, 1e-5)
			}
		}
	})
}
