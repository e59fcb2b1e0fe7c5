package gateway

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

var (
	customer_ = chat.By{Role: chat.Customer}
	theBot    = chat.By{Role: chat.Bot}
	ana       = chat.By{Role: chat.Agent, ID: "a", Name: "Ana"}
	house_    = chat.By{Role: chat.System}
)

// takes are all ways in which the bot loses a session, each with how it comes back; nil: a message does that.
var takes = map[string][2]chat.Body{
	"agent_joined":      {chat.AgentJoined{Agent: chat.Ref{ID: "a", Name: "Ana"}}, chat.Returned{}},
	"handoff_requested": {chat.HandoffRequested{Reason: chat.ExplicitRequest, Tier: 2}, chat.HandoffCancelled{}},
	"escalated":         {chat.Escalated{Tier: 4}, chat.Returned{}},
	"transferred":       {chat.Transferred{To: chat.Target{Tier: 3}}, chat.Returned{}},
	"agent_left":        {chat.AgentLeft{}, chat.HandoffCancelled{}},
	"promised":          {chat.Promised{Promise: "p", What: chat.Callback}, nil},
	"closed":            {chat.Closed{Outcome: "ended"}, nil},
}

// stage is a customer's socket, and a bot that writes.
type stage struct {
	*house
	p *peer
	s chat.ID
}

func newStage(t *testing.T) (*stage, m) {
	h := newHouse(t)
	p, w := h.customer()
	return &stage{h, p, id(w)}, w
}

func (g *stage) hint(x chat.Hint) {
	g.Helper()
	x.Session = g.s
	require.NoError(g, g.roster.Send(g.Context(), x))
}

func (g *stage) writes(ref, text string) {
	g.hint(chat.Hint{Kind: chat.HintPartial, By: theBot, Ref: ref, Text: text})
}

// shown are the partials that p got, once everything that was sent before is through: of two signals the second is written after all that came before the first.
func (g *stage) shown(p *peer) (texts []string) {
	g.Helper()
	for _, on := range []bool{true, false} {
		from := len(p.all())
		g.hint(chat.Hint{Kind: chat.HintTyping, By: house_, Typing: on})
		p.find(from, "typing", func(f m) bool { return f["role"] == "system" && f["on"] == on })
	}
	for _, f := range p.all() {
		switch {
		case f["type"] == "partial":
			texts = append(texts, f["text"].(string))
		case f["role"] == "bot":
			texts = append(texts, "…")
		}
	}
	return texts
}

// happens appends an event with a ref and waits until the customer has it, or an event after it.
func (g *stage) happens(by chat.By, ref string, body chat.Body) {
	g.Helper()
	e := chat.New(chat.At(time.Now()), by, body)
	e.Ref = ref
	s, err := g.g.append(g.Context(), g.s, e)
	require.NoError(g, err)
	if _, public := e.For(chat.Customer); public {
		g.p.event(func(e m) bool { return e["seq"] == float64(s.Head) })
	}
}

// Nothing of an answer is written after the event that took the session away, and not for the next question either.
func TestPartialsEndWithTheBotsTurn(t *testing.T) {
	for name, c := range takes {
		t.Run(name, func(t *testing.T) {
			g, _ := newStage(t)
			g.p.ask(m{"type": "message", "id": "m1", "text": "one"})
			g.p.event(text("one"))
			g.writes("m1", "Well")
			require.Equal(t, []string{"Well"}, g.shown(g.p))
			g.happens(ana, "", c[0])
			g.writes("m1", "Well, l")
			g.hint(chat.Hint{Kind: chat.HintTyping, By: theBot, Typing: true})
			require.Equal(t, []string{"Well"}, g.shown(g.p))
			if c[1] != nil {
				g.happens(customer_, "m2", chat.Message{Text: "while somebody else has it"})
				g.writes("m2", "It is not mine")
				g.happens(ana, "", c[1])
				g.writes("m1", "Well, late")
				g.writes("m2", "It was not mine")
				require.Equal(t, []string{"Well"}, g.shown(g.p))
			}
			g.happens(customer_, "m3", chat.Message{Text: "and now?"})
			g.hint(chat.Hint{Kind: chat.HintTyping, By: theBot, Typing: true})
			require.Equal(t, []string{"Well", "…"}, g.shown(g.p))
			g.writes("m3", "Now")
			require.Equal(t, []string{"Well", "…", "Now"}, g.shown(g.p))
		})
	}
}

// An answer that is there has no partials any more, nor has one to what was asked before the last message.
func TestPartialsAreOfTheLastQuestion(t *testing.T) {
	g, w := newStage(t)
	g.writes("m1", "before its question")
	g.p.ask(m{"type": "message", "id": "m1", "text": "one"})
	g.p.event(text("one"))
	g.writes("m1", "A")
	require.Equal(t, []string{"A"}, g.shown(g.p))
	g.p.ask(m{"type": "message", "id": "m2", "text": "two"})
	g.p.event(text("two"))
	g.writes("m1", "A b")
	g.writes("m2", "B")
	g.writes("", "of nothing")
	g.hint(chat.Hint{Kind: chat.HintPartial, By: ana, Ref: "m2", Text: "of an agent"})
	require.Equal(t, []string{"A", "B"}, g.shown(g.p))

	// Somebody who comes back in the middle sees the rest; another customer and a desk that watches never see any.
	back, hello := g.customer(m{"token": w["token"], "after": 3})
	require.EqualValues(t, 3, hello["head"])
	other, _ := g.customer()
	_, signed := g.agent("ana", 2, false)
	d := g.atDesk(cookie(signed))
	require.Equal(t, "ack", d.ask(m{"type": "watch", "id": "w", "session": string(g.s)})["type"])
	g.writes("m1", "A b c")
	g.writes("m2", "B c")
	require.Equal(t, []string{"A", "B", "B c"}, g.shown(g.p))
	require.Equal(t, []string{"B c"}, g.shown(back))

	g.happens(theBot, "m2", chat.Decision{Action: chat.Answer})
	g.happens(theBot, "m2", chat.Message{Text: "B c d."})
	back.event(text("B c d."))
	g.writes("m2", "B c d")
	require.Equal(t, []string{"A", "B", "B c"}, g.shown(g.p))
	require.Equal(t, []string{"B c"}, g.shown(back))
	late, _ := g.customer(m{"token": w["token"], "after": 5})
	g.writes("m2", "B c d")
	require.Empty(t, g.shown(late))
	for _, f := range append(other.all(), d.all()...) {
		require.NotEqual(t, "partial", f["type"])
	}
}

// A customer's stop reaches whoever listens, on every node, for that session alone; it is no event, has no ack, and too many are lost.
func TestStop(t *testing.T) {
	g, _ := newStage(t)
	heard := make(chan chat.Hint, 100)
	following := make(chan struct{})
	go func() {
		close(following)
		g.roster.Follow(t.Context(), func(h chat.Hint) {
			if h.Kind == chat.HintStop {
				heard <- h
			}
		})
	}()
	<-following
	require.Eventually(t, func() bool {
		g.p.send(m{"type": "stop", "ref": "m1", "session": "another", "text": "ignored"})
		select {
		case h := <-heard:
			return h == chat.Hint{Session: g.s, By: chat.By{Role: chat.Customer}, Kind: "stop", Ref: "m1"}
		case <-time.After(150 * time.Millisecond):
			return false
		}
	}, 5*time.Second, time.Millisecond)
	for range 60 {
		g.p.send(m{"type": "stop", "ref": "m1"})
	}
	g.p.ask(m{"type": "message", "id": "m1", "text": "still here"})
	require.Less(t, len(heard), 60, "there is a limit")
	log, err := g.store.Read(t.Context(), g.s, 0, 0)
	require.NoError(t, err)
	require.Len(t, log, 2)
	for _, f := range g.p.all() {
		require.NotContains(t, []any{"error", "stop"}, f["type"])
	}
	_, signed := g.agent("ana", 2, false)
	require.Equal(t, "unknown_type", g.atDesk(cookie(signed)).code(m{"type": "stop", "ref": "m1", "session": string(g.s)}))
}

// Whatever happens in a conversation, what a socket has delivered says of it what the whole log says: which message the bot owes an answer.
func TestWritingIsTheLogs(t *testing.T) {
	kinds := []chat.Body{chat.Message{}, chat.Decision{}, chat.PromiseKept{Promise: "p"}, chat.Rated{Score: 3}, chat.Note{}, chat.Promised{Promise: "f", What: "followup"}}
	for _, c := range takes {
		kinds = append(kinds, c[0])
		if c[1] != nil {
			kinds = append(kinds, c[1])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		log := []chat.Event{{Seq: 1, By: customer_, Kind: chat.Started{}.Kind(), Body: chat.Started{}}}
		w := writing{}
		w.seen(log[0])
		for n := range rapid.IntRange(1, 30).Draw(t, "events") {
			whole := chat.Fold("s", log)
			e := chat.Event{Seq: chat.Seq(n + 2), By: house_, Body: rapid.SampledFrom(kinds).Draw(t, "kind")}
			e.Kind = e.Body.Kind()
			switch e.Body.(type) {
			case chat.Message:
				e.By = rapid.SampledFrom([]chat.By{customer_, customer_, ana}).Draw(t, "by")
				e.Ref = fmt.Sprint("m", e.Seq)
			case chat.Decision:
				if whole.State != chat.WithBot || whole.Pending.Seq == 0 {
					continue // there is nothing to decide
				}
				e.By, e.Ref = theBot, log[whole.Pending.Seq-1].Ref
			}
			e.Seq = chat.Seq(len(log) + 1)
			log = append(log, e)
			w.seen(e)
			whole = chat.Fold("s", log)
			owed := ""
			if whole.State == chat.WithBot && whole.Pending.Seq > 0 {
				owed = log[whole.Pending.Seq-1].Ref
			}
			if w.owed() != owed {
				t.Fatalf("after %s: the log owes an answer to %q, the socket thinks %q", e.Kind, owed, w.owed())
			}
		}
	})
}
