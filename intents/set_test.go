package intents

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"
)

const small = `
fallback: en-US
facts:
  en-US: {phone: "+1 202 555 0142", unit: miles}
  en-AU: {phone: "+61 2 5550 0142"}
  en: {unit: km}
  de-DE: {phone: "+49 30 23125 142"}
intents:
  - name: contact
    title: {en: Phone, de: Telefon}
    phrases: {en: [phone number], de: [telefonnummer]}
    answer: {en: "Call {phone}.", de: "Rufen Sie {phone} an."}
    stakes: low
  - name: range
    phrases: {en: [how far does it go]}
`

func TestParseFillsDefaults(t *testing.T) {
	s, err := Parse([]byte(small))
	require.NoError(t, err)
	in, ok := s.Find("range")
	require.True(t, ok)
	assert.Equal(t, Medium, in.Stakes)
	assert.Equal(t, Support, in.Lane)
	_, ok = s.Find("nothing")
	assert.False(t, ok)
}

func TestTextServesTheLocale(t *testing.T) {
	s, err := Parse([]byte(small))
	require.NoError(t, err)
	answer := s.Intents[0].Answer
	for locale, want := range map[string]string{
		"en-US": "Call +1 202 555 0142.",
		"en-AU": "Call +61 2 5550 0142.",
		"en_au": "Call +61 2 5550 0142.",
		"en-NZ": "Call +1 202 555 0142.", // the fallback is of its language
		"de-DE": "Rufen Sie +49 30 23125 142 an.",
		"de":    "Rufen Sie +49 30 23125 142 an.",
		"de-AT": "Rufen Sie +49 30 23125 142 an.",
		"fr":    "Call +1 202 555 0142.",
		"":      "Call +1 202 555 0142.",
	} {
		assert.Equal(t, want, s.Text(answer, locale), locale)
	}
	assert.Equal(t, "km", s.Text(map[string]string{"en": "{unit}"}, "en-AU"), "region, then language")
	assert.Equal(t, "nur deutsch", s.Text(map[string]string{"de": "nur deutsch"}, "fr"), "any rather than none")
	assert.Empty(t, s.Text(nil, "en"))
}

func TestParseRefuses(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"unknown key":         {"intents:\n  - name: a\n    frases: {en: [x]}", "line 3"},
		"no intents":          {"intents: []", "intents: empty: add"},
		"empty file":          {"", "add at least one intent"},
		"two documents":       {"intents: [{name: a, phrases: {en: [x]}}]\n---\nintents: []", "more than one document"},
		"no phrases":          {"intents: [{name: a}]", "intents[0] (a).phrases: empty"},
		"empty phrase":        {"intents: [{name: a, phrases: {en: [' ']}}]", "intents[0] (a).phrases.en[0]: empty"},
		"reserved name":       {"intents: [{name: oos, phrases: {en: [x]}}]", "intents[0].name"},
		"twice":               {"intents: [{name: a, phrases: {en: [x]}}, {name: a, phrases: {en: [y]}}]", "already the name of intents[0]"},
		"shared phrase":       {"intents: [{name: a, phrases: {en: [Hi  there]}}, {name: b, phrases: {en: [hi there]}}]", "also a phrase of a"},
		"phrase not for bot":  {"not_for_bot: [x]\nintents: [{name: a, phrases: {en: [x]}}]", "not_for_bot[0]"},
		"stakes":              {"intents: [{name: a, phrases: {en: [x]}, stakes: huge}]", "use low, medium or high"},
		"lane":                {"intents: [{name: a, phrases: {en: [x]}, lane: fast}]", "use support or sales"},
		"skills":              {"intents: [{name: a, phrases: {en: [x]}, skills: [\" \"]}]", "a skill has 1 to 60 characters"},
		"language":            {"intents: [{name: a, phrases: {'?': [x]}}]", "not a language"},
		"fallback":            {"fallback: '-'\nintents: [{name: a, phrases: {en: [x]}}]", "fallback:"},
		"unknown placeholder": {"fallback: en\nfacts: {en: {a: b}}\nintents: [{name: a, phrases: {en: [x]}, answer: {en: '{c}'}}]", "unknown placeholder {c}"},
		"fact of one locale":  {"fallback: en\nfacts: {de: {c: b}}\nintents: [{name: a, phrases: {en: [x]}, answer: {en: '{c}'}}]", `for locale "en"`},
		"no fallback":         {"facts: {en: {c: b}}\nintents: [{name: a, phrases: {en: [x]}, answer: {en: '{c}'}}]", "set fallback"},
	} {
		_, err := Parse([]byte(c.yaml))
		assert.ErrorContains(t, err, c.want, name)
	}
	_, err := ParseJSON([]byte(`{"intents":[],"extra":1}`))
	assert.ErrorContains(t, err, "extra")
	_, err = ParseJSON([]byte(`{"intents":[{"name":"a","phrases":{"en":["x"]}}]} {}`))
	assert.ErrorContains(t, err, "remove it")
}

func TestSetSurvivesYAMLAndJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySet(t)
		require.NoError(t, s.Validate())
		y, err := yaml.Marshal(s)
		require.NoError(t, err)
		fromYAML, err := Parse(y)
		require.NoError(t, err)
		j, err := json.Marshal(s)
		require.NoError(t, err)
		fromJSON, err := ParseJSON(j)
		require.NoError(t, err)
		assert.Equal(t, s, fromYAML)
		assert.Equal(t, s, fromJSON)
	})
}

// anySet draws a valid set.
func anySet(t *rapid.T) Set {
	word := rapid.StringMatching(`[a-zäöü]{1,6}( [a-z]{1,5}){0,3}`)
	var s Set
	taken := map[string]bool{}
	for _, n := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z][a-z_]{0,7}[0-9]`), 1, 6, rapid.ID).Draw(t, "names") {
		in := Intent{Name: n, Phrases: map[string][]string{}, Stakes: rapid.SampledFrom(stakes).Draw(t, "stakes"), Lane: rapid.SampledFrom(lanes).Draw(t, "lane")}
		for i, p := range rapid.SliceOfNDistinct(word, 1, 5, rapid.ID).Draw(t, "phrases") {
			lang := []string{"en", "de"}[i%2]
			if !taken[p] {
				taken[p] = true
				in.Phrases[lang] = append(in.Phrases[lang], p)
			}
		}
		if len(in.Phrases) > 0 {
			s.Intents = append(s.Intents, in)
		}
	}
	return s
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("intents: [{name: a, phrases: {en: [x]}}]"))
	f.Add([]byte("{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Parse(data)
		if err != nil {
			return
		}
		if err := s.Validate(); err != nil {
			t.Fatalf("parsed, but not valid: %v", err)
		}
		for _, in := range s.Intents {
			s.Text(in.Answer, "en-AU")
		}
	})
}

func TestDemoShopAnswersEveryLocale(t *testing.T) {
	data, err := os.ReadFile("../configs/intents.yaml")
	require.NoError(t, err)
	s, err := Parse(data)
	require.NoError(t, err)
	for _, in := range s.Intents {
		assert.Len(t, in.Title, 2, in.Name)
		for _, locale := range []string{"en-US", "en-GB", "en-AU", "de-DE", "fr"} {
			text := s.Text(in.Answer, locale)
			assert.NotEmpty(t, text, in.Name)
			assert.NotRegexp(t, placeholder, text, in.Name)
		}
	}
}
