package intents

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"roundpeg/computes"
)

// measured reads a file of the data sets that the figures were measured on.
func measured(t testing.TB, name string) []Example {
	dir := os.Getenv("ROUNDPEG_DATA")
	if dir == "" {
		dir = "../../shared/data"
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("SKIPPED, NOTHING MEASURED: no data at %s: set ROUNDPEG_DATA to the folder that has it", path)
	}
	return utterances(t, path)
}

func utterances(t testing.TB, path string) []Example {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	rows, err := ReadUtterances(f)
	require.NoError(t, err)
	return rows
}

func evaluate(t *testing.T, train, test []Example) Report {
	m, err := Train(FromExamples(train), Options{})
	require.NoError(t, err)
	rep, err := Evaluate(ctx, m, m.Intents(), test)
	require.NoError(t, err)
	t.Logf("%+.3v", rep)
	return rep
}

func without(rows []Example, drop func(intent string) bool) (out []Example) {
	for _, e := range rows {
		if !drop(e.Intent) {
			out = append(out, e)
		}
	}
	return out
}

// The demo shop on 61 sentences about its intents and 60 about other things,
// English and German, written apart from its phrases.
func TestDemoShopFloors(t *testing.T) {
	m := demo(t)
	rep, err := Evaluate(ctx, m, m.Intents(), utterances(t, "testdata/demo.jsonl"))
	require.NoError(t, err)
	t.Logf("%+.3v", rep)
	assert.Greater(t, rep.Accuracy, 0.87)
	assert.Greater(t, rep.AUROC, 0.95)
	assert.Greater(t, rep.Answered, 0.84)
	assert.Less(t, rep.Wrong, 0.08)
	assert.Greater(t, rep.Recall, 0.79)
}

func TestDemoShopKnowsItsHours(t *testing.T) {
	r, err := demo(t).Classify(ctx, Utterance{Text: "What are your opening hours?"})
	require.NoError(t, err)
	assert.Equal(t, "opening_hours", r.Intent)
	assert.Greater(t, r.Confidence, 0.95)
	assert.Greater(t, r.Known, 0.95)
	r, err = demo(t).Classify(ctx, Utterance{Text: "There is a cat asleep in the crate you delivered and I have no idea whose it is"})
	require.NoError(t, err)
	assert.False(t, r.IsKnown)
}

func TestFewPhrasesOfManyIntents(t *testing.T) {
	computes.Only(t)
	train, test := measured(t, "clinc150/train.jsonl"), measured(t, "clinc150/val.jsonl")
	oos := func(intent string) bool { return intent == OutOfScope }
	rep := evaluate(t, without(Sample(train, 10, 0), oos), test)
	assert.Greater(t, rep.Accuracy, 0.80)
	assert.Greater(t, rep.AUROC, 0.92)
	assert.InDelta(t, 0.03, rep.Loss, 0.02)
}

// A third of one bank's intents held out: questions of the same trade.
func TestNearQuestionsOfTheSameTrade(t *testing.T) {
	computes.Only(t)
	all := measured(t, "banking77/train.jsonl")
	away := map[string]bool{}
	for i, in := range FromExamples(all).Intents {
		away[in.Name] = i%3 == 1
	}
	train := Sample(all, 10, 1)
	taught := map[Example]bool{}
	for _, e := range train {
		taught[e] = true
	}
	var test []Example
	for _, e := range Sample(all, 30, 2) {
		if !taught[e] {
			test = append(test, e)
		}
	}
	rep := evaluate(t, without(train, func(intent string) bool { return away[intent] }), test)
	assert.Greater(t, rep.Accuracy, 0.78)
	assert.Greater(t, rep.AUROC, 0.79)
}

func TestEvaluateCounts(t *testing.T) {
	in := []Judged{{Known: .9, Right: true, InScope: true}, {Known: .8, InScope: true}, {Known: .4, Right: true, InScope: true}, {Known: .7, Right: true, InScope: true}}
	out := []Judged{{Known: .1}, {Known: .4}, {Known: .75}}
	var rep Report
	rep.separation(in, out)
	assert.InDelta(t, (4+3.5+2)/12, rep.AUROC, 1e-12) // pairs won, ties half
	assert.InDelta(t, 2.0/3, rep.FPR95, 1e-12)
	assert.InDelta(t, 1.0/3, rep.RecallAt3, 1e-12)
	assert.InDelta(t, 0.1, calibrationError([]Judged{{Confidence: .9, Right: true}}), 1e-12)

	nan := Judged{Known: math.NaN()}
	inside := nan
	inside.InScope = true
	rep.separation([]Judged{inside, inside}, []Judged{nan, nan}) // must end
	assert.InDelta(t, 0.5, rep.AUROC, 1e-12)
}
