package gateway

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// The order of checks: JSON, type, id and fields, repeated id, authority, rate, state. None of them closes the socket.
func TestOrderOfChecks(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.Limits.Messages = Rate{0.0001, 4} })
	p, _ := h.customer()
	for _, c := range []struct {
		frame, want string
	}{
		{`{not json`, "bad_json"},
		{``, "bad_json"},
		{`[]`, "bad_json"},
		{`"hello"`, "bad_json"},
		{`null`, "bad_json"},
		{`{"type":"message"} trailing`, "bad_json"},
		{`{}`, "unknown_type"},
		{`{"type":7}`, "unknown_type"},
		{`{"type":null}`, "unknown_type"},
		{`{"type":"dance","id":"b 3"}`, "unknown_type"},
		{`{"type":"claim","id":"a","session":"x"}`, "unknown_type"}, // the desk's
		{`{"type":"message","text":"x"}`, "invalid"},
		{`{"type":"message","id":7,"text":"x"}`, "invalid"},
		{`{"type":"message","id":"b 2","text":"x"}`, "invalid"},
		{`{"type":"message","id":"` + strings.Repeat("a", 65) + `","text":"x"}`, "invalid"},
		{`{"type":"message","id":"a","text":7}`, "invalid"},
		{`{"type":"message","id":"a","text":"  "}`, "invalid"},
		{`{"type":"message","id":"a","text":"` + strings.Repeat("é", 4001) + `"}`, "invalid"},
		{`{"type":"rate","id":"a","score":9}`, "invalid"}, // the field before the state
		{`{"type":"escalate","id":"a"}`, "invalid"},       // the field before the authority
		{`{"type":"escalate","id":"a","reason":"now"}`, "forbidden"},
		{`{"type":"hello"}`, "conflict"},
		{`{"type":"hello","after":"x"}`, "invalid"},
		{`{"type":"typing"}`, "invalid"},
		{`{"type":"read","seq":-1}`, "invalid"},
		{`{"type":"stop"}`, "invalid"},
		{`{"type":"stop","ref":7}`, "invalid"},
		{`{"type":"stop","ref":"b 2"}`, "invalid"},
	} {
		require.Equal(t, c.want, p.code(c.frame), c.frame)
	}
	// Four may pass: then a new one is refused for rate, a repeated one never is, and one with other content is a conflict.
	first := m{"type": "message", "id": "m1", "text": "one", "session": 7, "to": "x", "seq": "x"} // what message does not list is ignored
	a := p.ask(first)
	require.Equal(t, "ack", a["type"])
	require.Nil(t, a["duplicate"])
	require.Equal(t, "conflict", p.ask(m{"type": "rate", "id": "r1", "score": 3})["code"], "the state comes last")
	for i := range 2 {
		require.Equal(t, "ack", p.ask(m{"type": "message", "id": fmt.Sprint("n", i), "text": "more"})["type"])
	}
	late := p.ask(m{"type": "message", "id": "late", "text": "x"})
	require.Equal(t, "rate_limited", late["code"])
	require.Positive(t, late["retry_after_ms"])
	require.Equal(t, "late", late["id"])
	require.Equal(t, "rate_limited", p.ask(m{"type": "rate", "id": "r2", "score": 3})["code"], "rate before state")
	again := p.ask(m{"type": "message", "id": "m1", "text": "  one "})
	require.Equal(t, "ack", again["type"])
	require.Equal(t, true, again["duplicate"])
	require.Equal(t, a["seq"], again["seq"])
	require.Equal(t, "conflict", p.ask(m{"type": "message", "id": "m1", "text": "two"})["code"])
	require.Equal(t, "conflict", p.ask(m{"type": "escalate", "id": "m1", "reason": "x"})["code"], "a repeated id before authority")
}

func TestHello(t *testing.T) {
	h := newHouse(t)
	p, _, err := h.dial("/v1/chat", customerProtocol)
	require.NoError(t, err)
	for frame, want := range map[string]string{
		`{"type":"message","id":"a","text":"x"}`:         "invalid",
		`{"type":"typing","on":true}`:                    "invalid",
		`{"type":"stop","ref":"m1"}`:                     "invalid",
		`{"type":"dance"}`:                               "unknown_type",
		`{"type":"hello","identity":"e30.e30.x"}`:        "invalid",
		`{"type":"hello","locale":"<script>"}`:           "invalid",
		`{"type":"hello","page":"x"}`:                    "invalid",
		`{"type":"hello","after":-1}`:                    "invalid",
		`{"type":"hello","token":5,"extra":"field"}`:     "invalid",
		`{"type":"hello","after":1.5,"locale":"en"}`:     "invalid",
		`{"type":"hello","after":184467440737095516160}`: "invalid",
	} {
		require.Equal(t, want, p.code(frame), frame)
	}
	require.Contains(t, p.ask(m{"type": "hello", "identity": "x"})["message"], "identity")
	p.send(m{"type": "hello", "locale": "de-DE", "page": m{"url": "https://shop.example/" + strings.Repeat("x", 9000), "title": "T"}, "unlisted": 1, "token": nil})
	w := p.find(0, "welcome", typed("welcome"))
	require.Equal(t, m{"name": "Shop", "locale": "en-US"}, w["site"])
	require.EqualValues(t, 1, w["head"])
	require.Equal(t, false, w["resumed"])
	require.Equal(t, "bot", w["state"])
	s := p.event(func(e m) bool { return e["kind"] == "started" })
	require.EqualValues(t, 1, s["seq"])
	require.Equal(t, "de-DE", s["locale"])
	require.NotContains(t, string(encode(p.all())), `"key"`)
	_, far := h.customer(m{"token": w["token"], "after": 1 << 40})
	require.Equal(t, true, far["resumed"])
}

// 1,000 events, with what staff alone may see in between: each that a customer may see, once, in order, from wherever it comes back.
func TestResumeInPages(t *testing.T) {
	h := newHouse(t)
	p, w := h.customer()
	var log []chat.Event
	now := chat.At(time.Now())
	for i := range 999 {
		by, body := chat.By{Role: chat.Bot}, chat.Body(chat.Message{Text: fmt.Sprint("line ", i)})
		if i%3 == 0 {
			by, body = chat.By{Role: chat.Agent, ID: "a"}, chat.Note{Text: "staff only"}
		}
		log = append(log, chat.New(now, by, body))
	}
	s, err := h.store.Get(t.Context(), id(w))
	require.NoError(t, err)
	s, err = h.store.Append(t.Context(), s, log...)
	require.NoError(t, err)
	p.event(text("line 997"))
	for _, after := range []int{0, 1, 99, 100, 101, 500, 998, 1000} {
		q, back := h.customer(m{"token": w["token"], "after": after})
		require.EqualValues(t, s.Public, back["head"])
		s = h.append(s.ID, chat.By{Role: chat.Bot}, chat.Message{Text: fmt.Sprint("live after ", after)})
		q.event(text(fmt.Sprint("live after ", after)))
		last, n := float64(after), 0
		for _, e := range q.events("") {
			require.Greater(t, e["seq"], last)
			require.NotEqual(t, "note", e["kind"])
			last = e["seq"].(float64)
			if last <= 1000 {
				n++
			}
		}
		want := 0
		for seq := after + 1; seq <= 1000; seq++ {
			if seq == 1 || (seq-2)%3 != 0 {
				want++
			}
		}
		require.Equal(t, want, n, "after %d", after)
		q.ws.Close()
	}
	seen := len(p.events(""))
	require.Equal(t, 1+666+8, seen, "the socket that was there all the time")
}

func TestBothSocketsOfACustomer(t *testing.T) {
	h := newHouse(t)
	p, w := h.customer()
	q, _ := h.customer(m{"token": w["token"]})
	p.ask(m{"type": "message", "id": "m1", "text": "from the first"})
	require.Equal(t, "m1", q.event(text("from the first"))["ref"])
	p.event(text("from the first"))
	require.Equal(t, true, q.ask(m{"type": "message", "id": "m1", "text": "from the first"})["duplicate"], "one sender on all its sockets")
}

// A customer in the line is told of its place whenever it changes.
func TestWaiting(t *testing.T) {
	h := newHouse(t)
	first, w1 := h.customer()
	first.ask(m{"type": "human", "id": "h"})
	require.EqualValues(t, 1, first.find(0, "waiting", typed("waiting"))["position"])
	time.Sleep(5 * time.Millisecond)
	second, _ := h.customer()
	second.ask(m{"type": "human", "id": "h"})
	f := second.find(0, "waiting", typed("waiting"))
	require.EqualValues(t, 2, f["position"])
	require.EqualValues(t, 120, f["wait_seconds"])
	asked := second.event(func(e m) bool { return e["kind"] == "handoff_requested" })
	require.NotContains(t, asked, "summary")
	h.append(id(w1), chat.By{Role: chat.Agent, ID: "a", Name: "Ana"}, chat.AgentJoined{Agent: chat.Ref{ID: "a", Name: "Ana"}})
	second.find(0, "the new place", func(f m) bool { return f["type"] == "waiting" && f["position"] == 1.0 })
	n := 0
	for _, f := range first.all() {
		if f["type"] == "waiting" {
			n++
		}
	}
	require.Equal(t, 1, n, "what did not change is not told")
}

func TestHintsToTheCustomer(t *testing.T) {
	h := newHouse(t)
	p, w := h.customer()
	s := h.append(id(w), chat.By{Role: chat.Agent, ID: "a"}, chat.AgentJoined{Agent: chat.Ref{ID: "a", Name: "Ana"}})
	send := func(x chat.Hint) { x.Session = s.ID; require.NoError(t, h.roster.Send(t.Context(), x)) }
	send(chat.Hint{Kind: "typing", By: chat.By{Role: chat.Agent, ID: "other", Name: "Other"}, Typing: true})
	send(chat.Hint{Kind: "typing", By: chat.By{Role: chat.Agent, ID: "a", Name: "Ana"}, Typing: true})
	require.Equal(t, m{"type": "typing", "role": "agent", "on": true}, p.find(0, "typing", typed("typing")))
	send(chat.Hint{Kind: "read", By: chat.By{Role: chat.Agent, ID: "a"}, Read: 3})
	p.find(0, "read", typed("read"))
	for _, f := range p.all() {
		require.False(t, f["type"] == "typing" && f["role"] != "agent")
	}
}

// After an erasure the token is dead, for those who are connected too.
func TestErasedSocketEnds(t *testing.T) {
	h := newHouse(t)
	_, chief := h.agent("chief", 4, true)
	p, w := h.customer()
	require.Equal(t, 200, h.do("DELETE", "/v1/customers/"+w["session"].(string), nil, cookie(chief)).StatusCode)
	require.Equal(t, closeUnauthorized, p.closed())
	q, _, err := h.dial("/v1/chat", customerProtocol)
	require.NoError(t, err)
	require.Equal(t, "unauthorized", q.code(m{"type": "hello", "token": w["token"]}))
	require.Equal(t, 404, h.do("DELETE", "/v1/customers/"+w["session"].(string), nil, cookie(chief)).StatusCode)
}
