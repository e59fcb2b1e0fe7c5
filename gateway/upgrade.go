package gateway

import (
	"net/http"
	"sync"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"roundpeg/chat"
)

var writeBuffers = &sync.Pool{}

// upgrade turns the request into a socket whose frames the party handles that build makes, and leaves the request's goroutine.
func (g *Gateway) upgrade(c *call, kind, protocol string, build func(*socket) party) error {
	if !websocket.IsWebSocketUpgrade(c.r) || !c.r.ProtoAtLeast(1, 1) {
		return chat.Faultf(chat.ErrInvalid, "this address speaks WebSocket: connect with an Upgrade")
	}
	spoken := false
	for _, p := range websocket.Subprotocols(c.r) {
		spoken = spoken || p == protocol
	}
	if !spoken {
		return chat.Faultf(chat.ErrInvalid, "the subprotocol %s is missing from Sec-WebSocket-Protocol", protocol)
	}
	addr := g.address(c.r)
	if err := g.connects.take(addr, g.Now()); err != nil {
		return err
	}
	if err := g.hub.reserve(addr); err != nil {
		return err
	}
	up := websocket.Upgrader{HandshakeTimeout: g.patience.hello, ReadBufferSize: 512, WriteBufferSize: 1 << 10, WriteBufferPool: writeBuffers, Subprotocols: []string{protocol},
		CheckOrigin: func(*http.Request) bool { return true }, // done before
		Error: func(_ http.ResponseWriter, _ *http.Request, status int, reason error) {
			c.w.Header().Set("Sec-WebSocket-Version", "13")
			c.fail(chat.Faultf(chat.ErrInvalid, "%v", reason))
		}}
	ws, err := up.Upgrade(c.w, c.r, nil)
	if err != nil {
		g.hub.release(addr)
		return nil // answered
	}
	s := &socket{g: g, ws: ws, kind: kind, addr: addr, pace: rate.NewLimiter(rate.Limit(g.Limits.Frames.PerSecond), g.Limits.Frames.Burst)}
	s.party = build(s)
	ws.SetReadLimit(maxFrame)
	ws.SetPongHandler(func(string) error { s.heard(); return nil })
	ping := ws.PingHandler()
	ws.SetPingHandler(func(data string) error { s.heard(); return ping(data) })
	if !g.hub.add(s) {
		s.close(websocket.CloseServiceRestart, "going down")
	}
	go s.run(false)
	return nil
}
