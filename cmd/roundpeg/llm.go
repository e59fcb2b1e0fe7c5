package main

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"

	"roundpeg/bot"
	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/configs"
)

// modelOf is the language model that the configuration names, without what a server adds.
func modelOf(c configs.LLM, env func(string) string) llm.Options {
	uses := map[string]bool{}
	for _, use := range c.Uses {
		uses[use] = true
	}
	return llm.Options{URL: c.URL, Model: c.Model, Key: env(c.KeyEnv), KeyName: c.KeyEnv, Uses: uses, Concurrency: c.Concurrency, MaxOutput: c.MaxOutput,
		PerSession: c.TokensPerSession, PerDay: c.TokensPerDay, Timeout: c.Timeout}
}

// lookAtModel tries address, key and model.
func lookAtModel(ctx context.Context, c configs.LLM, env func(string) string) ([]llm.Finding, error) {
	m, err := llm.New(modelOf(c, env))
	if err != nil {
		return nil, err
	}
	defer m.Close()
	return m.Look(ctx), nil
}

// talker is the language model with the book of what it used today.
type talker struct {
	model *llm.Model // nil: none
	poke  func(context.Context, chat.ID) error
	close func()

	dropped func(use string) // is told of every text that was not let through
}

// llmOf gives the model that the configuration names, with its figures in the registry; an empty talker if it names none.
func llmOf(ctx context.Context, c configs.LLM, env func(string) string, r *prometheus.Registry, store chat.Store, now func() time.Time, log *zap.Logger) (t talker, err error) {
	t = talker{poke: func(context.Context, chat.ID) error { return nil }, close: func() {}, dropped: func(string) {}}
	if c.URL == "" {
		return t, nil
	}
	ledger, err := bot.OpenLedger(ctx, store, now, log)
	if err != nil {
		return t, err
	}
	o := modelOf(c, env)
	figures := newModelFigures(r, c)
	o.Spent, o.Now, o.Log, o.Observe = ledger, now, log, figures.observe
	t.dropped = func(use string) { figures.dropped.WithLabelValues(use).Inc() }
	if t.model, err = llm.New(o); err != nil {
		ledger.Close()
		return t, err
	}
	r.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "roundpeg_llm_breaker_open", Help: "1 while the language model is left alone after failures in a row."}, func() float64 {
		if t.model.Open() {
			return 1
		}
		return 0
	}))
	t.poke, t.close = ledger.Poke, func() { t.model.Close(); ledger.Close() }
	return t, nil
}

// modelFigures are what the metrics say of the language model.
type modelFigures struct {
	priceIn, priceOut float64
	requests, tokens  *prometheus.CounterVec
	dropped           *prometheus.CounterVec
	took              *prometheus.HistogramVec
	first             prometheus.Histogram
	cost              prometheus.Counter
}

func newModelFigures(r *prometheus.Registry, c configs.LLM) *modelFigures {
	seconds := []float64{.1, .25, .5, 1, 2, 3, 4, 6, 10, 20, 40}
	f := &modelFigures{priceIn: c.PriceIn / 1e6, priceOut: c.PriceOut / 1e6,
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "roundpeg_llm_requests_total", Help: "Uses of the language model, by what for and what became of them."}, []string{"use", "outcome"}),
		tokens:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "roundpeg_llm_tokens_total", Help: "Tokens sent to the language model (in) and come from it (out)."}, []string{"use", "direction"}),
		dropped:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "roundpeg_llm_dropped_total", Help: "Texts of the language model that nobody saw, since what they were made from does not bear them out."}, []string{"use"}),
		took:     prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "roundpeg_llm_seconds", Help: "How long uses of the language model took, with waiting for their turn.", Buckets: seconds}, []string{"use"}),
		first:    prometheus.NewHistogram(prometheus.HistogramOpts{Name: "roundpeg_llm_first_token_seconds", Help: "Until the first word of an answer came.", Buckets: seconds}),
		cost:     prometheus.NewCounter(prometheus.CounterOpts{Name: "roundpeg_llm_cost_total", Help: "What the tokens cost by llm.price_in and llm.price_out, in the money of those."})}
	r.MustRegister(f.requests, f.tokens, f.dropped, f.took, f.first, f.cost)
	for _, use := range c.Uses {
		f.requests.WithLabelValues(use, llm.OK)
		f.tokens.WithLabelValues(use, "in")
		f.tokens.WithLabelValues(use, "out")
	}
	return f
}

func (f *modelFigures) observe(c llm.Call) {
	f.requests.WithLabelValues(c.Use, c.Outcome).Inc()
	f.tokens.WithLabelValues(c.Use, "in").Add(float64(c.In))
	f.tokens.WithLabelValues(c.Use, "out").Add(float64(c.Out))
	f.took.WithLabelValues(c.Use).Observe(c.Took.Seconds())
	if c.First > 0 {
		f.first.Observe(c.First.Seconds())
	}
	f.cost.Add(float64(c.In)*f.priceIn + float64(c.Out)*f.priceOut)
}
