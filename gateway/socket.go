package gateway

import (
	"bytes"
	"errors"
	"io"
	"net"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"
	"go.uber.org/zap"
	"golang.org/x/time/rate"

	"roundpeg/chat"
)

const (
	maxFrame   = 64 << 10
	retryAfter = time.Second // until the log is read again after storage was away
	commandIn  = 10 * time.Second

	closeUnauthorized = 4401
)

// patience is how long a peer is given.
type patience struct {
	hello  time.Duration // until its hello
	ping   time.Duration // between pings
	silent time.Duration // without anything from it, not even a pong: it is gone
	write  time.Duration // to take one frame: longer is too slow; it is closed, and may resume
	linger time.Duration // to answer a close
	train  time.Duration // until what was saved is trained: then the answer does without
}

var usualPatience = patience{hello: 10 * time.Second, ping: 25 * time.Second, silent: 40 * time.Second, write: 8 * time.Second, linger: time.Second, train: 5 * time.Second}

// party is what one kind of socket does.
type party interface {
	// begin is called by the owner before it reads.
	begin()
	// frame handles one frame; the error it returns is told to the peer.
	frame(f frame) error
	// flush writes all that is due to the peer; it runs in one goroutine at a time.
	flush(tick bool) error
	// leave takes the party out of everything that could wake it.
	leave()
}

// socket is one WebSocket. Its owner is the goroutine of run, which reads. Whoever has something for it calls wake: that starts a
// goroutine which flushes, unless one is at it already, and which ends when nothing is due, so that an idle socket costs one goroutine and
// no queue. run returns only when nothing can write any more.
type socket struct {
	g    *Gateway
	ws   *websocket.Conn
	kind string
	addr string
	party
	pace *rate.Limiter

	write sync.Mutex // frames leave one at a time

	mu       sync.Mutex
	running  bool
	again    bool
	tick     bool
	closed   bool
	timer    *time.Timer
	retrying bool
	hints    map[hintKey]chat.Hint
	jobs     sync.WaitGroup

	greeted atomic.Bool
	ending  atomic.Int32 // the close code that was sent
}

// run reads until the peer is gone. Once the peer is greeted a fresh goroutine goes on: the stack of this one has grown with the hello
// and would stay so, and most sockets are idle ever after.
func (s *socket) run(fresh bool) {
	last := true
	defer func() {
		if last {
			s.finish()
		}
	}()
	defer s.caught()
	if !fresh {
		s.ws.SetReadDeadline(time.Now().Add(s.g.patience.hello))
		s.party.begin()
	}
	for {
		if !fresh && s.greeted.Load() {
			last = false
			go s.run(true)
			return
		}
		raw, err := s.read()
		if err != nil {
			if n, ok := errors.AsType[net.Error](err); ok && n.Timeout() {
				s.silent()
			}
			if errors.Is(err, websocket.ErrReadLimit) {
				s.close(websocket.CloseMessageTooBig, "too large") // the library says nothing to a length beyond all numbers
			}
			return
		}
		if s.ending.Load() == 0 { // otherwise only the peer's close is awaited
			s.handle(raw)
		}
	}
}

// silent says goodbye to a peer that said nothing for too long.
func (s *socket) silent() {
	s.mu.Lock()
	live := s.timer != nil
	s.mu.Unlock()
	if live {
		s.close(websocket.CloseGoingAway, "nothing heard")
	} else {
		s.close(websocket.ClosePolicyViolation, "no hello")
	}
}

// handle does what a frame asks for, or says why not.
func (s *socket) handle(raw []byte) {
	f, err := decode(raw)
	if err == nil {
		err = s.party.frame(f)
	}
	if err != nil {
		s.send(encode(s.g.refusal(f, err)))
	}
	if errors.Is(err, errUnauthorized) {
		s.close(closeUnauthorized, "unauthorized")
	}
}

// read returns the next text frame; it has sent the close where the frame deserves one.
func (s *socket) read() ([]byte, error) {
	kind, r, err := s.ws.NextReader()
	if err != nil {
		return nil, err
	}
	if kind != websocket.TextMessage {
		s.close(websocket.CloseUnsupportedData, "text frames only")
		return nil, errors.New("binary frame")
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(r); err != nil {
		return nil, err
	}
	if !utf8.Valid(b.Bytes()) {
		s.close(websocket.CloseInvalidFramePayloadData, "not UTF-8")
		return nil, errors.New("frame is not UTF-8")
	}
	s.heard()
	now := time.Now()
	if r := s.pace.ReserveN(now, 1); r.DelayFrom(now) > 0 {
		time.Sleep(r.DelayFrom(now))
	}
	return b.Bytes(), nil
}

// heard gives the peer more time.
func (s *socket) heard() {
	if s.greeted.Load() {
		s.ws.SetReadDeadline(time.Now().Add(s.g.patience.silent))
	}
	if s.ending.Load() != 0 {
		s.ws.SetReadDeadline(time.Now().Add(s.g.patience.linger))
	}
}

// greet ends the wait for a hello.
func (s *socket) greet() {
	s.greeted.Store(true)
	s.heard()
}

// live starts the pings, and with them the flushes.
func (s *socket) live() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.timer = time.AfterFunc(s.g.patience.ping, s.ping)
	}
}

func (s *socket) ping() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.tick = true
	s.timer.Reset(s.g.patience.ping)
	s.mu.Unlock()
	s.wake()
}

// finish gives everything back, after the last write. What the peer still sends is read for a moment: closing a connection with
// unread bytes resets it, and the peer would never see the close code.
func (s *socket) finish() {
	s.party.leave()
	s.mu.Lock()
	s.closed = true
	if s.timer != nil {
		s.timer.Stop()
	}
	s.mu.Unlock()
	conn := s.ws.NetConn()
	conn.SetReadDeadline(time.Now().Add(s.g.patience.linger))
	if half, ok := conn.(interface{ CloseWrite() error }); ok && half.CloseWrite() == nil {
		io.CopyN(io.Discard, conn, 16<<20)
	}
	s.ws.Close()
	s.jobs.Wait()
	s.g.hub.remove(s)
}

// caught keeps a panic to its own socket.
func (s *socket) caught() {
	v := recover()
	if v == nil {
		return
	}
	s.g.metrics.panics.Inc()
	s.g.Log.Error("panic in a socket", zap.Any("panic", v), zap.String("kind", s.kind), zap.ByteString("stack", debug.Stack()))
	s.close(websocket.CloseInternalServerErr, "internal error")
	s.mu.Lock()
	s.running = false
	s.mu.Unlock()
}
