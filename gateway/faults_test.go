package gateway

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"

	"roundpeg/chat"
)

// A panic ends its own socket; internal errors are told by an id alone.
func TestFailuresStayTheirOwn(t *testing.T) {
	core, logged := observer.New(zap.InfoLevel)
	h := newHouse(t, func(o *Options) { o.Log = zap.New(core) })
	p, w := h.customer()
	other, _ := h.customer()
	e := p.ask(m{"type": "message", "id": "i", "text": "internal"})
	require.Equal(t, "internal", e["code"])
	require.NotContains(t, e["message"], "secret words")
	p.send(m{"type": "message", "id": "p", "text": "panic"})
	require.Equal(t, 1011, p.closed())
	require.Equal(t, "ack", other.ask(m{"type": "message", "id": "a", "text": "still here"})["type"])
	q, _ := h.customer(m{"token": w["token"]})
	require.Equal(t, "ack", q.ask(m{"type": "message", "id": "b", "text": "back"})["type"])
	for _, line := range logged.All() {
		all := line.Message + fmt.Sprint(line.ContextMap())
		require.NotContains(t, all, "still here")
		require.NotContains(t, all, w["token"])
	}
	require.NotEmpty(t, logged.FilterMessage("panic in a socket").All())
}

// awayStore loses its storage when told.
type awayStore struct {
	chat.Store
	away atomic.Bool
}

func (s *awayStore) Read(ctx context.Context, id chat.ID, after chat.Seq, n int) ([]chat.Event, error) {
	if s.away.Load() {
		return nil, chat.ErrUnavailable
	}
	return s.Store.Read(ctx, id, after, n)
}

func (s *awayStore) Get(ctx context.Context, id chat.ID) (chat.Session, error) {
	if s.away.Load() {
		return chat.Session{}, chat.ErrUnavailable
	}
	return s.Store.Get(ctx, id)
}

// Storage away: the socket stays, nothing is acked, and all comes when it is back.
func TestStorageAway(t *testing.T) {
	var away *awayStore
	h := newHouse(t, func(o *Options) {
		away = &awayStore{Store: o.Store}
		o.Store = away
		o.Bot.(*fakeBot).store = away
	})
	p, w := h.customer()
	away.away.Store(true)
	require.Equal(t, "unavailable", p.ask(m{"type": "message", "id": "a", "text": "x"})["code"])
	require.Equal(t, 503, h.do("GET", "/readyz", nil).StatusCode)
	require.Equal(t, 200, h.do("GET", "/livez", nil).StatusCode)
	q, _, err := h.dial("/v1/chat", customerProtocol)
	require.NoError(t, err)
	require.Equal(t, "unavailable", q.code(m{"type": "hello", "token": w["token"]}))
	s, err := h.store.Get(t.Context(), id(w))
	require.NoError(t, err)
	_, err = h.store.Append(t.Context(), s, chat.New(chat.At(time.Now()), chat.By{Role: chat.Bot}, chat.Message{Text: "meanwhile"}))
	require.NoError(t, err)
	time.Sleep(500 * time.Millisecond) // longer than the wait for a hello: this client did say it
	away.away.Store(false)
	p.event(text("meanwhile"))
	q.send(m{"type": "hello", "token": w["token"]})
	q.event(text("meanwhile"))
	require.Equal(t, "ack", p.ask(m{"type": "message", "id": "a", "text": "x"})["type"])
}

// A reader that stops is closed and harms nobody; it finds everything when it is back.
func TestSlowReader(t *testing.T) {
	h := newHouse(t)
	_, w := h.customer()
	conn, in := h.raw(customerProtocol)
	conn.(*net.TCPConn).SetReadBuffer(4 << 10)
	fmt.Fprintf(conn, "%s", rawFrame(0x81, fmt.Sprintf(`{"type":"hello","token":%q}`, w["token"])))
	in.Discard(2) // the welcome comes; from here on nothing is read
	quick, _ := h.customer(m{"token": w["token"]})
	long := strings.Repeat("long ", 700)
	s, err := h.store.Get(t.Context(), id(w))
	require.NoError(t, err)
	gone := func() bool {
		h.g.hub.mu.RLock()
		defer h.g.hub.mu.RUnlock()
		return len(h.g.hub.feeds[id(w)]) == 2
	}
	var batch []chat.Event
	for range 200 {
		batch = append(batch, chat.New(chat.At(time.Now()), chat.By{Role: chat.Bot}, chat.Message{Text: long}))
	}
	start := time.Now()
	for !gone() {
		require.Less(t, time.Since(start), 20*time.Second, "the slow reader is still there")
		if s.Head < 20_000 {
			read := len(quick.all())
			s, err = h.store.Append(t.Context(), s, batch...)
			require.NoError(t, err)
			quick.find(read, "last", func(f m) bool { return f["type"] == "event" && f["event"].(m)["seq"] == float64(s.Head) }) // it keeps up, however busy the machine
		}
		time.Sleep(20 * time.Millisecond)
	}
	last := s.Head
	back, _ := h.customer(m{"token": w["token"], "after": last - 150})
	back.find(0, "last", func(f m) bool { return f["type"] == "event" && f["event"].(m)["seq"] == float64(last) })
	require.Len(t, back.events(""), 150)
}

// A peer that is gone without a word is noticed by its silence.
func TestHalfOpen(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.patience.silent = 500 * time.Millisecond })
	conn, in := h.raw(customerProtocol)
	conn.Write(rawFrame(0x81, `{"type":"hello"}`)) // and never a pong
	p, _ := h.customer()                           // this one answers pings
	start := time.Now()
	require.Equal(t, 1001, closeCode(conn, in))
	require.Less(t, time.Since(start), 3*time.Second)
	time.Sleep(700 * time.Millisecond)
	require.Equal(t, "ack", p.ask(m{"type": "message", "id": "a", "text": "x"})["type"])
}

func TestDrain(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	var all []*peer
	for range 20 {
		p, _ := h.customer()
		all = append(all, p)
	}
	all = append(all, h.atDesk(cookie(ana)))
	conn, _ := h.raw(customerProtocol) // one that answers nothing
	ctx, done := context.WithTimeout(t.Context(), 5*time.Second)
	defer done()
	start := time.Now()
	require.NoError(t, h.g.Drain(ctx))
	require.Less(t, time.Since(start), 4*time.Second)
	for _, p := range all {
		require.Equal(t, 1012, p.closed())
	}
	conn.Close()
	require.Equal(t, 503, h.do("GET", "/readyz", nil).StatusCode)
	_, res, err := h.dial("/v1/chat", customerProtocol)
	require.Error(t, err)
	require.Equal(t, http.StatusServiceUnavailable, res.StatusCode)
}

// A flood is answered with rate_limited, and others do not feel it.
func TestFlood(t *testing.T) {
	h := newHouse(t)
	p, w := h.customer()
	other, _ := h.customer()
	go func() {
		for i := range 3000 {
			if p.ws.WriteMessage(1, encode(m{"type": "message", "id": fmt.Sprint(i), "text": "flood"})) != nil {
				return
			}
		}
	}()
	f := p.find(0, "rate_limited", func(f m) bool { return f["code"] == "rate_limited" })
	require.Positive(t, f["retry_after_ms"])
	for i := range 5 {
		start := time.Now()
		require.Equal(t, "ack", other.ask(m{"type": "message", "id": fmt.Sprint(i), "text": "calm"})["type"])
		require.Less(t, time.Since(start), time.Second)
	}
	s, err := h.store.Get(t.Context(), id(w))
	require.NoError(t, err)
	require.Less(t, s.Head, chat.Seq(60))
}
