package report

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"roundpeg/intents"
)

func TestBins(t *testing.T) {
	for p, want := range map[float64]int{0: 0, 0.0999: 0, 0.1: 1, 0.55: 5, 1: 9, -1: 0, 2: 9, math.NaN(): 0, math.Inf(1): 9} {
		assert.Equal(t, want, binOf(p, 10), "%v", p)
	}
	in, out := knownShares([]intents.Judged{inside(.1, true), inside(.9, true), outside(.1)}, 2)
	assert.Equal(t, []float64{.5, .5}, in)
	assert.Equal(t, []float64{1, 0}, out)
}

func read(text, is, reads string, confidence, known float64) intents.Judged {
	in := is != intents.OutOfScope
	return intents.Judged{Example: intents.Example{Text: text, Intent: is}, Reads: reads, InScope: in, Right: in && is == reads, Confidence: confidence, Known: known, Threshold: .5, IsKnown: known >= .5}
}

var few6 = []intents.Judged{
	read("one", "a", "a", .9, .9), read("two", "a", "b", .4, .9), read("three", "b", "a", .8, .2),
	read("four", "c", "a", .6, .7), read("weather", intents.OutOfScope, "c", .3, .6), read("moon", intents.OutOfScope, "c", .3, .1),
}

func TestLists(t *testing.T) {
	got := pairs(few6)
	assert.Equal(t, []pair{
		{A: "a", B: "b", Times: 2, Texts: []said{{Text: "two", Is: "a", Reads: "b"}, {Text: "three", Is: "b", Reads: "a"}}},
		{A: "a", B: "c", Times: 1, Texts: []said{{Text: "four", Is: "c", Reads: "a"}}},
	}, got)
	assert.Equal(t, []said{{"weather", intents.OutOfScope, "c", "0.600"}}, letThrough(few6), "not what is called unknown")
	var texts []string
	for _, s := range misread(few6) {
		texts = append(texts, s.Text+" "+s.Sure)
	}
	assert.Equal(t, []string{"three 0.800", "four 0.600", "two 0.400"}, texts)

	var names []string
	for _, x := range tallies(few6) {
		names = append(names, x.Intent)
	}
	assert.Equal(t, []string{"b", "c", "a"}, names)
	worst := tallies(few6)[0]
	assert.Equal(t, []any{1, 0, 1, "a"}, []any{worst.Texts, worst.Right, worst.Unknown, worst.Mostly})
}
