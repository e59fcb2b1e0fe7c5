package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// talk is a conversation to be had: what the customer says, one after the other, and how it goes on.
type talk struct {
	says    []string
	locale  string // en-US unless told
	human   bool   // the customer presses "Talk to a person"
	agent   bool   // the agent takes it and resolves it
	score   int    // the customer's, once it is over
	verdict string // the agent's
}

// week is what a few days bring: most is answered, some wears people out, some goes to a person.
var week = []talk{
	{says: []string{"What are your opening hours?", "thanks a lot"}, score: 5},
	{says: []string{"can I use my visa card to pay"}, score: 5},
	{says: []string{"where exactly is your showroom"}},
	{says: []string{"does the warranty cover the battery pack"}, score: 4},
	{says: []string{"how much would you give me for my old petrol car"}, score: 1},
	{says: []string{"could you resend my invoice as a pdf"}, score: 5},
	{says: []string{"Kann ich mit PayPal zahlen?"}, locale: "de-DE", score: 5},
	{says: []string{"Where is my parcel?", "That does not answer my question", "This is useless!! I have been waiting for two weeks"}, score: 1},
	{says: []string{"any update on my shipment? order 48213", "no, that is not what I asked", "are you kidding me"}, human: true, agent: true},
	{says: []string{"There is a cat asleep in the crate you delivered"}, agent: true},
	{says: []string{"I want to talk to a person"}, agent: true},
	{says: []string{"Your engineer drilled through my water pipe and the cellar is flooding"}, agent: true},
	{says: []string{"how can I cancel what I ordered", "that did not help at all"}, agent: true},
	{says: []string{"Where is my order?", "Where is my order", "WHERE IS MY ORDER??"}, agent: true, verdict: "too_late"},
	{says: []string{"How do I send the floor mats back?", "you are not helping me at all, terrible service"}, agent: true, verdict: "not_needed"},
	{says: []string{"can I pay with my visa card", "no no no"}, score: 1}, // kept, though the risk rose: more caution would have let go
	{says: []string{"Kann ich mit PayPal zahlen?", "das hilft mir nicht"}, locale: "de-DE", score: 2},
}

// seeded starts a server on which some conversations were had and are over. All that the bot kept is offered for review.
func seeded(t *testing.T, talks []talk) *server {
	t.Helper()
	s := started(t, 1)
	s.have(t, talks)
	return s
}

// started starts a server that offers a share of what the bot kept for review, and reads by words alone, which is quick.
func started(t *testing.T, share float64) *server {
	t.Helper()
	file := filepath.Join(t.TempDir(), "roundpeg.yaml")
	require.NoError(t, os.WriteFile(file, fmt.Appendf(nil, "bot: { review_share: %v }\n", share), 0o600))
	return start(t, "--config", file)
}

// have has conversations over real sockets, several at once.
func (s *server) have(t *testing.T, talks []talk) {
	t.Helper()
	agent := client.NewAgent(client.Account{Email: "admin@localhost", Password: adminPassword}, "available", client.Options{Name: "seed", Nodes: []string{s.addr}})
	defer agent.Close()
	require.True(t, agent.WaitOpen(20*time.Second))
	next := make(chan talk)
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			for x := range next {
				s.one(t, agent, fmt.Sprint("customer", n), x)
			}
		})
	}
	for _, x := range talks {
		next <- x
	}
	close(next)
	all.Wait()
}

func (s *server) one(t *testing.T, agent *client.Agent, name string, x talk) {
	if x.locale == "" {
		x.locale = "en-US"
	}
	c := client.NewCustomer(client.Options{Name: name, Nodes: []string{s.addr}, Locale: x.locale})
	defer c.Close()
	ok := func(what string, cmd *client.Command) bool {
		_, err := cmd.Within(20 * time.Second)
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		return err == nil
	}
	handed := false
	for n, text := range x.says {
		if !ok(text, c.Message(text)) {
			return
		}
		answers := 0
		if !c.Wait(20*time.Second, func(r *client.Record) bool { // by the bot, or by a hand-off
			answers, handed = 0, false
			for _, g := range r.Got {
				handed = handed || g.Event.Kind == "handoff_requested"
				if g.Event.Kind == "message" && g.Event.By.Role == "bot" {
					answers++
				}
			}
			return handed || answers > n
		}) {
			t.Errorf("%q got no answer", text)
			return
		}
	}
	if x.human && !handed {
		ok("human", c.Send("human", nil))
	}
	if x.agent {
		if !ok("claim", agent.Claim(c.Session())) || !ok("reply", agent.Message(c.Session(), "I see to it.")) {
			return
		}
		ok("resolve", agent.Send("resolve", client.Fields{"session": c.Session(), "outcome": "solved"}))
	} else {
		ok("end", c.Send("end", nil))
	}
	if x.verdict != "" {
		ok("verdict", agent.Send("verdict", client.Fields{"session": c.Session(), "needed": x.verdict}))
	}
	if x.score > 0 {
		ok("rate", c.Send("rate", client.Fields{"score": x.score}))
	}
}

// many repeats conversations, so that figures and bands have something to stand on.
func many(n int) (all []talk) {
	for i := range n {
		for _, x := range week {
			y := x
			y.says = append([]string{}, x.says...)
			if i > 0 {
				y.says[0] = strings.TrimRight(y.says[0], "?") + fmt.Sprintf(" (%d)", i)
			}
			all = append(all, y)
		}
	}
	return all
}
