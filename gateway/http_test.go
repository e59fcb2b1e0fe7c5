package gateway

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func TestProblems(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.Limits.Logins = Rate{0.01, 3} })
	_, chief := h.agent("chief", 4, true)
	for _, c := range []struct {
		method, path string
		in           any
		status       int
		code, says   string
	}{
		{"GET", "/none", nil, 404, "not_found", ""},
		{"GET", "/v1/none", nil, 404, "not_found", ""},
		{"PUT", "/v1/agents", m{}, 405, "invalid", ""},
		{"GET", "/v1/sessions?limit=x", nil, 400, "invalid", "limit"},
		{"GET", "/v1/sessions?limit=0", nil, 400, "invalid", "limit"},
		{"GET", "/v1/sessions?state=asleep", nil, 400, "invalid", "state"},
		{"GET", "/v1/sessions?tier=9", nil, 400, "invalid", "tier"},
		{"GET", "/v1/sessions/none", nil, 404, "not_found", ""},
		{"GET", "/v1/promises?state=late", nil, 400, "invalid", "state"},
		{"GET", "/v1/stats?from=yesterday", nil, 400, "invalid", "from"},
		{"POST", "/v1/agents", "{", 400, "bad_json", ""},
		{"POST", "/v1/agents", "[]", 400, "bad_json", ""},
		{"POST", "/v1/agents", "null", 400, "bad_json", ""},
		{"POST", "/v1/agents", `{"email":7}`, 400, "invalid", "email"},
		{"POST", "/v1/agents", `{"email":"a@b.example","name":"A","password":"long enough","tier":"two"}`, 400, "invalid", "tier"},
		{"POST", "/v1/agents", m{"email": "a@b.example", "name": "A", "password": "long enough", "tier": 9}, 400, "invalid", "tier"},
		{"POST", "/v1/agents", `{"name":"` + strings.Repeat("x", maxBody) + `"}`, 413, "too_large", ""},
		{"PATCH", "/v1/agents/none", m{}, 404, "not_found", ""},
		{"POST", "/v1/tokens", m{"name": "x", "scopes": []string{"all"}}, 400, "invalid", "scopes"},
		{"PUT", "/v1/intents", m{"intents": []m{}}, 400, "invalid", "intents"},
		{"PUT", "/v1/intents", `{"intents":[{"name":5}]}`, 400, "invalid", `^intents: intents\[0\]\.name: must be a text`},
		{"PUT", "/v1/intents", "{", 400, "bad_json", ""},
		{"PUT", "/v1/intents", "[]", 400, "bad_json", ""},
		{"POST", "/v1/exceptions/1/promote", m{}, 400, "invalid", "later version|this version"},
		{"POST", "/v1/login", m{"email": "x"}, 400, "invalid", "password"},
		{"POST", "/v1/login", m{"email": "chief@example.com", "password": "wrong"}, 401, "unauthorized", ""},
		{"POST", "/v1/login", m{"email": "nobody@example.com", "password": "wrong"}, 401, "unauthorized", ""},
		{"POST", "/v1/login", m{"email": "chief@example.com", "password": "password of chief"}, 429, "rate_limited", ""},
	} {
		a := h.do(c.method, c.path, c.in, cookie(chief))
		name := c.method + " " + c.path
		require.Equal(t, c.status, a.StatusCode, "%s: %s", name, a.body)
		require.Equal(t, "application/problem+json", a.Header.Get("Content-Type"), name)
		p := a.object(t)
		require.Equal(t, c.code, p["code"], name)
		require.EqualValues(t, c.status, p["status"], name)
		require.NotEmpty(t, p["title"])
		require.Regexp(t, c.says, p["detail"], name)
		require.Equal(t, "nosniff", a.Header.Get("X-Content-Type-Options"))
		if c.status == 429 {
			require.NotEmpty(t, a.Header.Get("Retry-After"))
		}
		if c.status == 405 {
			require.ElementsMatch(t, []string{"GET", "POST"}, a.Header.Values("Allow"))
		}
	}
}

func TestLoginCookie(t *testing.T) {
	h := newHouse(t)
	h.agent("ana", 2, false)
	login := func(who ...as) answer {
		return h.do("POST", "/v1/login", m{"email": "ana@example.com", "password": "password of ana"}, who...)
	}
	a := login()
	require.Equal(t, 200, a.StatusCode)
	require.Equal(t, "ana@example.com", a.object(t)["email"])
	c := a.Cookies()[0]
	require.True(t, c.HttpOnly)
	require.Equal(t, http.SameSiteStrictMode, c.SameSite)
	require.Equal(t, "/", c.Path)
	require.False(t, c.Secure)
	me := h.do("GET", "/v1/me", nil, cookie(c.Value))
	for _, field := range []string{"id", "name", "email", "tier", "admin"} {
		require.Contains(t, me.object(t), field)
	}
	h.g.Secure = true
	require.True(t, login(header("Origin", strings.Replace(h.srv.URL, "http", "https", 1))).Cookies()[0].Secure)
}

// S15: what changes something needs the server's own Origin once a cookie is sent.
func TestForgery(t *testing.T) {
	h := newHouse(t)
	_, chief := h.agent("chief", 4, true)
	noOrigin := as(func(r *http.Request) { r.Header.Del("Origin") })
	for name, c := range map[string]struct {
		who  []as
		want int
	}{
		"own":                       {[]as{cookie(chief)}, 201},
		"none, with a cookie":       {[]as{cookie(chief), noOrigin}, 403},
		"site":                      {[]as{cookie(chief), header("Origin", "https://shop.example")}, 403},
		"null":                      {[]as{cookie(chief), header("Origin", "null")}, 403},
		"evil, no cookie":           {[]as{header("Origin", "https://evil.example")}, 403},
		"cross-site without origin": {[]as{noOrigin, header("Sec-Fetch-Site", "cross-site")}, 403},
		"a form":                    {[]as{cookie(chief), header("Content-Type", "text/plain")}, 400},
	} {
		require.Equal(t, c.want, h.do("POST", "/v1/tokens", m{"name": "t"}, c.who...).StatusCode, name)
	}
	require.Equal(t, 200, h.do("POST", "/v1/classify", m{"text": "x"}, bearer(h.token("classify")), noOrigin).StatusCode, "a program has no Origin")
	require.Equal(t, 200, h.do("GET", "/v1/sessions", nil, cookie(chief), noOrigin).StatusCode, "reading needs none")
}

func TestPages(t *testing.T) {
	h := newHouse(t)
	for path, kind := range map[string]string{"/": "text/html", "/console/": "text/html", "/widget.js": "javascript", "/app.js": "javascript", "/console/app.js": "javascript"} {
		a := h.do("GET", path, nil, header("Accept-Encoding", "identity"))
		require.Equal(t, 200, a.StatusCode, path)
		require.Contains(t, a.Header.Get("Content-Type"), kind)
		require.Equal(t, "nosniff", a.Header.Get("X-Content-Type-Options"))
		require.NotEmpty(t, a.Header.Get("Cache-Control"))
		etag := a.Header.Get("ETag")
		require.Equal(t, 304, h.do("GET", path, nil, header("If-None-Match", etag), header("Accept-Encoding", "identity")).StatusCode, path)
		require.Equal(t, 200, h.do("GET", path, nil, header("If-None-Match", `"other"`)).StatusCode, path)
		require.Empty(t, h.do("HEAD", path, nil).body)
	}
	policy := h.do("GET", "/console/", nil).Header.Get("Content-Security-Policy")
	require.Equal(t, "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "+
		"frame-ancestors 'none'; require-trusted-types-for 'script'", policy)
	require.NotContains(t, h.do("GET", "/", nil).Header.Get("Content-Security-Policy"), "unsafe")
	for asked, given := range map[string]string{"br, gzip": "br", "gzip, br;q=0": "gzip", "br;q=1.0, *;q=0": "br", "deflate": ""} {
		require.Equal(t, given, h.do("GET", "/app.js", nil, header("Accept-Encoding", asked)).Header.Get("Content-Encoding"), asked)
	}
	for _, path := range []string{"/console/none.js", "/index", "/../etc/passwd", "/console/../../x", "/console/%2e%2e/app.js", "/none/"} {
		require.NotEqual(t, 200, h.do("GET", path, nil).StatusCode, path)
	}
	require.Equal(t, "*", h.do("GET", "/widget.js", nil).Header.Get("Access-Control-Allow-Origin"))
	bare := newHouse(t, func(o *Options) { o.Demo = nil })
	require.Equal(t, 404, bare.do("GET", "/", nil).StatusCode)
}

func TestLists(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	var ids []any
	for i := range 5 {
		p, w := h.customer()
		p.ask(m{"type": "message", "id": "m", "text": fmt.Sprint("word", i, " shared")})
		ids = append([]any{w["session"]}, ids...)
		time.Sleep(2 * time.Millisecond)
		p.ws.Close()
	}
	get := func(query string) (got []any, next string) {
		o := h.do("GET", "/v1/sessions?"+query, nil, cookie(ana)).object(t)
		for _, i := range o["items"].([]any) {
			require.NotContains(t, i, "key")
			got = append(got, i.(m)["session"])
		}
		next, _ = o["next"].(string)
		return got, next
	}
	all, next := get("")
	require.Equal(t, ids, all)
	require.Empty(t, next)
	var paged []any
	for next = "start"; next != ""; {
		q := "limit=2"
		if next != "start" {
			q += "&after=" + next
		}
		var some []any
		some, next = get(q)
		paged = append(paged, some...)
	}
	require.Equal(t, ids, paged)
	full, next := get("limit=5")
	require.Equal(t, ids, full)
	require.Empty(t, next, "a full last page is the last")
	found, _ := get("q=word3")
	require.Equal(t, ids[1:2], found)
	found, _ = get("state=bot,closed&tier=1")
	require.Len(t, found, 5)
	found, _ = get("state=waiting")
	require.Empty(t, found)

	whole := h.do("GET", "/v1/sessions/"+ids[0].(string), nil, cookie(ana))
	require.NotContains(t, string(whole.body), `"key"`)
	require.Len(t, whole.object(t)["events"], 2)
	require.Equal(t, ids[0], whole.object(t)["session"].(m)["session"])
}

func TestPromises(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	now := time.Now()
	for i, due := range []time.Duration{time.Hour, -time.Hour, 2 * time.Hour} {
		_, w := h.customer()
		h.append(id(w), chat.By{Role: chat.System}, chat.Promised{Promise: fmt.Sprint("p", i), What: chat.Callback, DueAt: chat.At(now.Add(due)), Note: "staff"})
		if i == 2 {
			h.append(id(w), chat.By{Role: chat.System}, chat.PromiseKept{Promise: "p2", What: chat.Callback})
		}
	}
	get := func(query string) (got []any) {
		for _, i := range h.do("GET", "/v1/promises?"+query, nil, cookie(ana)).object(t)["items"].([]any) {
			require.NotEmpty(t, i.(m)["session"])
			got = append(got, i.(m)["promise"], i.(m)["state"])
		}
		return got
	}
	require.Equal(t, []any{"p1", "overdue", "p0", "open", "p2", "kept"}, get(""))
	require.Equal(t, []any{"p0", "open"}, get("state=open"))
	require.Equal(t, []any{"p1", "overdue", "p0", "open"}, get("state=open,overdue"))
	require.Equal(t, []any{"p2", "kept"}, get("state=kept"))
}

func TestNoticesAndCustomers(t *testing.T) {
	h := newHouse(t)
	_, chief := h.agent("chief", 4, true)
	api := bearer(h.token("notices"))
	early := h.do("POST", "/v1/notices", m{"customer": "c2", "topic": "recall", "text": "News"}, api)
	require.Equal(t, 201, early.StatusCode)
	require.Equal(t, true, early.object(t)["waiting"], "it waits for their next conversation")
	var newest chat.Session
	for range 2 {
		var err error
		newest, err = h.bot.Open(t.Context(), chat.Started{Customer: chat.Person{ID: "c1", Name: "Cleo", Verified: true}, Key: keyOf("secret")})
		require.NoError(t, err)
		time.Sleep(2 * time.Millisecond)
	}
	p, _ := h.customer(m{"token": string(newest.ID) + ".secret"})
	made := h.do("POST", "/v1/notices", m{"customer": "c1", "topic": "recall", "text": "News"}, api)
	require.Equal(t, 201, made.StatusCode)
	require.EqualValues(t, newest.ID, made.object(t)["session"])
	e := p.event(text("News"))
	require.Equal(t, "notice", e["kind"])
	require.Equal(t, 400, h.do("POST", "/v1/notices", m{"customer": "c1", "text": "News"}, api).StatusCode)
	twice := h.do("POST", "/v1/notices", m{"customer": "c1", "topic": "recall", "text": "News"}, api)
	require.Equal(t, 200, twice.StatusCode)
	require.Equal(t, []any{true, made.object(t)["seq"]}, []any{twice.object(t)["duplicate"], twice.object(t)["seq"]}, "a topic is told once")
	require.Equal(t, 409, h.do("POST", "/v1/notices", m{"customer": "c1", "topic": "recall", "text": "Other news"}, api).StatusCode)
	require.Equal(t, 400, h.do("POST", "/v1/notices", m{"customer": "c1", "tag": "x", "topic": "recall", "text": "News"}, api).StatusCode)

	guest, w := h.customer()
	require.Equal(t, 201, h.do("POST", "/v1/notices", m{"customer": id(w), "topic": "recall", "text": "Guest news"}, api).StatusCode)
	require.Equal(t, "recall", guest.event(text("Guest news"))["topic"], "who has none by the session")

	export := h.do("GET", "/v1/customers/c1/export", nil, cookie(chief))
	require.Len(t, export.object(t)["sessions"], 2)
	require.NotContains(t, string(export.body), keyOf("secret"))
	gone := h.do("DELETE", "/v1/customers/c1", nil, cookie(chief))
	require.EqualValues(t, 2, gone.object(t)["erased"])
	require.Equal(t, closeUnauthorized, p.closed())
	require.Equal(t, 404, h.do("GET", "/v1/customers/c1/export", nil, cookie(chief)).StatusCode)
}

func TestStatsAndMetrics(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	p, _ := h.customer()
	p.ask(m{"type": "human", "id": "h"})
	p.ask(m{"type": "end", "id": "e"})
	p.ask(m{"type": "rate", "id": "r", "score": 4})
	p.ask(m{"type": "message", "id": "", "text": "x"})
	h.customer()
	s := h.do("GET", "/v1/stats", nil, cookie(ana)).object(t)
	require.Equal(t, m{"total": 2.0, "by": m{"bot": 1.0, "closed": 1.0}}, s["sessions"])
	require.Equal(t, m{"total": 1.0, "by": m{"explicit_request": 1.0}}, s["handoffs"])
	require.Equal(t, m{"total": 1.0, "by": m{"ended": 1.0}}, s["closed"])
	require.Equal(t, m{"total": 1.0, "mean": 4.0, "by": m{"4": 1.0}}, s["ratings"])
	past := h.do("GET", "/v1/stats?from=2020-01-01&to=2020-02-01", nil, cookie(ana)).object(t)
	require.EqualValues(t, 0, past["sessions"].(m)["total"])

	text := string(h.do("GET", "/metrics", nil).body)
	for _, name := range []string{`roundpeg_sockets{kind="chat"} 2`, `roundpeg_acks_total{duplicate="false"} 3`, `roundpeg_errors_total{code="invalid"} 1`,
		`roundpeg_handoffs_total{reason="explicit_request"} 1`, "roundpeg_http_request_duration_seconds_count"} {
		require.Contains(t, text, name)
	}
}

func TestClassifyAndIntents(t *testing.T) {
	h := newHouse(t)
	_, chief := h.agent("chief", 4, true)
	api := bearer(h.token("classify"))
	ok := h.do("POST", "/v1/classify", m{"text": " opening hours ", "locale": "en", "history": []m{{"by": "customer", "text": "hi"}}}, api)
	require.Equal(t, 200, ok.StatusCode)
	require.Equal(t, "opening hours", ok.object(t)["intent"])
	for _, bad := range []m{{}, {"text": ""}, {"text": strings.Repeat("x", 4001)}, {"text": "x", "history": []m{{"by": "cat", "text": "x"}}}, {"text": "x", "history": "x"}, {"text": "x", "locale": "?"}} {
		require.Equal(t, 400, h.do("POST", "/v1/classify", bad, api).StatusCode, "%v", bad)
	}
	require.Equal(t, 200, h.do("GET", "/v1/intents", nil, cookie(chief)).StatusCode)
	set := m{"intents": []m{{"name": "hours", "phrases": m{"en": []string{"when are you open"}}}}}
	require.Equal(t, 200, h.do("PUT", "/v1/intents", set, cookie(chief)).StatusCode)
	require.Equal(t, `{"items":[]}`, string(h.do("GET", "/v1/exceptions", nil, cookie(chief)).body))
}
