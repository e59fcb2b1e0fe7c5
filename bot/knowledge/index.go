package knowledge

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"roundpeg/intents"
	"roundpeg/intents/vec"
)

// IndexOptions say how pages are indexed.
type IndexOptions struct {
	Encoder      intents.Encoder // reads what texts mean; nil: words alone
	BaseURL      string          // what links begin with to pages that name no address
	Before       *Index          // whose vectors of what has not changed are taken over
	Unanswerable []string        // questions that the pages do not answer: the floor is above all of them
}

// Index finds what pages say. It never changes, and is safe for concurrent use.
type Index struct {
	encoder intents.Encoder
	corpora map[string]*corpus // by language
	vectors vectors
}

// vectors are those of texts, by what was encoded.
type vectors map[[sha256.Size]byte][]float32

// atOnce is how many texts are encoded between two looks at whether the caller still wants them.
const atOnce = 32

// Build indexes pages. It fails if ctx is done or the encoder fails; without an encoder only the former.
func Build(ctx context.Context, pages []Page, o IndexOptions) (*Index, error) {
	ix := &Index{encoder: o.Encoder, corpora: map[string]*corpus{}, vectors: vectors{}}
	pieces := map[string][]piece{}
	for _, p := range pages {
		pieces[p.Language] = append(pieces[p.Language], split(p, o.BaseURL)...)
	}
	for _, language := range sortedKeys(pieces) {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("index the pages: %w", err)
		}
		if len(pieces[language]) == 0 {
			continue
		}
		c := newCorpus(language, pieces[language])
		ix.corpora[language] = c
		if o.Encoder != nil && o.Encoder.Reads(language) {
			if err := ix.encode(ctx, c, o.Before); err != nil {
				return nil, fmt.Errorf("index the pages: %w", err)
			}
		}
	}
	return ix, ix.raise(ctx, o.Unanswerable)
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// encode gives the passages of a corpus their vectors: one for what they are about, one for each unit. What was encoded before is taken over.
func (ix *Index) encode(ctx context.Context, c *corpus, before *Index) error {
	if before == nil || before.encoder == nil || before.encoder.Name() != ix.encoder.Name() {
		before = &Index{}
	}
	var missing []string
	seen := map[string]bool{}
	for _, l := range c.all {
		for _, text := range l.meant() {
			key := sha256.Sum256([]byte(text))
			if v := before.vectors[key]; v != nil {
				ix.vectors[key] = v
			} else if !seen[text] && ix.vectors[key] == nil {
				missing = append(missing, text)
			}
			seen[text] = true
		}
	}
	for some := range slices.Chunk(missing, atOnce) {
		all, err := ix.encoder.Encode(ctx, some...)
		if err == nil && len(all) != len(some) {
			err = fmt.Errorf("%s gave %d vectors for %d texts", ix.encoder.Name(), len(all), len(some))
		}
		if err != nil {
			return err
		}
		for i, text := range some {
			ix.vectors[sha256.Sum256([]byte(text))] = all[i]
		}
	}
	for _, l := range c.all {
		if err := l.take(ix.vectors, len(ix.vectors[sha256.Sum256([]byte(c.all[0].meant()[0]))])); err != nil {
			return fmt.Errorf("%s: %w", ix.encoder.Name(), err)
		}
	}
	return nil
}

// take lays the vectors of a passage, so many values each, side by side, and has the map hold them there.
func (l *leaf) take(from vectors, width int) error {
	texts := l.meant()
	if width == 0 || width%vec.Lanes != 0 {
		return fmt.Errorf("its vectors have %d values, and not a multiple of %d", width, vec.Lanes)
	}
	l.width, l.rows = width, make([]float32, (len(texts)+3)/4*4*width)
	for i, text := range texts {
		key := sha256.Sum256([]byte(text))
		if len(from[key]) != width {
			return fmt.Errorf("one of its vectors has %d values, and another %d", width, len(from[key]))
		}
		row := l.rows[i*width:][:width:width]
		copy(row, from[key])
		from[key] = row
	}
	return nil
}

// meant are the texts of a passage that are encoded: what it is about, then each unit with the innermost heading above it.
func (l *leaf) meant() []string {
	about, heading := l.Title, l.Heading
	if heading != "" {
		about += ": " + heading
	}
	if at := strings.LastIndex(heading, " › "); at >= 0 {
		heading = heading[at+len(" › "):]
	}
	out := []string{about}
	for _, u := range l.units {
		out = append(out, cmp.Or(heading, l.Title)+": "+strings.TrimPrefix(u.text, bullet))
	}
	return out
}
