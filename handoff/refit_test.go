package handoff

import (
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/handoff/fit"
)

// impatient are customers of a business where hurry is what ends badly, which the shipped model thinks little of.
func impatient(n int) (out []Labelled) {
	for i := range n {
		hurried := i%3 == 0
		text := "where is my order"
		if hurried {
			text = "where is my order, hurry, now"
		}
		l := Shipped.Label([]DialogueTurn{{By: "customer", Text: text}}, hurried != (i%10 == 0), fmt.Sprint("customer ", i))
		out = append(out, l)
	}
	return out
}

func TestRefitLearns(t *testing.T) {
	labels := impatient(400)
	own := Shipped.Refit(labels)
	require.NotEqual(t, Shipped.Name, own.Name, "a decision says by which model it was made")
	require.Greater(t, own.Frustration["hurried"], Shipped.Frustration["hurried"]+.5)
	require.Greater(t, fit.AUROC(Shipped.RisksOutside(labels)), .8)
	require.Less(t, fit.ECE(Shipped.RisksOutside(labels), 10), fit.ECE(Shipped.Risks(labels), 10)/2, "on conversations that it was not refitted on")
	again := Shipped.Refit(labels)
	require.True(t, same(own, again), "the same labels, the same model")
	require.NoError(t, own.Compile(), "it can be saved")
}

func TestFewLabelsMoveTheBaseAlone(t *testing.T) {
	own := Shipped.Refit(impatient(FewLabels - 1))
	require.Equal(t, Shipped.Frustration, own.Frustration)
	require.Equal(t, Shipped.Doubts, own.Doubts)
	require.Equal(t, 1.0, own.Calibrated.Risk.Scale)
	require.NotZero(t, own.Calibrated.Risk.Shift)
	require.NotEqual(t, Shipped.Frustration, Shipped.Refit(impatient(FewLabels)).Frustration)
}

func TestLabelsOfOneKindTeachNothing(t *testing.T) {
	for _, bad := range []bool{true, false} {
		labels := impatient(100)
		for i := range labels {
			labels[i].Bad = bad
		}
		require.True(t, same(Shipped, Shipped.Refit(labels)))
	}
	require.True(t, same(Shipped, Shipped.Refit(nil)))
}

// TestOfMoodOnly: that the bot did not know the matter says nothing about the customer's mood.
func TestOfMoodOnly(t *testing.T) {
	var labels []Labelled
	for i := range 200 {
		l := Shipped.Label([]DialogueTurn{{By: "customer", Text: "where is my order"}}, i%2 == 0, fmt.Sprint(i))
		if i%2 == 0 {
			l.X["unknown"] = .9
		}
		labels = append(labels, l)
	}
	own := Shipped.Refit(labels)
	calm := Shipped.Measure([]DialogueTurn{{By: "customer", Text: "where is my order"}})
	require.Less(t, own.WornOut(&calm[0]), .1)
}

// same says whether two models score alike.
func same(a, b *Model) bool {
	return a.Base == b.Base && a.weights == b.weights && a.doubts == b.doubts && a.Calibrated == b.Calibrated && maps.Equal(a.Words, b.Words)
}
