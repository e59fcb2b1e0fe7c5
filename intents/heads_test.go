package intents

import (
	"context"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/computes"
	"roundpeg/intents/encoder"
)

// letters is an Encoder that knows no meaning: a text's vector is how often it has each letter. It is quick, and what it gives depends on the text alone.
type letters struct {
	mu    sync.Mutex
	texts int
}

func (*letters) Name() string { return "letters" }

func (*letters) Reads(language string) bool { return language != "de" }

func (l *letters) Encode(_ context.Context, texts ...string) ([][]float32, error) {
	l.mu.Lock()
	l.texts += len(texts)
	l.mu.Unlock()
	out := make([][]float32, len(texts))
	for i, t := range texts {
		v := make([]float32, 32)
		v[0] = 1
		for _, r := range strings.ToLower(t) {
			v[r%32]++
		}
		sum := 0.0
		for _, x := range v {
			sum += float64(x) * float64(x)
		}
		for j := range v {
			v[j] /= float32(math.Sqrt(sum))
		}
		out[i] = v
	}
	return out, nil
}

// points are n vectors around the middle of each of some groups.
func points(rng *rand.Rand, groups, n, width int, spread float64) (x [][]float32, y []int) {
	for g := range groups {
		middle := make([]float64, width)
		for j := range middle {
			middle[j] = rng.NormFloat64()
		}
		for range n {
			v := make([]float32, width)
			for j := range v {
				v[j] = float32(middle[j] + spread*rng.NormFloat64())
			}
			size := float32(length(v))
			for j := range v {
				v[j] /= size
			}
			x, y = append(x, v), append(y, g)
		}
	}
	return x, y
}

func TestRegressionTellsGroupsApart(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, groups := range []int{1, 2, 5, 9} {
		x, y := points(rng, groups, 20, 24, .3)
		w := regress(x, y, groups)
		out := make([]float32, w.padded())
		for i := range x {
			w.scores(beside1(x[i]), w.weights, out)
			best := 0
			for k := range groups {
				if out[k] > out[best] {
					best = k
				}
			}
			assert.Equal(t, y[i], best)
		}
	}
}

// Each round is no worse than the one before, also where the bound that is tried first does not hold: two groups that overlap.
func TestRegressionDescends(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, groups := range []int{2, 3, 40} {
		x, y := points(rng, groups, 30, 16, 1.5)
		r := &regression{labels: y}
		for i := range x {
			r.rows = append(r.rows, beside1(x[i]))
		}
		r.table = table{intents: groups, width: len(r.rows[0])}
		slope := make([]float32, r.padded()*r.width)
		nothing := r.gradient(make([]float32, len(slope)), slope)
		steep := length(slope)
		w := r.fit()
		assert.Less(t, r.gradient(w, slope), nothing)
		assert.Less(t, length(slope), steep/20, "near the minimum it is flat")
	}
}

func length(x []float32) (sum float64) {
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	return math.Sqrt(sum)
}

func TestInverse(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	x, _ := points(rng, 1, 600, 24, 1)
	s := newSquare(24)
	s.outer(x, 1.0/600)
	want := append([]float64(nil), s.values...)
	s.shrink(.2)
	for i := range 24 {
		for j := range i {
			assert.InDelta(t, .8*want[i*24+j], s.row(i)[j], 1e-9)
		}
	}
	was := append([]float64(nil), s.values...)
	s.cholesky()
	inv := s.inverse()
	for i := range 24 {
		for j := range 24 {
			sum := 0.0
			for k := range 24 {
				sum += was[i*24+k] * float64(inv[k*24+j])
			}
			want := 0.0
			if i == j {
				want = 1
			}
			assert.InDelta(t, want, sum, 1e-4)
		}
	}
}

// Trials that were drawn with known weights give them back; a head that says nothing of use gets none.
func TestFusionFindsTheWeights(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for _, want := range []fusion{{2, 1}, {.5, 3}, {0, 2}, {4, 0}} {
		var in []trial
		for range 4000 {
			x := trial{sparse: make([]float64, 6), dense: make([]float64, 6)}
			p := make([]float64, 6)
			for k := range p {
				x.sparse[k], x.dense[k] = rng.NormFloat64(), rng.NormFloat64()
			}
			want.fuse(p, x.sparse, x.dense)
			softmax(p, p, 1)
			at := rng.Float64()
			for x.label = 0; x.label < 5 && at > p[x.label]; x.label++ {
				at -= p[x.label]
			}
			in = append(in, x)
		}
		got := fitFusion(in, fusion{1, 1})
		assert.InDelta(t, want.sparse, got.sparse, .25)
		assert.InDelta(t, want.dense, got.dense, .25)
	}
}

func TestTypical(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	x, y := points(rng, 6, 12, 32, .3)
	train := make([]int, len(x))
	for i := range train {
		train[i] = i
	}
	d := fitDense(x, y, train, 6)
	far, _ := points(rng, 6, 1, 32, .3)
	least, most := math.Inf(1), math.Inf(-1)
	for _, v := range x {
		least = min(least, d.typical(v))
	}
	for _, v := range far {
		most = max(most, d.typical(v))
	}
	assert.Greater(t, least, most)
	p, c := d.nearest(x[17], []int{y[17]})
	assert.Equal(t, 17, p)
	assert.InDelta(t, 1, c, 1e-5)
	p, c = d.nearest(x[0], nil)
	assert.Equal(t, -1, p)
	assert.Zero(t, c)
}

func TestReadingsHoldWithAnEncoder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySet(t)
		m, err := Train(s, Options{Encoder: &letters{}})
		require.NoError(t, err)
		r, err := m.Classify(ctx, Utterance{Text: rapid.String().Draw(t, "text")})
		require.NoError(t, err)
		for _, p := range []float64{r.Confidence, r.Known, r.Threshold} {
			assert.True(t, p >= 0 && p <= 1, "%v is no probability", p)
		}
		_, ok := s.Find(r.Intent)
		assert.True(t, ok)
		assert.Equal(t, r.Known >= r.Threshold && !r.Foreign, r.IsKnown)
	})
}

func TestEqualSetsGiveEqualModelsWithAnEncoder(t *testing.T) {
	computes.Only(t)
	s, err := LoadSet("../configs/intents.yaml")
	require.NoError(t, err)
	train := func() *Model {
		m, err := Train(s, Options{Encoder: &letters{}})
		require.NoError(t, err)
		return m
	}
	a := train()
	before := runtime.GOMAXPROCS(1)
	b := train()
	runtime.GOMAXPROCS(before)
	assert.Equal(t, a.calibration, b.calibration)
	assert.Equal(t, a.dense.table, b.dense.table)
	assert.Contains(t, a.name, "/letters")
	x, _ := a.Classify(ctx, Utterance{Text: "where is my order"})
	y, _ := b.Classify(ctx, Utterance{Text: "where is my order"})
	assert.Equal(t, x, y)
}

func TestRemember(t *testing.T) {
	l := &letters{}
	e := Remember(l)
	encode := func(e Encoder, texts ...string) [][]float32 {
		v, err := e.Encode(ctx, texts...)
		require.NoError(t, err)
		return v
	}
	a := encode(e, "x", "y", "x")
	b := encode(e, "y", "z")
	assert.Equal(t, a[1], b[0])
	assert.Equal(t, a[0], a[2])
	assert.Equal(t, encode(l, "z")[0], b[1])
	assert.Equal(t, 5, l.texts, "x twice in one call, y once, z once, and z again by itself")
	assert.Equal(t, "letters", e.Name())

	m, err := Train(Set{Intents: []Intent{{Name: "a", Phrases: map[string][]string{"en": {"x"}}}}}, Options{Encoder: e})
	require.NoError(t, err)
	_, err = m.Classify(ctx, Utterance{Text: "something private"})
	require.NoError(t, err)
	assert.NotContains(t, e.(*memory).vectors, "something private")
}

// The encoder that the binary carries reads what no word of a phrase says.
func TestMeaningBeyondWords(t *testing.T) {
	computes.Only(t)
	e, err := encoder.BGE()
	require.NoError(t, err)
	phrases := func(p ...string) map[string][]string { return map[string][]string{"en": p} }
	s := Set{Intents: []Intent{
		{Name: "late", Phrases: phrases("where is my parcel", "my order has not arrived", "delivery is late", "when will it be delivered", "track my package")},
		{Name: "refund", Phrases: phrases("I want my money back", "refund please", "how do I get a refund", "reimburse me", "pay me back")},
		{Name: "password", Phrases: phrases("I forgot my password", "reset my password", "cannot log in", "my login does not work", "change my password")},
		{Name: "hours", Phrases: phrases("when are you open", "opening hours", "are you open on sunday", "what time do you close", "shop hours")},
		{Name: "cancel", Phrases: phrases("cancel my subscription", "I want to end my contract", "stop my membership", "terminate my plan", "how do I unsubscribe")},
	}}
	m, err := Train(s, Options{Encoder: e})
	require.NoError(t, err)
	for text, want := range map[string]string{"the shipment still hasn't shown up at my door": "late", "reverse the charge on my card": "refund", "locked out of my account": "password"} {
		r, err := m.Classify(ctx, Utterance{Text: text})
		require.NoError(t, err)
		assert.Equal(t, want, r.Intent, text)
	}
}
