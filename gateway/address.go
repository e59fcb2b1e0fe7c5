package gateway

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// address is whom limits count for: the peer, or, behind trusted proxies, the last address in X-Forwarded-For that is none of them.
// IPv6 counts by /64, since one customer has all of it.
func (g *Gateway) address(r *http.Request) string {
	at := remote(r)
	if g.trusts(at) {
		hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		for i := len(hops) - 1; i >= 0; i-- {
			hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
			if err != nil {
				break
			}
			if at = hop.Unmap(); !g.trusts(at) {
				break
			}
		}
	}
	if at.Is6() {
		if p, err := at.WithZone("").Prefix(64); err == nil {
			return p.String()
		}
	}
	return at.String()
}

func remote(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	at, _ := netip.ParseAddr(host)
	return at.Unmap()
}

func (g *Gateway) trusts(at netip.Addr) bool {
	for _, p := range g.TrustedProxies {
		if p.Contains(at) {
			return true
		}
	}
	return false
}

// https says whether the browser came by https.
func (g *Gateway) https(r *http.Request) bool {
	return g.Secure || r.TLS != nil || g.trusts(remote(r)) && strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https")
}
