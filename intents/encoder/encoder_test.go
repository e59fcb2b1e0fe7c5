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
	m := model(t)
	var sum float64
	all := references(t)
	texts := make([]string, len(all))
	for i, r := range all {
		texts[i] = r.Text
	}
	for i, v := range m.Encode(texts...) {
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
	v := model(t).Encode("where is my parcel", "my package has not arrived yet", "I want to close my account")
	near, far := float64(dot(v[0], v[1])), float64(dot(v[0], v[2]))
	assert.Greater(t, near, far+.1)
}

// Equal texts get equal vectors, alone or among others, in any place of a batch, and at the same time.
func TestVectorsDoNotDependOnOthers(t *testing.T) {
	m := model(t)
	texts := []string{"where is my order", "", strings.Repeat("a long story ", 40), "hi", "the box was empty", "?", "I was charged twice and nobody answers"}
	alone := make([][]float32, len(texts))
	for i, text := range texts {
		alone[i] = m.Encode(text)[0]
	}
	assert.Equal(t, alone, m.Encode(texts...))
	many := make([]string, 60) // more than go through a layer at once
	for i := range many {
		many[i] = texts[i%len(texts)]
	}
	for i, v := range m.Encode(many...) {
		assert.Equal(t, alone[i%len(texts)], v)
	}
	var all sync.WaitGroup
	for i := range texts {
		all.Go(func() { assert.Equal(t, alone[i], m.Encode(texts[i])[0]) })
	}
	all.Wait()
	assert.Empty(t, m.Encode())
}

// Every kernel gives the same whole numbers, the largest ones too.
func TestKernelsAreEqual(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{16, 32, 384, 1536, most} {
		for round := range 20 {
			w, x := make([]int8, 2*n), make([]int16, 4*n)
			for i := range w {
				w[i] = int8(rng.IntN(255) - 127)
			}
			for i := range x {
				x[i] = int16(rng.IntN(2*whole+1) - whole)
			}
			if round == 0 { // what would overflow if anything could
				for i := range w {
					w[i] = -127
				}
				for i := range x {
					x[i] = -whole
				}
			}
			var want [8]int32
			for j := range 2 {
				for r := range 4 {
					var sum int64
					for i := range n {
						sum += int64(w[j*n+i]) * int64(x[r*n+i])
					}
					require.Equal(t, int64(int32(sum)), sum)
					want[4*j+r] = int32(sum)
				}
			}
			for name, k := range kernels() {
				var got [8]int32
				k(w, x, n, &got)
				require.Equal(t, want, got, "%s, %d", name, n)
			}
		}
	}
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
