package browser

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/store/redisstore/redistest"
)

// The main job over two nodes: the customer's page is served by one and the agent's by the other, and first the one, then the other is killed in
// the middle of it. What was written meanwhile arrives once, the agent keeps the conversation, and neither of them has to do anything.
func TestMainJobWhileNodesDie(t *testing.T) {
	t.Parallel()
	redis := redistest.Start(t)
	one, two := start(t, "--redis", redis.URL()), start(t, "--redis", redis.URL())
	shop, office := relayTo(t, one.addr), relayTo(t, two.addr) // the addresses that stay
	agent := signInAt(t, office.url("/console/"), look{})
	customer := open(t, shop.url("/"), look{locale: "en-US"})
	customer.click(open_, "")
	customer.say("What are your opening hours?")
	customer.see(".useful", "Was this of use?")
	customer.say("There is a cat asleep in the crate you delivered and I have no idea whose it is")
	customer.see(".card.waiting", "in line")
	agent.click(".tabs a", "Waiting")
	agent.see(".row .why", "Not something the bot knows")
	agent.see(".row .offer", "For you")
	agent.keys("c")
	agent.see(".talkhead .chip", "With you")
	customer.see(".line", "Admin is with you now")
	agent.see("*", "What are your opening hours?")
	agent.see("*", "cat asleep in the crate")
	agent.fill(desk, "Hello, I have read it all. Whose cat is it?")
	agent.enter()
	customer.see(".msg.agent .bubble", "Whose cat is it?")
	id := eval[string](agent, "fetch('/v1/sessions?state=with_agent').then(r => r.json()).then(l => l.items[0].session)")

	one.kill() // the customer's
	customer.say("It has a collar that says Minka")
	agent.fill(desk, "Take your time")
	agent.enter()
	agent.see(".said.agent", "Take your time")
	customer.see(".banner", "No connection. Your message is kept and will be sent.")
	customer.shot("widget-node-died")
	began := time.Now()
	shop.heal(two.addr)
	customer.see(".msg.agent .bubble", "Take your time")
	agent.see(".said.customer", "collar that says Minka")
	customer.gone(".banner", "No connection")
	customer.gone(".msg.mine .foot", "sending…")
	t.Logf("the customer was back %v after another node had taken over", time.Since(began).Round(10*time.Millisecond))
	customer.shot("widget-other-node")
	agent.shot("console-customers-node-died")

	one.up(t)
	office.heal(one.addr)
	two.kill() // now the one of both
	shop.heal(one.addr)
	agent.fill(desk, "Minka is known here, her people are on their way")
	agent.enter()
	customer.say("Good, she has woken up")
	customer.see(".msg.agent .bubble", "her people are on their way")
	agent.see(".said.customer", "she has woken up")
	agent.gone(".pending", "")
	agent.shot("console-other-node")

	want := []string{"What are your opening hours?", "There is a cat asleep in the crate you delivered and I have no idea whose it is", "It has a collar that says Minka", "Good, she has woken up"}
	require.Equal(t, want, customer.texts(".msg.mine .bubble"))
	require.Equal(t, []string{"Hello, I have read it all. Whose cat is it?", "Take your time", "Minka is known here, her people are on their way"}, customer.texts(".msg.agent .bubble"))
	require.Equal(t, agent.log(id), customer.texts(".msg .bubble"), "the page shows what the store keeps")
	kinds := eval[[]string](agent, "fetch('/v1/sessions/"+id+"').then(r => r.json()).then(s => s.events.map(e => e.kind))")
	require.NotContains(t, kinds, "agent_left", "a dead node takes nobody's conversation who is back in time")

	agent.click(".talkhead button", "Resolve")
	agent.click("dialog label", "Solved")
	agent.click("dialog button", "Close the conversation")
	customer.see("*", "This conversation is closed: solved.")
	customer.click(".step", "Very good")
	customer.click("form.card button", "Send")
	customer.see("*", "Very good. Thank you.")
	agent.see("*", "rated this 5 of 5")
	customer.calm()
	agent.calm()
}
