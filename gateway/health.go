package gateway

import (
	"context"
	"errors"
	"net/http"
	"time"

	"roundpeg/chat"
)

type health struct {
	Status string `json:"status"`
}

// serveAlive is GET /livez and /healthz.
func serveAlive(c *call) error { return c.answer(http.StatusOK, health{"ok"}) }

// serveReady is GET /readyz: storage answers, and the server is not going down.
func (g *Gateway) serveReady(c *call) error {
	if g.hub.isDraining() {
		return chat.Faultf(chat.ErrUnavailable, "the server is going down")
	}
	ctx, done := context.WithTimeout(c.r.Context(), 2*time.Second)
	defer done()
	if _, err := g.Store.Get(ctx, "readyz"); err != nil && !errors.Is(err, chat.ErrNotFound) {
		return chat.Faultf(chat.ErrUnavailable, "storage cannot be reached")
	}
	return c.answer(http.StatusOK, health{"ok"})
}
