package gateway

import (
	"net/http"
	"strings"

	"roundpeg/chat"
)

// ownOrigin says whether the request comes from a page of this server. Browsers write origins in one way only, so they are compared as they are.
func (g *Gateway) ownOrigin(r *http.Request) bool {
	scheme := "http"
	if g.https(r) {
		scheme = "https"
	}
	return r.Host != "" && r.Header.Get("Origin") == plainOrigin(scheme+"://"+r.Host)
}

// siteOrigin says whether the request comes from a page that may hold the widget.
func (g *Gateway) siteOrigin(r *http.Request) bool {
	return g.origins[r.Header.Get("Origin")] || g.ownOrigin(r)
}

// plainOrigin writes an origin as browsers do: lower case, without the scheme's own port.
func plainOrigin(o string) string {
	o = strings.TrimSuffix(strings.ToLower(o), "/")
	if scheme, host, _ := strings.Cut(o, "://"); scheme == "http" {
		return "http://" + strings.TrimSuffix(host, ":80")
	} else if scheme == "https" {
		return "https://" + strings.TrimSuffix(host, ":443")
	}
	return o
}

var crossOrigin = http.NewCrossOriginProtection()

// checkForgery refuses requests that change something on behalf of somebody who did not mean it: from a page of another origin, or,
// with a cookie, without the server's own Origin.
func (g *Gateway) checkForgery(r *http.Request) error {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return nil
	}
	hasCookie, origin := r.Header.Get("Cookie") != "", r.Header.Get("Origin")
	if g.ownOrigin(r) || origin == "" && !hasCookie && crossOrigin.Check(r) == nil {
		return nil
	}
	return chat.Faultf(chat.ErrDenied, "the Origin must be the server's own (behind a proxy with https, name the proxy in trusted_proxies)")
}
