// Package llm asks an OpenAI-compatible server, hosted or Ollama, vLLM or llama.cpp of one's own, to word, judge, sum up, suggest and translate.
//
// Nothing that it answers is believed: it is read within bounds, decoded strictly and handed on as text; whether it is true somebody else checks.
// Nothing waits for it longer than a context says. What people wrote leaves masked (bot/mask), between marks of this request alone, and is never
// in an error. It gets no tools.
package llm

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"roundpeg/upstream"
)

// Uses of the model; each can be switched off.
const (
	UseWord        = "word"
	UseOpinion     = "opinion"
	UseSummary     = "summary"
	UseReplies     = "replies"
	UseTranslation = "translation"
	UsePhrases     = "phrases"
	UseDraft       = "draft"
)

// Uses are all of them.
var Uses = []string{UseWord, UseOpinion, UseSummary, UseReplies, UseTranslation, UsePhrases, UseDraft}

// Options are where the model is and how far it may go. URL and Model are needed.
type Options struct {
	URL         string // up to and without /chat/completions
	Model       string
	Key         string          // none is sent if it is empty
	KeyName     string          // of the environment variable that it is from, for errors
	Uses        map[string]bool // nil: none
	Concurrency int             // requests at once; 4 when zero
	MaxOutput   int             // tokens of an answer; 400 when zero
	PerSession  int             // tokens, in and out together, of one conversation on this node; 0: no bound
	PerDay      int             // of everybody, by days of UTC; 0: no bound
	Timeout     time.Duration   // of one answer, however long its context would wait; 20 s when zero
	Spent       Ledger          // what was spent today, shared by nodes; nil: this process alone
	Observe     func(Call)      // is told of every call; may be nil
	Now         func() time.Time
	Log         *zap.Logger
}

// Ledger keeps how many tokens were spent on a day of UTC.
type Ledger interface {
	Today(ctx context.Context) (tokens int, err error)
	Add(ctx context.Context, in, out int) error
}

// Call is one use of the model. Outcome is ok, no_answer, dropped (the caller had enough), or that of a Fault.
type Call struct {
	Use, Outcome string
	In, Out      int           // tokens
	Took, First  time.Duration // all of it, and until the first word came; 0 if none did
}

// Usage is what an answer was made by.
type Usage struct {
	Model, Prompt string // Prompt is the version of the prompt file: its name and a hash of its content
	In, Out       int    // tokens, as the server counts them, or by Estimate if it does not say
	Took          time.Duration
}

// Bounds that nobody sets.
const (
	usualConcurrency = 4
	usualOutput      = 400
	usualTimeout     = 20 * time.Second
	mostShut         = 2 * time.Minute  // the breaker, at once
	mostWait         = 10 * time.Minute // of a Retry-After
	quiet            = 5 * time.Second  // between two words
	enough           = time.Second      // the least after which a silent server is at fault, not a caller in a hurry
	dialFor          = 5 * time.Second
)

// Model is the client. It is safe for use by several goroutines; a nil one may do nothing.
type Model struct {
	opt     Options
	named   upstream.Named
	http    *http.Client
	breaker upstream.Breaker
	seats   chan struct{}
	purse   purse
	quiet   time.Duration
	enough  time.Duration
	plainer atomic.Bool     // the server wants max_completion_tokens and no temperature
	ends    context.Context // when it is closed
	end     context.CancelFunc

	mu    sync.Mutex
	until time.Time // the server wants to be left alone
}

// New connects to nothing yet.
func New(o Options) (*Model, error) {
	u, err := url.Parse(o.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.TrimSpace(o.Model) == "" {
		return nil, errors.New("language model: the address of the server and the name of a model are needed")
	}
	if o.Concurrency <= 0 {
		o.Concurrency = usualConcurrency
	}
	if o.MaxOutput <= 0 {
		o.MaxOutput = usualOutput
	}
	if o.Timeout <= 0 {
		o.Timeout = usualTimeout
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	if o.Spent == nil {
		o.Spent = &daily{now: o.Now}
	}
	m := &Model{opt: o, seats: make(chan struct{}, o.Concurrency), http: client(o.Concurrency), quiet: quiet, enough: enough, breaker: upstream.Breaker{Now: o.Now, Most: mostShut},
		named: upstream.Named{Host: u.Host, Model: o.Model, Key: o.Key, KeyName: o.KeyName, Field: "llm.url", ModelField: "llm.model", Path: "/chat/completions"},
		purse: purse{session: o.PerSession, day: o.PerDay, ledger: o.Spent, spent: map[string]int{}}}
	m.ends, m.end = context.WithCancel(context.Background())
	return m, nil
}

// Close ends the calls that are under way.
func (m *Model) Close() {
	if m != nil {
		m.end()
		m.http.CloseIdleConnections()
	}
}

// May says whether the model may be used so.
func (m *Model) May(use string) bool { return m != nil && m.opt.Uses[use] }

// Name is the model's.
func (m *Model) Name() string {
	if m == nil {
		return ""
	}
	return m.opt.Model
}

// Open says that the server has failed so often that it is left alone.
func (m *Model) Open() bool { return m != nil && m.breaker.Open() }
