package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/intents"
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

// elements reads a page strictly; it is well-formed XML too, so that a text that breaks out is found.
func elements(t require.TestingT, html string) (names map[string]int, figures []string) {
	names = map[string]int{}
	d := xml.NewDecoder(strings.NewReader(html))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return names, figures
		}
		require.NoError(t, err, html)
		if e, ok := token.(xml.StartElement); ok {
			names[e.Name.Local]++
			for _, a := range e.Attr {
				require.False(t, strings.HasPrefix(a.Name.Local, "on"), "%s has %s", e.Name.Local, a.Name.Local)
				require.NotContains(t, []string{"src", "href"}, a.Name.Local)
				if e.Name.Local == "path" && a.Name.Local == "d" {
					figures = append(figures, a.Value)
				}
			}
		}
	}
}

func TestPageSaysWhatWasMeasured(t *testing.T) {
	html := page(t, measured(few6))
	for _, want := range []string{"train.yaml", "test.jsonl", "2026-11-25 12:00 UTC", "test-encoder", "4 in scope, 2 out of scope", "3.0\u00a0%", "model/&lt;1&gt;",
		"accuracy", "0.250", "AUROC", "FPR95", "two", "is a, read as b", "weather"} {
		assert.Contains(t, html, want)
	}
	assert.NotContains(t, html, "/secret/place", "base names alone")
	assert.NotContains(t, html, "learning-t")
	names, _ := elements(t, html)
	assert.Equal(t, 5, names["svg"])
	assert.Equal(t, 5, strings.Count(html, `role="img"`))
	assert.Equal(t, 5, names["desc"])
	assert.Equal(t, 6, names["title"], "of the page and of every picture")
	assert.Contains(t, html, ">1, 3, 5\u00a0%</text>", "points that fall together have one label")
	assert.Regexp(t, `@media screen and \(prefers-color-scheme: dark\)`, html)
	assert.Contains(t, html, "default-src 'none'", "nothing is fetched, nothing runs")
	for _, id := range regexp.MustCompile(`aria-labelledby="([^ "]+) ([^ "]+)"`).FindAllStringSubmatch(html, -1) {
		assert.Equal(t, 1, strings.Count(html, `id="`+id[1]+`"`))
		assert.Equal(t, 1, strings.Count(html, `id="`+id[2]+`"`))
	}
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
	elements(t, html)
}

func TestPageWithoutOneKind(t *testing.T) {
	html := page(t, measured(few6[:4]))
	assert.Contains(t, html, "nothing out of scope")
	assert.Contains(t, html, "<td>–</td>")
	assert.NotContains(t, html, `id="roc-t"`)
	elements(t, html)

	html = page(t, measured(few6[4:]))
	assert.Contains(t, html, "weather")
	assert.NotContains(t, html, `id="reliability-t"`)
	elements(t, html)

	html = page(t, measured([]intents.Judged{read("fine", "a", "a", 1, 1)}))
	assert.Contains(t, html, "Every text was read rightly.")
	assert.Error(t, Evaluation(io.Discard, made, intents.Evaluation{}))
}

var hostile = []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</title></svg><script>`, `]]><!--`, "{{.}}", "javascript:alert(1)", "\x00\u202e&amp;'`", "</style>"}

func TestHostileTextsStayTexts(t *testing.T) {
	var rows []intents.Judged
	for _, h := range hostile {
		rows = append(rows, read(h, "a", h, .9, .9), read(h, h, "a", .9, .9), read(h, h, h, .9, .9), read(h, intents.OutOfScope, h, .9, .9))
	}
	ev := measured(rows)
	ev.Model, ev.Train, ev.Test = hostile[0], hostile[1], hostile[4]
	html := page(t, ev)
	names, _ := elements(t, html)
	assert.Zero(t, names["script"]+names["img"])
	assert.Contains(t, html, "&lt;script&gt;alert(1)&lt;/script&gt;")

	var out bytes.Buffer
	rev := intents.Review{Phrases: 3, Alike: []intents.Pair{{A: hostile[0], B: hostile[1], Times: 2}}, Weak: []intents.Weak{{Intent: hostile[2], Right: 1, Phrases: 3}},
		Suspect: []intents.Suspect{{Text: hostile[3], Intent: hostile[5], Reads: hostile[6], Confidence: .9}}}
	require.NoError(t, Review(&out, made, hostile[1], rev))
	names, _ = elements(t, out.String())
	assert.Zero(t, names["script"]+names["img"])
	assert.Equal(t, 1, names["svg"])
}

// Whatever was measured, the page is well-formed, and no picture holds anything but numbers.
func TestAnyMeasurementMakesAPage(t *testing.T) {
	number := regexp.MustCompile(`^([MLHVlaZ ]|-?\d+(\.\d+)?)*$`)
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(judged, 1, 30).Draw(t, "rows")
		for i := range rows { // XML, unlike HTML, has no place for these
			rows[i].Text = strings.Map(func(r rune) rune {
				if r < ' ' || r == 0xfffe || r == 0xffff {
					return -1
				}
				return r
			}, rows[i].Text)
		}
		_, paths := elements(t, page(t, measured(rows)))
		for _, d := range paths {
			require.Regexp(t, number, d)
		}
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
	elements(t, out.String())
	assert.Equal(t, 3, strings.Count(out.String(), "And 2 more."))
	for _, want := range []string{"weakling", "odd one", "0.970", "1 of 3"} {
		assert.Contains(t, out.String(), want)
	}
}

func TestFileIsWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.html")
	require.NoError(t, Check(path))
	require.NoError(t, WriteFile(path, func(w io.Writer) error { _, err := io.WriteString(w, "first"); return err }))
	require.NoError(t, Check(path), "a report may be made again")
	err := WriteFile(path, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return errors.New("broken") })
	assert.ErrorContains(t, err, "broken")
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "first", string(b))
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 1, "nothing is left behind")
}

func TestPathsThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	train := filepath.Join(dir, "train.jsonl")
	require.NoError(t, os.WriteFile(train, nil, 0o600))
	closed := filepath.Join(dir, "closed")
	require.NoError(t, os.Mkdir(closed, 0o500))
	for path, want := range map[string]string{
		dir:                                    "is not a file",
		filepath.Join(dir, "none", "r.html"):   "no such file",
		filepath.Join(train, "r.html"):         "not a directory",
		"-":                                    "standard output",
		train:                                  "is what is measured",
		filepath.Join(dir, ".", "train.jsonl"): "is what is measured",
	} {
		err := Check(path, train)
		require.ErrorContains(t, err, want)
		require.ErrorContains(t, err, "name ")
		if path != "-" {
			require.ErrorContains(t, err, path)
		}
	}
	if runtime.GOOS != "windows" && os.Getuid() != 0 {
		require.ErrorContains(t, Check(filepath.Join(closed, "r.html")), "may write to")
	}
}
