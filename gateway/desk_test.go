package gateway

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/staff"
)

func TestDeskWelcome(t *testing.T) {
	h := newHouse(t)
	a, ana := h.agent("ana", 3, false)
	d := h.atDesk(cookie(ana))
	w := d.find(0, "welcome", typed("welcome"))
	require.Equal(t, a.ID, w["agent"].(m)["id"])
	require.NotContains(t, w["agent"], "hash")
	require.Equal(t, m{"tier": 2.0, "name": "Agents"}, w["tiers"].([]any)[1])
	require.Equal(t, "Shop", w["site"].(m)["name"])
	require.Equal(t, "welcome", d.all()[0]["type"])
	for frame, want := range map[string]string{
		`{"type":"status","id":"a","status":"asleep"}`:                                          "invalid",
		`{"type":"status","status":"away"}`:                                                     "invalid",
		`{"type":"watch","id":"a"}`:                                                             "invalid",
		`{"type":"watch","id":"a","session":7}`:                                                 "invalid",
		`{"type":"watch","id":"a","session":"none"}`:                                            "not_found",
		`{"type":"hello","id":"a"}`:                                                             "unknown_type",
		`{"type":"claim","session":"s"}`:                                                        "invalid",
		`{"type":"claim","id":"a"}`:                                                             "invalid",
		`{"type":"verdict","id":"a","session":"s"}`:                                             "invalid",
		`{"type":"verdict","id":"a","session":"s","needed":"maybe"}`:                            "invalid",
		`{"type":"transfer","id":"a","session":"s","to":{},"reason":"x"}`:                       "invalid",
		`{"type":"promise","id":"a","session":"s","what":"callback","due_at":"now","note":"x"}`: "invalid",
	} {
		require.Equal(t, want, d.code(frame), frame)
	}
	ok := d.ask(m{"type": "status", "id": "s1", "status": "available"})
	require.Equal(t, m{"type": "ack", "id": "s1"}, ok)
	require.Equal(t, m{"type": "ack", "id": "s1"}, d.ask(m{"type": "status", "id": "s1", "status": "available"}), "may be repeated")
}

// What an agent's queue holds, as sessions come, are offered, taken and transferred.
func TestQueue(t *testing.T) {
	h := newHouse(t)
	a, ana := h.agent("ana", 2, false)
	b, ben := h.agent("ben", 3, false)
	p, w := h.customer()
	p.ask(m{"type": "message", "id": "m", "text": "hello there"})
	p.ask(m{"type": "human", "id": "h"})
	s := w["session"]
	da, db := h.atDesk(cookie(ana)), h.atDesk(cookie(ben))
	item := da.find(0, "queue", typed("queue"))["items"].([]any)[0].(m)
	for _, field := range []string{"session", "state", "tier", "priority", "reason", "waiting_since", "due_at", "summary", "confidence", "frustration", "customer", "last", "last_by", "updated_at"} {
		require.Contains(t, item, field)
	}
	require.NotContains(t, item, "key")
	require.Equal(t, "hello there", item["last"])
	is := func(kind string, more func(m) bool) func(m) bool {
		return func(f m) bool { return f["type"] == kind && f["session"] == s && (more == nil || more(f)) }
	}
	h.queue.offer(id(w), a.ID)
	require.Equal(t, "waiting", da.find(0, "offer", is("queue_item", func(f m) bool { return f["offered"] == true }))["state"])

	require.Equal(t, "ack", da.ask(m{"type": "claim", "id": "c", "session": s})["type"])
	da.find(0, "own session", is("queue_item", func(f m) bool { return f["state"] == "with_agent" && f["owner"].(m)["id"] == a.ID }))
	db.find(0, "gone", is("queue_gone", nil))
	again := h.atDesk(cookie(ana))
	require.Len(t, again.find(0, "queue", typed("queue"))["items"], 1, "a console that comes back finds its own")

	n := len(db.all())
	h.append(id(w), a.By(), chat.Transferred{To: chat.Target{Tier: 3}})
	da.find(0, "gone", is("queue_gone", nil))
	require.EqualValues(t, 3, db.find(n, "the specialist's", is("queue_item", nil))["tier"])

	n = len(db.all())
	ref := a.Ref()
	h.append(id(w), b.By(), chat.Transferred{To: chat.Target{Tier: 2, Agent: &ref}, Until: chat.At(time.Now().Add(400 * time.Millisecond))})
	da.find(0, "back for Ana", is("queue_item", func(f m) bool { return f["for"] != nil }))
	db.find(n, "hidden from Ben", is("queue_gone", nil))
	n = len(db.all())
	db.find(n, "free for Ben after a while", is("queue_item", nil))
	for _, f := range db.all() {
		require.Nil(t, f["offered"], "an offer to another")
	}
}

// A promotion shows at once what the agent may take from now on.
func TestTierChanges(t *testing.T) {
	h := newHouse(t)
	a, ana := h.agent("ana", 2, false)
	_, w := h.customer()
	h.append(id(w), chat.By{Role: chat.Customer}, chat.HandoffRequested{Reason: chat.HighStakes, Tier: 3})
	d := h.atDesk(cookie(ana))
	require.Empty(t, d.find(0, "queue", typed("queue"))["items"])
	three := 3
	_, err := h.people.UpdateAgent(t.Context(), chat.By{Role: chat.System}, a.ID, staff.Change{Tier: &three})
	require.NoError(t, err)
	d.find(0, "item", typed("queue_item"))
}

// watch: ack, the log from after, staff kinds included, then live; watching again starts over.
func TestWatch(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	p, w := h.customer()
	s := w["session"].(string)
	for i := range 250 {
		h.append(id(w), chat.By{Role: chat.Agent, ID: "a"}, chat.Note{Text: fmt.Sprint("note ", i)})
	}
	d := h.atDesk(cookie(ana))
	for round := range 3 {
		from := len(d.all())
		d.send(m{"type": "watch", "id": fmt.Sprint("w", round), "session": s, "after": round * 100})
		d.find(from, "ack", func(f m) bool { return f["type"] == "ack" && f["id"] == fmt.Sprint("w", round) })
		d.find(from, "last", func(f m) bool { return f["type"] == "event" && f["event"].(m)["seq"] == 251.0 })
		acked, last := false, float64(round*100)
		for _, f := range d.all()[from:] {
			switch f["type"] {
			case "ack":
				acked = true
			case "event":
				require.True(t, acked, "the ack comes first")
				require.Equal(t, last+1, f["event"].(m)["seq"])
				last++
			}
		}
	}
	for _, f := range d.all() {
		require.NotContains(t, string(encode(f)), `"key"`)
	}
	p.ask(m{"type": "message", "id": "m", "text": "live"})
	d.event(text("live"))
	p.send(m{"type": "typing", "on": true})
	require.Equal(t, m{"type": "typing", "session": s, "role": "customer", "on": true}, d.find(0, "typing", typed("typing")))
	require.Equal(t, "ack", d.ask(m{"type": "unwatch", "id": "u", "session": s})["type"])
	n := len(d.all())
	p.ask(m{"type": "message", "id": "m2", "text": "not followed"})
	require.Equal(t, "ack", d.ask(m{"type": "status", "id": "fence", "status": "away"})["type"])
	for _, f := range d.all()[n:] {
		require.NotEqual(t, "event", f["type"])
	}
	for _, e := range p.events("") {
		require.NotEqual(t, "note", e["kind"])
	}
}

// Whoever watches sees a verdict; the customer, on the socket or by a resumed one, never does.
func TestVerdicts(t *testing.T) {
	h := newHouse(t)
	a, ana := h.agent("ana", 2, false)
	_, ben := h.agent("ben", 2, false)
	p, w := h.customer()
	s := w["session"].(string)
	p.ask(m{"type": "human", "id": "h"})
	d, other := h.atDesk(cookie(ana)), h.atDesk(cookie(ben))
	other.ask(m{"type": "watch", "id": "w", "session": s})
	verdict := m{"type": "verdict", "id": "v", "session": s, "needed": "too_late"}
	require.Equal(t, m{"type": "ack", "id": "v", "seq": 3.0}, d.ask(verdict))
	require.Equal(t, m{"type": "ack", "id": "v", "seq": 3.0, "duplicate": true}, d.ask(verdict))
	verdict["needed"] = "needed"
	require.Equal(t, "conflict", d.code(verdict))
	e := other.event(func(e m) bool { return e["kind"] == "verdict" })
	require.Equal(t, m{"seq": 3.0, "at": e["at"], "kind": "verdict", "by": m{"role": "agent", "id": a.ID, "name": "ana"}, "ref": "v", "needed": "too_late"}, e)
	bad := d.ask(m{"type": "verdict", "id": "v2", "session": s, "needed": "maybe"})
	require.Equal(t, []any{"invalid", "needed must be one of needed, not_needed, too_late"}, []any{bad["code"], bad["message"]})
	require.Equal(t, "unknown_type", p.code(m{"type": "verdict", "id": "c", "needed": "needed"}))

	p.ask(m{"type": "message", "id": "m", "text": "the last word"})
	p.event(text("the last word"))
	back, again := h.customer(m{"token": w["token"]})
	back.event(text("the last word"))
	require.EqualValues(t, 4, again["head"])
	for _, e := range append(p.events(""), back.events("")...) {
		require.NotEqual(t, "verdict", e["kind"])
	}
	item := h.do("GET", "/v1/sessions/"+s, nil, cookie(ben)).object(t)["session"].(m)
	require.Equal(t, []any{"too_late", true}, []any{item["verdict"], item["handed"]})
}

func TestPresence(t *testing.T) {
	h := newHouse(t)
	a, ana := h.agent("ana", 2, false)
	b, ben := h.agent("ben", 2, false)
	da := h.atDesk(cookie(ana))
	is := func(agent, status string) func(m) bool {
		return func(f m) bool {
			return f["type"] == "presence" && f["agent"].(m)["id"] == agent && f["status"] == status
		}
	}
	db := h.atDesk(cookie(ben))
	da.find(0, "Ben, away as yet", is(b.ID, "away"))
	db.ask(m{"type": "status", "id": "s", "status": "available"})
	da.find(0, "Ben, available", is(b.ID, "available"))
	db.find(0, "Ana", is(a.ID, "away"))
	n := len(da.all())
	db.ws.Close()
	da.find(n, "Ben, gone", is(b.ID, "away"))
	there, err := h.roster.List(t.Context())
	require.NoError(t, err)
	require.Len(t, there, 1)
}

// A disabled account, a new password and signing out end the socket within 2 s.
func TestDismissed(t *testing.T) {
	h := newHouse(t)
	yes, password := true, "another password"
	for name, change := range map[string]staff.Change{"disabled": {Disabled: &yes}, "password": {Password: &password}} {
		a, c := h.agent(name, 2, false)
		d := h.atDesk(cookie(c))
		_, err := h.people.UpdateAgent(t.Context(), chat.By{Role: chat.System}, a.ID, change)
		require.NoError(t, err)
		start := time.Now()
		require.Equal(t, closeUnauthorized, d.closed(), name)
		require.Less(t, time.Since(start), 2*time.Second)
	}
	_, c := h.agent("out", 2, false)
	d := h.atDesk(cookie(c))
	require.Equal(t, 204, h.do("POST", "/v1/logout", m{}, cookie(c)).StatusCode)
	require.Equal(t, closeUnauthorized, d.closed())
	require.Equal(t, 401, h.do("GET", "/v1/me", nil, cookie(c)).StatusCode)
}
