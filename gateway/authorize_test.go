package gateway

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// Every route and every frame has a row, and every row is of one.
func TestAccessIsComplete(t *testing.T) {
	h := newHouse(t)
	want := map[string]bool{}
	for _, r := range h.g.routes() {
		want[r.pattern] = true
	}
	for _, name := range append(command.Types(chat.Customer), "hello", "typing", "read", "stop") {
		want["chat "+name] = true
	}
	for _, name := range append(command.Types(chat.Agent), "status", "watch", "unwatch", "typing", "viewing") {
		want["desk "+name] = true
	}
	require.Equal(t, slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(access)))
}

func TestNoRowNobody(t *testing.T) {
	all := principal{roles: ^role(0)}
	require.ErrorIs(t, authorize(all, "GET /v1/new", ""), chat.ErrDenied)
	require.ErrorIs(t, authorize(principal{roles: anyone}, "GET /v1/new", ""), errUnauthorized)
}

// Everybody at every route: 401 without credentials, 403 without the right, and never the house's own logs.
func TestRoutesByRole(t *testing.T) {
	h := newHouse(t)
	_, plain := h.agent("ana", 2, false)
	_, chief := h.agent("chief", 4, true)
	_, w := h.customer()
	who := map[string]as{"nobody": nobody, "agent": cookie(plain), "admin": cookie(chief), "watch": bearer(h.token("watch")),
		"notices": bearer(h.token("notices")), "classify": bearer(h.token("classify")), "forged cookie": cookie("00"), "forged token": bearer("rp_00")}
	roles := map[string]role{"nobody": anyone, "agent": anyone | agent, "admin": anyone | agent | admin, "watch": anyone | watcher,
		"notices": anyone | notifier, "classify": anyone | classifier, "forged cookie": anyone, "forged token": anyone}
	for _, r := range h.g.routes() {
		method, path, ok := strings.Cut(r.pattern, " ")
		if !ok || r.pattern == "GET /v1/chat" || strings.Contains(path, "logout") {
			continue
		}
		path = strings.NewReplacer("{id}", string(id(w)), "{version}", "0").Replace(path)
		for name, as := range who {
			got := h.do(method, path, m{}, as).StatusCode
			switch may := access[r.pattern]&roles[name] != 0; {
			case may:
				require.NotContains(t, []int{401, 403}, got, "%s by %s", r.pattern, name)
				if r.pattern == "DELETE /v1/customers/{id}" {
					_, w = h.customer()
				}
			case roles[name] == anyone:
				require.Equal(t, 401, got, "%s by %s", r.pattern, name)
			default:
				require.Equal(t, 403, got, "%s by %s", r.pattern, name)
			}
		}
	}
	for _, s := range foreign(100) {
		for _, call := range []string{"GET /v1/sessions/" + s, "GET /v1/customers/" + s + "/export", "DELETE /v1/customers/" + s, "PATCH /v1/agents/" + s} {
			method, path, _ := strings.Cut(call, " ")
			require.Equal(t, http.StatusNotFound, h.do(method, path, m{}, cookie(chief)).StatusCode, call)
		}
	}
}

// foreign are ids that are nobody's, the house's own logs among them.
func foreign(n int) []string {
	ids := []string{"@agents", "@tokens", "@signins", "@intents", "none", "s0000", "%2e%2e", "~", "s'--"}
	for range n {
		ids = append(ids, string(chat.NewID(time.Now())))
	}
	return ids
}

// Foreign, reserved and unknown ids with every frame of both sockets.
func TestFramesByForeignID(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.Limits.Desk = Rate{1e6, 1e6} })
	_, ana := h.agent("ana", 2, false)
	mine, w1 := h.customer()
	_, w2 := h.customer()
	fields := m{"text": "x", "contact": m{"email": "a@b.example"}, "reason": "x", "seq": 1, "helpful": true, "score": 3, "on": true, "status": "away",
		"to": m{"tier": 3}, "outcome": "solved", "what": "callback", "due_at": "2099-01-01T00:00:00Z", "note": "x", "promise": "p", "action": "refund", "grant": "g", "needed": "too_late",
		"add": []string{"recall"}, "until": "2099-01-01T00:00:00Z"}
	frame := func(kind, ref, session string) m {
		f := maps.Clone(fields)
		f["type"], f["id"], f["session"] = kind, ref, session
		return f
	}
	for _, kind := range command.Types(chat.Customer) { // a customer's frame names no session, and one that it names is ignored
		mine.ask(frame(kind, "f-"+kind, string(id(w2))))
	}
	log, err := h.store.Read(t.Context(), id(w2), 0, 0)
	require.NoError(t, err)
	require.Len(t, log, 1, "another customer's session was written to")
	_, own := h.store.Get(t.Context(), id(w1))
	require.NoError(t, own)

	d := h.atDesk(cookie(ana))
	watcher := h.atDesk(bearer(h.token("watch")))
	for _, kind := range append(command.Types(chat.Agent), "watch") {
		for i, s := range foreign(40) {
			a := d.ask(frame(kind, fmt.Sprint(kind, i), s))
			require.Contains(t, []any{"not_found", "invalid"}, a["code"], "%s %s: %v", kind, s, a)
		}
		if kind != "watch" {
			require.Equal(t, "forbidden", watcher.ask(frame(kind, "t", string(id(w1))))["code"], kind)
		}
	}
	for _, kind := range []string{"status", "typing", "viewing"} {
		require.Equal(t, "forbidden", watcher.code(frame(kind, "t", string(id(w1)))), kind)
	}
	require.Equal(t, "ack", watcher.ask(frame("watch", "w", string(id(w1))))["type"])
	require.Equal(t, "ack", watcher.ask(frame("unwatch", "u", string(id(w1))))["type"])
}

func TestForeignTokens(t *testing.T) {
	h := newHouse(t)
	_, w := h.customer()
	_, other := h.customer()
	good := w["token"].(string)
	secret := good[strings.Index(good, ".")+1:]
	require.Len(t, secret, 64)
	for _, token := range []string{"x", ".", "." + secret, string(id(w)) + ".", string(id(w)), string(id(other)) + "." + secret, string(id(w)) + "." + strings.Repeat("0", 64),
		strings.ToUpper(good), good + "0", good[:len(good)-1], "@agents." + secret, "none." + secret, strings.Repeat("a", 5000)} {
		p, _, err := h.dial("/v1/chat", customerProtocol)
		require.NoError(t, err)
		require.Equal(t, "unauthorized", p.code(m{"type": "hello", "token": token}), token)
		require.Equal(t, closeUnauthorized, p.closed(), token)
	}
	_, back := h.customer(m{"token": good})
	require.Equal(t, true, back["resumed"])
	require.Equal(t, good, back["token"])
}
