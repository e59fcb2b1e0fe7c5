package llm

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// mostPhrases is how many phrases are asked for at once, and shown to the model.
const mostPhrases = 30

// Paraphrase gives at most n phrases that mean what the others do, and are none of them.
func (m *Model) Paraphrase(ctx context.Context, title string, phrases []string, lang string, n int) ([]string, Usage, error) {
	n = min(max(1, n), mostPhrases)
	s := newSheet(UsePhrases)
	s.slots["language"], s.slots["count"] = language(lang, "the language of the examples"), strconv.Itoa(n)
	s.add("title", title)
	for _, p := range phrases[:min(len(phrases), mostPhrases)] {
		s.add("phrase", p)
	}
	return m.list(ctx, "", s, n, mostPhrase, phrases...)
}

// Draft is a new intent that nobody has looked at yet.
type Draft struct {
	Name, Title string
	Phrases     []string
	Answer      string
}

var goodName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)

// Draft drafts the intent that texts have in common.
func (m *Model) Draft(ctx context.Context, texts []string, lang string) (Draft, Usage, error) {
	s := newSheet(UseDraft)
	s.slots["language"] = language(lang, "the language of the texts")
	for _, t := range texts[:min(len(texts), mostPhrases)] {
		s.add("text", t)
	}
	q, u, err := m.ask(ctx, "", s, nil)
	if err != nil {
		return Draft{}, u, err
	}
	var in struct {
		Name, Title string
		Phrases     []string
		Answer      string
	}
	f, out := decode(q.text, '{', &in), Draft{}
	if f == nil && !goodName.MatchString(in.Name) {
		f = faultf(BadAnswer, "the model's draft has a name that is none of an intent")
	}
	if f == nil {
		out.Name = in.Name
		out.Title, f = s.field(in.Title, 1, mostTitle)
	}
	if f == nil {
		secret := func(p string) bool { return strings.ContainsAny(p, "⟦⟧") } // a customer's is no example for others
		out.Phrases, f = s.texts(slices.DeleteFunc(in.Phrases, secret), mostPhrases, mostPhrase)
	}
	if f == nil {
		out.Answer, f = s.field(in.Answer, 0, mostReply)
	}
	if err := m.done(q, f); err != nil {
		return Draft{}, u, err
	}
	return out, u, nil
}
