package encoder

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkEncode: one text after another, on one core.
func BenchmarkEncode(b *testing.B) {
	m, err := BGE()
	require.NoError(b, err)
	for _, text := range []string{"where is my parcel", "I would like to know where my parcel is, it should have been here by now"} {
		for _, plain := range []bool{false, true} {
			b.Run(map[bool]string{false: "widest", true: "plain"}[plain]+"/"+text, func(b *testing.B) {
				if plain {
					defer without()()
				}
				for b.Loop() {
					m.Vectors(text)
				}
			})
		}
	}
}
