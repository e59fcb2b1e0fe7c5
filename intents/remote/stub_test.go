package remote

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"roundpeg/intents"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var _ intents.Encoder = (*Encoder)(nil)

// stub speaks the protocol: a text's vector is how often it has each letter. What answers, if it is set, does in its place.
type stub struct {
	*httptest.Server
	mu      sync.Mutex
	answers http.HandlerFunc
	asked   [][]string
	keys    []string
}

func newStub(t *testing.T) *stub {
	s := &stub{}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/embeddings", func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Model      string
			Input      []string
			Dimensions int
		}
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil || in.Model != "letters" {
			http.Error(w, `{"error":{"message":"there is no such model"}}`, http.StatusNotFound)
			return
		}
		s.mu.Lock()
		s.asked, s.keys = append(s.asked, in.Input), append(s.keys, r.Header.Get("Authorization"))
		answers := s.answers
		s.mu.Unlock()
		if answers != nil {
			answers(w, r)
			return
		}
		if in.Dimensions == 0 {
			in.Dimensions = 12
		}
		write(w, embed(in.Input, in.Dimensions))
	})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// does changes what the server does; nil is the right thing.
func (s *stub) does(f http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers = f
}

func (s *stub) calls() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.asked)
}

type row = map[string]any

func embed(texts []string, width int) []row {
	rows := []row{}
	for i, text := range texts {
		v := make([]float64, width)
		v[0] = 1
		for _, r := range text {
			v[int(r)%width]++
		}
		rows = append(rows, row{"object": "embedding", "index": i, "embedding": v})
	}
	return rows
}

func write(w http.ResponseWriter, rows []row) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(row{"object": "list", "model": "letters", "data": rows, "usage": row{"prompt_tokens": 1, "total_tokens": 1}, "warnings": nil})
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		_, _ = w.Write([]byte(`{"error":{"message":"it says\nso: where is my parcel, key sesame","type":"x","code":null}}`))
	}
}

func text(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(body)) }
}

// clock is a time that moves when a test says so, and notes how long was slept.
type clock struct {
	mu    sync.Mutex
	at    time.Time
	slept []time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.slept = c.at.Add(d), append(c.slept, d)
	return ctx.Err()
}

func newEncoder(t *testing.T, url string, change ...func(*Options)) (*Encoder, *clock) {
	o := Options{URL: url + "/v1", Model: "letters", Key: "sesame", KeyName: "THE_KEY", Timeout: time.Minute}
	for _, f := range change {
		f(&o)
	}
	e, err := New(o)
	require.NoError(t, err)
	t.Cleanup(e.Close)
	c := &clock{at: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)}
	e.now, e.sleep = c.now, c.sleep
	return e, c
}

// message is the context of somebody who waits.
func message(t *testing.T) context.Context {
	ctx, done := context.WithTimeout(t.Context(), time.Hour)
	t.Cleanup(done)
	return ctx
}
