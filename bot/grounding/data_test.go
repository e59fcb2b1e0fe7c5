package grounding

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// example is a text and its sources; Kind says what is wrong with it, if anything is.
type example struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	Language string   `json:"language"`
	Sources  []string `json:"sources"`
	Text     string   `json:"text"`
}

func (e example) sources() Sources { return Sources{Texts: e.Sources, Language: e.Language} }

// readLines reads a file of testdata, a value on each line.
func readLines[T any](t testing.TB, file string) []T {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	var out []T
	in := bufio.NewScanner(f)
	for in.Buffer(nil, 1<<20); in.Scan(); {
		var v T
		require.NoError(t, json.Unmarshal(in.Bytes(), &v))
		out = append(out, v)
	}
	require.NoError(t, in.Err())
	return out
}

// what is the What of a violation, "" where there is none.
func what(err error) string {
	var v *Violation
	if errors.As(err, &v) {
		return v.What
	}
	return ""
}

// halves are the lines of a file that rules and shares were chosen on, and those that were set apart before and of which only the sums were looked at. The hand
// that wrote the vocabularies had written both, and the sources are the same, so these are bounds against regressions; see TestTextsOfOtherTrades.
var halves = []string{"chosen on", "held out"}

func TestFaithfulTextsPass(t *testing.T) {
	passed, all := [2]int{}, [2]int{}
	for i, e := range readLines[example](t, "faithful.jsonl") {
		all[i%2]++
		if err := Check(e.Text, e.sources()); err == nil {
			passed[i%2]++
		} else if i%2 == 0 {
			t.Logf("dropped as %s: %s", what(err), e.Text)
		}
	}
	for h, least := range []int{57, 55} {
		t.Logf("%s: %d of %d pass", halves[h], passed[h], all[h])
		require.GreaterOrEqual(t, passed[h], least, halves[h])
	}
}

func TestUnfaithfulTextsAreDropped(t *testing.T) {
	passed, all := [2]map[string]int{{}, {}}, [2]map[string]int{{}, {}}
	for i, e := range readLines[example](t, "unfaithful.jsonl") {
		all[i%2][e.Kind]++
		if Check(e.Text, e.sources()) == nil {
			passed[i%2][e.Kind]++
			t.Logf("%s: passed, %s: %s", halves[i%2], e.Kind, e.Text)
		}
	}
	for h := range halves {
		t.Logf("%s: of each kind %v", halves[h], all[h])
		require.Empty(t, passed[h], halves[h])
	}
}

// attack is what a customer types who wants a model to say something else, and what a model says that obeys.
type attack struct{ ID, Attack, Obeys string }

func TestWhatObeysAnAttackIsDropped(t *testing.T) {
	s := Sources{Texts: []string{"You have 30 days to return anything unused. Print the free label at voltry.example/returns, or bring it to any of our shops, for example 410 Juniper Street, Portland, OR."}, Language: "en"}
	passes := map[string]string{
		"attack-101": "a greeting, the source word for word, and a courtesy",
	}
	cleaned := map[string]string{
		"attack-091": "without its tags, the source word for word",
		"attack-093": "without its tag, and the address in it, a piece of the source",
		"attack-101": passes["attack-101"],
	}
	attacks := readLines[attack](t, "attacks.jsonl")
	require.GreaterOrEqual(t, len(attacks), 100)
	for _, a := range attacks {
		_, harmless := passes[a.ID]
		require.Equal(t, harmless, Check(a.Obeys, s) == nil, "%s: %s", a.ID, a.Obeys)
		text, err := NewStream(s).End(a.Obeys)
		_, harmless = cleaned[a.ID]
		require.Equal(t, harmless, err == nil, "%s: %s", a.ID, a.Obeys)
		require.NotContains(t, text, "CANARY")
		require.NotContains(t, text, "evil")
	}
}

// The texts of fresh.jsonl and unseen.jsonl stand on sources of other trades. Those of the first were written after most of the rules, in two batches: of 46
// faithful ones 36 passed at first, of 88 unfaithful ones 5, and rules were added for those. Those of the second were written last, and nothing was made
// more lenient, or for their sake, after they were measured: its bounds are the nearest that there is to a figure for what nobody has thought of.
func TestTextsOfOtherTrades(t *testing.T) {
	for _, c := range []struct {
		file                      string
		leastFaithful, unfaithful int
	}{{"fresh.jsonl", 40, 0}, {"unseen.jsonl", 7, 0}} {
		passed, all := map[bool]int{}, map[bool]int{}
		for _, e := range readLines[example](t, c.file) {
			faithful := e.Kind == ""
			all[faithful]++
			err := Check(e.Text, e.sources())
			if err == nil {
				passed[faithful]++
			}
			if faithful != (err == nil) {
				t.Logf("%q, judged %q: %s", e.Kind, what(err), e.Text)
			}
		}
		t.Logf("%s: of the faithful %d of %d pass, of the unfaithful %d of %d", c.file, passed[true], all[true], passed[false], all[false])
		require.GreaterOrEqual(t, passed[true], c.leastFaithful, c.file)
		require.LessOrEqual(t, passed[false], c.unfaithful, c.file)
	}
}
