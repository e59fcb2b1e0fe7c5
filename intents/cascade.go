package intents

import (
	"cmp"
	"slices"
)

// What the words alone are sure of needs no encoder: a hundredth of the time. How sure they must be comes from cross-validation.
const (
	never        = 2.0 // no certainty is as large
	leastSure    = 0.8
	fewestToTell = 200 // trials below which the words are never trusted alone
	mostLet      = 0.002
)

// certainty is the probability that a reading is right.
func certainty(confidence, known float64) float64 { return confidence * known }

// byWords are the trials as the words alone read them.
func byWords(all []trial) []trial {
	out := slices.Clone(all)
	for i := range out {
		out[i].dense, out[i].heads.dense = nil, nil
	}
	return out
}

// cascade finds from which certainty on the words alone may answer: where they are no more often wrong than both heads together, and let no more than a five-hundredth
// of what is outside through that both would not.
func (m *Model) cascade(in, out []trial) float64 {
	if len(in) < fewestToTell || len(out) < fewestTrials {
		return never
	}
	type point struct {
		sure                float64
		words, both, inside bool // read rightly by the words, and by both; of a known intent
	}
	r := newReader(m.corpus)
	var all []point
	for i, t := range append(byWords(in), byWords(out)...) {
		known := m.words.isKnown(r.signals(t, m.corpus, m.words.fusion))
		best := r.best[0]
		softmax(r.scores, r.scores, 1)
		p := point{sure: certainty(r.scores[best], known), words: best == t.label, inside: i < len(in)}
		if p.sure < leastSure {
			continue
		}
		if p.inside {
			t = in[i]
		} else {
			t = out[i-len(in)]
		}
		known = m.isKnown(r.signals(t, m.corpus, m.fusion))
		p.both = r.best[0] == t.label
		if !p.inside {
			p.both = known < m.threshold
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b point) int { return cmp.Compare(b.sure, a.sure) })
	sure, worse, let := never, 0, 0
	for i, p := range all {
		switch {
		case p.inside && p.both && !p.words:
			worse++
		case p.inside && p.words && !p.both:
			worse--
		case !p.inside && p.both:
			let++
		}
		last := i+1 == len(all) || all[i+1].sure < p.sure
		if last && worse <= 0 && float64(let) <= mostLet*float64(len(out)) {
			sure = p.sure
		}
	}
	return sure
}
