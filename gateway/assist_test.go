package gateway

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/intents"
)

// fakeAssistant remembers what it was asked, and answers with what it is told to.
type fakeAssistant struct {
	asked   []any
	err     error
	started chan struct{} // with one, it works until its context ends, which it tells by the other
	ended   chan error
}

func (f *fakeAssistant) Uses() []string { return []string{"summary", "draft"} }

func (f *fakeAssistant) Assist(ctx context.Context, id chat.ID, ask chat.Ask) (chat.Made, error) {
	if f.started != nil {
		close(f.started)
		<-ctx.Done()
		f.ended <- ctx.Err()
	}
	return f.made(ask, chat.Made{What: ask.What, Text: "In short", Model: "fake"})
}

func (f *fakeAssistant) Phrases(_ context.Context, intent intents.Intent, language string) (chat.Made, error) {
	return f.made(intent.Name+" "+language, chat.Made{What: "phrases", Texts: []string{"one", "two"}, Dropped: 1})
}

func (f *fakeAssistant) Draft(_ context.Context, texts []string, language string) (chat.Made, error) {
	return f.made(strings.Join(texts, "|")+" "+language, chat.Made{What: "draft", Draft: []byte(`{"name":"x"}`)})
}

func (f *fakeAssistant) made(asked any, m chat.Made) (chat.Made, error) {
	f.asked = append(f.asked, asked)
	return m, f.err
}

func TestAssist(t *testing.T) {
	fake := &fakeAssistant{}
	h := newHouse(t, func(o *Options) { o.Assistant = fake })
	_, ana := h.agent("ana", 2, false)
	_, w := h.customer()
	path := "/v1/sessions/" + string(id(w)) + "/assist"
	a := h.do("POST", path, m{"what": "summary", "locale": "de-DE", "text": " x "}, cookie(ana))
	require.Equal(t, 200, a.StatusCode)
	require.JSONEq(t, `{"what":"summary","text":"In short","model":"fake","machine":true}`, string(a.body))
	require.Equal(t, []any{chat.Ask{What: "summary", Locale: "de-DE", Text: "x"}}, fake.asked)
	for _, body := range []any{m{"locale": "not a locale"}, m{"to": "?"}, m{"text": strings.Repeat("ü", 4001)}, m{"seq": "x"}, "[]"} {
		require.Equal(t, 400, h.do("POST", path, body, cookie(ana)).StatusCode, body)
	}
	require.Len(t, fake.asked, 1)
	fake.err = chat.Faultf(chat.ErrUnavailable, "the language model is busy")
	a = h.do("POST", path, m{"what": "summary"}, cookie(ana))
	require.Equal(t, 503, a.StatusCode)
	require.Contains(t, string(a.body), "the language model is busy")

	require.Equal(t, []any{"summary", "draft"}, h.atDesk(cookie(ana)).find(0, "welcome", typed("welcome"))["assist"])
}

func TestSuggest(t *testing.T) {
	fake := &fakeAssistant{}
	h := newHouse(t, func(o *Options) { o.Assistant = fake })
	_, chief := h.agent("chief", 4, true)
	const path = "/v1/intents/suggest"
	a := h.do("POST", path, m{"what": "phrases", "language": "en", "intent": m{"name": "hours", "phrases": m{"en": []string{"open"}}}}, cookie(chief))
	require.JSONEq(t, `{"what":"phrases","texts":["one","two"],"dropped":1,"model":"","machine":true}`, string(a.body))
	a = h.do("POST", path, m{"what": "draft", "language": "de", "texts": []string{"a", "b"}}, cookie(chief))
	require.JSONEq(t, `{"what":"draft","draft":{"name":"x"},"model":"","machine":true}`, string(a.body))
	require.Equal(t, []any{"hours en", "a|b de"}, fake.asked)
	for _, body := range []any{m{"language": "en"}, m{"what": "phrases"}, m{"what": "phrases", "language": "?"}, m{"what": "draft", "language": "en"},
		m{"what": "draft", "language": "en", "texts": make([]string, 101)}, m{"what": "draft", "language": "en", "texts": []string{"a", ""}}} {
		require.Equal(t, 400, h.do("POST", path, body, cookie(chief)).StatusCode, body)
	}
	require.Len(t, fake.asked, 2)
}

func TestWithoutAssistant(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	_, w := h.customer()
	a := h.do("POST", "/v1/sessions/"+string(id(w))+"/assist", m{"what": "summary"}, cookie(ana))
	require.Equal(t, 400, a.StatusCode)
	require.Contains(t, string(a.body), "there is no language model")
	require.NotContains(t, h.atDesk(cookie(ana)).find(0, "welcome", typed("welcome")), "assist")
}

// Who asks without end is told to slow down, and nobody else.
func TestAssistIsLimited(t *testing.T) {
	fake := &fakeAssistant{}
	h := newHouse(t, func(o *Options) { o.Assistant = fake })
	_, ana := h.agent("ana", 2, false)
	_, bea := h.agent("bea", 2, false)
	_, w := h.customer()
	path, refused := "/v1/sessions/"+string(id(w))+"/assist", 0
	for range 300 {
		if a := h.do("POST", path, m{"what": "summary"}, cookie(ana)); a.StatusCode == 429 {
			require.NotEmpty(t, a.Header.Get("Retry-After"))
			refused++
		}
	}
	require.Positive(t, refused)
	require.Equal(t, 200, h.do("POST", path, m{"what": "summary"}, cookie(bea)).StatusCode)
}

// An agent who does not wait any longer ends what is done for them.
func TestAssistEndsWithItsRequest(t *testing.T) {
	fake := &fakeAssistant{started: make(chan struct{}), ended: make(chan error, 1)}
	h := newHouse(t, func(o *Options) { o.Assistant = fake })
	_, ana := h.agent("ana", 2, false)
	_, w := h.customer()
	ctx, leave := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, "POST", h.srv.URL+"/v1/sessions/"+string(id(w))+"/assist", strings.NewReader(`{"what":"summary"}`))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Origin", h.srv.URL)
	cookie(ana)(r)
	gone := make(chan error, 1)
	go func() {
		res, err := http.DefaultClient.Do(r)
		if err == nil {
			io.Copy(io.Discard, res.Body)
			res.Body.Close()
		}
		gone <- err
	}()
	<-fake.started
	leave()
	require.ErrorIs(t, <-gone, context.Canceled)
	select {
	case err := <-fake.ended:
		require.ErrorIs(t, err, context.Canceled)
	case <-time.After(20 * time.Second):
		require.Fail(t, "the model went on for nobody")
	}
}

// deadlines remembers the last one for reading.
type deadlines struct {
	*httptest.ResponseRecorder
	read time.Time
}

func (d *deadlines) SetReadDeadline(at time.Time) error {
	d.read = at
	return nil
}

// The time that a body may take must not end the wait for the model: the server would cancel the request when it passes.
func TestAssistOutlivesTheDeadlineOfItsBody(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.Assistant = &fakeAssistant{err: errors.New("enough")} })
	w := &deadlines{ResponseRecorder: httptest.NewRecorder()}
	c := &call{g: h.g, w: &recorder{ResponseWriter: w}, r: httptest.NewRequest("POST", "/v1/sessions/x/assist", strings.NewReader(`{"what":"summary"}`))}
	require.ErrorContains(t, h.g.assist(c), "enough")
	require.True(t, w.read.IsZero())
}
