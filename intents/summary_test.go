package intents

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"roundpeg/computes"
)

func TestEvaluateFiles(t *testing.T) {
	computes.Only(t)
	o := EvalOptions{Train: "../configs/intents.yaml", Test: "testdata/demo.jsonl"}
	ev, err := EvaluateFiles(context.Background(), o)
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, ev.Print(&out, true))
	var sum Summary
	require.NoError(t, json.Unmarshal(out.Bytes(), &sum))
	assert.Equal(t, 60, sum.Mean.OutOfScope)
	assert.Equal(t, 1, sum.Seeds)
	assert.NotContains(t, out.String(), "curve")
	assert.Equal(t, sum.Mean, Measure(ev.Rows))
	assert.Equal(t, 0.03, ev.InScopeLoss)
	assert.Contains(t, ev.Model, "32-intents")

	out.Reset()
	o.Shots, o.Seeds = []int{3}, 2
	ev, err = EvaluateFiles(context.Background(), o)
	require.NoError(t, err)
	require.NoError(t, ev.Print(&out, false))
	assert.Regexp(t, `accuracy +0\.\d+ ± 0\.\d+`, out.String())
	assert.NotContains(t, out.String(), "phrases an intent  accuracy")

	for want, bad := range map[string]EvalOptions{"shots must not": {Shots: []int{-1}}, "seeds must not": {Seeds: -1}, "stand alone": {Shots: []int{5, 0}}} {
		bad.Train, bad.Test = o.Train, o.Test
		_, err = EvaluateFiles(context.Background(), bad)
		assert.ErrorContains(t, err, want)
	}
}

// Several numbers of phrases make a curve; the figures and the rows are those of the largest.
func TestLearningCurve(t *testing.T) {
	computes.Only(t)
	o := EvalOptions{Train: "../configs/intents.yaml", Test: "testdata/demo.jsonl", Shots: []int{4, 2, 4}, Seeds: 2}
	ev, err := EvaluateFiles(context.Background(), o)
	require.NoError(t, err)
	require.Len(t, ev.Curve, 2)
	assert.Equal(t, []int{2, 4, 4}, []int{ev.Curve[0].Shots, ev.Curve[1].Shots, ev.Shots})
	assert.Equal(t, ev.Curve[1].Mean, ev.Mean)
	assert.Contains(t, ev.Model, "32-intents/132-phrases", "32 times four phrases, and four that are not for the bot")
	var out bytes.Buffer
	require.NoError(t, ev.Print(&out, false))
	assert.Regexp(t, `phrases an intent  accuracy       OOS AUROC\n +2  0\.\d{3} ± 0\.\d{3}  0\.\d{3} ± 0\.\d{3}\n +4  0`, out.String())

	o.Shots = o.Shots[:1]
	alone, err := EvaluateFiles(context.Background(), o)
	require.NoError(t, err)
	assert.Equal(t, alone.Mean, ev.Mean, "a number alone gives the same figures")
}
