package reliability

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

func offeredWhenOnline(h *helpdesk) {
	c := h.customer()
	id := h.waits(c) // nobody is there
	a := h.agent("away")
	require.True(h, a.WaitQueue(10*time.Second, func(q map[string]client.Item) bool { return q[id].State == "waiting" }))
	require.False(h, a.offered(id), "offered to somebody who is away")
	require.NoError(h, done(a.Status("available")))
	h.within(8*time.Second, "it is offered to who has come online", func() bool { return a.offered(id) })
	require.NoError(h, done(a.Claim(id)))
}

func offeredWhenSilent(h *helpdesk) {
	a, b := h.agent("available"), h.agent("available")
	c := h.customer()
	id := h.waits(c)
	who := func() int { // 1: a, 2: b, 0: nobody, 3: both
		n := 0
		for bit, x := range []*deskAgent{a, b} {
			if x.offered(id) {
				n |= 1 << bit
			}
		}
		return n
	}
	h.within(8*time.Second, "it is offered to one of them", func() bool { return who() == 1 || who() == 2 })
	first := who()
	h.within(12*time.Second, "the first stays silent, and it goes to the other", func() bool { return who() == 3-first })
	h.within(15*time.Second, "the other stays silent as well, and it goes on round", func() bool { return who() == first })
	require.Equal(h, "waiting", h.state(id).State)
}

func claimOverridden(h *helpdesk) {
	a, b := h.agent("available"), h.agent("available")
	c := h.customer()
	id := h.waits(c)
	h.within(8*time.Second, "it is offered to one of them", func() bool { return a.offered(id) || b.offered(id) })
	offered, other := a, b
	if b.offered(id) {
		offered, other = b, a
	}
	f, err := other.Claim(id).Within(15 * time.Second)
	require.NoError(h, err, "whoever may take it may take it, offered or not")
	require.Equal(h, "conflict", code(offered.Claim(id)), "the offer is no right any more")
	time.Sleep(6 * time.Second) // longer than an offer and than the first response
	require.False(h, offered.offered(id))
	log, s := h.log(id), h.state(id)
	for _, e := range log[f.Seq:] { // the agent has said nothing yet, which is noted, and changes nothing
		require.Equal(h, "breached", e.Kind, "something happened after the claim: %v", kindsOf(log))
	}
	require.NotNil(h, s.Owner)
	require.Equal(h, other.account.ID, s.Owner.ID)
}

func stillInTheRoom(h *helpdesk) {
	a, b := h.agent("available"), h.agent("available")
	var mu sync.Mutex
	typed := 0
	c := client.NewCustomer(client.Options{Name: h.name("c"), Nodes: []string{h.here()}, On: func(f client.Frame) {
		mu.Lock()
		defer mu.Unlock()
		if f.Type == "typing" && f.Role == "agent" && f.On {
			typed++
		}
	}})
	h.Cleanup(c.Close)
	require.True(h, c.WaitOpen(10*time.Second))
	id, _ := h.together(c, a)
	types := func(x *deskAgent) { x.Hint("typing", client.Fields{"session": id, "on": true}) }
	seen := func() int { mu.Lock(); defer mu.Unlock(); return typed }
	h.within(10*time.Second, "the owner's typing is seen", func() bool { types(a); time.Sleep(200 * time.Millisecond); return seen() > 0 })
	require.NoError(h, done(a.Send("transfer", client.Fields{"session": id, "to": client.Fields{"agent": b.account.ID}, "reason": "a cat"})))
	require.Equal(h, "forbidden", code(a.Message(id, "one more thing")), "passed on, and nobody has it yet")
	require.NoError(h, done(b.Claim(id)))
	require.Equal(h, "forbidden", code(a.Message(id, "one more thing")))
	for _, frame := range []string{"return", "resolve"} {
		require.Equal(h, "forbidden", code(a.Send(frame, client.Fields{"session": id, "outcome": "solved"})))
	}
	require.NoError(h, done(b.Message(id, "Hello, I have the cat now")))
	before := seen()
	for range 5 {
		types(a)
		time.Sleep(100 * time.Millisecond)
	}
	require.Equal(h, before, seen(), "the customer sees the previous agent typing")
	h.within(5*time.Second, "the previous agent's queue has let go of it", func() bool { _, has := a.Queue()[id]; return !has })
	require.Equal(h, b.account.ID, h.state(id).Owner.ID)
	h.within(5*time.Second, "the customer has the new agent's words", func() bool {
		_, ok := received(c.Record(), "transferred")
		return ok && slices.ContainsFunc(c.Record().Got, func(g client.Got) bool { return g.Event.Text == "Hello, I have the cat now" })
	})
	require.False(h, slices.ContainsFunc(c.Record().Got, func(g client.Got) bool { return g.Event.Text == "one more thing" }))
}

func endlessWaiting(h *helpdesk) {
	offer := func(c *client.Customer, within time.Duration) bool {
		_, ok := c.WaitEvent(within, func(e client.Event) bool {
			return e.Kind == "message" && e.By.Role == "bot" && strings.Contains(e.Text, "call")
		})
		return ok
	}
	nobody := h.customer()
	require.NoError(h, done(nobody.Send("human", nil)))
	require.True(h, offer(nobody, 5*time.Second), "nobody is there: a call-back is offered at once")

	h.agent("available") // there, and never takes anything
	c := h.customer()
	id := h.waits(c)
	asked, _ := received(c.Record(), "handoff_requested")
	require.False(h, asked.DueAt.IsZero(), "the wait has an end from its beginning")
	require.True(h, offer(c, 15*time.Second), "taken by nobody in time: a call-back is offered")
	require.Equal(h, "waiting", h.state(id).State, "and the place in the line is kept")
	f, err := c.Send("callback", client.Fields{"contact": client.Fields{"phone": "+44 20 7946 0018"}}).Within(15 * time.Second)
	require.NoError(h, err)
	require.NotEmpty(h, f.Promise)
	log := h.log(id)
	require.Equal(h, "promised", log[f.Seq-1].Kind)
	require.True(h, log[f.Seq-1].DueAt.After(time.Now()), "a promise has a time")
	var list struct {
		Items []struct{ Session, Promise string }
	}
	require.NoError(h, h.l.admin.At(h.there()).Do(h.Context(), "GET", "/v1/promises?state=open,overdue&limit=200", nil, &list))
	require.True(h, slices.ContainsFunc(list.Items, func(p struct{ Session, Promise string }) bool { return p.Promise == f.Promise }), "the desk has it on its list")
}

func tokenInAnswer(h *helpdesk) {
	c, a := h.customer(), h.agent("available")
	id, _ := h.together(c, a)
	require.NoError(h, done(a.Message(id, "Hello")))
	require.NoError(h, done(c.Message("Hello")))
	time.Sleep(500 * time.Millisecond)
	token := c.Token()
	secret := token[strings.LastIndex(token, ".")+1:]
	require.Greater(h, len(secret), 20)
	hash := sha256.Sum256([]byte(secret))
	whole := sha256.Sum256([]byte(token))
	never := []string{token, secret, hex.EncodeToString(hash[:]), hex.EncodeToString(whole[:])}
	look := func(where string, b []byte) {
		for _, n := range never {
			require.NotContains(h, strings.ToLower(string(b)), strings.ToLower(n), where)
		}
		require.NotContains(h, string(b), `"token"`, where)
	}
	agent, err := client.Login(h.Context(), h.there(), a.account.Email, a.account.Password)
	require.NoError(h, err)
	for _, path := range []string{"/v1/sessions?limit=200", "/v1/sessions?state=with_agent", "/v1/sessions?q=Hello", "/v1/sessions/" + id, "/v1/stats", "/v1/promises", "/v1/me"} {
		var raw json.RawMessage
		require.NoError(h, agent.Do(h.Context(), "GET", path, nil, &raw), path)
		look(path, raw)
	}
	for _, path := range []string{"/v1/customers/" + id + "/export", "/v1/agents", "/v1/intents"} {
		var raw json.RawMessage
		require.NoError(h, h.l.admin.At(h.there()).Do(h.Context(), "GET", path, nil, &raw), path)
		look(path, raw)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	about := 0
	for _, f := range a.frames {
		look("the desk's socket: "+f.Type, f.Raw)
		if strings.Contains(string(f.Raw), id) {
			about++
		}
	}
	require.Greater(h, about, 5, fmt.Sprint("frames about the session"))
}
