package remote

import (
	"bytes"
	"fmt"
	"math"

	"github.com/sashabaranov/go-openai"

	"roundpeg/intents/vec"
)

// vectors are those of an answer, in the order of the n texts, padded and of length 1.
func (e *Encoder) vectors(data []openai.Embedding, n int) ([][]float32, *fault) {
	wrong := func(format string, a ...any) ([][]float32, *fault) {
		return nil, &fault{says: fmt.Sprintf("the answer of %s ", e.named.Host) + fmt.Sprintf(format, a...)}
	}
	if len(data) != n {
		return wrong("has %d vectors for %d texts", len(data), n)
	}
	out := make([][]float32, n)
	for _, d := range data {
		if d.Index < 0 || d.Index >= n || out[d.Index] != nil {
			return wrong("has the index %d twice, or beyond the %d texts", d.Index, n)
		}
		switch w := len(d.Embedding); {
		case w == 0:
			return wrong("has an empty vector: does the model %q give embeddings?", e.opt.Model)
		case w > MaxWidth:
			return wrong("has vectors of %d values: at most %d are taken; choose a smaller model with bot.embeddings.model", w, MaxWidth)
		case w != len(data[0].Embedding):
			return wrong("has vectors of %d and of %d values", len(data[0].Embedding), w)
		}
		v, ok := unit(d.Embedding)
		if !ok {
			return wrong("has values that are no numbers, or all zero")
		}
		out[d.Index] = v
	}
	width := len(data[0].Embedding)
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.width == 0 {
		e.width = width
	}
	if e.width != width {
		return wrong("has vectors of %d values, and earlier ones had %d: another model is there now; name the right one with bot.embeddings.model, or restart", width, e.width)
	}
	return out, nil
}

// unit is a vector of length 1 in the same direction, padded with zeros; not ok if it has none.
func unit(x []float32) (out []float32, ok bool) {
	sum := 0.0
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return nil, false
	}
	out = make([]float32, vec.Pad(len(x)))
	for i, v := range x {
		out[i] = float32(float64(v) / math.Sqrt(sum))
	}
	return out, true
}

// holdsNull says whether an array of the JSON holds null: that is how some servers write NaN, and the decoder would take it for 0.
func holdsNull(body []byte) bool {
	word := []byte("null")
	for i := 0; ; {
		at := bytes.Index(body[i:], word)
		if at < 0 {
			return false
		}
		before := bytes.TrimRight(body[:i+at], " \t\r\n")
		if len(before) > 0 && (before[len(before)-1] == ',' || before[len(before)-1] == '[') {
			return true
		}
		i += at + len(word)
	}
}
