package encoder

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"unsafe"
)

// Config describes a BERT whose text vector is that of its first token.
type Config struct {
	Model        string  `json:"name"`
	Source       string  `json:"source"` // what it was made from, and by which hash
	Licence      string  `json:"licence"`
	Hidden       int     `json:"hidden"`
	Layers       int     `json:"layers"`
	Heads        int     `json:"heads"`
	Intermediate int     `json:"intermediate"`
	Pieces       int     `json:"pieces"`
	Epsilon      float32 `json:"epsilon"`
}

const magic = "RPENC1\n\x00"

// Tensors gives the original's tensors by their names in a BERT checkpoint (encoder.layer.0.attention.self.query.weight …); matrices as [out][in].
type Tensors func(name string) ([]float32, error)

// Pack writes a model as New reads it: matrices and word vectors as int8 with a scale for each row, all else as it was.
func Pack(c Config, pieces []string, t Tensors) ([]byte, error) {
	header, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	p := packer{tensors: t}
	p.bytes([]byte(magic))
	p.section(header)
	p.section([]byte(strings.Join(pieces, "\n")))
	p.matrix("embeddings.word_embeddings.weight", c.Pieces, c.Hidden)
	p.positions(c)
	p.norm("embeddings.LayerNorm", c.Hidden)
	for l := range c.Layers {
		for _, d := range denses(c) {
			name := fmt.Sprintf("encoder.layer.%d.%s", l, d.name)
			p.matrix(name+".weight", d.out, d.in)
			p.floats(p.get(name+".bias", d.out))
		}
		p.norm(fmt.Sprintf("encoder.layer.%d.attention.output.LayerNorm", l), c.Hidden)
		p.norm(fmt.Sprintf("encoder.layer.%d.output.LayerNorm", l), c.Hidden)
	}
	return p.out, p.err
}

type shape struct {
	name    string
	out, in int
}

// denses are the matrices of a layer.
func denses(c Config) []shape {
	h, i := c.Hidden, c.Intermediate
	return []shape{{"attention.self.query", h, h}, {"attention.self.key", h, h}, {"attention.self.value", h, h}, {"attention.output.dense", h, h},
		{"intermediate.dense", i, h}, {"output.dense", h, i}}
}

type packer struct {
	tensors Tensors
	out     []byte
	err     error
}

func (p *packer) get(name string, n int) []float32 {
	if p.err != nil {
		return make([]float32, n)
	}
	t, err := p.tensors(name)
	if err == nil && len(t) != n {
		err = fmt.Errorf("tensor %s has %d values, not %d", name, len(t), n)
	}
	if err != nil {
		p.err = err
		return make([]float32, n)
	}
	return t
}

func (p *packer) bytes(b []byte) { p.out = append(p.out, b...) }

func (p *packer) section(b []byte) {
	p.out = binary.LittleEndian.AppendUint32(p.out, uint32(len(b)))
	p.bytes(b)
}

func (p *packer) floats(f []float32) {
	for _, x := range f {
		p.out = binary.LittleEndian.AppendUint32(p.out, math.Float32bits(x))
	}
}

func (p *packer) norm(name string, n int) {
	p.floats(p.get(name+".weight", n))
	p.floats(p.get(name+".bias", n))
}

// matrix writes the rows' scales, then the rows.
func (p *packer) matrix(name string, rows, columns int) {
	t := p.get(name, rows*columns)
	scales, whole := make([]float32, rows), make([]byte, rows*columns)
	for r := range rows {
		row := t[r*columns:][:columns]
		if scales[r] = largest(row) / 127; scales[r] == 0 {
			continue
		}
		for i, x := range row {
			whole[r*columns+i] = byte(int8(math.RoundToEven(float64(x / scales[r]))))
		}
	}
	p.floats(scales)
	p.bytes(whole)
}

// positions are added to the one type of text that there is.
func (p *packer) positions(c Config) {
	all, err := p.tensors("embeddings.position_embeddings.weight")
	if err != nil || len(all) < MaxTokens*c.Hidden {
		p.err = fmt.Errorf("position embeddings: %d values: %w", len(all), err)
		return
	}
	kinds := p.get("embeddings.token_type_embeddings.weight", 2*c.Hidden)
	sum := append([]float32(nil), all[:MaxTokens*c.Hidden]...)
	for i := range sum {
		sum[i] += kinds[i%c.Hidden]
	}
	p.floats(sum)
}

// largest is the largest magnitude. Without their signs, floats are in the order of their bits.
func largest(row []float32) float32 {
	most := uint32(0)
	for _, x := range row {
		most = max(most, math.Float32bits(x)&^(1<<31))
	}
	return math.Float32frombits(most)
}

// unpacker reads what Pack wrote. Matrices stay where they are in the blob.
type unpacker struct {
	blob []byte
	bad  bool
}

func (u *unpacker) take(n int) []byte {
	if n < 0 || n > len(u.blob) {
		u.bad = true
		return make([]byte, max(n, 0))
	}
	b := u.blob[:n:n]
	u.blob = u.blob[n:]
	return b
}

func (u *unpacker) section() []byte {
	n := binary.LittleEndian.Uint32(u.take(4))
	if int64(n) > int64(len(u.blob)) {
		u.bad = true
		return nil
	}
	return u.take(int(n))
}

func (u *unpacker) floats(n int) []float32 {
	out := make([]float32, n)
	b := u.take(4 * n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

func (u *unpacker) matrix(rows, columns int) matrix {
	m := matrix{rows: rows, columns: columns, scales: u.floats(rows)}
	b := u.take(rows * columns)
	m.values = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(b))), len(b)) // the same bytes, signed
	return m
}
