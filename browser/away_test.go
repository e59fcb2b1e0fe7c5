package browser

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/store/redisstore/redistest"
)

// The storage is away while the sockets stand: nobody is told that something is kept which is not; both sides read that what they wrote
// waits here and goes out by itself; and when the storage is back it is all there, once and in order.
func TestStorageAway(t *testing.T) {
	t.Parallel()
	redis := redistest.Start(t)
	s := start(t, "--redis", redis.URL())
	agent := signIn(t, s, look{watched: true})
	customer := open(t, s.url("/"), look{locale: "en-US", watched: true})
	customer.click(open_, "")
	customer.say("There is a cat asleep in the crate you delivered")
	customer.see(".card.waiting", "in line")
	agent.click(".tabs a", "Waiting")
	agent.see(".row .offer", "")
	agent.keys("c")
	agent.see(".talkhead .chip", "With you")
	customer.see(".line", "Admin is with you now")
	german := open(t, s.url("/"), look{width: 360, height: 740, mobile: true, locale: "de-DE", watched: true})
	eval[bool](german, "Roundpeg('setLocale', 'de-DE'), true")
	german.click(open_, "")
	german.see(composer, "")
	german.say("Wie sind eure Öffnungszeiten?")
	german.see(".useful", "")

	redis.Pause()
	customer.say("It is still asleep")
	customer.say("And it snores")
	german.say("Hallo?")
	agent.fill(desk, "Let it sleep")
	agent.enter()
	agent.fill(desk, "I have asked the depot")
	agent.enter()
	newcomer := open(t, s.url("/"), look{locale: "en-US", watched: true}) // somebody who comes only now
	newcomer.click(open_, "")
	newcomer.say("What are your opening hours?")
	customer.see(".banner", "We cannot take it right now. Your message is kept and will be sent.")
	german.see(".banner", "Ihre Nachricht bleibt erhalten und wird gesendet.")
	agent.see(".offline", "The server cannot keep anything right now")
	agent.see(".pending", "Kept. Will be sent as soon as the server can keep it.")
	require.Equal(t, 2, customer.count(".msg.mine .foot", "sending…"))
	customer.axe("widget, storage away")
	agent.axe("desk, storage away")
	customer.shot("widget-storage-away")
	german.shot("widget-storage-away-de")
	agent.shot("console-storage-away")
	for _, p := range []*page{customer, german, agent} {
		made, open := p.sockets()
		require.Equal(t, []int{1, 1}, []int{made, open}, "the socket that each of them had stands, and nobody has dialled anew")
	}

	newcomer.see(".banner", "Your message is kept and will be sent.")

	began := time.Now()
	redis.Resume()
	customer.gone(".banner", "kept")
	german.gone(".banner", "bleibt erhalten")
	agent.gone(".offline", "")
	agent.gone(".pending", "")
	t.Logf("all was sent %v after the storage was back", time.Since(began).Round(10*time.Millisecond))
	newcomer.see(".useful", "")
	newcomer.gone(".banner", "kept")
	require.Len(t, newcomer.texts(".msg.mine .bubble"), 1)
	made, _ := newcomer.sockets()
	require.Equal(t, 1, made, "the hello was said again on the same socket")
	customer.see(".msg.agent .bubble", "I have asked the depot")
	agent.see(".said.customer", "And it snores")
	german.gone(".msg.mine .foot", "wird gesendet")
	require.Equal(t, []string{"There is a cat asleep in the crate you delivered", "It is still asleep", "And it snores"}, customer.texts(".msg.mine .bubble"))
	require.Equal(t, []string{"Let it sleep", "I have asked the depot"}, customer.texts(".msg.agent .bubble"))
	require.Equal(t, []string{"Wie sind eure Öffnungszeiten?", "Hallo?"}, german.texts(".msg.mine .bubble"))
	newcomer.calm()
	customer.calm()
	german.calm()
	agent.calm()
}
