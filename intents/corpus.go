package intents

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"

	"roundpeg/locales"
)

// corpus is a training set as numbers.
type corpus struct {
	names  []string   // the intents
	texts  []string   // the phrases
	labels []int      // by phrase: which intent, or −1 for an example of none
	docs   []document // by phrase
	vocab  vocabulary

	languages []string    // by phrase, as declared or else as it looks; "" if that does not tell
	vectors   [][]float32 // by phrase, nil for one in a language that the encoder does not read; none at all without an encoder

	progress progress
}

// newCorpus reads every phrase of s, in the order of the set; languages in
// alphabetical order.
func newCorpus(s Set) *corpus {
	c := &corpus{vocab: vocabulary{}}
	var g grams
	for i, in := range s.Intents {
		c.names = append(c.names, in.Name)
		for _, lang := range keys(in.Phrases) {
			for _, p := range in.Phrases[lang] {
				c.add(&g, p, i, locales.Language(lang))
			}
		}
	}
	for _, p := range s.NotForBot {
		c.add(&g, p, -1, "")
	}
	c.guessLanguages()
	return c
}

func (c *corpus) add(g *grams, text string, label int, language string) {
	g.read(text)
	var d document
	d.words, _ = count(nil, c.vocab.number(nil, g.words, true))
	d.runs, _ = count(nil, c.vocab.number(nil, g.runs, true))
	c.texts, c.labels, c.docs, c.languages = append(c.texts, text), append(c.labels, label), append(c.docs, d), append(c.languages, language)
}

// heads score a text: by its words, and by its meaning if there is an encoder.
type heads struct {
	*linear
	dense *dense
}

// fit trains on the phrases for which keep says yes.
func (c *corpus) fit(keep func(phrase int) bool) heads {
	var train []int
	for i := range c.docs {
		if keep(i) {
			train = append(train, i)
		}
	}
	h := heads{linear: fitLinear(c.docs, c.labels, train, len(c.names), len(c.vocab))}
	if c.vectors != nil {
		h.dense = fitDense(c.vectors, c.labels, train, len(c.names))
	}
	return h
}

// encode gives every phrase its vector, many at a time on all processors.
func (c *corpus) encode(e Encoder) error {
	const some, turn = 32, 32 * 16
	c.vectors = make([][]float32, len(c.texts))
	var read []int
	for i, l := range c.languages {
		if e.Reads(l) {
			read = append(read, i)
		}
	}
	for begin := 0; begin < len(read); begin += turn {
		now := read[begin:min(begin+turn, len(read))]
		failed := make([]error, (len(now)+some-1)/some)
		each(len(failed), func(i int) {
			failed[i] = c.encodeSome(e, now[i*some:min((i+1)*some, len(now))])
		})
		if err := errors.Join(failed...); err != nil {
			return fmt.Errorf("intents: train: %w", err)
		}
		c.progress.at(float64(begin+len(now)) / float64(len(read)))
	}
	return nil
}

func (c *corpus) encodeSome(e Encoder, phrases []int) error {
	texts := make([]string, len(phrases))
	for i, p := range phrases {
		texts[i] = c.texts[p]
	}
	vectors, err := e.Encode(context.Background(), texts...)
	for i, v := range vectors {
		c.vectors[phrases[i]] = v
	}
	return err
}

// title names a model after its size and its phrases: equal sets, equal names.
func (c *corpus) title() string {
	h := fnv.New32a()
	for i, t := range c.texts {
		fmt.Fprintf(h, "%d %q\n", c.labels[i], t)
	}
	for _, n := range c.names {
		fmt.Fprintf(h, "%q\n", n)
	}
	return fmt.Sprintf("embedded-1/%d-intents/%d-phrases/%08x", len(c.names), len(c.texts), h.Sum32())
}
