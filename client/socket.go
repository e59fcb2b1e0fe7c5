package client

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// The subprotocols of both sockets.
const (
	ChatProtocol = "roundpeg.v1"
	DeskProtocol = "roundpeg.desk.v1"
)

// Socket is one WebSocket without any help: nothing is sent, answered or tried again by itself.
// One goroutine may read while others send.
type Socket struct {
	ws    *websocket.Conn
	write sync.Mutex
}

var dialer = websocket.Dialer{HandshakeTimeout: 10 * time.Second, ReadBufferSize: 4096, WriteBufferSize: 1024, WriteBufferPool: new(sync.Pool)}

// DialChat opens the customer's socket of the node at addr (host:port), as a page of its own would.
func DialChat(ctx context.Context, addr string) (*Socket, error) {
	return Dial(ctx, addr, "/v1/chat", ChatProtocol, nil)
}

// DialDesk opens the desk's socket; cookie is what Login gave.
func DialDesk(ctx context.Context, addr, cookie string) (*Socket, error) {
	return Dial(ctx, addr, "/v1/desk", DeskProtocol, http.Header{"Cookie": {cookie}})
}

// Dial opens any socket. Without an Origin in header the node's own is sent. A *Refused error says that the handshake was answered by HTTP.
func Dial(ctx context.Context, addr, path, protocol string, header http.Header) (*Socket, error) {
	h := header.Clone()
	if h == nil {
		h = http.Header{}
	}
	if h.Get("Origin") == "" {
		h.Set("Origin", "http://"+addr)
	}
	d := dialer
	d.Subprotocols = []string{protocol}
	ws, answer, err := d.DialContext(ctx, "ws://"+addr+path, h)
	if err != nil {
		if answer != nil {
			err = &Refused{Status: answer.StatusCode, Err: err}
		}
		return nil, fmt.Errorf("dial %s%s: %w", addr, path, err)
	}
	return &Socket{ws: ws}, nil
}

// Refused is a handshake that was answered by an HTTP status.
type Refused struct {
	Status int
	Err    error
}

func (r *Refused) Error() string { return fmt.Sprintf("status %d: %v", r.Status, r.Err) }
func (r *Refused) Unwrap() error { return r.Err }

// Send writes v as one frame.
func (s *Socket) Send(v any) error {
	s.write.Lock()
	defer s.write.Unlock()
	s.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
	return s.ws.WriteJSON(v)
}

// Next reads one frame. After an error, a time-out included, the socket is of no more use.
func (s *Socket) Next(within time.Duration) (Frame, error) {
	s.ws.SetReadDeadline(time.Now().Add(within))
	_, raw, err := s.ws.ReadMessage()
	if err != nil {
		return Frame{}, err
	}
	return decode(raw)
}

// Until reads frames until one is as wanted.
func (s *Socket) Until(within time.Duration, wanted func(Frame) bool) (Frame, error) {
	for end := time.Now().Add(within); ; {
		f, err := s.Next(time.Until(end))
		if err != nil || wanted(f) {
			return f, err
		}
	}
}

// Is is for Until: a frame of this type and, unless it is empty, this id.
func Is(kind, id string) func(Frame) bool {
	return func(f Frame) bool { return f.Type == kind && (id == "" || f.ID == id) }
}

// Answer is for Until: the ack of the command, or its refusal.
func Answer(id string) func(Frame) bool {
	return func(f Frame) bool { return f.ID == id && (f.Type == "ack" || f.Type == "error") }
}

// Close says goodbye with 1000.
func (s *Socket) Close() error {
	s.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
	return s.ws.Close()
}

// Cut ends the connection without a word.
func (s *Socket) Cut() error { return s.ws.NetConn().Close() }

// Conn is the connection beneath, for tests that write bytes of their own.
func (s *Socket) Conn() net.Conn { return s.ws.NetConn() }

// CloseCode is the code with which the peer closed; 1006 for a connection that ended otherwise.
func CloseCode(err error) int {
	if c, ok := errors.AsType[*websocket.CloseError](err); ok {
		return c.Code
	}
	return websocket.CloseAbnormalClosure
}
