package intents

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadUtterances(t *testing.T) {
	rows, err := ReadUtterances(strings.NewReader("\ufeff" + `{"text":"hi","intent":"greet","more":1}` + "\r\n\n" + `{"text":"ü","intent":"oos"}`))
	require.NoError(t, err)
	assert.Equal(t, []Example{{"hi", "greet"}, {"ü", "oos"}}, rows)
	s := FromExamples(rows)
	assert.Equal(t, []string{"ü"}, s.NotForBot)
	assert.Equal(t, rows, s.Examples())
}

func TestReadUtterancesNamesLineAndFix(t *testing.T) {
	ok := `{"text":"hi","intent":"greet"}` + "\n"
	for line, want := range map[string]string{
		`{"text":"hi"`:                         "line 2: not an object",
		`["hi"]`:                               "line 2: not an object",
		`{"intent":"a"}`:                       "line 2: text: missing",
		`{"text":"  ","intent":"a"}`:           "line 2: text: empty",
		`{"text":"hi"}`:                        "line 2: intent: missing",
		"{\"text\":\"\xff\",\"intent\":\"a\"}": "line 2: not UTF-8",
		strings.Repeat("x", longestLine+1):     "line 2: longer than",
	} {
		_, err := ReadUtterances(strings.NewReader(ok + line))
		assert.ErrorContains(t, err, want)
	}
	_, err := ReadTexts(strings.NewReader(`{"text":""}`))
	assert.NoError(t, err, "a text to classify may be empty and need no intent")
}

func FuzzReadUtterances(f *testing.F) {
	f.Add([]byte(`{"text":"hi","intent":"greet"}`))
	f.Add([]byte("\n\n{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := ReadUtterances(bytes.NewReader(data))
		if err != nil {
			return
		}
		var again bytes.Buffer
		for _, e := range rows {
			line, _ := json.Marshal(e)
			again.Write(append(line, '\n'))
		}
		back, err := ReadUtterances(&again)
		if err != nil || len(back) != len(rows) {
			t.Fatalf("%d rows became %d: %v", len(rows), len(back), err)
		}
	})
}

func write(t *testing.T, name, text string) string {
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestClassifyFile(t *testing.T) {
	jsonl := write(t, "train.jsonl", `{"text":"where is my parcel","intent":"track"}
{"text":"track my order","intent":"track"}
{"text":"opening hours","intent":"hours"}
{"text":"when do you open","intent":"hours"}
{"text":"tell me a joke","intent":"oos"}
`)
	yml := write(t, "intents.yaml", "intents:\n  - {name: track, phrases: {en: [where is my parcel]}}\n  - {name: hours, phrases: {en: [opening hours]}}")
	for _, train := range []string{jsonl, yml} {
		var out bytes.Buffer
		in := `{"text":"is my <parcel> here","id":7}` + "\n" + `{"text":"hours?"}` + "\n"
		require.NoError(t, ClassifyFile(context.Background(), train, Options{}, strings.NewReader(in), &out))
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		require.Len(t, lines, 2)
		assert.Contains(t, lines[0], `{"text":"is my <parcel> here","intent":"track","confidence":0.`)
		assert.Contains(t, lines[1], `"intent":"hours"`)
		assert.Contains(t, lines[1], `"known":0.`)
	}
	err := ClassifyFile(context.Background(), filepath.Join(t.TempDir(), "none.jsonl"), Options{}, nil, nil)
	assert.ErrorContains(t, err, "read training file")
	err = ClassifyFile(context.Background(), write(t, "bad.jsonl", "{}"), Options{}, nil, nil)
	assert.ErrorContains(t, err, "bad.jsonl: intents: line 1: text: missing")
	err = ClassifyFile(context.Background(), write(t, "oos.jsonl", `{"text":"a","intent":"oos"}`), Options{}, nil, nil)
	assert.ErrorContains(t, err, "no intent in it")
}
