package llm

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"roundpeg/bot/llm/llmtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const secret = "sk-test-0123456789abcdef"

// seen is what was observed.
type seen struct {
	mu    sync.Mutex
	calls []Call
}

func (s *seen) observe(c Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, c)
}

func (s *seen) outcomes() (all []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.calls {
		all = append(all, c.Outcome)
	}
	return all
}

func (s *seen) last() Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[len(s.calls)-1]
}

// clock is a time that moves when a test says so.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func newModel(t *testing.T, url string, change ...func(*Options)) (*Model, *seen, *clock) {
	s, c := &seen{}, &clock{at: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)}
	o := Options{URL: url, Model: llmtest.Model, Key: secret, KeyName: "THE_KEY", Uses: map[string]bool{}, Observe: s.observe, Now: c.now}
	for _, use := range Uses {
		o.Uses[use] = true
	}
	for _, f := range change {
		f(&o)
	}
	m, err := New(o)
	require.NoError(t, err)
	t.Cleanup(m.Close)
	return m, s, c
}

func says(text string) llmtest.Behaviour {
	return llmtest.Behaviour{Reply: func(llmtest.Request) string { return text }}
}

// within is the context of a turn.
func within(t *testing.T, d time.Duration) context.Context {
	ctx, done := context.WithTimeout(t.Context(), d)
	t.Cleanup(done)
	return ctx
}

func fault(t *testing.T, err error) *Fault {
	f, ok := errors.AsType[*Fault](err)
	require.True(t, ok, "%v", err)
	return f
}

var (
	asked    = []Line{{"bot", "Hello!"}, {"customer", "can I send it back?"}}
	returns  = Wording{Session: "s", Language: "en", Shop: "Voltry", Talk: asked, Answer: "You can return it within 30 days."}
	opinions = Judging{Session: "s", Language: "en", Talk: asked, Intents: []string{"refund: Where is my money", "returns: Sending back"}}
)

func TestWord(t *testing.T) {
	s := llmtest.New(t)
	m, seen, _ := newModel(t, s.URL)
	var sofar []string
	text, u, err := m.Word(t.Context(), returns, func(x string) bool { sofar = append(sofar, x); return true })
	require.NoError(t, err)
	require.Equal(t, returns.Answer, text)
	require.Equal(t, []string{"You", "You can", "You can return"}, sofar[:3])
	require.Equal(t, returns.Answer, sofar[len(sofar)-1])
	require.Equal(t, "stub", u.Model)
	require.Regexp(t, `^word-[0-9a-f]{8}$`, u.Prompt)
	require.Positive(t, u.In)
	require.Equal(t, 7, u.Out)
	c := seen.last()
	require.Equal(t, []any{UseWord, OK, u.In, u.Out}, []any{c.Use, c.Outcome, c.In, c.Out})
	require.Positive(t, c.First)
	require.GreaterOrEqual(t, c.Took, c.First)

	r := s.Requests()[0]
	require.Equal(t, secret, r.Key)
	require.True(t, r.Stream)
	require.Contains(t, r.System, "Voltry")
	require.Contains(t, r.System, "the language with the code en")
	require.NotContains(t, r.System, "{")
	require.NotContains(t, r.System, "send it back", "what people wrote is no instruction")
	require.Equal(t, []string{"can I send it back?"}, r.Blocks("customer"))
	require.Contains(t, string(r.Raw), `"max_tokens":400`)
	require.Contains(t, string(r.Raw), `"include_usage":true`)
	require.NotContains(t, string(r.Raw), `"tools"`)

	_, _, err = m.Word(t.Context(), returns, nil)
	require.NoError(t, err)
	require.NotEqual(t, r.User, s.Requests()[1].User, "each request has a mark of its own")
}

func TestEnough(t *testing.T) {
	s := llmtest.New(t)
	m, seen, _ := newModel(t, s.URL)
	text, _, err := m.Word(t.Context(), returns, func(x string) bool { return len(x) < 10 })
	require.NoError(t, err)
	require.Equal(t, "You can return", text)
	require.Equal(t, []string{Dropped}, seen.outcomes())
}

func TestNoAnswer(t *testing.T) {
	s := llmtest.New(t)
	m, seen, _ := newModel(t, s.URL)
	for _, reply := range []string{"NO_ANSWER", " \n\"NO_ANSWER\".", "Well. NO_ANSWER"} {
		s.Do(says(reply))
		_, _, err := m.Word(t.Context(), returns, func(x string) bool { require.NotContains(t, x, "NO"); return true })
		require.Equal(t, NoAnswer, fault(t, err).Outcome, reply)
	}
	require.Equal(t, []string{NoAnswer, NoAnswer, NoAnswer}, seen.outcomes())
	require.False(t, m.Open())
}

// What is thought aloud is no answer, and no half word of ours is shown.
func TestThoughts(t *testing.T) {
	s := llmtest.New(t)
	m, _, _ := newModel(t, s.URL)
	s.Do(says("<think> They ask for 30 days. </think> You can."))
	text, _, err := m.Word(t.Context(), returns, func(x string) bool { require.Contains(t, "You can.", x); return true })
	require.NoError(t, err)
	require.Equal(t, "You can.", text)
	s.Do(says("<think> on and on"))
	_, _, err = m.Word(t.Context(), returns, nil)
	require.Equal(t, BadAnswer, fault(t, err).Outcome)
	for in, want := range map[string]string{"call ⟦pho": "call", "call ⟦phone 1⟧": "call ⟦phone 1⟧", "N": "", "NO_ANS": "", "it is NO": "it is", "Now": "Now", "AN": "AN", "x ⟦ a very long story without an end": "x ⟦ a very long story without an end"} {
		require.Equal(t, want, whole(in), in)
	}
}

// Nothing that a customer, an answer or a passage holds of secrets is in a request; what comes back has them again.
func TestSecretsStayHere(t *testing.T) {
	s := llmtest.New(t)
	m, _, _ := newModel(t, s.URL)
	secrets := []string{"4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "jane.doe@example.com", "+49 171 2345678", "sk-live-0123456789abcdefXYZ"}
	all := "it is " + strings.Join(secrets, " and ") + "."
	talk := []Line{{"customer", all}}
	_, _, err := m.Word(t.Context(), Wording{Talk: talk, Answer: all, Passages: []string{all}}, func(sofar string) bool {
		require.NotContains(t, sofar, "⟦")
		return true
	})
	require.NoError(t, err)
	text, _, err := m.Word(t.Context(), Wording{Talk: talk, Answer: all}, nil)
	require.NoError(t, err)
	require.Equal(t, all, text)
	text, _, err = m.Translate(t.Context(), "s", all, "en", "de")
	require.NoError(t, err)
	require.Equal(t, all, text)
	text, _, err = m.Summarize(t.Context(), "s", "en", talk)
	require.NoError(t, err)
	require.Equal(t, all, text)
	replies, _, err := m.Suggest(t.Context(), Suggesting{Talk: talk, Sources: []string{all}})
	require.NoError(t, err)
	require.Equal(t, []string{all}, replies)
	_, _, err = m.Judge(t.Context(), Judging{Talk: talk, Intents: []string{"pay: " + all}})
	require.NoError(t, err)
	_, _, err = m.Paraphrase(t.Context(), "title "+all, []string{all}, "en", 3)
	require.NoError(t, err)
	_, _, err = m.Draft(t.Context(), []string{all}, "en")
	require.NoError(t, err)
	require.Len(t, s.Requests(), 8)
	for _, r := range s.Requests() {
		for _, hidden := range secrets {
			require.NotContains(t, string(r.Raw), hidden, r.Use())
			require.NotContains(t, string(r.Raw), strings.ReplaceAll(hidden, " ", ""), r.Use())
		}
		require.Contains(t, string(r.Raw), "⟦card 1⟧")
	}
}

// A model that does what a customer tells it to gets neither the mark nor the instructions out.
func TestInstructionsStayHere(t *testing.T) {
	s := llmtest.New(t)
	m, seen, _ := newModel(t, s.URL, func(o *Options) { o.MaxOutput = 4000 })
	for name, reply := range map[string]func(r llmtest.Request) string{
		"all": func(r llmtest.Request) string { return r.System },
		"mark": func(r llmtest.Request) string {
			return "the mark is " + strings.ToUpper(r.User[strings.Index(r.User, " ")+1:strings.Index(r.User, "]")])
		},
		"line": func(r llmtest.Request) string { return "Sure! " + strings.ToUpper(strings.Split(r.System, "\n")[4]) },
		"user": func(r llmtest.Request) string { return r.User },
		"apart": func(r llmtest.Request) string {
			return strings.Join(strings.Fields(strings.Split(r.System, "\n")[4]), strings.Repeat(".", 200)+" ")
		},
	} {
		s.Do(llmtest.Behaviour{Reply: reply})
		long := ""
		_, _, err := m.Word(t.Context(), returns, func(x string) bool { long = x; return true })
		require.ErrorContains(t, err, "repeated its instructions", name)
		require.True(t, name == "apart" || len(strings.Fields(long)) < 24, "%s: it was seen at once: %s", name, long)
		require.Equal(t, BadAnswer, seen.last().Outcome)
	}
	require.False(t, m.Open(), "the server is well")
}

func TestWhatIsNotAllowed(t *testing.T) {
	var none *Model
	require.False(t, none.May(UseWord))
	require.False(t, none.Open())
	require.Empty(t, none.Name())
	none.Close()
	s := llmtest.New(t)
	m, seen, _ := newModel(t, s.URL, func(o *Options) { o.Uses = map[string]bool{UseWord: true} })
	require.True(t, m.May(UseWord))
	_, _, err := m.Judge(t.Context(), opinions)
	require.Equal(t, Off, fault(t, err).Outcome)
	require.Empty(t, seen.outcomes())
	require.Empty(t, s.Requests())
	for _, o := range []Options{{}, {URL: "http://127.0.0.1"}, {Model: "m", URL: "ftp://127.0.0.1"}, {Model: "m", URL: "nonsense"}} {
		_, err := New(o)
		require.Error(t, err)
	}
}

// A server that wants the newer names of what is sent gets them from then on; so does a model that the library knows to want them.
func TestNewerNames(t *testing.T) {
	var bodies []string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		bodies = append(bodies, string(b))
		if strings.Contains(string(b), `"max_tokens"`) {
			http.Error(w, `{"error":{"message":"Unsupported parameter: use 'max_completion_tokens' instead."}}`, http.StatusBadRequest)
			return
		}
		stream(w, `{"choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}`)
	}))
	defer srv.Close()
	for _, model := range []string{"stub", "gpt-5-mini"} {
		bodies = nil
		m, _, _ := newModel(t, srv.URL, func(o *Options) { o.Model = model })
		for range 2 {
			text, _, err := m.Word(t.Context(), returns, nil)
			require.NoError(t, err)
			require.Equal(t, "Yes.", text)
		}
		last := bodies[len(bodies)-1]
		require.Contains(t, last, `"max_completion_tokens":400`)
		require.NotContains(t, last, "temperature")
		require.Len(t, bodies, map[string]int{"stub": 3, "gpt-5-mini": 2}[model])
	}
}

// stream answers with events, and with what ends them.
func stream(w http.ResponseWriter, events ...string) {
	w.Header().Set("Content-Type", "text/event-stream")
	for _, e := range events {
		_, _ = io.WriteString(w, "data: "+e+"\n\n")
		w.(http.Flusher).Flush()
	}
	_, _ = io.WriteString(w, "data: [DONE]\n\n")
}

// Tokens are estimated where a server does not count them, or not as it can be.
func TestEstimates(t *testing.T) {
	usage := ""
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stream(w, `{"choices":[{"index":0,"delta":{"content":"You can return it."},"finish_reason":null}]}`, `{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]`+usage+`}`)
	}))
	defer srv.Close()
	m, _, _ := newModel(t, srv.URL)
	_, est, err := m.Word(t.Context(), returns, nil)
	require.NoError(t, err)
	require.Equal(t, Estimate("You can return it."), est.Out)
	require.Greater(t, est.In, 200)
	for _, usage = range []string{`,"usage":{"prompt_tokens":0,"completion_tokens":7}`, `,"usage":{"prompt_tokens":-5,"completion_tokens":7}`, `,"usage":{"prompt_tokens":9999999,"completion_tokens":7}`,
		`,"usage":{"prompt_tokens":10,"completion_tokens":-7}`, `,"usage":{"prompt_tokens":10,"completion_tokens":99999999}`} {
		_, u, err := m.Word(t.Context(), returns, nil)
		require.NoError(t, err)
		require.Equal(t, []int{est.In, est.Out}, []int{u.In, u.Out}, usage)
	}
	usage = `,"usage":{"prompt_tokens":123,"completion_tokens":7}`
	_, u, err := m.Word(t.Context(), returns, nil)
	require.NoError(t, err)
	require.Equal(t, []int{123, 7}, []int{u.In, u.Out})
	require.Zero(t, Estimate(""))
	require.Equal(t, 6, Estimate("four words of English"))
	require.Equal(t, 4, Estimate("我的订单"))
}

// What ends an answer decides whether it is one.
func TestEnds(t *testing.T) {
	events := []string{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { stream(w, events...) }))
	defer srv.Close()
	m, _, _ := newModel(t, srv.URL)
	word := `{"choices":[{"index":0,"delta":{"content":"Yes"},"finish_reason":null}]}`
	end := func(reason string) string {
		return `{"choices":[{"index":0,"delta":{},"finish_reason":"` + reason + `"}]}`
	}
	for want, all := range map[string][][]string{
		OK:          {{word, end("stop")}, {word, end("eos")}, {`{"choices":[{"index":1,"delta":{"content":"No"}}]}`, word, end("stop")}},
		Cut:         {{word}, {word, word}, {`{"choices":[]}`}},
		TooLong:     {{word, end("length")}, {`{"choices":[{"index":0,"delta":{"content":"` + strings.Repeat("much too long ", 300) + `"}}]}`}},
		BadAnswer:   {{word, end("tool_calls")}, {word, end("function_call")}, {word, end("content_filter")}, {end("stop")}, {}, {"{}x"}, {`[1]`}, {`{"choices":7}`}},
		ServerError: {{word, `{"error":{"message":"I am ill, and ` + secret + ` is your key"}}`}},
	} {
		for _, events = range all {
			text, _, err := m.Word(t.Context(), returns, nil)
			if want == OK {
				require.NoError(t, err)
				require.Equal(t, "Yes", text)
				continue
			}
			require.Equal(t, want, fault(t, err).Outcome, "%q: %v", events, err)
			require.NotContains(t, err.Error(), secret)
			m.breaker.Leave(false, 1, "")
		}
	}
}
