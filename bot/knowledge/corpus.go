package knowledge

import "slices"

// corpus are the passages of one language.
type corpus struct {
	language string
	lexicon  *lexicon
	words    *vocabulary
	all      []*leaf
	floors   map[string]float64 // by model
}

// leaf is a passage as it is searched.
type leaf struct {
	piece
	terms   []int     // numbers of its words, sorted, title and headings among them
	context []int     // those of its title and headings alone
	inUnit  [][]int   // those of each unit
	width   int       // of its vectors; 0 without an encoder
	rows    []float32 // the vector of what it is about, those of its units, and zeros up to a multiple of four
}

func newCorpus(language string, pieces []piece) *corpus {
	c := &corpus{language: language, lexicon: lexiconOf(language), words: newVocabulary(), floors: map[string]float64{}}
	for i, p := range pieces {
		l := &leaf{piece: p}
		title, heading := c.stems(p.Title), c.stems(p.Heading)
		c.words.add(i, title, inTitle)
		c.words.add(i, heading, inHeading)
		l.context = c.numbers(slices.Concat(title, heading))
		l.terms = slices.Clone(l.context)
		for _, u := range p.units {
			stems := c.stems(u.text)
			c.words.add(i, stems, 1)
			n := c.numbers(stems)
			l.inUnit, l.terms = append(l.inUnit, n), append(l.terms, n...)
		}
		slices.Sort(l.terms)
		l.terms = slices.Compact(l.terms)
		c.all = append(c.all, l)
	}
	c.words.done()
	return c
}

// stems are those of the words of a text that say something.
func (c *corpus) stems(text string) (out []string) {
	for _, w := range words(text, c.language) {
		if !c.lexicon.plain[w.text] {
			out = append(out, w.stem)
		}
	}
	return out
}

func (c *corpus) numbers(stems []string) []int {
	out := make([]int, len(stems))
	for i, s := range stems {
		out[i] = c.words.of(s)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
