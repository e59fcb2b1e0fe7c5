package training

import (
	"maps"
	"math"
	"slices"
	"strings"

	"roundpeg/handoff"
	"roundpeg/handoff/fit"
)

// What is annoyed in GoEmotions; and what is unhappy otherwise, so that fear and grief do not come to count as contentment.
var annoyed, unhappy = []string{"anger", "annoyance", "disappointment"}, []string{"fear", "sadness", "disgust", "grief", "nervousness", "remorse", "embarrassment"}

const (
	seldom    = 40   // occurrences below which a word is left out
	passes    = 8    // over the comments
	wordRidge = .002 // of each step
	wordStep  = .3
)

// learnTone is what words weigh towards annoyance: logistic regression on single words, negated ones apart, by AdaGrad (Duchi et al. 2011) in an order that is always the same.
// It learns from comments and from the turns of dialogues; which words there are, the comments alone say, so that no matter that happens to annoy in the dialogues counts as a tone.
func learnTone(comments []comment, from []dialogue) map[string]float64 {
	texts, bad := toneRows(comments)
	ids, names := vocabulary(texts)
	for _, c := range turnsOf(from) {
		texts, bad = append(texts, toneWords(c.Text)), append(bad, len(c.Emotions) > 0)
	}
	rows := make([][]int, len(texts))
	for i, words := range texts {
		for _, w := range words {
			if id, ok := ids[w]; ok {
				rows[i] = append(rows[i], id)
			}
		}
	}
	w, size := make([]float64, len(names)), make([]float64, len(names))
	base, baseSize := 0.0, 1.0
	seed := uint64(1)
	for range passes * len(rows) {
		seed = seed*6364136223846793005 + 1442695040888963407 // Knuth's generator: the same on every machine
		i := int((seed >> 33) % uint64(len(rows)))
		z := base
		for _, id := range rows[i] {
			z += w[id]
		}
		g := fit.Sigmoid(z)
		if bad[i] {
			g--
		}
		baseSize += g * g
		base -= wordStep * g / math.Sqrt(baseSize)
		for _, id := range rows[i] {
			gi := g + wordRidge*w[id]
			size[id] += gi * gi
			w[id] -= wordStep * gi / math.Sqrt(size[id]+1)
		}
	}
	out := map[string]float64{}
	for id, name := range names {
		if x := math.Round(w[id]*100) / 100; x != 0 {
			out[name] = x
		}
	}
	return out
}

func toneRows(all []comment) (texts [][]string, bad []bool) {
	blank := strings.NewReplacer("[NAME]", "", "[RELIGION]", "")
	for _, c := range all {
		is := has(c.Emotions, annoyed...)
		if !is && has(c.Emotions, unhappy...) {
			continue
		}
		texts, bad = append(texts, toneWords(blank.Replace(c.Text))), append(bad, is)
	}
	return texts, bad
}

// turnsOf are what customers said: all turns of STAR, of ConvAbuse the last one, which is the one that was judged.
func turnsOf(all []dialogue) (out []comment) {
	for _, d := range all {
		for i, t := range d.Turns {
			if t.By != "customer" || d.set != "star" && i < len(d.Turns)-1 {
				continue
			}
			c := comment{Text: t.Text}
			if d.bad {
				c.Emotions = annoyed[:1]
			}
			out = append(out, c)
		}
	}
	return out
}

// toneWords are those of a text, each once.
func toneWords(text string) (keys []string) {
	for _, w := range handoff.ToneWords(text) {
		if !slices.Contains(keys, w) {
			keys = append(keys, w)
		}
	}
	return keys
}

// vocabulary numbers the words that are not seldom, in alphabetical order.
func vocabulary(texts [][]string) (ids map[string]int, names []string) {
	count := map[string]int{}
	for _, words := range texts {
		for _, w := range words {
			count[w]++
		}
	}
	for _, w := range slices.Sorted(maps.Keys(count)) {
		if count[w] >= seldom && !digits(w) {
			names = append(names, w)
		}
	}
	ids = map[string]int{}
	for i, w := range names {
		ids[w] = i
	}
	return ids, names
}

func digits(w string) bool { return strings.Trim(w, "!0123456789") == "" }
