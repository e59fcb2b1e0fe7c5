package intents

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"roundpeg/locales"
)

// Options tune training. The zero value is the default.
type Options struct {
	// InScopeLoss is the share of the messages about known intents that may be
	// read rightly and yet be called unknown: 0.03 when zero. Less lets more
	// that is out of scope through.
	InScopeLoss float64
	// Encoder reads the meaning of a text; nil for its words alone.
	Encoder Encoder
	// AtOnce is how many messages the encoder reads at once, however many come; one
	// that has waited for a tenth of a second is read by its words. 0 is no bound.
	AtOnce int
	// Progress, if any, is told how much of a training is done: never less than
	// before, 1 at the end. Train calls it on the goroutine that called Train.
	Progress func(done float64)
}

// Model is the embedded classifier: a linear SVM over TF-IDF of words and
// character runs, with a temperature, a model of "known at all" and a threshold
// fitted by cross-validation. It is safe for concurrent use.
type Model struct {
	name   string
	corpus *corpus
	heads
	words     calibration // of the words alone
	languages map[string]bool
	likely    []string // the same
	readers   sync.Pool

	encoder     Encoder // nil without; then all below has no use
	calibration         // of both heads
	sure        float64 // see cascade
	recent      *recent
	slots       chan struct{} // nil without a bound
}

// Train fits a model to the phrases of s. Equal sets give equal models, bit for
// bit, however many cores there are. It fails if there is no phrase at all or
// the options make no sense; it does not validate s otherwise.
func Train(s Set, opt Options) (*Model, error) {
	if opt.InScopeLoss == 0 {
		opt.InScopeLoss = 0.03
	}
	if !(opt.InScopeLoss > 0 && opt.InScopeLoss < 1) {
		return nil, fmt.Errorf("intents: train: in-scope loss is %v: it must lie between 0 and 1", opt.InScopeLoss)
	}
	c := newCorpus(s)
	some := false
	for _, y := range c.labels {
		some = some || y >= 0
	}
	if !some {
		return nil, errors.New("intents: train: no intent has a phrase: add phrases")
	}
	c.progress.tell = opt.Progress
	m := &Model{name: c.title(), corpus: c, encoder: forgetful(opt.Encoder)}
	if opt.Encoder != nil {
		m.name += "/" + opt.Encoder.Name()
		c.progress.next(0.5)
		if err := c.encode(opt.Encoder); err != nil {
			return nil, err
		}
	}
	c.progress.next(0.9)
	in, out := crossValidate(c)
	c.progress.next(1)
	m.words = calibrate(c, byWords(in), byWords(out), opt.InScopeLoss, false)
	if m.encoder != nil {
		m.recent = newRecent()
		if opt.AtOnce > 0 {
			m.slots = make(chan struct{}, opt.AtOnce)
		}
		m.calibration = calibrate(c, meant(in), meant(out), opt.InScopeLoss, true)
		m.sure = m.cascade(meant(in), meant(out))
	}
	m.languages = c.spoken()
	m.likely = keys(m.languages)
	m.heads = c.fit(func(int) bool { return true })
	m.readers.New = func() any { return newReader(c) }
	c.progress.at(1)
	return m, nil
}

// A pair of candidates is too close to tell apart if, of the two, the better
// one has less than this probability.
const tellApart = 0.6

// Classify reads one utterance. It fails only if ctx is done: what the encoder cannot do, the words do alone.
func (m *Model) Classify(ctx context.Context, u Utterance) (Reading, error) {
	if err := ctx.Err(); err != nil {
		return Reading{}, fmt.Errorf("intents: classify: %w", err)
	}
	if m.encoder == nil {
		out, _ := m.read(ctx, u)
		return out, nil
	}
	key := keyOf(u)
	if out, ok := m.recent.get(key); ok {
		return out, nil
	}
	out, whole := m.read(ctx, u)
	if whole {
		m.recent.put(key, out)
	}
	return out, nil
}

// read reads a message: in which language it is, what it says, and whether it says several things. It is not whole if the encoder should have read it, and did not.
func (m *Model) read(ctx context.Context, u Utterance) (out Reading, whole bool) {
	r := m.readers.Get().(*reader)
	defer m.readers.Put(r)
	told, foreign := m.language(u)
	meant := m.encoder != nil && m.encoder.Reads(cmp.Or(told, locales.Language(u.Locale)))
	out, whole = m.one(ctx, r, u.Text, meant)
	out.Language, out.Foreign, out.IsKnown = told, foreign, out.IsKnown && !foreign
	if !foreign {
		out.Parts = m.parts(ctx, r, u, out, meant && whole)
	}
	return out, whole
}

// one reads a text by its words, and where these are not sure by its meaning, too, if the encoder can.
func (m *Model) one(ctx context.Context, r *reader, text string, meant bool) (out Reading, whole bool) {
	r.read(text, m.corpus.vocab, m.linear.weights)
	r.judge(m.heads)
	out = m.reading(r, m.words)
	if !meant || certainty(out.Confidence, out.Known) >= m.sure {
		return out, true
	}
	if r.vector = m.meaning(ctx, text); r.vector == nil {
		return out, false
	}
	r.judge(m.heads)
	return m.reading(r, m.calibration), true
}

// patience is how long a message waits for the encoder.
const patience = 100 * time.Millisecond

// meaning asks the encoder; nil if it failed, or had too much to do.
func (m *Model) meaning(ctx context.Context, text string) []float32 {
	if m.slots != nil {
		select {
		case m.slots <- struct{}{}:
		case <-time.After(patience):
			return nil
		case <-ctx.Done():
			return nil
		}
		defer func() { <-m.slots }()
	}
	v, err := m.encoder.Encode(ctx, text)
	if err != nil {
		return nil
	}
	return v[0]
}

// reading is what the reader's scores say.
func (m *Model) reading(r *reader, c calibration) Reading {
	known := c.isKnown(r.decide(m.heads, c.fusion))
	softmax(r.scores, r.scores, 1)
	out := Reading{
		Known: known, IsKnown: known >= c.threshold, Threshold: c.threshold, Model: m.name,
		Alternatives: make([]Alternative, len(r.best)),
	}
	for i, k := range r.best {
		out.Alternatives[i] = Alternative{m.corpus.names[k], r.scores[k]}
	}
	out.Intent, out.Confidence = out.Alternatives[0].Intent, out.Alternatives[0].Confidence
	if len(r.best) > 1 {
		second := out.Alternatives[1].Confidence
		out.Ambiguous = out.Confidence < tellApart*(out.Confidence+second)
	}
	if r.like >= 0 {
		out.Nearest = m.corpus.texts[r.like]
	}
	return out
}

// Name says which classifier this is and what it was trained on.
func (m *Model) Name() string { return m.name }

// Intents are the names that the model was taught.
func (m *Model) Intents() []string { return m.corpus.names }
