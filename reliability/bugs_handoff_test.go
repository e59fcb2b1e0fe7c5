package reliability

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

func botTalksOver(h *helpdesk) {
	c, a := h.customer(), h.agent("available")
	id, claimed := h.together(c, a)
	require.NoError(h, done(a.Message(id, "Hello, whose cat is it?")))
	for _, text := range []string{"What are your opening hours?", "I want to talk to a person", "this is useless, you never help", "Thanks!"} { // the bot knows a word to each
		require.NoError(h, done(c.Message(text)))
	}
	require.NoError(h, done(c.Send("human", nil)))
	time.Sleep(4 * time.Second) // longer than a turn of the bot, and than the wait for one that was cut off
	log := h.log(id)
	require.Equal(h, 1, count(log, claimed, "agent", "message"))
	require.Equal(h, 4, count(log, claimed, "customer", "message"))
	for _, kind := range []string{"message", "decision"} {
		require.Zero(h, count(log, claimed, "bot", kind), "the bot said or decided something: %v", kindsOf(log))
	}
}

func handoffTwice(h *helpdesk) {
	h.agent("available")
	c := h.customer()
	other, err := client.DialChat(h.Context(), h.there()) // the same customer's other tab, at the other node
	require.NoError(h, err)
	defer other.Close()
	require.NoError(h, other.Send(client.Fields{"type": "hello", "token": c.Token()}))
	_, err = other.Until(10*time.Second, client.Is("welcome", ""))
	require.NoError(h, err)
	gate := make(chan struct{})
	var all sync.WaitGroup
	var clicked client.Frame
	all.Go(func() {
		<-gate
		other.Send(client.Fields{"type": "human", "id": "other-tab"})
		clicked, err = other.Until(15*time.Second, client.Answer("other-tab"))
	})
	all.Go(func() { <-gate; done(c.Message("I want to talk to a person")) })
	close(gate)
	all.Wait()
	require.NoError(h, err)
	var acks []int64
	for range 3 {
		f, err := c.Send("human", nil).Within(15 * time.Second)
		require.NoError(h, err)
		acks = append(acks, f.Seq)
	}
	time.Sleep(4 * time.Second)
	log := h.log(c.Session())
	require.Equal(h, 1, count(log, 0, "", "handoff_requested"), "%v", kindsOf(log))
	require.Equal(h, "ack", clicked.Type)
	for _, seq := range append(acks, clicked.Seq) {
		require.Equal(h, "handoff_requested", log[seq-1].Kind, "every click is acked by the one request that stands")
	}
	said := 0
	for _, e := range log {
		if e.Kind == "message" && e.By.Role == "bot" && strings.Contains(e.Text, "person") {
			said++
		}
	}
	require.LessOrEqual(h, said, 2, "once at the request, and at most once more for the wait that grew long: %v", kindsOf(log))
}

func silentHandoff(h *helpdesk) {
	a, b := h.agent("available"), h.agent("available")
	var mu sync.Mutex
	place := 0
	c := client.NewCustomer(client.Options{Name: h.name("c"), Nodes: []string{h.here()}, On: func(f client.Frame) {
		mu.Lock()
		defer mu.Unlock()
		if f.Type == "waiting" {
			place = f.Position
		}
	}})
	h.Cleanup(c.Close)
	require.True(h, c.WaitOpen(10*time.Second))
	id := h.waits(c)
	said, _ := c.WaitEvent(5*time.Second, func(e client.Event) bool { return e.Kind == "message" && e.By.Role == "bot" })
	require.NotEmpty(h, said.Text, "the bot says that it passes the customer on")
	asked, _ := c.WaitEvent(5*time.Second, func(e client.Event) bool { return e.Kind == "handoff_requested" })
	require.NotEmpty(h, asked.Reason)
	h.within(5*time.Second, "the customer is told the place in line", func() bool { mu.Lock(); defer mu.Unlock(); return place >= 1 })
	tells := func(kind string, after int64) client.Event {
		e, ok := c.WaitEvent(25*time.Second, func(e client.Event) bool { return e.Kind == kind && e.Seq > after })
		require.True(h, ok, "the customer is not told of %s", kind)
		return e
	}
	require.NoError(h, done(a.Claim(id)))
	joined := tells("agent_joined", 0)
	require.NoError(h, done(a.Send("transfer", client.Fields{"session": id, "to": client.Fields{"agent": b.account.ID}, "reason": "a cat"})))
	passed := tells("transferred", joined.Seq)
	require.NoError(h, done(b.Claim(id)))
	again := tells("agent_joined", passed.Seq)
	require.NotNil(h, again.Agent)
	require.Equal(h, b.account.ID, again.Agent.ID)
	b.Close() // their tab is gone for good
	left := tells("agent_left", again.Seq)
	note, ok := c.WaitEvent(5*time.Second, func(e client.Event) bool { return e.Seq > left.Seq && e.Kind == "message" && e.By.Role == "bot" })
	require.True(h, ok && note.Text != "", "the customer is told in words that the agent is gone")
}

func workersFull(h *helpdesk) {
	customers := make([]*client.Customer, size(60, 300))
	for i := range customers {
		customers[i] = h.customer()
	}
	gate := make(chan struct{})
	var all sync.WaitGroup
	for _, c := range customers { // far more than there are workers, all at once, some twice
		all.Go(func() {
			<-gate
			c.Message("What are your opening hours?")
			c.Message("And do you ship to Norway?")
		})
	}
	close(gate)
	all.Wait()
	for i, c := range customers {
		_, ok := c.WaitEvent(30*time.Second, func(e client.Event) bool {
			return e.Kind == "message" && e.By.Role == "bot" && strings.HasSuffix(e.Ref, "-2")
		})
		require.True(h, ok, "customer %d of %d has no answer to what was said last: %v", i, len(customers), kindsOf(h.log(c.Session())))
		require.Zero(h, c.Pending())
	}
}

func loopAfterReopening(h *helpdesk) {
	c, a := h.customer(), h.agent("available")
	id, _ := h.together(c, a)
	require.NoError(h, done(a.Send("resolve", client.Fields{"session": id, "outcome": "solved"})))
	closed := h.log(id)[len(h.log(id))-1].Seq
	for i, text := range []string{"What are your opening hours?", "Thanks!", "How long is the warranty?"} {
		ack, err := c.Message(text).Within(15 * time.Second)
		require.NoError(h, err)
		_, ok := c.WaitEvent(15*time.Second, func(e client.Event) bool {
			return e.Seq > ack.Seq && e.Kind == "message" && e.By.Role == "bot"
		})
		require.True(h, ok, "no answer to message %d after the end", i)
	}
	log := h.log(id)
	require.Zero(h, count(log, closed, "", "handoff_requested"), "handed over again although the bot knows an answer: %v", kindsOf(log))
	require.Equal(h, "bot", h.state(id).State)
}

func handoffOnlyOnce(h *helpdesk) {
	c, a := h.customer(), h.agent("available")
	id := c.Session()
	for i := range 3 {
		f, err := c.Send("human", nil).Within(15 * time.Second)
		require.NoError(h, err)
		require.Equal(h, "handoff_requested", h.log(id)[f.Seq-1].Kind)
		require.Equal(h, i+1, count(h.log(id), 0, "", "handoff_requested"))
		require.True(h, a.WaitQueue(10*time.Second, func(q map[string]client.Item) bool { return q[id].State == "waiting" }), "time %d: it is not in the queue", i+1)
		require.NoError(h, done(a.Claim(id)))
		_, ok := c.WaitEvent(10*time.Second, func(e client.Event) bool { return e.Kind == "agent_joined" && e.Seq > f.Seq })
		require.True(h, ok)
		if i == 0 {
			require.NoError(h, done(a.Send("return", client.Fields{"session": id})))
		} else {
			require.NoError(h, done(a.Send("resolve", client.Fields{"session": id, "outcome": "solved"})))
		}
	}
}

func joinedWithoutName(h *helpdesk) {
	for range 5 {
		c := h.customer()
		a := h.agent("available") // made a moment ago, at the other node
		id := c.Session()
		require.NoError(h, done(c.Send("human", nil)))
		require.NoError(h, done(a.Claim(id)))
		e, ok := c.WaitEvent(10*time.Second, func(e client.Event) bool { return e.Kind == "agent_joined" })
		require.True(h, ok)
		name := strings.TrimSuffix(a.account.Email, "@example.com")
		require.NotNil(h, e.Agent, "%+v", e)
		require.Equal(h, []string{name, name}, []string{e.Agent.Name, e.By.Name}, "what the customer is told")
		require.False(h, slices.ContainsFunc(c.Record().Got, func(g client.Got) bool { return g.Event.By.Role == "agent" && g.Event.By.Name == "" }))
	}
}

func ratesAbove(h *helpdesk) {
	var before, after struct {
		Sessions, Handoffs, Closed struct {
			Total int
			By    map[string]int
		}
		Ratings struct{ Total int }
	}
	api := h.l.admin.At(h.there())
	require.NoError(h, api.Do(h.Context(), "GET", "/v1/stats", nil, &before))
	a := h.agent("available")
	for _, outcomes := range [][]string{{"solved"}, {"abandoned"}, {"abandoned"}, {"solved", "unsolved"}, {"unsolved", "solved", "solved"}} { // the last ones are reopened
		c := h.customer()
		for i, outcome := range outcomes {
			if i > 0 {
				require.NoError(h, done(c.Message("Hello again")))
			}
			require.NoError(h, done(c.Send("human", nil)))
			require.NoError(h, done(a.Claim(c.Session())))
			require.NoError(h, done(a.Send("resolve", client.Fields{"session": c.Session(), "outcome": outcome})))
			require.NoError(h, done(c.Send("rate", client.Fields{"score": 5})))
		}
	}
	require.NoError(h, api.Do(h.Context(), "GET", "/v1/stats", nil, &after))
	more := func(what string) int { return after.Closed.By[what] - before.Closed.By[what] }
	require.Equal(h, []int{2, 1, 2}, []int{more("solved"), more("unsolved"), more("abandoned")}, "each session once, by how it ended; who gave up is no success")
	require.Equal(h, 5, after.Sessions.Total-before.Sessions.Total)
	require.Equal(h, 5, after.Handoffs.Total-before.Handoffs.Total, "handed over twice is one session that was handed over")
	require.Equal(h, 5, after.Ratings.Total-before.Ratings.Total, "rated twice is one rating, the last")
	for name, part := range map[string]int{"handoffs": after.Handoffs.Total, "closed": after.Closed.Total, "ratings": after.Ratings.Total} {
		require.LessOrEqual(h, part, after.Sessions.Total, fmt.Sprint(name, " of sessions"))
	}
	sum := 0
	for _, n := range after.Closed.By {
		sum += n
	}
	require.Equal(h, after.Closed.Total, sum, "shares add up to one")
}
