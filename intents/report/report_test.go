package report

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/computes"
	"roundpeg/intents"
	"roundpeg/report/reporttest"
)

var made = Head{Made: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC), Encoder: "test-encoder"}

func measured(rows []intents.Judged, curve ...intents.Point) intents.Evaluation {
	ev := intents.Evaluation{Rows: rows, Model: "model/<1>", InScopeLoss: .03}
	ev.Summary = intents.Summary{Train: "/secret/place/train.yaml", Test: "/secret/place/test.jsonl", Seeds: 1, Mean: intents.Measure(rows), Curve: curve}
	if len(curve) > 0 {
		ev.Shots, ev.Seeds = curve[len(curve)-1].Shots, 3
	}
	return ev
}

func page(t require.TestingT, ev intents.Evaluation) string {
	var out bytes.Buffer
	require.NoError(t, Evaluation(&out, made, ev))
	return out.String()
}

func TestPageSaysWhatWasMeasured(t *testing.T) {
	html := page(t, measured(few6))
	for _, want := range []string{"train.yaml", "test.jsonl", "2026-11-25 12:00 UTC", "test-encoder", "4 in scope, 2 out of scope", "3.0\u00a0%", "model/&lt;1&gt;",
		"accuracy", "0.250", "AUROC", "FPR95", "two", "is a, read as b", "weather"} {
		assert.Contains(t, html, want)
	}
	assert.NotContains(t, html, "/secret/place", "base names alone")
	assert.NotContains(t, html, "learning-t")
	names := reporttest.Elements(t, html)
	assert.Equal(t, 5, names["svg"])
	assert.Equal(t, 5, strings.Count(html, `role="img"`))
	assert.Equal(t, 5, names["desc"])
	assert.Equal(t, 6, names["title"], "of the page and of every picture")
	assert.Contains(t, html, ">1, 3, 5\u00a0%</text>", "points that fall together have one label")
	assert.Regexp(t, `@media screen and \(prefers-color-scheme: dark\)`, html)
}

func TestLearningCurveIsDrawn(t *testing.T) {
	curve := []intents.Point{
		{Shots: 5, Mean: intents.Report{Accuracy: .7, AUROC: .9}, Spread: intents.Report{Accuracy: .02, AUROC: .01}},
		{Shots: 20, Mean: intents.Report{Accuracy: .8, AUROC: .95}, Spread: intents.Report{Accuracy: .01}},
	}
	html := page(t, measured(few6, curve...))
	for _, want := range []string{"What more phrases bring", "0.700 ± 0.020", "0.950 ± 0.000", "5, 20; 3 samples", "the first of 3 samples of 20 phrases"} {
		assert.Contains(t, html, want)
	}
	reporttest.Elements(t, html)
}

func TestPageWithoutOneKind(t *testing.T) {
	html := page(t, measured(few6[:4]))
	assert.Contains(t, html, "nothing out of scope")
	assert.Contains(t, html, "<td>–</td>")
	assert.NotContains(t, html, `id="roc-t"`)
	reporttest.Elements(t, html)

	html = page(t, measured(few6[4:]))
	assert.Contains(t, html, "weather")
	assert.NotContains(t, html, `id="reliability-t"`)
	reporttest.Elements(t, html)

	html = page(t, measured([]intents.Judged{read("fine", "a", "a", 1, 1)}))
	assert.Contains(t, html, "Every text was read rightly.")
	assert.Error(t, Evaluation(io.Discard, made, intents.Evaluation{}))
}

func TestHostileTextsStayTexts(t *testing.T) {
	var rows []intents.Judged
	for _, h := range reporttest.Hostile {
		rows = append(rows, read(h, "a", h, .9, .9), read(h, h, "a", .9, .9), read(h, h, h, .9, .9), read(h, intents.OutOfScope, h, .9, .9))
	}
	ev := measured(rows)
	ev.Model, ev.Train, ev.Test = reporttest.Hostile[0], reporttest.Hostile[1], reporttest.Hostile[4]
	html := page(t, ev)
	reporttest.Elements(t, html)
	assert.Contains(t, html, "&lt;script&gt;alert(1)&lt;/script&gt;")

	var out bytes.Buffer
	rev := intents.Review{Phrases: 3, Alike: []intents.Pair{{A: reporttest.Hostile[0], B: reporttest.Hostile[1], Times: 2}}, Weak: []intents.Weak{{Intent: reporttest.Hostile[2], Right: 1, Phrases: 3}},
		Suspect: []intents.Suspect{{Text: reporttest.Hostile[3], Intent: reporttest.Hostile[5], Reads: reporttest.Hostile[6], Confidence: .9}}}
	require.NoError(t, Review(&out, made, reporttest.Hostile[1], rev))
	assert.Equal(t, 1, reporttest.Elements(t, out.String())["svg"])
}

// Whatever was measured, the page is well-formed, and no picture holds anything but numbers.
func TestAnyMeasurementMakesAPage(t *testing.T) {
	computes.Only(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(judged, 1, 30).Draw(t, "rows")
		for i := range rows {
			rows[i].Text = reporttest.XML(rows[i].Text)
		}
		reporttest.Elements(t, page(t, measured(rows)))
	})
}

func TestReviewPage(t *testing.T) {
	rev := intents.Review{Phrases: 9, Accuracy: .5}
	var out bytes.Buffer
	require.NoError(t, Review(&out, Head{Made: made.Made}, "x/set.yaml", rev))
	for _, want := range []string{"50.0\u00a0%", "none: words alone", "No intent was taken", "No phrase looks"} {
		assert.Contains(t, out.String(), want)
	}
	for range 22 {
		rev.Alike = append(rev.Alike, intents.Pair{A: "a", B: "b", Times: 2})
		rev.Weak = append(rev.Weak, intents.Weak{Intent: "weakling", Right: 1, Phrases: 3})
		rev.Suspect = append(rev.Suspect, intents.Suspect{Text: "odd one", Intent: "a", Reads: "b", Confidence: .97})
	}
	out.Reset()
	require.NoError(t, Review(&out, made, "x/set.yaml", rev))
	reporttest.Elements(t, out.String())
	assert.Equal(t, 3, strings.Count(out.String(), "And 2 more."))
	for _, want := range []string{"weakling", "odd one", "0.970", "1 of 3"} {
		assert.Contains(t, out.String(), want)
	}
}
