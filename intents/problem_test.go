package intents

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is wrong is found in the text: each has a line, and the field where there is one.
func TestProblemsHaveALine(t *testing.T) {
	const good = "intents:\n  - name: a\n    phrases:\n      en:\n        - x\n"
	for name, c := range map[string]struct {
		text  string
		line  int
		field string
	}{
		"empty":               {"", 0, "intents"},
		"no intents":          {"fallback: en\nintents: []", 2, "intents"},
		"only comments":       {"# nothing\n", 0, "intents"},
		"a text":              {"hello", 1, ""},
		"a tab":               {"fallback: en\nintents:\n\t- name: a\n", 3, ""},
		"outdented":           {"intents:\n  - name: a\n   lane: sales\n", 3, ""},
		"no colon":            {good + "  - name: b\n    phrases\n    lane: sales\n", 7, ""},
		"open list":           {"intents:\n  - name: a\n    phrases: {en: [x, y\n  - name: b\n", 3, ""},
		"open quote":          {"fallback: en\nintents:\n  - name: \"a\n    phrases: {en: [x]}\n", 3, ""},
		"not UTF-8":           {"fallback: en\nintents:\n  - name: \xff\n", 3, ""},
		"unknown anchor":      {good + "  - *other\n", 6, ""},
		"two documents":       {good + "---\nintents: []\n", 6, ""},
		"unknown key":         {good + "    frases: {}\n", 6, "intents[0].frases"},
		"unknown at the top":  {"intent: []\n", 1, "intent"},
		"twice":               {good + "    name: b\n", 6, "intents[0].name"},
		"a list for a text":   {"intents:\n  -\n    name:\n      - a\n", 4, "intents[0].name"},
		"a text for a list":   {"intents:\n  - name: a\n    phrases:\n      en: x\n", 4, "intents[0].phrases.en"},
		"an object, no list":  {"intents:\n  a:\n    phrases: {}\n", 2, "intents"},
		"name":                {"intents:\n  -\n    phrases: {en: [x]}\n    name: oos\n", 4, "intents[0].name"},
		"no name":             {good + "  - phrases:\n      en: [x]\n", 6, "intents[1].name"},
		"name again":          {good + "  - phrases: {en: [y]}\n    name: a\n", 7, "intents[1] (a).name"},
		"lane":                {good + "    stakes: low\n    lane: fast\n", 7, "intents[0] (a).lane"},
		"stakes":              {good + "    stakes: huge\n", 6, "intents[0] (a).stakes"},
		"no phrases":          {"intents:\n  - name: a\n    phrases:\n    lane: sales\n", 3, "intents[0] (a).phrases"},
		"phrases left out":    {good + "  - lane: sales\n    name: b\n", 6, "intents[1] (b).phrases"},
		"empty phrase":        {good + "        - y\n        - ' '\n", 7, "intents[0] (a).phrases.en[2]"},
		"shared phrase":       {good + "  - name: b\n    phrases:\n      de: [z]\n      en: [y,\n        X]\n", 10, "intents[1] (b).phrases.en[1]"},
		"language of phrases": {good + "      '?': [y]\n", 6, "intents[0] (a).phrases"},
		"not for the bot":     {good + "not_for_bot:\n  - y\n  - x\n", 8, "not_for_bot[1]"},
		"fallback":            {good + "fallback: '-'\n", 6, "fallback"},
		"locale of facts":     {"facts:\n  en: {a: b}\n  '?': {a: b}\n" + good, 3, "facts"},
		"fact":                {good + "    answer:\n      en: ok\n      de: >\n        Call\n        {phone}\n", 8, "intents[0] (a).answer.de"},
		"title":               {good + "    title: {en: ''}\n", 6, "intents[0] (a).title.en"},
		"alias":               {"not_for_bot: &p\n  - x\nintents:\n  - name: a\n    phrases:\n      en: *p\n", 2, "not_for_bot[0]"},
	} {
		_, err := Parse([]byte(c.text))
		p, ok := errors.AsType[*Problem](err)
		if assert.True(t, ok, "%s: %v", name, err) {
			assert.Equal(t, c.line, p.Line, "%s: %v", name, err)
			assert.Equal(t, c.field, p.Field, "%s: %v", name, err)
			assert.NotEmpty(t, p.Reason, name)
		}
	}
}

func TestProblemsOfJSONHaveALine(t *testing.T) {
	const good = "{\n\t\"facts\": {\"en\": {\"smile\": \"\\ud83d\\ude00 \\/\"}},\n\t\"intents\": [\n\t\t{\"name\": \"a\",\n\t\t\"phrases\": {\"en\": [\"x\"]}"
	deep := strings.Repeat("[", 5000) + strings.Repeat("]", 5000)
	for name, c := range map[string]struct {
		text  string
		line  int
		field string
	}{
		"nothing":        {"", 1, ""},
		"cut off":        {good + "\n", 5, ""},
		"syntax":         {good + ",\n}", 6, ""},
		"a list":         {"\n[]", 2, ""},
		"more behind":    {good + "}]}\n{}", 6, ""},
		"unknown key":    {good + ",\n\"frases\": 1}]}", 6, "intents[0].frases"},
		"a number":       {good + "},\n{\"name\":\n5}]}", 7, "intents[1].name"},
		"lane":           {good + ",\n\n\"lane\": \"fast\"}]}", 7, "intents[0] (a).lane"},
		"whatever case":  {good + ",\n\n\"Lane\": \"fast\"}]}", 7, "intents[0] (a).lane"},
		"the last holds": {good + ",\n\"lane\": \"sales\",\n\"lane\": \"fast\"}]}", 7, "intents[0] (a).lane"},
		"phrase":         {good + "},\n{\"name\": \"b\", \"phrases\": {\"en\": [\"y\",\n\"x\"]}}]}", 7, "intents[1] (b).phrases.en[1]"},
		"deep":           {"{\"intents\":\n[" + deep + "]}", 2, "intents[0]"},
		"much too deep":  {strings.Repeat("[", 1<<20), 1, ""},
	} {
		_, err := ParseJSON([]byte(c.text))
		p, ok := errors.AsType[*Problem](err)
		if assert.True(t, ok, "%s: %v", name, err) {
			assert.Equal(t, c.line, p.Line, "%s: %v", name, err)
			assert.Equal(t, c.field, p.Field, "%s: %v", name, err)
		}
	}
}

func TestProblemsNameTheFile(t *testing.T) {
	_, err := ParseFile("intents.yaml", []byte("intents:\n  - name: refund\n    phrases: {en: [x]}\n    lane: fast\n"))
	require.EqualError(t, err, `intents.yaml:4: intents[0] (refund).lane: "fast": use support or sales`)
	_, err = ParseFile("intents.yaml", nil)
	require.EqualError(t, err, "intents.yaml: intents: empty: add at least one intent with a name and phrases")
	require.EqualError(t, Set{}.Validate(), "intents: intents: empty: add at least one intent with a name and phrases")
}

func TestTrainingTellsItsProgress(t *testing.T) {
	set, err := Parse([]byte(small))
	require.NoError(t, err)
	for _, e := range []Encoder{nil, &letters{}} {
		var told []float64
		_, err = Train(set, Options{Encoder: e, Progress: func(done float64) { told = append(told, done) }})
		require.NoError(t, err)
		require.True(t, slices.IsSorted(told), "%v", told)
		require.Greater(t, len(told), 3)
		require.Equal(t, 1.0, told[len(told)-1])
	}
}
