package intents

import (
	"crypto/sha256"
	"slices"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"

	"roundpeg/locales"
)

// recent are the last readings, by a hash of the text: what customers said is not kept.
type recent struct {
	readings *lru.Cache[textKey, Reading]
}

type textKey [16]byte

const mostRecent = 4096

func newRecent() *recent {
	c, err := lru.New[textKey, Reading](mostRecent)
	if err != nil {
		panic(err) // of a size that is not positive
	}
	return &recent{c}
}

// keyOf is the same for texts that no head tells apart: case and the width of spaces do not matter.
func keyOf(u Utterance) (k textKey) {
	sum := sha256.Sum256([]byte(locales.Language(u.Locale) + "\n" + strings.ToLower(strings.Join(strings.Fields(u.Text), " "))))
	copy(k[:], sum[:])
	return k
}

// get gives a reading of its own to whoever asks.
func (r *recent) get(k textKey) (Reading, bool) {
	out, ok := r.readings.Get(k)
	return out.clone(), ok
}

func (r *recent) put(k textKey, out Reading) {
	r.readings.Add(k, out.clone())
}

func (r Reading) clone() Reading {
	r.Alternatives, r.Parts = slices.Clone(r.Alternatives), slices.Clone(r.Parts)
	return r
}
