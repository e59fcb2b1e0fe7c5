package encoder

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
)

// Model encodes texts. It never changes, and is safe for concurrent use.
type Model struct {
	Config
	vocabulary
	words     matrix // by piece
	positions []float32
	first     norms
	layers    []layer
	scratches sync.Pool
}

// New reads a blob that Pack wrote; it stays in use, and must not change.
func New(blob []byte) (*Model, error) {
	u := unpacker{blob: blob}
	if string(u.take(len(magic))) != magic {
		return nil, errors.New("encoder: this is no packed model")
	}
	m := &Model{}
	c := &m.Config
	if err := json.Unmarshal(u.section(), c); err != nil {
		return nil, fmt.Errorf("encoder: header: %w", err)
	}
	if !c.runs() {
		return nil, fmt.Errorf("encoder: a model of these sizes cannot be run: %+v", *c)
	}
	pieces := strings.Split(string(u.section()), "\n")
	if len(pieces) != c.Pieces {
		return nil, fmt.Errorf("encoder: %d word pieces, not %d", len(pieces), c.Pieces)
	}
	m.vocabulary = newVocabulary(pieces)
	m.words = u.matrix(c.Pieces, c.Hidden)
	m.positions = u.floats(MaxTokens * c.Hidden)
	m.first = u.norms(c.Hidden)
	for range c.Layers {
		var l layer
		for i, d := range denses(*c) {
			l.dense[i] = dense{u.matrix(d.out, d.in), u.floats(d.out)}
		}
		l.between, l.after = u.norms(c.Hidden), u.norms(c.Hidden)
		m.layers = append(m.layers, l)
	}
	if u.bad || len(u.blob) > 0 {
		return nil, errors.New("encoder: the packed model is cut short, or too long")
	}
	m.scratches.New = func() any { return &scratch{} }
	return m, nil
}

// Name is what the model is called.
func (m *Model) Name() string { return m.Config.Model }

func (c Config) runs() bool {
	return c.Layers > 0 && c.Pieces > 0 && c.Heads > 0 && c.Hidden%(4*c.Heads) == 0 &&
		fitsKernel(c.Hidden) && fitsKernel(c.Intermediate)
}

// atOnce is how many rows (tokens) go through a layer together.
const atOnce = 256

// Reads says whether the model understands a language; one that is not known may be English.
func (m *Model) Reads(language string) bool { return language == "" || language == "en" }

// Encode is Vectors for those whose encoder may fail. It fails only if ctx is done.
func (m *Model) Encode(ctx context.Context, texts ...string) ([][]float32, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return m.Vectors(texts...), nil
}

// Vectors gives each text's vector, Hidden long and of length 1. Equal texts get equal vectors, bit for bit, whatever is encoded beside them.
func (m *Model) Vectors(texts ...string) [][]float32 {
	out := make([][]float32, 0, len(texts))
	for i := 0; i < len(texts); {
		var batch [][]int32
		for rows := 0; i < len(texts); i++ {
			ids := m.tokens(texts[i])
			if rows += len(ids); rows > atOnce && len(batch) > 0 {
				break
			}
			batch = append(batch, ids)
		}
		out = append(out, m.encode(batch)...)
	}
	return out
}

func (m *Model) encode(batch [][]int32) [][]float32 {
	s := m.scratches.Get().(*scratch)
	defer m.scratches.Put(s)
	s.lay(batch, m.Config)
	m.embed(s, batch)
	for i := range m.layers {
		m.layers[i].run(s, m.Config, i == len(m.layers)-1)
	}
	out := make([][]float32, len(batch))
	for i := range out { // the last layer leaves one row for each text
		out[i] = unit(s.x[i*m.Hidden:][:m.Hidden])
	}
	return out
}

// embed fills s.x with what each token is by itself and where it stands.
func (m *Model) embed(s *scratch, batch [][]int32) {
	h, row := m.Hidden, 0
	for _, ids := range batch {
		for at, id := range ids {
			x, scale := s.x[row*h:][:h], m.words.scales[id]
			for i, w := range m.words.row(int(id)) {
				x[i] = float32(float32(w)*scale) + m.positions[at*h+i]
			}
			m.first.apply(x, m.Epsilon)
			row++
		}
	}
}

func unit(x []float32) []float32 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	out, by := make([]float32, len(x)), 1/math.Sqrt(sum)
	for i, v := range x {
		out[i] = float32(float64(v) * by)
	}
	return out
}
