package handoff

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/computes"
	"roundpeg/handoff/grammar"
)

// The committed file is what the data sets and our own phrases give. When this fails after a change of the phrases or of the recipe, make it anew:
// roundpeg train requests --data DIR --out handoff/requests.bin
func TestTrainRequestsMakesTheFile(t *testing.T) {
	computes.Only(t)
	if testing.Short() {
		t.Skip("SKIPPED: trains six models, which short runs leave out")
	}
	dir := os.Getenv("ROUNDPEG_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	for _, s := range requestSets {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(s.file))); err != nil {
			t.Skipf("SKIPPED, nothing is trained: %v (ROUNDPEG_DATA names the folder of the data sets)", err)
		}
	}
	var log bytes.Buffer
	file, err := TrainRequests(dir, &log)
	require.NoError(t, err)
	t.Log(log.String())
	require.LessOrEqual(t, len(file), 32<<10)
	require.True(t, bytes.Equal(requestBytes, file), "requests.bin is not what TrainRequests makes: make it anew")
}

func TestTrainRequestsNeedsItsData(t *testing.T) {
	_, err := TrainRequests(t.TempDir(), &bytes.Buffer{})
	require.ErrorIs(t, err, os.ErrNotExist)
	require.ErrorContains(t, err, "utterances.jsonl")
}

func TestFitRequests(t *testing.T) {
	var examples []requestExample
	for _, o := range ownRequests() {
		if o.part == "dev" && o.verdict != "weak" {
			examples = append(examples, requestExampleOf(grammar.Words(o.text), o.verdict == "strong", 1))
		}
	}
	a, b := fitRequests(examples), fitRequests(examples)
	require.Equal(t, a, b, "the same examples give the same model")
	one, err := a.Bytes()
	require.NoError(t, err)
	back, err := loadRequests(one)
	require.NoError(t, err)
	two, err := back.Bytes()
	require.NoError(t, err)
	require.Equal(t, one, two)
	require.Greater(t, a.odds(grammar.Words("quiero hablar con un agente")), a.odds(grammar.Words("quiero cancelar la reserva")))

	for _, broken := range [][]byte{nil, []byte("{"), []byte("{}\n"), one[:len(one)-1]} {
		_, err := loadRequests(broken)
		require.Error(t, err)
	}
}

// A request that stands on a line of its own is heard whatever else is said, and nothing that is said makes asks fail.
func TestAsksProperties(t *testing.T) {
	var strong []string
	for _, o := range ownRequests() {
		if a := asks(o.text, grammar.Words(o.text)); a.strong {
			strong = append(strong, o.text)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		var before, after string
		for _, text := range []*string{&before, &after} {
			*text = rapid.OneOf(rapid.Custom(drawText), rapid.String(), rapid.Custom(func(t *rapid.T) string {
				return rapid.SampledFrom(ownRequests()).Draw(t, "own").text
			})).Draw(t, "around")
		}
		asks(before, grammar.Words(before))
		request := rapid.SampledFrom(strong).Draw(t, "request")
		text := before + "\n" + request + "\n" + after
		a := asks(text, grammar.Words(text))
		require.True(t, a.strong, "%q", text)
		require.NotEmpty(t, a.quote)
	})
}

func FuzzAsks(f *testing.F) {
	for _, text := range []string{"", "ahuman", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "speakto\x00", "talk to a a a a a a a a a a person", "quierohablar con un agente", "\xff\xfe", "no, un humano"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ws := grammar.Words(text)
		a := asks(text, ws)
		if a.strong && a.weak || a.quote == "" && (a.strong || a.weak) {
			t.Fatalf("%+v", a)
		}
		if b := asks(text, grammar.Words(text)); a != b {
			t.Fatalf("%+v, then %+v", a, b)
		}
	})
}

func TestWordsRunTogether(t *testing.T) {
	for text, apart := range map[string]string{"speakto ahuman": "speak to a human", "quierohablar": "quiero hablar", "callme": "call me", "during handsome unlike": "during handsome unlike"} {
		var got []string
		for _, w := range requests.Mark(grammar.Words(text)) {
			got = append(got, w.Text)
		}
		require.Equal(t, apart, strings.Join(got, " "))
	}
}

// Without a request in it both the rule and the model read the whole text; words that were not there before cost more than those that were.
func BenchmarkAsksNothing(b *testing.B) {
	text := "My parcel from last week has not arrived yet and the tracking page shows the same thing since Tuesday, what now?"
	b.Run("words again", func(b *testing.B) {
		for b.Loop() {
			asks(text, grammar.Words(text))
		}
	})
	b.Run("new words", func(b *testing.B) {
		for b.Loop() {
			requests.Forget()
			asks(text, grammar.Words(text))
		}
	})
}

// Whatever a customer writes is read in bounded time: rows of words that may stand anywhere or be left out once took for ever.
func TestAsksInBoundedTime(t *testing.T) {
	for _, text := range []string{"talk " + strings.Repeat("please now ", 400), strings.Repeat("talk please ", 400), strings.Repeat("talk to a the with ", 200),
		strings.Repeat("a ", 2000), strings.Repeat("mit einem menschen ", 200), strings.Repeat("je veux parler un ", 200), strings.Repeat("cantreallyspeaktoo ", 200)} {
		start := time.Now()
		asks(text, grammar.Words(text))
		require.Less(t, time.Since(start), 300*time.Millisecond, "%.40s", text)
	}
}
