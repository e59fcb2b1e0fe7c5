package handoff

import "roundpeg/handoff/grammar"

// tone is what a word weighs towards annoyance in log-odds: as it stands, and behind a negation ("not helpful", "never again").
type tone struct{ plain, negated float64 }

// tones is a vocabulary of the model, by folded word. In the model's file a negated word has a ! in front.
type tones map[string]tone

func newTones(words map[string]float64) tones {
	t := tones{}
	for w, weight := range words {
		if rest, negated := cutNegation(w); negated {
			t[rest] = tone{t[rest].plain, weight}
		} else {
			t[w] = tone{weight, t[w].negated}
		}
	}
	return t
}

func cutNegation(w string) (string, bool) {
	if len(w) > 1 && w[0] == '!' {
		return w[1:], true
	}
	return w, false
}

// negations turn the meaning of the next three words of their sentence.
var negations = grammar.Set(`not no never isnt arent wasnt dont doesnt didnt cant cannot wont couldnt havent aint without hardly nothing`)

const negates = 3 // words

// eachTone calls use with the key of each word of a text as the vocabulary has it: which word, and whether it is negated.
func eachTone(ws []grammar.Word, use func(i int, negated bool)) {
	left := 0
	for i := range ws {
		use(i, left > 0)
		switch {
		case negations[ws[i].Text]:
			left = negates
		case left > 0:
			left--
		}
		if ws[i].Last {
			left = 0
		}
	}
}

// ToneWords are a text's words as the model's vocabulary has them: folded, a negated one with ! in front.
func ToneWords(text string) (keys []string) {
	ws := grammar.Words(text)
	eachTone(ws[:min(len(ws), toneSpan)], func(i int, negated bool) {
		key := ws[i].Text
		if negated {
			key = "!" + key
		}
		keys = append(keys, key)
	})
	return keys
}

// harsh is what a word must weigh to be quoted for its tone.
const harsh = .8

// heardTone is a text's tone: the sum of what its words weigh, and which of them weighs most; -1 if none is harsh.
type heardTone struct {
	sum  float64
	most int
}

// of takes the tone of a text's words. The vocabulary is English: where it knows less than half of the words they are of another language, and those that look familiar ("die", "was", "bad") mean other things.
func (t tones) of(ws []grammar.Word) heardTone {
	h, top, familiar := heardTone{most: -1}, harsh, 0
	ws = ws[:min(len(ws), toneSpan)]
	eachTone(ws, func(i int, negated bool) {
		w, ok := t[ws[i].Text]
		if !ok {
			return
		}
		familiar++
		weight := w.plain
		if negated {
			weight = w.negated
		}
		h.sum += weight
		if weight > top {
			top, h.most = weight, i
		}
	})
	if 2*familiar < len(ws) {
		return heardTone{most: -1}
	}
	return h
}

// toneSpan is how many words of a text have a tone: a page that somebody pastes in says nothing about the mood.
const toneSpan = 120
