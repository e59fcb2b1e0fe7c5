package gateway

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/journey"
	"roundpeg/staff"
)

// Whatever an admin's request holds, it is answered: never by an internal error, and a refusal is a problem document that can be read.
func FuzzRequest(f *testing.F) {
	store := journey.NewMemory()
	people, err := staff.Open(f.Context(), store, time.Now)
	require.NoError(f, err)
	email, password, name, yes, tier := "fuzz@example.com", "a password of fuzz", "Fuzz", true, 4
	_, err = people.CreateAgent(f.Context(), chat.By{Role: chat.System}, staff.Change{Email: &email, Name: &name, Password: &password, Tier: &tier, Admin: &yes})
	require.NoError(f, err)
	cookie, _, err := people.SignIn(f.Context(), email, password, "test")
	require.NoError(f, err)
	queue := &fakeQueue{sessions: map[chat.ID]chat.Session{}, ears: map[int]func(){}}
	page := fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}}
	g, err := New(Options{Store: store, Roster: chat.NewLocalRoster(time.Now), Bot: &fakeBot{store: store}, Mind: newFakeMind(), Scorer: newFakeScorer(), Backtester: &fakeBacktester{}, Desk: &fakeDesk{store: store, queue: queue}, Queue: queue, Staff: people,
		Widget: []byte("w"), Demo: page, Console: page, Site: Site{Name: "Shop", Locale: "en-US"}, Limits: Limits{Logins: Rate{1e6, 1e6}}})
	require.NoError(f, err)
	f.Cleanup(func() { g.Drain(context.Background()) })
	handler := g.Handler()
	for _, seed := range [][3]string{
		{"GET", "/v1/sessions?state=waiting&tier=2&q=x&after=s1&limit=7", ""}, {"GET", "/v1/sessions/s1", ""}, {"GET", "/v1/promises?state=open,overdue", ""},
		{"GET", "/v1/stats?from=2026-11-01T00:00:00Z&to=2026-11-30T00:00:00Z", ""}, {"GET", "/v1/stats.csv?table=days&tz=Europe/Berlin", ""}, {"POST", "/v1/login", `{"email":"x","password":"y"}`},
		{"POST", "/v1/notices", `{"customer":"c","topic":"t","text":"x"}`}, {"POST", "/v1/classify", `{"text":"x","history":[{"by":"customer","text":"y"}]}`},
		{"POST", "/v1/agents", `{"email":"a@example.com","name":"A","password":"longenough","tier":2,"languages":["de"],"limits":{"refund":{"amount":"1.50"}}}`},
		{"PATCH", "/v1/agents/a1", `{"disabled":true}`}, {"POST", "/v1/tokens", `{"name":"n","scopes":["classify"]}`}, {"PUT", "/v1/intents", `{"intents":[{"name":"x"}]}`},
		{"GET", "/v1/reviews?limit=7", ""},
		{"PUT", "/v1/scorer", `{"settings":{"threshold":0.5},"note":"n"}`}, {"GET", "/v1/scorer/versions/0", ""}, {"POST", "/v1/scorer/versions/0/restore", ""},
		{"POST", "/v1/backtest", `{"days":7,"settings":{"threshold":0.5}}`}, {"POST", "/v1/scorer/refit", `{"days":366}`},
		{"GET", "/v1/customers/s1/export", ""}, {"DELETE", "/v1/customers/s1", ""}, {"GET", "/console/..%2f..%2fetc/passwd", ""}, {"GET", "/v1/chat", ""}, {"TRACE", "/%00", "{"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, method, target, body string) {
		r, err := http.NewRequest(method, "http://desk.example", strings.NewReader(body))
		if err != nil || !strings.HasPrefix(target, "/") {
			return
		}
		if r.URL, err = r.URL.Parse(target); err != nil || r.URL.Host != "desk.example" || strings.Contains(body, `"password"`) && method != "POST" {
			return // a changed password would sign us out
		}
		r.RequestURI, r.RemoteAddr = target, "192.0.2.1:1"
		r.Header.Set("Origin", "http://desk.example")
		r.Header.Set("Content-Type", "application/json")
		r.AddCookie(&http.Cookie{Name: cookieName, Value: cookie})
		if strings.Contains(r.URL.Path, "logout") {
			return
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code >= 500 && w.Code != http.StatusServiceUnavailable {
			t.Fatalf("%s %s %q: %d %s", method, target, body, w.Code, w.Body)
		}
		if w.Code >= 400 && strings.HasPrefix(target, "/v1/") && strings.Contains(w.Header().Get("Content-Type"), "json") {
			var p problem
			if json.Unmarshal(w.Body.Bytes(), &p) != nil || p.Code == "" || p.Status != w.Code {
				t.Fatalf("%s %s: %d %s", method, target, w.Code, w.Body)
			}
		}
	})
}
