package handoff

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"

	"roundpeg/handoff/grammar"
)

// RequestModel says how sure it is that a customer asks for a person. It stands beside the rule (see requestRules): the rule knows what is said, the
// model how it is mostly spelt, so that it hears some of what no phrase foresees. It is a logistic regression over hashed pieces of one sentence:
// words, neighbours, and letters in a row. Each piece's weight is one byte.
type RequestModel struct {
	RequestRecord
	weights [requestBuckets]int8 // × Scale is a weight in units of log odds
}

const (
	requestBuckets = 1 << 14 // a power of two
	stretchMax     = 24      // words that are read as one sentence at most; a longer one is read in pieces
	requestLetters = 20      // letters of a word that count
)

// RequestRecord tells how the model was made. It is the first line of its file, to be read as it is; the weights follow, one byte each.
type RequestRecord struct {
	What   string             `json:"what"`
	Made   string             `json:"made"` // the day on which the recipe or the phrases last changed
	Yes    map[string]int     `json:"yes"`  // what it was trained on: set → different sentences
	No     map[string]int     `json:"no"`
	Found  map[string]float64 `json:"found"` // what five folds gave, twins kept together
	Scale  float64            `json:"scale"`
	Bias   float64            `json:"bias"`
	Strong float64            `json:"strong"` // log odds from which it is sure enough to hand over
	Weak   float64            `json:"weak"`   // and to offer
}

//go:embed requests.bin
var requestBytes []byte

var requestModel = func() *RequestModel {
	m, err := loadRequests(requestBytes)
	if err != nil {
		panic(err) // a fault of this package: the file is part of the program
	}
	return m
}()

// loadRequests reads a file that TrainRequests made.
func loadRequests(file []byte) (*RequestModel, error) {
	head, table, _ := bytes.Cut(file, []byte("\n"))
	m := &RequestModel{}
	if err := json.Unmarshal(head, &m.RequestRecord); err != nil {
		return nil, fmt.Errorf("handoff: requests: the record: %w", err)
	}
	if len(table) != requestBuckets {
		return nil, fmt.Errorf("handoff: requests: %d weights, want %d", len(table), requestBuckets)
	}
	for i, b := range table {
		m.weights[i] = int8(b)
	}
	return m, nil
}

// Bytes are the model's file.
func (m *RequestModel) Bytes() ([]byte, error) {
	head, err := json.Marshal(m.RequestRecord)
	if err != nil {
		return nil, fmt.Errorf("handoff: requests: %w", err)
	}
	out := append(head, '\n')
	for _, w := range m.weights {
		out = append(out, byte(w))
	}
	return out, nil
}

// odds are the log odds that words of one sentence ask for a person.
func (m *RequestModel) odds(ws []grammar.Word) float64 {
	sum, n := int64(0), 0
	requestPieces(ws, func(at uint32) {
		sum += int64(m.weights[at])
		n++
	})
	if n == 0 {
		return math.Inf(-1)
	}
	return m.Bias + m.Scale*float64(sum)/math.Sqrt(float64(n))
}

// surest gives the highest log odds of the sentences of a text in which none of the parts lies, and that sentence: words i up to j.
func (m *RequestModel) surest(ws []grammar.Word, but []part) (odds float64, i, j int) {
	odds = math.Inf(-1)
next:
	for from := 0; from < len(ws); {
		s, to := from, stretch(ws, from)
		from = to
		for _, b := range but {
			if b.from < ws[to-1].To && ws[s].From < b.to {
				continue next
			}
		}
		if o := m.odds(ws[s:to]); o > odds {
			odds, i, j = o, s, to
		}
	}
	return odds, i, j
}

// stretch says where the sentence that begins with word i ends: the word after its last.
func stretch(ws []grammar.Word, i int) int {
	j := i
	for ; j < len(ws) && j-i < stretchMax; j++ {
		if ws[j].Last {
			return j + 1
		}
	}
	return j
}

// requestPieces gives the pieces of one sentence as buckets: each word, each with the next and with the one after that, and three and four letters in
// a row, the word's ends among them.
func requestPieces(ws []grammar.Word, each func(at uint32)) {
	before, last := uint32(1), uint32(2)
	for i := range ws {
		w := ws[i].Text
		if len(w) > requestLetters {
			w = w[:requestLetters]
		}
		whole := uint32(2166136261) // FNV-1a, 32 bits
		a, b, c := uint32(0), uint32(0), uint32('<')
		for k := 0; k <= len(w); k++ {
			d := uint32('>')
			if k < len(w) {
				if d = uint32(w[k]); '0' <= d && d <= '9' {
					d = '0'
				}
				whole = (whole ^ d) * 16777619
			}
			if k > 0 {
				each(bucket(b<<16|c<<8|d, 3))
			}
			if k > 1 {
				each(bucket(a<<24|b<<16|c<<8|d, 4))
			}
			a, b, c = b, c, d
		}
		each(bucket(whole, 5))
		each(bucket(last*31+whole, 6))
		each(bucket(before*31+whole, 7))
		before, last = last, whole
	}
	each(bucket(last, 8)) // the last word
}

// bucket spreads a piece of a kind over the table: the finishing steps of MurmurHash3.
func bucket(h, kind uint32) uint32 {
	h ^= kind * 0x9e3779b9
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	h ^= h >> 16
	return h & (requestBuckets - 1)
}
