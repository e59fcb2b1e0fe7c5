// Package llmtest is a local server that speaks the protocol of an OpenAI-compatible one, with every fault that such a server may have.
package llmtest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// Model is the one that the server lists, and Key one that it takes; it answers whatever model is asked for, and takes any key.
const (
	Model = "stub"
	Key   = "sk-test-0123456789"
)

// Server answers POST /v1/chat/completions and GET /v1/models. URL ends in /v1.
type Server struct {
	URL string

	http *httptest.Server
	ends chan struct{}

	mu       sync.Mutex
	does     Behaviour
	requests []Request
}

// Behaviour is what the server does.
type Behaviour struct {
	Reply      func(r Request) string // what the model says; nil: Copy
	Pause      time.Duration          // between tokens; a token is a word with its space
	Fault      string                 // one of Faults; "": none
	RetryAfter string                 // a header of 429, 500 and 503
}

// Request is what was asked.
type Request struct {
	Model        string
	Stream       bool
	System, User string
	Key          string // without Bearer
	Raw          []byte
}

// New is a server that closes with the test.
func New(tb testing.TB) *Server {
	s, end := Start()
	tb.Cleanup(end)
	return s
}

// Start is a server without a test.
func Start() (s *Server, end func()) {
	s = &Server{ends: make(chan struct{})}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/chat/completions", s.complete)
	mux.HandleFunc("GET /v1/models", s.models)
	s.http = httptest.NewServer(mux)
	s.URL = s.http.URL + "/v1"
	return s, sync.OnceFunc(func() {
		close(s.ends)
		s.http.CloseClientConnections()
		s.http.Close()
	})
}

// Do says what it does from now on; answers that are under way go on as they began.
func (s *Server) Do(b Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.does = b
}

// Requests are all that asked for a completion so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

func (s *Server) behaviour() Behaviour {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.does
}

func (s *Server) models(w http.ResponseWriter, _ *http.Request) {
	b := s.behaviour()
	if refuse(w, b) {
		return
	}
	name := Model
	if b.Fault == "404model" {
		name = "another"
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(object{"object": "list", "data": []object{{"id": name, "object": "model"}}})
}

func (s *Server) complete(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(r.Body)
	var in struct {
		Model    string
		Stream   bool
		Messages []struct{ Role, Content string }
		Options  struct {
			Usage bool `json:"include_usage"`
		} `json:"stream_options"`
	}
	if err != nil || json.Unmarshal(raw, &in) != nil {
		fail(w, http.StatusBadRequest, "this is no JSON")
		return
	}
	q := Request{Model: in.Model, Stream: in.Stream, Key: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), Raw: raw}
	for _, m := range in.Messages {
		if m.Role == "system" {
			q.System += m.Content
		} else {
			q.User += m.Content
		}
	}
	s.mu.Lock()
	s.requests = append(s.requests, q)
	b := s.does
	s.mu.Unlock()
	switch {
	case refuse(w, b):
	case b.Fault == "404model":
		fail(w, http.StatusNotFound, "there is no model "+in.Model)
	default:
		a := answer{w: w, request: r, b: b, model: in.Model, usage: in.Options.Usage, ends: s.ends, asked: len(strings.Fields(q.System + " " + q.User))}
		a.give(q)
	}
}
