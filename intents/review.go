package intents

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Review is what an owner can learn of a set without any other utterances: every phrase read by models that were trained without it.
type Review struct {
	Phrases  int     `json:"phrases"`  // that were read
	Accuracy float64 `json:"accuracy"` // of the best intent, in scope
	// Alike are pairs of intents that are taken for each other: merge them, or add phrases that tell them apart. Most often first.
	Alike []Pair `json:"alike"`
	// Weak are intents that are missed most, worst first.
	Weak []Weak `json:"weak"`
	// Suspect are phrases that look as if they belonged to another intent, surest first.
	Suspect []Suspect `json:"suspect"`
}

// Pair is two intents, and how many phrases of one were read as the other.
type Pair struct {
	A     string `json:"a"`
	B     string `json:"b"`
	Times int    `json:"times"`
}

// Weak is an intent and what became of its phrases.
type Weak struct {
	Intent  string `json:"intent"`
	Right   int    `json:"right"`
	Phrases int    `json:"phrases"`
}

// Suspect is a phrase that is read as another intent for all but certain.
type Suspect struct {
	Text       string  `json:"text"`
	Intent     string  `json:"intent"`
	Reads      string  `json:"reads"`
	Confidence float64 `json:"confidence"`
}

const (
	surelyOther = 0.9 // confidence from which a phrase looks mislabelled
	weakBelow   = 0.6 // a mark on most intents would mark none: a usual set has three in four phrases read rightly without themselves
	mostListed  = 20
)

// ReviewSet reviews a set.
func ReviewSet(s Set, opt Options) (Review, error) {
	c := newCorpus(s)
	if opt.Encoder != nil && len(c.texts) > 0 {
		if err := c.encode(opt.Encoder); err != nil {
			return Review{}, err
		}
	}
	var rev Review
	if len(c.texts) < fewestTrials {
		return rev, fmt.Errorf("intents: review: %d phrases tell nothing: add some, 5 to 10 an intent", len(c.texts))
	}
	in, out := crossValidate(c)
	words, both := calibrate(c, byWords(in), byWords(out), 0.03, false), calibration{}
	if c.vectors != nil {
		both = calibrate(c, meant(in), meant(out), 0.03, true)
	}
	r := newReader(c)
	alike, of := map[[2]int]int{}, make([]Weak, len(c.names))
	right := 0
	for _, t := range in {
		k := words
		if t.dense != nil {
			k = both
		}
		r.signals(t, c, k.fusion)
		best := r.best[0]
		softmax(r.scores, r.scores, 1)
		of[t.label].Phrases++
		if best == t.label {
			right++
			of[t.label].Right++
			continue
		}
		alike[[2]int{min(best, t.label), max(best, t.label)}]++
		if p := r.scores[best]; p >= surelyOther {
			rev.Suspect = append(rev.Suspect, Suspect{c.texts[t.phrase], c.names[t.label], c.names[best], round(p)})
		}
	}
	rev.Phrases, rev.Accuracy = len(in), float64(right)/float64(max(1, len(in)))
	for p, n := range alike {
		rev.Alike = append(rev.Alike, Pair{c.names[p[0]], c.names[p[1]], n})
	}
	for i, w := range of {
		if w.Intent = c.names[i]; float64(w.Right) < weakBelow*float64(w.Phrases) {
			rev.Weak = append(rev.Weak, w)
		}
	}
	slices.SortFunc(rev.Alike, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	slices.SortFunc(rev.Weak, func(a, b Weak) int {
		return cmp.Or(cmp.Compare(a.Right*b.Phrases, b.Right*a.Phrases), cmp.Compare(a.Intent, b.Intent))
	})
	slices.SortStableFunc(rev.Suspect, func(a, b Suspect) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return rev, nil
}

// Print writes the review as a table.
func (r Review) Print(out io.Writer) error {
	w := &printer{out: out}
	w.line("%d phrases, each read by a model that was trained without it: %.1f %% rightly", r.Phrases, 100*r.Accuracy)
	w.part("Taken for each other: merge them, or add phrases that tell them apart", len(r.Alike), func(i int) {
		w.line("  %4d  %s, %s", r.Alike[i].Times, r.Alike[i].A, r.Alike[i].B)
	})
	w.part("Weak: add phrases as customers really write them", len(r.Weak), func(i int) {
		w.line("  %4d of %d  %s", r.Weak[i].Right, r.Weak[i].Phrases, r.Weak[i].Intent)
	})
	w.part("Perhaps of another intent", len(r.Suspect), func(i int) {
		w.line("  %.2f  %s, not %s: %q", r.Suspect[i].Confidence, r.Suspect[i].Reads, r.Suspect[i].Intent, r.Suspect[i].Text)
	})
	return w.err
}

// printer writes lines until one fails.
type printer struct {
	out io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format+"\n", args...)
	}
}

// part writes a heading and the first lines under it.
func (p *printer) part(heading string, n int, line func(i int)) {
	if n == 0 {
		return
	}
	p.line("\n%s:", heading)
	for i := range min(n, mostListed) {
		line(i)
	}
	if n > mostListed {
		p.line("  and %d more", n-mostListed)
	}
}
