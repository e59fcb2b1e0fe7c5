package intents

import (
	"math"
	"slices"
)

// term is one entry of a sparse vector.
type term struct {
	id    uint32
	value float32
}

// vocabulary numbers the terms of the training phrases in the order in which
// they appear.
type vocabulary map[uint64]uint32

// unseen is the id of a term that no training phrase has.
const unseen = math.MaxUint32

// document is a text as counts of terms, sorted by id; the terms that the
// vocabulary lacks are only counted.
type document struct {
	words, runs           []term // value: how often
	strayWords, strayRuns float32
}

// like is the cosine of the runs of two texts, 0 … 1.
func (d document) like(other document) float64 {
	var both, squares, others float64
	for _, t := range d.runs {
		squares += float64(t.value * t.value)
	}
	for _, t := range other.runs {
		others += float64(t.value * t.value)
	}
	for i, j := 0, 0; i < len(d.runs) && j < len(other.runs); {
		a, b := d.runs[i], other.runs[j]
		switch {
		case a.id < b.id:
			i++
		case a.id > b.id:
			j++
		default:
			both += float64(a.value * b.value)
			i, j = i+1, j+1
		}
	}
	return both / math.Sqrt(max(1, squares*others))
}

// number gives the ids of keys, sorted, new ones being added if grow.
func (v vocabulary) number(dst []uint32, keys []uint64, grow bool) []uint32 {
	for _, k := range keys {
		id, ok := v[k]
		if !ok {
			id = unseen
			if grow {
				id = uint32(len(v))
				v[k] = id
			}
		}
		dst = append(dst, id)
	}
	slices.Sort(dst)
	return dst
}

// count makes terms of sorted ids, and says how many are unseen.
func count(dst []term, ids []uint32) (terms []term, stray float32) {
	for i, id := range ids {
		switch {
		case id == unseen:
			return dst, float32(len(ids) - i)
		case i > 0 && ids[i-1] == id:
			dst[len(dst)-1].value++
		default:
			dst = append(dst, term{id, 1})
		}
	}
	return dst, 0
}

// wordShare is the part of a vector's squared length that words get; the runs
// get the rest.
const wordShare = 0.4

// damping is the power that the inverse document frequency is raised to. Below
// 1 a rare word does not drown the others; at 0.5 what a story shares with an
// intent by stop words alone begins to count.
const damping = 0.75

// weights say how telling each term is: the smoothed inverse document frequency
// ln((1+n)/(1+df)) + 1, damped. Terms of no training phrase have 0 in idf;
// stray is what each of them adds to the mass of a text.
type weights struct {
	idf   []float32
	stray float32
}

// weigh learns the weights from the documents numbered in train.
func weigh(docs []document, train []int, size int) weights {
	df := make([]int32, size)
	for _, i := range train {
		for _, t := range docs[i].words {
			df[t.id]++
		}
		for _, t := range docs[i].runs {
			df[t.id]++
		}
	}
	weight := func(df int32) float32 {
		return float32(math.Pow(math.Log(float64(1+len(train))/float64(1+df))+1, damping))
	}
	w := weights{idf: make([]float32, size), stray: weight(0)}
	for id, d := range df {
		if d > 0 {
			w.idf[id] = weight(d)
		}
	}
	return w
}

// apply weighs a document: (1+ln count)·weight, each block scaled to its share.
// Terms of no training phrase count into the length: a text full of them stays
// far from every intent, instead of being blown up to the few words it shares.
func (w weights) apply(dst []term, d document) []term {
	dst = w.block(dst, d.words, d.strayWords, wordShare)
	return w.block(dst, d.runs, d.strayRuns, 1-wordShare)
}

func (w weights) block(dst, counts []term, stray float32, share float64) []term {
	start := len(dst)
	var mass float32
	for _, c := range counts {
		x := w.idf[c.id]
		if x == 0 { // in the vocabulary, but not of these training phrases
			stray += c.value
			continue
		}
		if c.value > 1 {
			x *= 1 + float32(math.Log(float64(c.value)))
		}
		mass += x * x
		dst = append(dst, term{c.id, x})
	}
	if mass += stray * w.stray * w.stray; mass == 0 {
		return dst
	}
	scale := float32(math.Sqrt(share / float64(mass)))
	for i := start; i < len(dst); i++ {
		dst[i].value *= scale
	}
	return dst
}
