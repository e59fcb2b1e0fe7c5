package remote

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"roundpeg/upstream"
)

// Bounds of what is asked. MaxText is in bytes; what a longer text says behind them is not read. It is what a model of 512 word pieces takes in most scripts.
const (
	MaxText  = 1500
	MaxWidth = 4096

	batch    = 64 // texts a request
	perText  = 1 << 20
	atOnce   = 8 // requests
	training = 4 // of these may be of trainings, so that messages find room
	retries  = 2
	patience = 30 * time.Second // of one request of a training
	firstGap = 500 * time.Millisecond
	mostGap  = time.Minute // a server that wants to be left alone for longer is given up
)

// Options are where the embeddings come from. URL and Model are needed.
type Options struct {
	URL       string // up to and without /embeddings
	Model     string
	Key       string        // none is sent if it is empty
	KeyName   string        // of the environment variable that it is from, for errors
	Timeout   time.Duration // of a message; 2 s when zero
	Languages []string      // ISO 639-1, that the model reads; none: all
	// Dimensions asks for shorter vectors, of models that can give them; 0 asks for nothing.
	Dimensions int
	// Failed, if any, is told of every Encode that failed, unless its caller gave up; message says whether somebody waited for it.
	Failed func(message bool, err error)
}

// Encoder is an intents.Encoder. Its errors never hold what a customer wrote.
type Encoder struct {
	opt      Options
	named    upstream.Named
	http     *http.Client
	breaker  upstream.Breaker
	seats    chan struct{}
	trainees chan struct{}
	ends     context.Context // when it is closed
	end      context.CancelFunc

	now      func() time.Time
	sleep    func(context.Context, time.Duration) error
	patience time.Duration

	mu    sync.Mutex
	width int // of the first answer; 0 before
}

// New connects to nothing yet.
func New(o Options) (*Encoder, error) {
	u, err := url.Parse(o.URL)
	if err != nil || u.Host == "" || o.Model == "" {
		return nil, errors.New("embeddings: the address of the server and the name of a model are needed")
	}
	if o.Timeout <= 0 {
		o.Timeout = 2 * time.Second
	}
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost, t.MaxResponseHeaderBytes = atOnce, 64<<10
	e := &Encoder{opt: o, seats: make(chan struct{}, atOnce), trainees: make(chan struct{}, training), now: time.Now, sleep: sleep, patience: patience,
		named: upstream.Named{Host: u.Host, Model: o.Model, Key: o.Key, KeyName: o.KeyName, Field: "bot.embeddings.url", ModelField: "bot.embeddings.model", Path: "/embeddings"},
		http:  &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	e.breaker.Now = func() time.Time { return e.now() }
	e.ends, e.end = context.WithCancel(context.Background())
	return e, nil
}

// Close ends the calls that are under way.
func (e *Encoder) Close() {
	e.end()
	e.http.CloseIdleConnections()
}

// Name is the model's.
func (e *Encoder) Name() string { return e.opt.Model }

// Reads says whether the model understands a language; one that is not known it may.
func (e *Encoder) Reads(language string) bool {
	return language == "" || len(e.opt.Languages) == 0 || slices.Contains(e.opt.Languages, language)
}

// Check asks for one vector, as patiently as a training but once, and returns how many values it has.
func (e *Encoder) Check(ctx context.Context) (width int, err error) {
	ctx, done := e.until(ctx)
	defer done()
	if _, f := e.try(ctx, false, []string{"hello"}); f != nil {
		return 0, f
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.width, nil
}

// Encode gives the vectors of texts, all or none.
func (e *Encoder) Encode(ctx context.Context, texts ...string) ([][]float32, error) {
	caller := ctx
	ctx, done := e.until(ctx)
	defer done()
	_, message := ctx.Deadline()
	out := make([][]float32, 0, len(texts))
	for some := range slices.Chunk(texts, batch) {
		v, err := e.some(ctx, message, some)
		if err != nil {
			if e.opt.Failed != nil && !errors.Is(caller.Err(), context.Canceled) && e.ends.Err() == nil {
				e.opt.Failed(message, err)
			}
			return nil, err
		}
		out = append(out, v...)
	}
	return out, nil
}

// until also ends when the encoder is closed.
func (e *Encoder) until(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(e.ends, cancel)
	return ctx, func() { stop(); cancel() }
}
