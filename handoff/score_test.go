package handoff

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestScoreFile(t *testing.T) {
	in := `{"id":"a","turns":[{"by":"customer","text":"where is my order"},{"by":"bot","text":"Sorry, I did not understand.","fallback":true},{"by":"customer","text":"you stupid bot, let me talk to a human"}]}

{"id":"b","turns":[]}`
	var out bytes.Buffer
	require.NoError(t, NewPolicy(Scoring{}).ScoreFile(strings.NewReader(in), &out))
	var lines []struct {
		ID    string
		Turns []TurnScore
	}
	for dec := json.NewDecoder(&out); dec.More(); {
		lines = append(lines, struct {
			ID    string
			Turns []TurnScore
		}{})
		require.NoError(t, dec.Decode(&lines[len(lines)-1]))
	}
	require.Len(t, lines, 2)
	a := lines[0].Turns
	require.Equal(t, "a", lines[0].ID)
	require.Len(t, a, 3)
	require.Equal(t, "bot", a[1].By)
	require.Equal(t, []bool{false, false, true}, []bool{a[0].AsksHuman, a[1].AsksHuman, a[2].AsksHuman})
	require.Less(t, a[0].Frustration, a[1].Frustration)
	require.Less(t, a[1].Frustration, a[2].Frustration)
	require.Greater(t, a[2].Risk, .9)
	require.NotNil(t, lines[1].Turns)
}

func TestScoreFileNamesTheLine(t *testing.T) {
	good := `{"id":"a","turns":[]}` + "\n"
	for in, want := range map[string]string{
		good + "not json":   "line 2: not a JSON object",
		good + `{"id":"b"}`: "line 2: no turns",
		`{"id":"b","turns":[{"by":"user","text":"x"}]}`: `line 1: turn 0: by must be customer, bot, agent or system, not "user"`,
		`{"id":"b","turns":[{"by":"bot","text":7}]}`:    `line 1: field "turns.text" must not be a number`,
	} {
		require.ErrorContains(t, NewPolicy(Scoring{}).ScoreFile(strings.NewReader(in), &bytes.Buffer{}), want)
	}
}

func TestWornOutConversationsStandOut(t *testing.T) {
	p := NewPolicy(Scoring{})
	last := func(lines ...string) float64 {
		var d Dialogue
		for _, l := range lines {
			by, text, _ := strings.Cut(l, ": ")
			d.Turns = append(d.Turns, DialogueTurn{By: map[string]string{"C": "customer", "B": "bot"}[by], Text: text})
		}
		all := p.Score(d)
		return all[len(all)-1].Frustration
	}
	require.Greater(t, last("C: where is my order 4711", "B: Our hours are nine to five.", "C: that's not what I asked. where is my order 4711", "B: Our hours are nine to five.",
		"C: where is my order 4711!! are you kidding me? this is useless"), .5)
	require.Less(t, last("C: hello, when do you open please?", "B: At nine.", "C: thanks, that's great"), .05)
	require.Less(t, last("C: is the charger bad for the battery?", "B: No.", "C: and in winter?"), .1)
}
