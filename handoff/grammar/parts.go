package grammar

import (
	"hash/maphash"
	"sync/atomic"
)

// Words that run together: people who type fast on a telephone leave out the space ("speakto", "ahuman", "quierohablar") or keep a key down ("humaaan").

// glue are short words that run into their neighbours.
var glue = Set(`a an to too with w i is the there real live me my in on any some do can u
	un une une le de du a moi je mi me una uno con el la lo di il al col um uma com o que
	want need quiero necesito quisiera quero queria preciso voglio vorrei veux voudrais puis posso puedo will mochte wil
	ein einen mit ich den dem der mir mich zu een met ik de mij`)

// cut finds where a word falls into two that are known: one of those that are known misspelt, the other such a one or a short one that people run
// into it, or two short ones that are no chance ("isthere"). The longest first part wins. 0 if it falls into none.
func (s *speller) cut(w string) int {
	for i := len(w) - 1; i > 0; i-- {
		a, b := w[:i], w[i:]
		switch {
		case s.spelt[a] && (s.spelt[b] || glue[b]), s.spelt[b] && glue[a], glue[a] && glue[b] && len(w) >= 7:
			return i
		}
	}
	return 0
}

// squeezed is a word without the letters of a key that was kept down: from the first three
// in a row on, equal neighbours are one.
func squeezed(w string) string {
	for i := 2; i < len(w); i++ {
		if w[i] == w[i-1] && w[i] == w[i-2] {
			out := append(make([]byte, 0, len(w)), w[:i-1]...)
			for ; i < len(w); i++ {
				if w[i] != out[len(out)-1] {
					out = append(out, w[i])
				}
			}
			return string(out)
		}
	}
	return w
}

// ReadTogether lets Mark look for words that run together, too.
func (g *Grammar) ReadTogether() { g.near.parts = true }

// Mark sets what the words are. Where some run together it gives a copy in which they stand apart; each half points at the whole in the text.
func (g *Grammar) Mark(ws []Word) []Word {
	halves := 0
	for i := range ws {
		is, cut := g.near.look(ws[i].Text)
		ws[i].is = is
		if cut > 0 {
			halves++
		}
	}
	if halves == 0 {
		return ws
	}
	out := make([]Word, 0, len(ws)+halves)
	for _, w := range ws {
		_, cut := g.near.look(w.Text)
		if cut == 0 {
			out = append(out, w)
			continue
		}
		a, b := w, w
		a.Text, a.Last = w.Text[:cut], false
		b.Text, b.First = w.Text[cut:], false
		a.is, b.is = g.near.lexicon[a.Text], g.near.lexicon[b.Text]
		out = append(out, a, b)
	}
	return out
}

// recentWords remembers what was found about the last words that are not in the lexicon, which are most words of most texts. It holds numbers made
// from the words, never the words. Its size is bounded: a word takes the place of another that falls on the same one.
type recentWords [2048]atomic.Pointer[recentWord]

type recentWord struct {
	key uint64
	is  *classes
	cut int
}

var wordSeed = maphash.MakeSeed()

func (r *recentWords) key(w string) uint64 { return maphash.String(wordSeed, w) }

func (r *recentWords) get(key uint64) *recentWord {
	if k := r[key%uint64(len(r))].Load(); k != nil && k.key == key {
		return k
	}
	return nil
}

func (r *recentWords) put(k *recentWord) { r[k.key%uint64(len(r))].Store(k) }

// Forget forgets what was found about words, as after a start.
func (g *Grammar) Forget() {
	for i := range g.near.recent {
		if g.near.recent[i].Load() != nil {
			g.near.recent[i].Store(nil)
		}
	}
}
