package reliability

import (
	"fmt"
	"slices"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// toCustomer are the seqs of a log that a customer may see.
func toCustomer(log []client.Event) (all []int64) {
	for _, e := range log {
		if public[e.Kind] {
			all = append(all, e.Seq)
		}
	}
	return all
}

// resume opens a socket at a node with the customer's token and reads everything after a seq.
func (h *helpdesk) resume(at string, c *client.Customer, after int64) []client.Event {
	s, err := client.DialChat(h.Context(), at)
	require.NoError(h, err)
	defer s.Close()
	require.NoError(h, s.Send(client.Fields{"type": "hello", "token": c.Token(), "after": after}))
	w, err := s.Until(10*time.Second, client.Is("welcome", ""))
	require.NoError(h, err)
	require.True(h, w.Resumed)
	var got []client.Event
	for len(got) == 0 || got[len(got)-1].Seq < w.Head {
		if w.Head <= after {
			return nil
		}
		f, err := s.Until(10*time.Second, client.Is("event", ""))
		require.NoError(h, err, "after %d events of those up to %d", len(got), w.Head)
		got = append(got, *f.Event)
	}
	return got
}

func missedReply(h *helpdesk) {
	c, a := h.customer(), h.agent("available")
	id, _ := h.together(c, a)
	var got int64
	h.within(10*time.Second, "the customer sees the agent", func() bool { _, ok := received(c.Record(), "agent_joined"); got = c.After(); return ok })
	c.Close() // away, for longer than anybody's window for "recent" replies
	for i := range 120 {
		require.NoError(h, done(a.Message(id, fmt.Sprint("while you were away ", i))))
	}
	time.Sleep(3 * time.Second)
	for _, at := range []string{h.here(), h.there()} {
		for _, after := range []int64{0, got, got + 7, got + 119} {
			want := slices.DeleteFunc(toCustomer(h.log(id)), func(seq int64) bool { return seq <= after })
			require.Equal(h, want, seqs(h.resume(at, c, after)), "after %d", after)
		}
	}
	// Cut at the very moment of a reply, again and again.
	third, b := h.customer(), h.agent("available")
	session, _ := h.together(third, b)
	for i := range 30 {
		h.within(10*time.Second, "the customer is back", third.Live)
		sent := b.Message(session, fmt.Sprint("just now ", i))
		time.Sleep(time.Duration(i%5) * time.Millisecond)
		third.Cut()
		require.NoError(h, done(sent))
	}
	h.within(15*time.Second, "all replies are there", func() bool {
		return count(eventsOf(third), 0, "agent", "message") >= 30
	})
	require.Equal(h, toCustomer(h.log(session)), seqs(eventsOf(third)), "each once, in order")
	require.Greater(h, len(third.Record().Closed), 10, "the connection was hardly cut")
}

func eventsOf(c *client.Customer) (all []client.Event) {
	for _, g := range c.Record().Got {
		all = append(all, g.Event)
	}
	return all
}

func cutTranscript(h *helpdesk) {
	c, a := h.customer(), h.agent("available")
	require.NoError(h, done(c.Send("human", nil)))
	id := c.Session()
	const said = 420 // more than two pages of any list here, and than four of the log
	for i := range said {
		require.NoError(h, done(c.Message(fmt.Sprint("line ", i))))
	}
	require.NoError(h, done(a.Claim(id)))
	require.NoError(h, done(a.Message(id, "I am reading it"))) // answered: no clock of the desk adds to the log behind the test's back
	log := h.log(id)
	require.Greater(h, len(log), said)
	require.Equal(h, said, count(log, 0, "customer", "message"))
	for i, e := range log {
		require.Equal(h, int64(i+1), e.Seq)
	}
	late := h.agent("away") // a colleague who looks in afterwards
	late.Watch(id)
	var seen []int64
	h.within(15*time.Second, "whoever watches gets the whole of it", func() bool {
		seen = nil
		for _, g := range late.Record().Got {
			seen = append(seen, g.Event.Seq)
		}
		return len(seen) >= len(log)
	})
	require.Equal(h, seqs(log), seen)
	require.Equal(h, toCustomer(log), seqs(h.resume(h.there(), c, 0)), "the customer's other device gets the whole of it")
	var raw struct{ Events []client.Event }
	require.NoError(h, h.l.admin.At(h.here()).Do(h.Context(), "GET", "/v1/sessions/"+id+"?limit=50", nil, &raw), "a limit of lists does not cut a log")
	require.Len(h, raw.Events, len(log))
}
