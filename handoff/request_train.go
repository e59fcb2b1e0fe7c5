package handoff

import (
	"io"
	"slices"
	"strings"

	"roundpeg/handoff/grammar"
)

const requestFolds = 5

// TrainRequests makes the file of the model of requests from the data sets in a folder and our own phrases, and writes what it finds on the way to log.
// The same data give the same bytes.
func TrainRequests(dir string, log io.Writer) ([]byte, error) {
	texts, err := requestTexts(dir, log)
	if err != nil {
		return nil, err
	}
	folds := requestFoldsOf(texts)
	var apart [requestFolds]*RequestModel // each did not see the texts of its fold
	for fold := range apart {
		apart[fold] = fitRequests(requestExamples(texts, func(i int) bool { return folds[i] != fold }))
	}
	m := fitRequests(requestExamples(texts, func(int) bool { return true }))
	m.What = "asks for a person: logistic regression over hashed words and letters of a sentence; int8 weights follow this line"
	m.Made = requestsMade
	m.Yes, m.No = map[string]int{}, map[string]int{}
	for _, t := range texts {
		if t.asks {
			m.Yes[t.set]++
		} else {
			m.No[t.set]++
		}
	}
	requestMeasure(m, texts, func(i int) *RequestModel { return apart[folds[i]] }, log)
	return m.Bytes()
}

// requestsMade is the day of the recipe; not of the run, which would make other bytes each time.
const requestsMade = "2026-11-26"

// requestExamples makes examples of the texts that are in. A text that asks gives its longest sentence, also in misspelt forms; one that
// does not gives all of its sentences.
func requestExamples(texts []requestText, in func(int) bool) (out []requestExample) {
	roll := dice(7)
	for n, t := range texts {
		if !in(n) {
			continue
		}
		weight, copies := 1.0, 0
		switch {
		case t.own && t.asks:
			weight, copies = 4, 3
		case t.own:
			weight, copies = 4, 2
		case t.asks:
			weight, copies = 1, 1
		case n%8 == 0:
			copies = 1
		}
		for c := 0; c <= copies; c++ {
			text := t.text
			if c > 0 {
				text = misspelt(text, &roll)
			}
			ws := grammar.Words(text)
			if t.asks {
				i, j := asksWhere(ws)
				out = append(out, requestExampleOf(ws[i:j], true, weight))
				continue
			}
			for i := 0; i < len(ws); {
				j := stretch(ws, i)
				out = append(out, requestExampleOf(ws[i:j], false, weight))
				i = j
			}
		}
	}
	return out
}

// asksWhere is the longest sentence of a text: that in which most requests lie.
func asksWhere(ws []grammar.Word) (from, to int) {
	for i := 0; i < len(ws); {
		j := stretch(ws, i)
		if j-i >= to-from {
			from, to = i, j
		}
		i = j
	}
	return from, to
}

// requestFoldsOf gives each text a fold. Texts of one group stay together; of those that ask, which were mostly made from templates, near-identical ones do.
func requestFoldsOf(texts []requestText) []int {
	folds := make([]int, len(texts))
	var asking []int
	for i, t := range texts {
		h := dice(0)
		for _, c := range []byte(strings.ToLower(t.group)) {
			h = h*31 + dice(c)
		}
		folds[i] = h.below(requestFolds)
		if t.asks {
			asking = append(asking, i)
		}
	}
	marks := make([]sketch, len(asking))
	head := make([]int, len(asking)) // of each one's group: the first text that it is much like
	var heads []int
	for a, i := range asking {
		marks[a], head[a] = sketched(grammar.Words(texts[i].text)), a
		if b := slices.IndexFunc(heads, func(b int) bool { return marks[a].similar(&marks[b]) >= .7 }); b >= 0 {
			head[a] = heads[b]
		} else {
			heads = append(heads, a)
		}
	}
	sizes := map[int]int{}
	for _, h := range head {
		sizes[h]++
	}
	order := make([]int, 0, len(sizes))
	for h := range sizes {
		order = append(order, h)
	}
	slices.SortFunc(order, func(a, b int) int {
		if sizes[a] != sizes[b] {
			return sizes[b] - sizes[a]
		}
		return a - b
	})
	var filled [requestFolds]int
	foldOf := map[int]int{}
	for _, h := range order {
		f := 0
		for k := range filled {
			if filled[k] < filled[f] {
				f = k
			}
		}
		foldOf[h] = f
		filled[f] += sizes[h]
	}
	for a, i := range asking {
		folds[i] = foldOf[head[a]]
	}
	return folds
}
