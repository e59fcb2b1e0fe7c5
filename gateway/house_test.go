package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/staff"
	"roundpeg/store/sqlitestore"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type m = map[string]any

// house is a gateway over a real store, with a bot, a desk and a queue that do what they are told.
type house struct {
	*testing.T
	g      *Gateway
	srv    *httptest.Server
	store  *sqlitestore.Store
	people *staff.Staff
	bot    *fakeBot
	mind   *fakeMind
	scorer *fakeScorer
	tester *fakeBacktester
	desk   *fakeDesk
	queue  *fakeQueue
	roster *chat.LocalRoster
}

func newHouse(t *testing.T, change ...func(*Options)) *house {
	t.Helper()
	store, err := sqlitestore.Open(t.TempDir(), sqlitestore.Options{})
	require.NoError(t, err)
	people, err := staff.Open(t.Context(), store, time.Now)
	require.NoError(t, err)
	h := &house{T: t, store: store, people: people, bot: &fakeBot{store: store}, mind: newFakeMind(), scorer: newFakeScorer(), tester: &fakeBacktester{}, desk: &fakeDesk{store: store},
		queue: &fakeQueue{sessions: map[chat.ID]chat.Session{}, ears: map[int]func(){}}, roster: chat.NewLocalRoster(time.Now)}
	h.desk.queue = h.queue
	notices, err := handoff.OpenNotices(t.Context(), store, time.Now)
	require.NoError(t, err)
	page := fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>page</title>")}, "app.js": {Data: bytes.Repeat([]byte("let a = 1;\n"), 100)}}
	o := Options{Store: store, Roster: h.roster, Bot: h.bot, Mind: h.mind, Scorer: h.scorer, Backtester: h.tester, Notices: notices, Desk: h.desk, Queue: h.queue, Staff: people, Widget: []byte("widget()"), Demo: page, Console: page,
		Site: Site{Name: "Shop", Locale: "en-US"}, SiteOrigins: []string{"https://shop.example", "https://Other.example:443/"},
		patience: patience{hello: 400 * time.Millisecond, ping: 200 * time.Millisecond, silent: 5 * time.Second, write: time.Second, linger: 300 * time.Millisecond, train: 300 * time.Millisecond}}
	for _, f := range change {
		f(&o)
	}
	h.g, err = New(o)
	require.NoError(t, err)
	h.srv = httptest.NewServer(h.g.Handler())
	t.Cleanup(func() {
		ctx, done := context.WithTimeout(context.Background(), 5*time.Second)
		defer done()
		require.NoError(t, h.g.Drain(ctx))
		h.srv.Close()
		http.DefaultClient.CloseIdleConnections()
		require.NoError(t, store.Close())
	})
	return h
}

func (h *house) host() string { return strings.TrimPrefix(h.srv.URL, "http://") }

// agent makes an account and returns it with its cookie.
func (h *house) agent(name string, tier int, admin bool) (staff.Agent, string) {
	h.Helper()
	email, password := name+"@example.com", "password of "+name
	a, err := h.people.CreateAgent(h.Context(), chat.By{Role: chat.System}, staff.Change{Email: &email, Name: &name, Password: &password, Tier: &tier, Admin: &admin})
	require.NoError(h, err)
	cookie, _, err := h.people.SignIn(h.Context(), email, password, "test")
	require.NoError(h, err)
	return a, cookie
}

func (h *house) token(scopes ...string) string {
	h.Helper()
	_, secret, err := h.people.CreateToken(h.Context(), chat.By{Role: chat.System}, "test", scopes)
	require.NoError(h, err)
	return secret
}

// as changes a request into one by somebody.
type as func(*http.Request)

func nobody(*http.Request) {}
func cookie(c string) as {
	return func(r *http.Request) { r.AddCookie(&http.Cookie{Name: cookieName, Value: c}) }
}
func bearer(t string) as { return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+t) } }
func header(k, v string) as {
	return func(r *http.Request) { r.Header.Set(k, v) }
}

type answer struct {
	*http.Response
	body []byte
}

func (a answer) object(t require.TestingT) m {
	var o m
	require.NoError(t, json.Unmarshal(a.body, &o), "%s", a.body)
	return o
}

// do makes a request with the server's own Origin; in is marshalled unless it is a string.
func (h *house) do(method, path string, in any, who ...as) answer {
	h.Helper()
	var body io.Reader
	switch v := in.(type) {
	case nil:
	case string:
		body = strings.NewReader(v)
	default:
		b, err := json.Marshal(v)
		require.NoError(h, err)
		body = bytes.NewReader(b)
	}
	r, err := http.NewRequest(method, h.srv.URL+path, body)
	require.NoError(h, err)
	r.Header.Set("Origin", h.srv.URL)
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, f := range who {
		f(r)
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(h, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	require.NoError(h, err)
	return answer{res, b}
}

// peer is a client of a socket that keeps what it received.
type peer struct {
	*testing.T
	ws   *websocket.Conn
	mu   sync.Mutex
	got  []m
	err  error
	done chan struct{}
}

func (h *house) dial(path, protocol string, who ...as) (*peer, *http.Response, error) {
	r, _ := http.NewRequest("GET", h.srv.URL, nil)
	r.Header.Set("Origin", h.srv.URL)
	for _, f := range who {
		f(r)
	}
	d := websocket.Dialer{HandshakeTimeout: 5 * time.Second}
	if protocol != "" {
		d.Subprotocols = []string{protocol}
	}
	ws, res, err := d.Dial("ws://"+h.host()+path, r.Header)
	if err != nil {
		return nil, res, err
	}
	p := &peer{T: h.T, ws: ws, done: make(chan struct{})}
	go p.read()
	h.Cleanup(func() { ws.Close(); <-p.done })
	return p, res, nil
}

func (p *peer) read() {
	defer close(p.done)
	for {
		var f m
		_, b, err := p.ws.ReadMessage()
		if err == nil {
			err = json.Unmarshal(b, &f)
		}
		p.mu.Lock()
		if err != nil {
			p.err = err
			p.mu.Unlock()
			return
		}
		p.got = append(p.got, f)
		p.mu.Unlock()
	}
}

func (p *peer) send(f any) {
	p.Helper()
	b, ok := f.(string)
	if !ok {
		b = string(encode(f))
	}
	require.NoError(p, p.ws.WriteMessage(websocket.TextMessage, []byte(b)))
}

func (p *peer) all() []m {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]m(nil), p.got...)
}

// find waits for a frame from the nth on.
func (p *peer) find(from int, what string, is func(m) bool) m {
	p.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		p.mu.Lock()
		news := p.got[min(from, len(p.got)):]
		p.mu.Unlock()
		for _, f := range news {
			if is(f) {
				return f
			}
		}
		from += len(news)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	require.Fail(p, "no "+what, "got %d frames, the last %v, err %v", len(p.got), p.got[max(0, len(p.got)-5):], p.err)
	return nil
}

func typed(kind string) func(m) bool { return func(f m) bool { return f["type"] == kind } }

// ask sends a command and returns its ack or error.
func (p *peer) ask(f m) m {
	p.Helper()
	from := len(p.all())
	p.send(f)
	return p.find(from, "answer", func(a m) bool {
		return (a["type"] == "ack" || a["type"] == "error") && (a["id"] == nil || a["id"] == f["id"])
	})
}

func (p *peer) code(f any) string {
	p.Helper()
	from := len(p.all())
	p.send(f)
	code, _ := p.find(from, "error", typed("error"))["code"].(string)
	return code
}

// closed waits for the end and returns the close code, 0 if it ended without one.
func (p *peer) closed() int {
	p.Helper()
	select {
	case <-p.done:
	case <-time.After(8 * time.Second):
		require.Fail(p, "the socket stays open")
	}
	if c, ok := errors.AsType[*websocket.CloseError](p.err); ok {
		return c.Code
	}
	return 0
}

// events are those received, of one session if it is named.
func (p *peer) events(session string) []m {
	var all []m
	for _, f := range p.all() {
		if f["type"] == "event" && (session == "" || f["session"] == session) {
			all = append(all, f["event"].(m))
		}
	}
	return all
}

func (p *peer) event(is func(m) bool) m {
	p.Helper()
	return p.find(0, "event", func(f m) bool { return f["type"] == "event" && is(f["event"].(m)) })["event"].(m)
}

func text(s string) func(m) bool { return func(e m) bool { return e["text"] == s } }

// customer opens a session, or resumes with fields of hello.
func (h *house) customer(hello ...m) (*peer, m) {
	h.Helper()
	p, _, err := h.dial("/v1/chat", customerProtocol)
	require.NoError(h, err)
	f := m{"type": "hello", "locale": "en-US"}
	for _, extra := range hello {
		for k, v := range extra {
			f[k] = v
		}
	}
	p.send(f)
	return p, p.find(0, "welcome", typed("welcome"))
}

func (h *house) atDesk(who as) *peer {
	h.Helper()
	p, _, err := h.dial("/v1/desk", deskProtocol, who)
	require.NoError(h, err)
	p.find(0, "queue", typed("queue"))
	return p
}

func id(w m) chat.ID { return chat.ID(w["session"].(string)) }

// append writes an event as a person or the house would.
func (h *house) append(s chat.ID, by chat.By, body chat.Body) chat.Session {
	h.Helper()
	got, err := h.g.append(h.Context(), s, chat.New(chat.At(time.Now()), by, body))
	require.NoError(h, err)
	h.queue.put(got)
	return got
}

var nopLog = zap.NewNop()

func newRegistry() *prometheus.Registry { return prometheus.NewRegistry() }
