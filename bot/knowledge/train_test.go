package knowledge

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/computes"
	"roundpeg/configs"
	"roundpeg/intents/encoder"
)

const again = "make it anew with: roundpeg train knowledge --out bot/knowledge/model.json"

// remembered is what was seen of the sites with the encoder when the model was made.
func remembered(t testing.TB) (all []sample) {
	b, err := os.ReadFile("testdata/evidence.jsonl")
	require.NoError(t, err)
	for line := range bytes.Lines(b) {
		var s sample
		require.NoError(t, json.Unmarshal(line, &s))
		all = append(all, s)
	}
	return all
}

// TestShippedFloor makes the models anew: what is shipped is what the command makes of the sites, and this is how good such models are on sites that they were not made of.
func TestShippedFloor(t *testing.T) {
	computes.Only(t)
	t.Parallel()
	var made Trained
	made.add("bge-small-en-v1.5", remembered(t))
	all, err := samplesOf(t.Context(), os.DirFS("testdata"), nil)
	require.NoError(t, err)
	made.add(byWordsAlone, all)
	var got bytes.Buffer
	require.NoError(t, made.Write(&got))
	require.Equal(t, string(shipped), got.String(), again)

	for i, want := range []Figures{
		{Answerable: 530, Answered: .49, RightPage: .99, RightAnswer: .97, Unanswerable: 634, Wrong: 1, AtMost: .008, AUROC: .95, ECE: .04},
		{Answerable: 633, Answered: .16, RightPage: .99, RightAnswer: .97, Unanswerable: 760, Wrong: 1, AtMost: .007, AUROC: .935, ECE: .03},
	} {
		f := made.Figures[i]
		t.Logf("%s: answered %.3f, page %.3f, says %.3f, wrong %d of %d (at most %.4f), AUROC %.3f, ECE %.3f", f.Model, f.Answered, f.RightPage, f.RightAnswer, f.Wrong, f.Unanswerable, f.AtMost, f.AUROC, f.ECE)
		require.Equal(t, want.Answerable, f.Answerable)
		require.Equal(t, want.Unanswerable, f.Unanswerable)
		require.GreaterOrEqual(t, f.Answered, want.Answered)
		require.GreaterOrEqual(t, f.RightPage, want.RightPage)
		require.GreaterOrEqual(t, f.RightAnswer, want.RightAnswer)
		require.LessOrEqual(t, f.Wrong, want.Wrong)
		require.LessOrEqual(t, f.AtMost, want.AtMost)
		require.GreaterOrEqual(t, f.AUROC, want.AUROC)
		require.LessOrEqual(t, f.ECE, want.ECE)
	}
}

// The evidence that is kept is what is seen: of one site, since the encoder takes its time.
func TestKeptEvidence(t *testing.T) {
	computes.Only(t)
	t.Parallel()
	e, err := encoder.BGE()
	require.NoError(t, err)
	pages, questions, err := readSites(os.DirFS("testdata"))
	require.NoError(t, err)
	not := func(q Question) bool { return q.Site != "heatpumps" }
	got, err := samples(t.Context(), pages["heatpumps"], slices.DeleteFunc(questions, not), e)
	require.NoError(t, err)
	want := slices.DeleteFunc(remembered(t), func(s sample) bool { return not(s.Question) })
	require.Equal(t, len(want), len(got))
	for i := range want {
		require.Equal(t, want[i], got[i], again)
	}
}

// TestDemoPages: none of the demo shop's questions was trained on, and none that its pages do not answer gets an answer.
func TestDemoPages(t *testing.T) {
	computes.Only(t)
	t.Parallel()
	pages, questions := demo(t)
	e, err := encoder.BGE()
	require.NoError(t, err)
	figures, err := build(t, pages, IndexOptions{Encoder: e}).Measure(t.Context(), questions)
	require.NoError(t, err)
	require.Len(t, figures, 2)
	for i, want := range []Figures{{Model: "bge-small-en-v1.5", Answerable: 68, Answered: .5, Unanswerable: 90}, {Model: byWordsAlone, Answerable: 14, Answered: .4, Unanswerable: 18}} {
		f := figures[i]
		require.Equal(t, want.Model, f.Model)
		require.Equal(t, want.Answerable, f.Answerable)
		require.Equal(t, want.Unanswerable, f.Unanswerable)
		require.Empty(t, f.WrongOnes)
		require.GreaterOrEqual(t, f.Answered, want.Answered)
		require.Equal(t, 1.0, f.RightPage)
		require.GreaterOrEqual(t, f.RightAnswer, .95)
	}
}

func demo(t testing.TB) ([]Page, []Question) {
	pages, err := ReadPages(configs.Pages)
	require.NoError(t, err)
	b, err := fs.ReadFile(configs.Pages, "questions.jsonl")
	require.NoError(t, err)
	questions, err := ReadQuestions(bytes.NewReader(b))
	require.NoError(t, err)
	return pages, questions
}

// By words alone, which is quick, nothing wrong is said either.
func TestDemoPagesByWords(t *testing.T) {
	pages, questions := demo(t)
	figures, err := build(t, pages, IndexOptions{}).Measure(t.Context(), questions)
	require.NoError(t, err)
	require.Len(t, figures, 1)
	require.Empty(t, figures[0].WrongOnes)
	require.Equal(t, 1.0, figures[0].RightPage)
}

// A question about the data must be true: the page is there, and says it.
func TestQuestionsFitTheirPages(t *testing.T) {
	sites, questions, err := readSites(os.DirFS("testdata"))
	require.NoError(t, err)
	own, asked := demo(t)
	sites["demo"] = own
	for _, q := range asked {
		q.Site = "demo"
		questions = append(questions, q)
	}
	seen := map[string]bool{}
	for _, q := range questions {
		require.False(t, seen[q.Site+q.Text], "twice: %s", q.Text)
		seen[q.Site+q.Text] = true
		if !q.Answerable {
			continue
		}
		at := slices.IndexFunc(sites[q.Site], func(p Page) bool { return p.ID == q.Page })
		require.GreaterOrEqual(t, at, 0, q.Text)
		require.Contains(t, plain(sites[q.Site][at]), q.Says, q.Text)
	}
	for site, pages := range sites {
		require.GreaterOrEqual(t, len(pages), 12, site)
	}
}

func TestReadQuestionsNamesTheLine(t *testing.T) {
	for text, says := range map[string]string{"\n{": "line 2", `{"text":"a","answerable":true}`: "line 1", `{"answerable":false}`: "line 1"} {
		_, err := ReadQuestions(strings.NewReader(text))
		require.ErrorContains(t, err, says)
	}
}
