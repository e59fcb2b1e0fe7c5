package remote

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/upstream"
)

// canned is a transport that always answers the same.
type canned struct {
	code int
	body []byte
}

func (c canned) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: c.code, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(c.body))}, nil
}

// cut ends the connection in the middle of an answer.
func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = w.Write([]byte(`{"data":[{"index":0,"embedding":[0.1,`))
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

// hang answers when the other end is gone.
func hang(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

func rows(all ...row) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { write(w, all) }
}

func vector(index int, values ...any) row { return row{"index": index, "embedding": values} }

// Each fault is an error that says what it is, for a message after one try and without what the server says, which may repeat the message; a training
// tries again what may be over soon. After it the encoder is as good as before.
func TestFaults(t *testing.T) {
	const two = 2
	for name, c := range map[string]struct {
		does  http.HandlerFunc
		says  string
		tries int // of a training
	}{
		"401":          {status(401), "answers 401: the key in THE_KEY is not the right one", 1},
		"403":          {status(403), "answers 403", 1},
		"404":          {status(404), `answers 404: it has no model "letters"`, 1},
		"400":          {status(400), "answers 400", 1},
		"302":          {status(302, "Location", "http://elsewhere.example/"), "answers 302: it sends elsewhere, which is not followed", 1},
		"307":          {status(307, "Location", "http://elsewhere.example/"), "answers 307", 1},
		"429":          {status(429, "Retry-After", "7"), "answers 429: too many requests, or the account is used up; again after 7s", 3},
		"429 for long": {status(429, "Retry-After", "3600"), "again after 1h", 1},
		"500":          {status(500), "answers 500", 3},
		"503 text":     {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "busy", 503) }, "answers 503", 3},
		"cut":          {cut, "was cut: unexpected EOF", 3},
		"10 MiB":       {text(`{"data":[` + strings.Repeat(" ", 10<<20)), "longer than 1 MiB a text", 1},
		"10 MiB of 500": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(500)
			text(strings.Repeat("x", 10<<20))(w, nil)
		}, "answers 500", 3},
		"bad JSON":       {text(`{"data":[{"index":0,"embedding":[0.1,0.2}]}`), "cannot be read", 3},
		"HTML":           {text("<!doctype html><title>Sign in</title>"), "cannot be read", 3},
		"empty":          {text(""), "cannot be read", 3},
		"other types":    {rows(row{"index": 0, "embedding": "AAAA"}, vector(1, 1)), "cannot be read", 3},
		"null":           {text("null"), "has 0 vectors for 2 texts", 1},
		"error in a 200": {text(`{"error":{"message":"no"}}`), "has 0 vectors for 2 texts", 1},
		"too few":        {rows(vector(0, 1, 2)), "has 1 vectors for 2 texts", 1},
		"too many":       {rows(vector(0, 1, 2), vector(1, 1, 2), vector(2, 1, 2)), "has 3 vectors for 2 texts", 1},
		"an index twice": {rows(vector(0, 1, 2), vector(0, 1, 2)), "has the index 0 twice", 1},
		"index beyond":   {rows(vector(0, 1, 2), vector(2, 1, 2)), "has the index 2 twice, or beyond", 1},
		"index below":    {rows(vector(0, 1, 2), vector(-1, 1, 2)), "has the index -1 twice, or beyond", 1},
		"empty vector":   {rows(vector(0), vector(1)), "empty vector", 1},
		"zeros":          {rows(vector(0, 0, 0), vector(1, 1, 2)), "no numbers, or all zero", 1},
		"two widths":     {rows(vector(0, 1, 2), vector(1, 1, 2, 3)), "vectors of 2 and of 3 values", 1},
		"another width":  {rows(vector(0, 1, 2), vector(1, 1, 2)), "vectors of 2 values, and earlier ones had 12", 1},
		"too wide":       {func(w http.ResponseWriter, _ *http.Request) { write(w, embed([]string{"a", "b"}, MaxWidth+1)) }, "at most 4096", 1},
		"NaN":            {text(`{"data":[{"index":0,"embedding":[NaN,1]},{"index":1,"embedding":[1,1]}]}`), "cannot be read", 3},
		"null for NaN":   {rows(vector(0, nil, 1), vector(1, 1, 2)), "values that are no numbers", 3},
		"too large":      {text(`{"data":[{"index":0,"embedding":[1e39,1]},{"index":1,"embedding":[1,1]}]}`), "cannot be read", 3},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStub(t)
			var failed []bool
			e, slept := newEncoder(t, s.URL, func(o *Options) {
				o.Failed = func(message bool, err error) { failed = append(failed, message) }
			})
			texts := []string{"where is my parcel", "b"}
			before, err := e.Encode(t.Context(), texts...)
			require.NoError(t, err)
			s.does(c.does)

			_, err = e.Encode(message(t), texts...)
			require.ErrorContains(t, err, c.says)
			require.NotContains(t, err.Error(), "parcel", "what was written is not repeated")
			require.Equal(t, 1+1, s.calls())
			require.Empty(t, slept.slept)

			_, err = e.Encode(t.Context(), texts...)
			require.ErrorContains(t, err, c.says)
			require.NotContains(t, err.Error(), "sesame")
			require.NotContains(t, err.Error(), "\n")
			require.Equal(t, two+c.tries, s.calls())
			require.Len(t, slept.slept, c.tries-1)
			require.Equal(t, []bool{true, false}, failed)

			s.does(nil)
			after, err := e.Encode(t.Context(), texts...)
			require.NoError(t, err)
			require.Equal(t, before, after)
		})
	}
}

func TestWaitsAreThoseAskedFor(t *testing.T) {
	s := newStub(t)
	e, slept := newEncoder(t, s.URL)
	s.does(status(429, "Retry-After", "7"))
	_, err := e.Encode(t.Context(), "x")
	require.ErrorContains(t, err, "it says so", "to a training the server's words are told")
	require.Equal(t, []time.Duration{7 * time.Second, 7 * time.Second}, slept.slept)
	slept.slept = nil
	s.does(status(500))
	_, err = e.Encode(t.Context(), "x")
	require.Error(t, err)
	require.Equal(t, []time.Duration{500 * time.Millisecond, time.Second}, slept.slept)
}

func TestHang(t *testing.T) {
	s := newStub(t)
	e, _ := newEncoder(t, s.URL, func(o *Options) { o.Timeout = 50 * time.Millisecond })
	e.patience = 50 * time.Millisecond
	s.does(hang)
	_, err := e.Encode(message(t), "x")
	require.ErrorContains(t, err, "did not answer within 50ms")
	require.Equal(t, 1, s.calls())
	_, err = e.Encode(t.Context(), "x")
	require.ErrorContains(t, err, "did not answer within 50ms")
	require.Equal(t, 4, s.calls())

	// Of what a caller has left half is used, so that it can read by the words.
	e.opt.Timeout = time.Hour
	ctx, done := context.WithTimeout(t.Context(), 2*time.Second)
	defer done()
	_, err = e.Encode(ctx, "x")
	require.ErrorContains(t, err, "did not answer within")
	require.NoError(t, ctx.Err())
}

func TestNobodyThere(t *testing.T) {
	gone := httptest.NewServer(nil)
	gone.Close()
	e, _ := newEncoder(t, gone.URL)
	_, err := e.Encode(t.Context(), "x")
	require.ErrorContains(t, err, "cannot be reached")
	require.ErrorContains(t, err, "bot.embeddings.url")
	_, err = e.Check(t.Context())
	require.ErrorContains(t, err, "cannot be reached")
	s := newStub(t)
	e, _ = newEncoder(t, s.URL, func(o *Options) { o.Key = "" })
	s.does(status(401))
	_, err = e.Check(t.Context())
	require.ErrorContains(t, err, "no key was sent; set THE_KEY")
}

// Closing ends calls; whoever gives up, or is closed, is no failure of the server.
func TestGivingUp(t *testing.T) {
	s := newStub(t)
	failed := 0
	e, _ := newEncoder(t, s.URL, func(o *Options) { o.Failed = func(bool, error) { failed++ } })
	came := make(chan struct{}, 1)
	s.does(func(w http.ResponseWriter, r *http.Request) { came <- struct{}{}; hang(w, r) })
	for range 2 * upstream.InARow {
		ctx, cancel := context.WithCancel(message(t))
		go func() { <-came; cancel() }()
		_, err := e.Encode(ctx, "x")
		require.Error(t, err)
	}
	require.Zero(t, failed)
	go func() { <-came; e.Close() }()
	_, err := e.Encode(t.Context(), "x")
	require.Error(t, err)
	require.Zero(t, failed)
	require.Equal(t, 2*upstream.InARow+1, s.calls(), "the breaker stayed open for calls")
}

// Of 200 messages at once none waits longer than it may, whatever the server does, and it is left alone soon; when it is well again all have their vectors.
func TestTwoHundredAtOnce(t *testing.T) {
	for name, does := range map[string]http.HandlerFunc{"401": status(401), "429": status(429, "Retry-After", "1"), "500": status(500), "hang": hang, "cut": cut,
		"10 MiB": text(strings.Repeat(" ", 10<<20)), "bad JSON": text("{"), "no vectors": rows()} {
		t.Run(name, func(t *testing.T) {
			s := newStub(t)
			e, c := newEncoder(t, s.URL)
			want, err := e.Encode(t.Context(), "x")
			require.NoError(t, err)
			at := func() (right int) {
				var all sync.WaitGroup
				var mu sync.Mutex
				for range 200 {
					all.Go(func() {
						v, err := e.Encode(message(t), "x")
						mu.Lock()
						defer mu.Unlock()
						if err == nil && reflect.DeepEqual(v, want) {
							right++
						}
					})
				}
				all.Wait()
				return right
			}
			s.does(does)
			e.opt.Timeout = 500 * time.Millisecond
			require.Zero(t, at())
			require.LessOrEqual(t, s.calls(), 1+upstream.InARow+atOnce)
			s.does(nil)
			e.opt.Timeout = time.Minute
			require.NoError(t, c.sleep(t.Context(), upstream.ShutFor))
			_, err = e.Encode(message(t), "x")
			require.NoError(t, err)
			require.Equal(t, 200, at())
			require.Empty(t, e.seats)
		})
	}
}
