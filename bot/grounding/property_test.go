package grounding

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// sourced are the sources of the examples, each once.
func sourced(t testing.TB) []example {
	var out []example
	seen := map[string]bool{}
	for _, e := range readLines[example](t, "faithful.jsonl") {
		if !seen[e.Sources[0]] {
			seen[e.Sources[0]] = true
			out = append(out, e)
		}
	}
	return out
}

func TestASourceStandsOnItself(t *testing.T) {
	for _, e := range sourced(t) {
		for _, text := range e.Sources {
			require.NoError(t, Check(Clean(text), e.sources()), text)
		}
	}
}

// A row of a source's sentences passes as long as nothing is left out that one of them needs: the exception that the next one makes, or the sentence that it
// calls "it".
func TestSentencesOfASourceStandOnIt(t *testing.T) {
	all := sourced(t)
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(all).Draw(t, "source")
		g := newGuard(e.sources())
		var said []string
		last := -1
		for i, s := range g.said {
			if s.source != 0 || !rapid.Bool().Draw(t, "say") {
				continue
			}
			if refers(s.sentence) && last >= 0 && last != i-1 || i > 0 && s.excepts && last != i-1 {
				return
			}
			said, last = append(said, s.text), i
		}
		if last >= 0 && last+1 < len(g.said) && g.said[last+1].excepts || len(said) == 0 {
			return
		}
		require.NoError(t, Check(strings.Join(said, " "), e.sources()))
	})
}

func TestANumberThatIsNotInTheSourcesNeverPasses(t *testing.T) {
	all := readLines[example](t, "faithful.jsonl")
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(all).Draw(t, "example")
		n := fmt.Sprint(rapid.IntRange(2, 1_000_000).Draw(t, "number"))
		if strings.Contains(strings.Join(e.Sources, " "), n) {
			return
		}
		words := strings.Fields(e.Text)
		at := rapid.IntRange(1, len(words)).Draw(t, "at")
		number := rapid.SampledFrom([]string{"", "€", "$", "+"}).Draw(t, "before") + n + rapid.SampledFrom([]string{"", " %", " €", " days", " Tage", ".5", " kg", "k"}).Draw(t, "behind")
		require.Error(t, Check(strings.Join(slices.Insert(words, at, number), " "), e.sources()))
	})
}

func TestNegatingASentenceOfASourceNeverPasses(t *testing.T) {
	all := sourced(t)
	verbs := map[string]string{"en": " is | are | can | must | may | takes | costs ", "de": " ist | sind | können | gelten | dauern | kostet | kommt "}
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(all).Draw(t, "source")
		spans := vocabularyOf(e.Language).split(e.Sources[0])
		sp := rapid.SampledFrom(spans).Draw(t, "sentence")
		s := e.Sources[0][sp.From:sp.To]
		verb := rapid.SampledFrom(strings.Split(verbs[e.Language], "|")).Draw(t, "verb")
		if !strings.Contains(s, verb) || strings.Contains(s, "not") || strings.Contains(s, "nicht") {
			return
		}
		not := map[string]string{"en": "not ", "de": "nicht "}[e.Language]
		require.Error(t, Check(strings.Replace(s, verb, verb+not, 1), e.sources()))
	})
}

func FuzzCheck(f *testing.F) {
	for _, e := range readLines[example](f, "unfaithful.jsonl")[:40] {
		f.Add(e.Text, e.Sources[0], e.Language)
	}
	f.Fuzz(func(t *testing.T, text, source, language string) {
		err := Check(text, Sources{Texts: []string{source}, Language: language})
		if err == nil && text != Clean(text) {
			require.Equal(t, strings.TrimSpace(text), Clean(text), "what passes is clean")
		}
	})
}

func FuzzClean(f *testing.F) {
	f.Add("**a** [b](c) <d> `e` _f_\n# g")
	f.Fuzz(func(t *testing.T, text string) {
		once := Clean(text)
		require.Equal(t, once, Clean(once))
		require.LessOrEqual(t, len([]rune(once)), MaxText)
		require.NotRegexp(t, "<[A-Za-z/!][^<>]*>|[*`\x00-\x09\u200b\u202e]", once)
	})
}

func FuzzStream(f *testing.F) {
	f.Add("Hello! You have 30 days to return anything unused. It is *free*. _a. b_", "You have 30 days to return anything unused.")
	f.Fuzz(func(t *testing.T, text, source string) {
		if len(text) > 4000 {
			return
		}
		agrees(t, text, Sources{Texts: []string{source}, Language: "en"})
	})
}

func BenchmarkCheck(b *testing.B) {
	s := Sources{Language: "en"}
	var text []string
	size := 0
	for _, e := range sourced(b) {
		if e.Language == "en" && size < 6000 {
			s.Texts = append(s.Texts, e.Sources[0], strings.NewReplacer("30", "31", "The", "Our").Replace(e.Sources[0]))
			size += 2 * len(e.Sources[0])
		}
	}
	for _, e := range readLines[example](b, "faithful.jsonl") {
		if e.Language == "en" && len(strings.Join(text, " ")) < 1400 && Check(e.Text, s) == nil && Check(strings.Join(append(slices.Clone(text), e.Text), " "), s) == nil {
			text = append(text, e.Text)
		}
	}
	all := strings.Join(text, " ")
	b.Logf("%d bytes of text, %d of sources", len(all), size)
	for b.Loop() {
		if err := Check(all, s); err != nil {
			b.Fatal(err)
		}
	}
}
