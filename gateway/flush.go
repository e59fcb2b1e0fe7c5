package gateway

import (
	"errors"
	"net"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/zap"
)

// wake has everything that is due written, soon. It never blocks, and many calls may become one flush.
func (s *socket) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
	case s.running:
		s.again = true
	default:
		s.running = true
		s.jobs.Add(1)
		go s.flushAll()
	}
}

func (s *socket) flushAll() {
	defer s.jobs.Done()
	defer s.caught()
	for {
		s.mu.Lock()
		tick := s.tick
		s.tick, s.again = false, false
		s.mu.Unlock()
		if s.ending.Load() == 0 {
			err := s.party.flush(tick)
			switch {
			case errors.Is(err, errUnauthorized):
				s.send(encode(s.g.refusal(frame{}, err)))
				s.close(closeUnauthorized, "unauthorized")
			case err != nil && !errors.Is(err, errWrite):
				s.g.Log.Debug("log not read; it will be tried again", zap.Error(err))
				s.wakeIn(retryAfter)
			}
			if tick {
				s.ws.WriteControl(websocket.PingMessage, nil, time.Now().Add(s.g.patience.write))
			}
		}
		s.mu.Lock()
		if !s.again || s.closed {
			s.running = false
			s.mu.Unlock()
			return
		}
		s.mu.Unlock()
	}
}

// wakeIn wakes later, once however often it is called until then; a socket that is gone by then ignores it.
func (s *socket) wakeIn(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.retrying {
		return
	}
	s.retrying = true
	time.AfterFunc(d, func() {
		s.mu.Lock()
		s.retrying = false
		s.mu.Unlock()
		s.wake()
	})
}

// errWrite says that the peer is gone or too slow; the socket is closed already.
var errWrite = errors.New("peer cannot be written to")

func (s *socket) send(b []byte) error {
	s.write.Lock()
	defer s.write.Unlock()
	return s.put(b)
}

// put is send for those who hold s.write.
func (s *socket) put(b []byte) error {
	s.ws.SetWriteDeadline(time.Now().Add(s.g.patience.write))
	err := s.ws.WriteMessage(websocket.TextMessage, b)
	if err == nil {
		return nil
	}
	if n, ok := errors.AsType[net.Error](err); ok && n.Timeout() {
		s.g.metrics.writeTimeouts.Inc()
	}
	if !errors.Is(err, websocket.ErrCloseSent) {
		s.ws.Close()
	}
	return errWrite
}

// close says goodbye once; the reader then ends as soon as the peer has answered, or has had the time for it.
func (s *socket) close(code int, reason string) {
	if !s.ending.CompareAndSwap(0, int32(code)) {
		return
	}
	err := s.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(s.g.patience.linger))
	if err != nil && !errors.Is(err, websocket.ErrCloseSent) {
		s.ws.Close()
	}
	s.ws.SetReadDeadline(time.Now().Add(s.g.patience.linger))
}
