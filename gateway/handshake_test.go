package gateway

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestOrigins(t *testing.T) {
	h := newHouse(t)
	host := h.host()
	port := host[strings.LastIndex(host, ":"):]
	for origin, want := range map[string]int{
		"http://" + host:                    101, // the server's own
		"https://shop.example":              101,
		"https://other.example":             101, // listed with its default port and in capitals
		"":                                  403,
		"null":                              403,
		"https://" + host:                   403, // another scheme
		"http://" + host + ".evil.example":  403,
		"http://evil.example" + port:        403,
		"http://evil.example/" + host:       403,
		"http://localhost" + port:           403, // another name of the same machine
		"http://127.0.0.1":                  403, // another port
		"http://" + host + "/":              403, // no browser writes it so
		"HTTP://" + host:                    403,
		"http://shop.example":               403,
		"https://shop.example:8443":         403,
		"https://shop.example.evil.example": 403,
		"https://evilshop.example":          403,
		"https://sub.shop.example":          403,
		"https://SHOP.example":              403,
		"https://shop.example@evil.example": 403,
		"file://":                           403,
		"*":                                 403,
	} {
		p, res, err := h.dial("/v1/chat", customerProtocol, func(r *http.Request) {
			r.Header.Del("Origin")
			if origin != "" {
				r.Header.Set("Origin", origin)
			}
		})
		require.NotNil(t, res, origin)
		require.Equal(t, want, res.StatusCode, origin)
		if err == nil {
			p.ws.Close()
		}
	}
}

func TestDeskHandshake(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	for _, c := range []struct {
		name string
		who  []as
		want int
	}{
		{"agent", []as{cookie(ana)}, 101},
		{"agent from elsewhere", []as{cookie(ana), header("Origin", "https://shop.example")}, 403},
		{"agent without origin", []as{cookie(ana), func(r *http.Request) { r.Header.Del("Origin") }}, 403},
		{"nobody", nil, 401},
		{"wrong cookie", []as{cookie("x")}, 401},
		{"wrong token", []as{bearer("x")}, 401},
		{"token without origin", []as{bearer(h.token("watch")), func(r *http.Request) { r.Header.Del("Origin") }}, 101},
		{"token of another scope", []as{bearer(h.token("notices"))}, 403},
	} {
		p, res, err := h.dial("/v1/desk", deskProtocol, c.who...)
		require.Equal(t, c.want, res.StatusCode, c.name)
		if err == nil {
			p.ws.Close()
		}
	}
}

func TestSubprotocol(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	for _, protocol := range []string{"", "roundpeg.v2", deskProtocol} {
		_, res, err := h.dial("/v1/chat", protocol)
		require.Error(t, err)
		require.Equal(t, 400, res.StatusCode, protocol)
		require.Equal(t, "application/problem+json", res.Header.Get("Content-Type"))
	}
	_, res, err := h.dial("/v1/desk", customerProtocol, cookie(ana))
	require.Error(t, err)
	require.Equal(t, 400, res.StatusCode)
	require.Equal(t, 400, h.do("GET", "/v1/chat", nil).StatusCode, "no upgrade asked for")
	p, res, err := h.dial("/v1/chat", customerProtocol)
	require.NoError(t, err)
	require.Equal(t, customerProtocol, res.Header.Get("Sec-WebSocket-Protocol"))
	require.NotContains(t, res.Header.Get("Sec-WebSocket-Extensions"), "deflate")
	p.ws.Close()
}

func TestSocketCaps(t *testing.T) {
	h := newHouse(t, func(o *Options) {
		o.Limits = Limits{SocketsPerAddress: 3, Sessions: Rate{0.001, 2}}
		o.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	})
	from := func(addr string) as { return header("X-Forwarded-For", addr) }
	a, _, err := h.dial("/v1/chat", customerProtocol, from("192.0.2.1"))
	require.NoError(t, err)
	for range 2 {
		_, _, err := h.dial("/v1/chat", customerProtocol, from("192.0.2.1"))
		require.NoError(t, err)
	}
	_, res, err := h.dial("/v1/chat", customerProtocol, from("192.0.2.9, 192.0.2.1")) // the last hop counts, not what the client claims
	require.Error(t, err)
	require.Equal(t, 429, res.StatusCode)
	require.NotEmpty(t, res.Header.Get("Retry-After"))
	_, _, err = h.dial("/v1/chat", customerProtocol, from("192.0.2.2"))
	require.NoError(t, err, "another address goes on")
	a.send(m{"type": "hello"})
	a.find(0, "welcome", typed("welcome"))

	for i, want := range []string{"welcome", "error"} { // the second and third new session of one address
		p, _, err := h.dial("/v1/chat", customerProtocol, from("192.0.2.3"))
		require.NoError(t, err)
		if i == 0 {
			p.send(m{"type": "hello"})
			p.find(0, "welcome", typed("welcome"))
			continue
		}
		q, _, err := h.dial("/v1/chat", customerProtocol, from("192.0.2.3"))
		require.NoError(t, err)
		q.send(m{"type": "hello"})
		q.find(0, "welcome", typed("welcome"))
		p.send(m{"type": "hello"})
		f := p.find(0, want, typed(want))
		require.Equal(t, "rate_limited", f["code"])
		require.Positive(t, f["retry_after_ms"])
	}
	a.ws.Close() // its place is given back
	require.Eventually(t, func() bool {
		_, _, err := h.dial("/v1/chat", customerProtocol, from("192.0.2.1"))
		return err == nil
	}, 5*time.Second, 20*time.Millisecond)
}

func TestConnectRate(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.Limits.Connects = Rate{0.5, 2} })
	for _, want := range []int{101, 101, 429} {
		_, res, _ := h.dial("/v1/chat", customerProtocol)
		require.Equal(t, want, res.StatusCode)
	}
}
