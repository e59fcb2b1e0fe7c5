package knowledge

import "math"

// BM25 of Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with their weights for the fields of a document (BM25F).
const (
	saturation = 1.2 // k1
	byLength   = 0.6 // b
	inTitle    = 1.5 // what a word counts there, against one in the text
	inHeading  = 2.0
)

// posting says how often a word is in a passage, by the weights of fields.
type posting struct {
	passage int
	count   float64
}

// vocabulary are the words of passages, by stem, and where they are.
type vocabulary struct {
	number   map[string]int // of a stem
	stems    []string
	postings [][]posting
	lengths  []float64 // of passages
	mean     float64
}

func newVocabulary() *vocabulary { return &vocabulary{number: map[string]int{}} }

func (v *vocabulary) of(stem string) int {
	n, ok := v.number[stem]
	if !ok {
		n = len(v.stems)
		v.number[stem] = n
		v.stems, v.postings = append(v.stems, stem), append(v.postings, nil)
	}
	return n
}

// add counts the words of a field of the newest passage.
func (v *vocabulary) add(passage int, stems []string, weight float64) {
	if passage == len(v.lengths) {
		v.lengths = append(v.lengths, 0)
	}
	for _, s := range stems {
		n := v.of(s)
		if p := v.postings[n]; len(p) > 0 && p[len(p)-1].passage == passage {
			p[len(p)-1].count += weight
		} else {
			v.postings[n] = append(p, posting{passage, weight})
		}
		v.lengths[passage] += weight
	}
}

func (v *vocabulary) done() {
	for _, l := range v.lengths {
		v.mean += l / float64(len(v.lengths))
	}
}

// rarity is the weight of a word that is in so many of the passages.
func (v *vocabulary) rarity(in int) float64 {
	n := float64(len(v.lengths))
	return math.Log(1 + (n-float64(in)+.5)/(float64(in)+.5))
}

// saturated is what a word counts that is so often in a passage; at most 1+k1.
func (v *vocabulary) saturated(count float64, passage int) float64 {
	return count * (saturation + 1) / (count + saturation*(1-byLength+byLength*v.lengths[passage]/v.mean))
}
