package knowledge

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"roundpeg/intents/lang"
)

// mostPassages are given with an answer, and looked at for one.
const mostPassages = 4

// instruction is what bge models want before a question that is to find passages.
const instruction = "Represent this sentence for searching relevant passages: "

// Find says what the pages say about a question of a customer of a locale. Only pages in the language of the question are looked at. An encoder that fails is done
// without; the one error is that ctx is done.
func (ix *Index) Find(ctx context.Context, question, locale string) (Found, error) {
	if err := ctx.Err(); err != nil {
		return Found{}, fmt.Errorf("find: %w", err)
	}
	question = clipped(question)
	c := ix.corpora[ix.language(question, locale)]
	if c == nil {
		return Found{}, nil
	}
	k, m, err := ix.see(ctx, c, question)
	if err != nil {
		return Found{}, fmt.Errorf("find: %w", err)
	}
	return k.find(m), nil
}

// see looks at the passages of a corpus, by what the question means if its language is read and the encoder answers. The one error is that ctx is done.
func (ix *Index) see(ctx context.Context, c *corpus, text string) (*look, *model, error) {
	q, m := c.ask(text), models()[byWordsAlone]
	if text == "" || c.all[0].width == 0 {
		return c.look(q), m, ctx.Err()
	}
	all, err := ix.read(ctx, text)
	if err != nil || len(all[0]) != c.all[0].width {
		return c.look(q), m, ctx.Err()
	}
	q.vec = all[0]
	k := c.look(q)
	known := models()[ix.encoder.Name()]
	if known == nil {
		return k, m, nil // cosines that nothing was calibrated with help to find, but do not say how sure to be
	}
	if err := k.lessen(ctx, ix.read); err != nil {
		q.vec = nil
		return c.look(q), m, ctx.Err()
	}
	return k, known, nil
}

// read encodes questions.
func (ix *Index) read(ctx context.Context, questions ...string) ([][]float32, error) {
	if name := ix.encoder.Name(); strings.HasPrefix(name, "bge-") && strings.HasSuffix(name, "-en-v1.5") {
		for i, q := range questions {
			questions[i] = instruction + q
		}
	}
	all, err := ix.encoder.Encode(ctx, questions...)
	if err == nil && len(all) != len(questions) {
		err = fmt.Errorf("%s gave %d vectors for %d questions", ix.encoder.Name(), len(all), len(questions))
	}
	return all, err
}

// clipped is what is read of a question.
func clipped(question string) string {
	question = spaced(strings.ToValidUTF8(question, " "))
	if len(question) <= longestAsk {
		return question
	}
	end := longestAsk
	for !utf8.RuneStart(question[end]) {
		end--
	}
	return question[:end]
}

// sure is how probable a language must be to be believed against the customer's locale.
const sure = 0.8

// language of the pages that may answer: that of the question if it is clear, else that of the locale.
func (ix *Index) language(question, locale string) string {
	home := languageOf(locale)
	g := lang.Of(question, home)
	if g.Language != "" && (g.Probability >= sure || home == "") {
		return g.Language
	}
	return home
}

// find takes from the best passages the answer of which the model is most sure.
func (k *look) find(m *model) Found {
	f := Found{Model: m.Name, Floor: max(m.Floor, k.c.floors[m.Name])}
	for _, at := range k.best() {
		f.Passages = append(f.Passages, k.c.all[at].Passage)
		if a, ok := k.extract(at); ok {
			if p := m.p(k.evidence(at, a)); f.Answer == "" || p > f.P {
				f.P, f.Answer, f.Source = p, a.text, k.c.all[at].Passage
			}
		}
	}
	f.Enough = f.Answer != "" && len(k.q.terms) > 0 && f.P >= f.Floor
	return f
}
