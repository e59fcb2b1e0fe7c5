package gateway

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.uber.org/zap"

	"roundpeg/chat"
)

// route is one HTTP route; access must have a row for its pattern.
type route struct {
	pattern string
	serve   func(*call) error
}

func (g *Gateway) routes() []route {
	metrics := promhttp.HandlerFor(g.Registry, promhttp.HandlerOpts{})
	return []route{
		{"/", g.serveRest},
		{"GET /widget.js", g.serveWidget},
		{"GET /widget/{file}", g.serveWidget},
		{"GET /console/", g.serveConsole},
		{"GET /livez", serveAlive},
		{"GET /healthz", serveAlive},
		{"GET /readyz", g.serveReady},
		{"GET /metrics", func(c *call) error { metrics.ServeHTTP(c.w, c.r); return nil }},
		{"GET /v1/chat", g.serveChat},
		{"GET /v1/desk", g.serveDesk},
		{"POST /v1/login", g.login},
		{"POST /v1/logout", g.logout},
		{"GET /v1/me", g.me},
		{"GET /v1/sessions", g.listSessions},
		{"GET /v1/sessions/{id}", g.oneSession},
		{"GET /v1/sessions/{id}/dossier", g.dossier},
		{"POST /v1/sessions/{id}/check", g.checkDraft},
		{"POST /v1/sessions/{id}/assist", g.assist},
		{"GET /v1/reviews", g.listReviews},
		{"GET /v1/overview", g.overview},
		{"GET /v1/team", g.team},
		{"GET /v1/replies", g.getReplies},
		{"PUT /v1/replies", g.putReplies},
		{"GET /v1/me/settings", g.getSettings},
		{"PUT /v1/me/settings", g.putSettings},
		{"GET /v1/promises", g.listPromises},
		{"GET /v1/grants", g.listGrants},
		{"GET /v1/sessions/{id}/actions", g.listActions},
		{"GET /v1/stats", g.stats},
		{"GET /v1/stats.csv", g.statsTable},
		{"POST /v1/notices", g.notice},
		{"POST /v1/classify", g.classify},
		{"GET /v1/agents", g.listAgents},
		{"POST /v1/agents", g.createAgent},
		{"PATCH /v1/agents/{id}", g.updateAgent},
		{"POST /v1/tokens", g.createToken},
		{"GET /v1/intents", g.getIntents},
		{"PUT /v1/intents", g.putIntents},
		{"GET /v1/intents/status", g.intentsStatus},
		{"GET /v1/intents/review", g.reviewIntents},
		{"POST /v1/intents/suggest", g.suggest},
		{"GET /v1/intents/versions", g.listIntents},
		{"GET /v1/intents/versions/{version}", g.oneIntents},
		{"POST /v1/intents/versions/{version}/restore", g.restoreIntents},
		{"GET /v1/scorer", g.getScorer},
		{"PUT /v1/scorer", g.putScorer},
		{"GET /v1/scorer/versions", g.listScorer},
		{"GET /v1/scorer/versions/{version}", g.oneScorer},
		{"POST /v1/scorer/versions/{version}/restore", g.restoreScorer},
		{"POST /v1/scorer/refit", g.refit},
		{"POST /v1/backtest", g.backtest},
		{"GET /v1/knowledge", g.listKnowledge},
		{"POST /v1/knowledge/ask", g.askKnowledge},
		{"POST /v1/knowledge/restore", g.restoreKnowledge},
		{"GET /v1/knowledge/{page...}", g.oneKnowledge},
		{"PUT /v1/knowledge/{page...}", g.putKnowledge},
		{"DELETE /v1/knowledge/{page...}", g.removeKnowledge},
		{"GET /v1/exceptions", g.listExceptions},
		{"POST /v1/exceptions/{id}/promote", g.promoteException},
		{"GET /v1/customers/{id}/export", g.exportCustomer},
		{"DELETE /v1/customers/{id}", g.eraseCustomer},
	}
}

func (g *Gateway) buildMux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range g.routes() {
		mux.Handle(r.pattern, g.guarded(r))
	}
	return mux
}

// guarded is what every route goes through: headers, forgery, who it is, whether they may, and what a failure looks like.
func (g *Gateway) guarded(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		c := &call{g: g, w: &recorder{ResponseWriter: w}, r: r}
		defer func() {
			v := recover()
			if v != nil && v != http.ErrAbortHandler {
				g.metrics.panics.Inc()
				g.Log.Error("panic in a request", zap.Any("panic", v), zap.String("route", rt.pattern), zap.ByteString("stack", debug.Stack()))
				c.fail(fmt.Errorf("panic in %s", rt.pattern))
			}
			g.metrics.http.WithLabelValues(rt.pattern, strconv.Itoa(c.w.status)).Observe(time.Since(start).Seconds())
			if v == http.ErrAbortHandler {
				panic(v)
			}
		}()
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cache-Control", "no-store")
		c.who = g.principal(r)
		err := g.checkForgery(r)
		if err == nil {
			err = authorize(c.who, rt.pattern, subject(rt, r))
		}
		if err == nil {
			err = rt.serve(c)
		}
		if err != nil {
			c.fail(err)
		}
	})
}

// subject is the session that a request is about.
func subject(rt route, r *http.Request) chat.ID {
	if strings.Contains(rt.pattern, " /v1/sessions/{id}") {
		return chat.ID(r.PathValue("id"))
	}
	return ""
}

// serveRest answers what no route does: the demo page, or a problem.
func (g *Gateway) serveRest(c *call) error {
	if g.demo != nil && (c.r.Method == http.MethodGet || c.r.Method == http.MethodHead) && g.demo.serve(c, c.r.URL.Path) {
		return nil
	}
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		other := c.r.Clone(c.r.Context())
		other.Method = method
		if _, pattern := g.mux.Handler(other); pattern != "/" && method != c.r.Method {
			c.w.Header().Add("Allow", method)
		}
	}
	if c.w.Header().Get("Allow") != "" {
		p := g.explain(chat.Faultf(chat.ErrInvalid, "%s is not what this address takes: see Allow", c.r.Method))
		p.Status, p.Title = http.StatusMethodNotAllowed, http.StatusText(http.StatusMethodNotAllowed)
		c.problem(p)
		return nil
	}
	return chat.Faultf(chat.ErrNotFound, "there is nothing at this address")
}
