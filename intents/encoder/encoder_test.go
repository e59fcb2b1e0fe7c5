package encoder

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"roundpeg/computes"
)

// reference is a text as the original read it: by the tokenizer of its package, and by ONNX Runtime on its float32 weights.
type reference struct {
	Text   string
	IDs    []int32
	Vector []byte // int8, the largest being 127: its direction is off by less than 0.0002
}

func references(t testing.TB) (all []reference) {
	f, err := os.Open("testdata/reference.jsonl")
	require.NoError(t, err)
	defer f.Close()
	for in := bufio.NewScanner(f); in.Scan(); {
		var r reference
		require.NoError(t, json.Unmarshal(in.Bytes(), &r))
		all = append(all, r)
	}
	require.Len(t, all, 181)
	return all
}

func model(t testing.TB) *Model {
	m, err := BGE()
	require.NoError(t, err)
	return m
}

func TestBlobIsTheOneInNotice(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	require.NoError(t, err)
	assert.Contains(t, string(notice), fmt.Sprintf("%x", sha256.Sum256(bge)))
	assert.Contains(t, string(notice), model(t).Source)
}

func TestTokensAreTheOriginals(t *testing.T) {
	m := model(t)
	for _, r := range references(t) {
		assert.Equal(t, r.IDs, m.tokens(r.Text), "%q", r.Text)
	}
	assert.NotContains(t, m.tokens("[SEP] [MASK]")[1:4], m.end, "what customers write is never a mark")
}

// The tolerance: no text's vector turns further from the original's than a cosine of 0.985, and 0.997 in the mean. It is what int8 weights cost.
func TestVectorsAreTheOriginals(t *testing.T) {
	computes.Only(t)
	m := model(t)
	var sum float64
	all := references(t)
	texts := make([]string, len(all))
	for i, r := range all {
		texts[i] = r.Text
	}
	for i, v := range m.Vectors(texts...) {
		c := cosine(v, all[i].Vector)
		assert.Greater(t, c, 0.985, "%q", all[i].Text)
		sum += c
	}
	t.Logf("mean cosine with the original: %.5f", sum/float64(len(all)))
	assert.Greater(t, sum/float64(len(all)), 0.997)
}

func cosine(v []float32, original []byte) float64 {
	var dot, a, b float64
	for i, x := range v {
		y := float64(int8(original[i]))
		dot, a, b = dot+float64(x)*y, a+float64(x)*float64(x), b+y*y
	}
	return dot / math.Sqrt(a*b)
}

func TestMeaningIsNear(t *testing.T) {
	v := model(t).Vectors("where is my parcel", "my package has not arrived yet", "I want to close my account")
	near, far := float64(dot(v[0], v[1])), float64(dot(v[0], v[2]))
	assert.Greater(t, near, far+.1)
}

// Equal texts get equal vectors, alone or among others, in any place of a batch, and at the same time.
func TestVectorsDoNotDependOnOthers(t *testing.T) {
	computes.Only(t)
	m := model(t)
	texts := []string{"where is my order", "", strings.Repeat("a long story ", 40), "hi", "the box was empty", "?", "I was charged twice and nobody answers"}
	alone := make([][]float32, len(texts))
	for i, text := range texts {
		alone[i] = m.Vectors(text)[0]
	}
	assert.Equal(t, alone, m.Vectors(texts...))
	many := make([]string, 60) // more than go through a layer at once
	for i := range many {
		many[i] = texts[i%len(texts)]
	}
	for i, v := range m.Vectors(many...) {
		assert.Equal(t, alone[i%len(texts)], v)
	}
	var all sync.WaitGroup
	for i := range texts {
		all.Go(func() { assert.Equal(t, alone[i], m.Vectors(texts[i])[0]) })
	}
	all.Wait()
	assert.Empty(t, m.Vectors())
}

// without takes the processor's instructions away, until the function that it returns is called.
func without() (back func()) {
	was := products
	products = nil
	return func() { products = was }
}

// Whole numbers come out the same on every way, the largest ones too, and as plain sums.
func TestWaysAreEqual(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, columns := range []int{16, 32, 384, most} {
		for round := range 10 {
			const outputs, rows = 6, 8
			d := dense{matrix: matrix{rows: outputs, columns: columns, scales: make([]float32, outputs), values: make([]int8, outputs*columns)}, bias: make([]float32, outputs)}
			s := &scratch{whole: make([]int16, rows*columns), scales: make([]float32, rows)}
			for i := range d.scales {
				d.scales[i], d.bias[i] = rng.Float32(), rng.Float32()
			}
			for i := range s.scales {
				s.scales[i] = rng.Float32()
			}
			for i := range d.values {
				if d.values[i] = int8(rng.IntN(255) - 127); round == 0 { // what would overflow if anything could
					d.values[i] = -127
				}
			}
			for i := range s.whole {
				if s.whole[i] = int16(rng.IntN(2*whole+1) - whole); round == 0 {
					s.whole[i] = -whole
				}
			}
			want := make([]float32, rows*outputs)
			for r := range rows {
				for o := range outputs {
					var sum int64
					for i := range columns {
						sum += int64(d.values[o*columns+i]) * int64(s.whole[r*columns+i])
					}
					require.Equal(t, int64(int32(sum)), sum)
					want[r*outputs+o] = d.value(int32(sum), o, s.scales[r])
				}
			}
			got := make([]float32, rows*outputs)
			d.apply(s, rows, got)
			require.Equal(t, want, got)
			clear(got)
			d.byPairs(s, rows, got)
			require.Equal(t, want, got)
		}
	}
}

func TestVectorsAreTheSameWithoutInstructions(t *testing.T) {
	m := model(t)
	texts := []string{"", "where is my parcel", "I was charged twice and nobody answers my letters"}
	want := m.Vectors(texts...)
	defer without()()
	assert.Equal(t, want, m.Vectors(texts...))
}

func TestGELU(t *testing.T) {
	for x := -8.0; x <= 8; x += 1.0 / 997 {
		v := []float32{float32(x)}
		gelu(v)
		assert.InDelta(t, x/2*(1+math.Erf(x/math.Sqrt2)), float64(v[0]), 1e-6)
	}
}

func TestNewRefusesWhatItCannotRun(t *testing.T) {
	for name, blob := range map[string][]byte{"nothing": nil, "another file": []byte("PK\x03\x04 something else"), "cut short": bge[:len(bge)-1], "too long": append(bge[:len(bge):len(bge)], 0),
		"header alone": bge[:40], "a length beyond": append([]byte(magic), 0xff, 0xff, 0xff, 0xff)} {
		_, err := New(blob)
		assert.Error(t, err, name)
	}
}

func FuzzTokens(f *testing.F) {
	for _, r := range references(f) {
		f.Add(r.Text)
	}
	m := model(f)
	f.Fuzz(func(t *testing.T, text string) {
		ids := m.tokens(text)
		if len(ids) < 2 || len(ids) > MaxTokens || ids[0] != m.begin || ids[len(ids)-1] != m.end {
			t.Fatalf("%q: %v", text, ids)
		}
		for _, id := range ids {
			if id < 0 || int(id) >= m.Pieces {
				t.Fatalf("%q: piece %d", text, id)
			}
		}
		if utf8.ValidString(text) && len(ids) < MaxTokens {
			if again := m.tokens(strings.ToUpper(text)); strings.ToLower(strings.ToUpper(text)) == strings.ToLower(text) && fmt.Sprint(again) != fmt.Sprint(ids) {
				t.Fatalf("%q: case matters: %v, %v", text, ids, again)
			}
		}
	})
}
