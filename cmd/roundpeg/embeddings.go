package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"

	"roundpeg/configs"
	"roundpeg/intents"
	"roundpeg/intents/encoder"
	"roundpeg/intents/remote"
)

// remoteOf is the encoder behind the endpoint that the configuration names.
func remoteOf(c configs.Embeddings, env func(string) string, failed func(message bool, err error)) (*remote.Encoder, error) {
	return remote.New(remote.Options{URL: c.URL, Model: c.Model, Key: env(c.KeyEnv), KeyName: c.KeyEnv, Timeout: c.Timeout, Languages: c.Languages, Dimensions: c.Dimensions, Failed: failed})
}

// tryEmbeddings asks the endpoint for one vector, and says how many values it has.
func tryEmbeddings(ctx context.Context, c configs.Embeddings, env func(string) string) (width int, err error) {
	e, err := remoteOf(c, env, nil)
	if err != nil {
		return 0, err
	}
	defer e.Close()
	return e.Check(ctx)
}

// reads is what the meaning is read by; encoder and ready may be nil.
type reads struct {
	encoder intents.Encoder
	atOnce  int // messages; 0 without a bound
	ready   func(context.Context) error
	close   func()
}

// readsOf gives the encoder that the configuration names.
func readsOf(b configs.Bot, env func(string) string, failed func(message bool, err error)) (r reads, err error) {
	r.close = func() {}
	switch b.Encoder {
	case configs.BGE:
		r.encoder, err = encoder.BGE()
		r.atOnce = max(1, runtime.GOMAXPROCS(0)/2) // it is all arithmetic: more at once would only keep others from the processors
	case configs.OpenAI:
		e, err := remoteOf(b.Embeddings, env, failed)
		if err != nil {
			return r, err
		}
		r.encoder, r.close = e, e.Close
		r.ready = func(ctx context.Context) error {
			_, err := e.Check(ctx)
			return err
		}
	}
	return r, err
}

// measured is the encoder that a measurement asks for by --encoder and, if that is an endpoint, --config. After it, end says on standard error what could not be
// read by it.
func measured(p program, name, file string) (e intents.Encoder, end func(), err error) {
	b := configs.Default().Bot
	switch b.Encoder = name; name {
	case "none", configs.BGE:
	case configs.OpenAI:
		if file == "" {
			return nil, nil, usagef("--encoder %s wants --config FILE, which says where it is under bot.embeddings", name)
		}
		cfg, err := configs.Load(file, p.env)
		if err != nil {
			return nil, nil, err
		}
		b.Embeddings = cfg.Bot.Embeddings
		if err := b.Embeddings.Validate(); err != nil {
			return nil, nil, fmt.Errorf("config %s: %w", file, err)
		}
	default:
		return nil, nil, usagef("there is no encoder %q: %s, %s or none", name, configs.BGE, configs.OpenAI)
	}
	var mu sync.Mutex
	var failed int
	var last error
	r, err := readsOf(b, p.env, func(_ bool, err error) {
		mu.Lock()
		defer mu.Unlock()
		failed, last = failed+1, err
	})
	if err != nil {
		return nil, nil, err
	}
	return r.encoder, func() {
		r.close()
		if failed > 0 {
			fmt.Fprintf(p.err, "roundpeg: %d times the endpoint gave no embeddings; texts were then read by their words alone, so the figures are not its own. The last: %s\n", failed, oneLine(last))
		}
	}, nil
}

// failures counts what the endpoint did not encode, and warns once a minute at most.
type failures struct {
	log   *zap.Logger
	now   func() time.Time
	total *prometheus.CounterVec

	mu     sync.Mutex
	untold int
	told   time.Time
}

const tellEvery = time.Minute

func newFailures(r *prometheus.Registry, log *zap.Logger, now func() time.Time) *failures {
	f := &failures{log: log, now: now, total: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "roundpeg_embeddings_failed_total",
		Help: "Requests for embeddings that failed, by what for: a message is then read by its words alone, a training tried again."}, []string{"for"})}
	r.MustRegister(f.total)
	for _, what := range []string{"message", "training"} {
		f.total.WithLabelValues(what)
	}
	return f
}

// failed is told of each. Of a training the mind tells why.
func (f *failures) failed(message bool, err error) {
	if !message {
		f.total.WithLabelValues("training").Inc()
		return
	}
	f.total.WithLabelValues("message").Inc()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.untold++
	if now := f.now(); f.told.IsZero() || now.Sub(f.told) >= tellEvery {
		f.log.Warn("messages are read by their words alone", zap.Int("messages", f.untold), zap.Error(err))
		f.untold, f.told = 0, now
	}
}
