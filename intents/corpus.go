package intents

import (
	"fmt"
	"hash/fnv"
)

// corpus is a training set as numbers.
type corpus struct {
	names  []string   // the intents
	texts  []string   // the phrases
	labels []int      // by phrase: which intent, or −1 for an example of none
	docs   []document // by phrase
	vocab  vocabulary

	vectors [][]float32 // by phrase; none without an encoder

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
				c.add(&g, p, i)
			}
		}
	}
	for _, p := range s.NotForBot {
		c.add(&g, p, -1)
	}
	return c
}

func (c *corpus) add(g *grams, text string, label int) {
	g.read(text)
	var d document
	d.words, _ = count(nil, c.vocab.number(nil, g.words, true))
	d.runs, _ = count(nil, c.vocab.number(nil, g.runs, true))
	c.texts, c.labels, c.docs = append(c.texts, text), append(c.labels, label), append(c.docs, d)
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
func (c *corpus) encode(e Encoder) {
	const some, turn = 32, 32 * 16
	c.vectors = make([][]float32, len(c.texts))
	for begin := 0; begin < len(c.texts); begin += turn {
		end := min(begin+turn, len(c.texts))
		each((end-begin+some-1)/some, func(i int) {
			from, to := begin+i*some, min(begin+(i+1)*some, end)
			copy(c.vectors[from:to], e.Encode(c.texts[from:to]...))
		})
		c.progress.at(float64(end) / float64(len(c.texts)))
	}
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
