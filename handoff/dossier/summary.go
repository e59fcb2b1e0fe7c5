package dossier

import (
	"cmp"
	"math"
	"slices"

	"roundpeg/chat"
	"roundpeg/handoff/grammar"
)

// Line is a sentence of the customer, as it was written in the message at Seq, but for the digits of cards and bank accounts (see Masked).
type Line struct {
	Text string   `json:"text"`
	Seq  chat.Seq `json:"seq"`
}

const (
	summaryLines = 3
	lookedAt     = 60 // sentences, the last ones: more than conversations have, but for the very long
	damping      = 0.85
	rounds       = 30
	novelty      = 0.35 // what likeness to a sentence that is chosen already costs
)

// sentence is one that may be chosen.
type sentence struct {
	Line
	means   map[string]bool
	central float64 // 0 … 1
	wants   float64 // 0 … 1: says what is wanted, or what is wrong
	full    float64 // 0 … 1: how much it tells
	first   bool    // of the first message that tells anything
	late    float64 // 0 … 1: how far behind in the conversation
}

// Summary gives up to three sentences of the customer, in their order, that tell most of the conversation since it was last closed. A sentence that only
// greets, thanks or asks for a person is none. Method: how central a sentence is among all (TextRank: Mihalcea and Tarau, "TextRank: Bringing Order into
// Texts", 2004, with the overlap of words that tell something), whether it says what is wanted, how much it tells, and whether it is of the first message;
// then one after the other, each held against those chosen before it (maximal marginal relevance: Carbonell and Goldstein, 1998).
func Summary(log []chat.Event, o Options) []Line {
	all := sentences(log, o)
	var chosen []int
	for len(chosen) < summaryLines && len(chosen) < len(all) {
		best, score := -1, math.Inf(-1)
		for i := range all {
			if slices.Contains(chosen, i) {
				continue
			}
			like := 0.0
			for _, c := range chosen {
				like = max(like, overlap(all[i].means, all[c].means))
			}
			if v := all[i].worth() - novelty*like; v > score && like < .7 {
				best, score = i, v
			}
		}
		if best < 0 || len(chosen) > 0 && score < .25 {
			break
		}
		chosen = append(chosen, best)
	}
	slices.Sort(chosen)
	lines := []Line{}
	for _, i := range chosen {
		lines = append(lines, all[i].Line)
	}
	return lines
}

// apart leaves out what another sentence says with more words.
func apart(all []sentence) (left []sentence) {
	for _, a := range all {
		if !slices.ContainsFunc(all, func(b sentence) bool { return len(b.means) > len(a.means) && both(a.means, b.means) == len(a.means) }) {
			left = append(left, a)
		}
	}
	return left
}

func (s *sentence) worth() float64 {
	v := .3*s.central + .35*s.wants + .4*s.full
	if s.first {
		v += .2
	}
	return v
}

// Wanted gives the one sentence that says best what the customer wants: by what it asks for or finds wrong, how much it tells, and how late it comes,
// since what is said after an answer is what the answer did not solve. Without any such sentence the zero Line.
func Wanted(log []chat.Event, o Options) Line {
	all := sentences(log, o)
	if len(all) == 0 {
		return Line{}
	}
	return slices.MaxFunc(all, func(a, b sentence) int {
		return cmp.Or(cmp.Compare(a.wanted(), b.wanted()), cmp.Compare(a.Seq, b.Seq))
	}).Line
}

func (s *sentence) wanted() float64 { return .6*s.wants + .35*s.full + .1*s.central + .15*s.late }

// sentences gives those that may be chosen, weighed.
func sentences(log []chat.Event, o Options) []sentence {
	var all []sentence
	for _, e := range log {
		switch b := e.Body.(type) {
		case chat.Closed:
			all = nil
		case chat.Message:
			if e.By.Role == chat.Customer && b.Choice == "" {
				all = append(all, telling(b.Text, e.Seq, o)...)
			}
		}
	}
	all = apart(all[max(0, len(all)-lookedAt):])
	rank(all)
	for i := range all {
		all[i].first = all[i].Seq == all[0].Seq
		all[i].late = float64(i+1) / float64(len(all))
	}
	return all
}

// telling gives the sentences of a text that tell anything.
func telling(text string, seq chat.Seq, o Options) (out []sentence) {
	rs := []rune(Masked(text))
	rs = rs[:min(len(rs), maxText)]
	for _, s := range cut(rs) {
		line := string(rs[s.from:s.to])
		ws := grammar.Words(line)
		means := meanings(ws)
		n := len(means)
		if n == 0 || o.Asks != nil && n < 6 && onlyAsks(means, o.Asks(line)) {
			continue
		}
		out = append(out, sentence{Line: Line{line, seq}, means: means, wants: wants(line, ws), full: float64(min(n, 10)) / 10})
	}
	return out
}

// onlyAsks says that a sentence that tells this tells hardly anything beside the words by which it asks for a person.
func onlyAsks(means map[string]bool, words string) bool {
	return words != "" && len(means)-both(means, meanings(grammar.Words(words))) <= 1
}

// rank sets how central each sentence is: the share of time that somebody spends on it who goes from sentence to sentence by their likeness.
func rank(all []sentence) {
	n := len(all)
	if n == 0 {
		return
	}
	like := make([]float64, n*n)
	sums := make([]float64, n)
	for i := range n {
		for j := range i {
			v := likeness(all[i].means, all[j].means)
			like[i*n+j], like[j*n+i] = v, v
			sums[i], sums[j] = sums[i]+v, sums[j]+v
		}
	}
	at, next := make([]float64, n), make([]float64, n)
	for i := range at {
		at[i] = 1
	}
	for range rounds {
		for i := range n {
			next[i] = 1 - damping
			for j := range n {
				if v := like[j*n+i]; v > 0 {
					next[i] += damping * v / sums[j] * at[j]
				}
			}
		}
		at, next = next, at
	}
	most := slices.Max(at)
	for i := range all {
		all[i].central = at[i] / most
	}
}

func both(a, b map[string]bool) (n int) {
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// likeness is the overlap of words, over the logarithms of the lengths.
func likeness(a, b map[string]bool) float64 {
	n := both(a, b)
	if n == 0 {
		return 0
	}
	return float64(n) / (math.Log(float64(len(a))+1) + math.Log(float64(len(b))+1))
}

// overlap is the share of the shorter that both have.
func overlap(a, b map[string]bool) float64 {
	return float64(both(a, b)) / float64(max(1, min(len(a), len(b))))
}
