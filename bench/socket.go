package bench

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// probe is one connection under load.
type probe interface {
	// send writes message k. It is called by one goroutine, in order.
	send(k int) error
	// listen reports what comes back, until the connection ends.
	listen(acked, replied func(k int)) error
	close()
}

var buffers = &sync.Pool{}

// dial opens a socket from the ith of several addresses of this machine, so that the ports of one do not run out.
func dial(ctx context.Context, addr, path, protocol string, i int) (*websocket.Conn, error) {
	d := websocket.Dialer{HandshakeTimeout: 20 * time.Second, ReadBufferSize: 1 << 10, WriteBufferSize: 512, WriteBufferPool: buffers}
	if host, _, _ := net.SplitHostPort(addr); host == "127.0.0.1" {
		d.NetDialContext = (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(2+i%32))}}).DialContext
	}
	if protocol != "" {
		d.Subprotocols = []string{protocol}
	}
	ws, answer, err := d.DialContext(ctx, "ws://"+addr+path, http.Header{"Origin": {"http://" + addr}})
	if answer != nil && err != nil {
		err = fmt.Errorf("status %d: %w", answer.StatusCode, err)
	}
	return ws, err
}

// echoProbe sends 160 bytes of JSON, as a chat message has, and gets them back.
type echoProbe struct{ ws *websocket.Conn }

func echoes(ctx context.Context, addr string) dialer {
	return func(i int) (probe, error) {
		ws, err := dial(ctx, addr, "/", "", i)
		return &echoProbe{ws}, err
	}
}

// greeted are echoes that have echoed once.
func greeted(ctx context.Context, addr string) dialer {
	return func(i int) (probe, error) {
		ws, err := dial(ctx, addr, "/", "", i)
		if err != nil {
			return nil, err
		}
		p := &echoProbe{ws}
		if err = p.send(1); err == nil {
			_, _, err = ws.ReadMessage()
		}
		return p, err
	}
}

func (p *echoProbe) send(k int) error {
	b := make([]byte, 0, 160)
	b = append(b, `{"type":"message","id":"m`...)
	b = strconv.AppendInt(b, int64(k), 10)
	b = append(b, `","text":"`...)
	for len(b) < 158 {
		b = append(b, "where is my order? "[len(b)%19])
	}
	return p.ws.WriteMessage(websocket.TextMessage, append(b, `"}`...))
}

func (p *echoProbe) listen(_, replied func(k int)) error {
	for {
		_, b, err := p.ws.ReadMessage()
		if err != nil {
			return err
		}
		replied(number(b, `"id":"m`))
	}
}

func (p *echoProbe) close() { p.ws.Close() }

// number is what stands behind before; -1 for none.
func number(b []byte, before string) int {
	at := bytes.Index(b, []byte(before))
	if at < 0 {
		return -1
	}
	n, rest := 0, b[at+len(before):]
	if len(rest) == 0 || rest[0] < '0' || rest[0] > '9' {
		return -1
	}
	for _, c := range rest {
		if c < '0' || c > '9' {
			break
		}
		n = 10*n + int(c-'0')
	}
	return n
}
