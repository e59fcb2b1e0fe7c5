package browser

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// What is known of a case, and what helps with a reply: facts that were given, the promise in it, canned replies with gaps, a macro that is stopped; then
// what becomes of promises.
func TestDeskWriting(t *testing.T) {
	t.Parallel()
	f := floored(t, "10m", "")
	require.NoError(t, f.api.Do(t.Context(), "PUT", "/v1/replies", map[string]any{
		"replies": []any{map[string]any{"key": "label", "text": map[string]string{"en": "The label for {order} comes with {carrier}."}}},
		"macros": []any{map[string]any{"key": "late", "name": map[string]string{"en": "A late parcel"}, "steps": []any{
			map[string]any{"do": "tag", "add": []string{"late-parcel"}},
			map[string]any{"do": "message", "text": map[string]string{"en": "I am sorry that {order} is late."}},
			map[string]any{"do": "note", "text": map[string]string{"en": "carrier asked"}},
		}}},
	}, nil))
	me := client.NewAgent(client.Account{Email: email("Ana Silva"), Password: adminPassword}, "available", client.Options{Name: "ana", Nodes: []string{f.addr}})
	defer me.Close()
	before := f.kim("Wo ist meine Bestellung?")
	f.does(me.Claim(before.Session()))
	f.does(me.Send("tag", client.Fields{"session": before.Session(), "add": []string{"late-parcel"}}))
	f.does(me.Send("promise", client.Fields{"session": before.Session(), "what": "followup", "note": "name the day", "due_at": time.Now().Add(200 * time.Hour).UTC().Format(time.RFC3339Nano)}))
	f.does(me.Send("resolve", client.Fields{"session": before.Session(), "outcome": "solved", "cause": "lost by the carrier"}))
	ana := f.desk("Ana Silva", look{})
	c := f.kim("Hello", "My order VX-4471 arrived broken on 3 May and I paid 49.90 EUR. I want a refund, please. My mail is kim@shop.example")
	ana.take(c.Session())

	ana.see(".brief .wanted", "I want a refund, please.")
	ana.see(".brief dd", "VX-4471")
	ana.see(".brief dd", "€49.90")
	ana.see(".case .name", "Kim Adebayo")
	ana.see(".case .chip", "Verified")
	ana.see(".case dd", "Berlin")
	ana.see(".case li", "Solved: lost by the carrier")
	ana.see(".case li .chip", "late-parcel")
	ana.see("#vows .promise", "in another conversation")
	ana.axe("in short")
	ana.shot("writing-brief")
	ana.click(".brief dd .says", "VX-4471")
	ana.see(".said.lit .bubble", "My order VX-4471")
	require.Contains(t, eval[string](ana, "document.activeElement.textContent"), "My order VX-4471", "the message has the focus")

	ana.fill(desk, "What is your order number?")
	ana.see(".hint.warn", "Given at")
	ana.see(".hint.warn b", "VX-4471")
	ana.axe("asked for again")
	ana.shot("writing-given")
	eval[bool](ana, "document.getElementById('composer').select(), true")
	ana.alt('1')
	ana.drafted("VX-4471")

	ana.draftAnew("I will send you the return label by tomorrow.")
	ana.enter()
	ana.see("#vow legend", "I will send you the return label by tomorrow")
	ana.see("#vow p", "Not sent yet.")
	require.Equal(t, "vow", eval[string](ana, "document.activeElement.closest('fieldset').id"), "the question has the focus")
	require.Zero(t, ana.count(".said.agent", ""), "it is held back")
	ana.axe("a promise is asked about")
	ana.shot("writing-promise")
	ana.click("#vow button", "Another time…")
	ana.see("#vow label", "On the customer’s (Berlin)")
	ana.see("#vow button.primary", "there")
	ana.shot("writing-promise-other")
	eval[bool](ana, "document.querySelector('#vow button.primary').focus(), true")
	ana.enter()
	ana.see(".said.agent .bubble", "return label by tomorrow")
	ana.see(".toast", "Sent, with the promise: due")
	ana.see(".said.agent", "With a promise")
	ana.see("#vows .promise", "Follow-up")
	ana.see("#vows .clock", "promise due in")
	ana.drafted("")

	ana.fill(desk, "I will get back to you tomorrow.")
	ana.click("#vow button", "Not a promise")
	ana.see(".composer .hint", "Not a promise.")
	ana.enter()
	ana.see(".said.agent .bubble", "I will get back to you tomorrow.")
	require.Equal(t, 2, ana.count("#vows .promise", ""), "it made none")
	require.True(t, eval[bool](ana, fmt.Sprintf("fetch('/v1/sessions/%s').then(r => r.json()).then(x => x.events.some(e => e.no_promise))", c.Session())), "the log says so")
	ana.fill(desk, "We will call you back on Friday.")
	ana.enter()
	ana.see("#vow p", "Not sent yet.")
	ana.click(desk, "")
	ana.enter()
	ana.see(".said.agent .bubble", "call you back on Friday")
	require.Equal(t, 2, ana.count("#vows .promise", ""), "held back once, then sent as it is")

	ana.fill(desk, "/the lab")
	ana.see("#canned li", "The label for VX-4471 comes with {carrier}.")
	ana.shot("writing-canned")
	ana.enter()
	ana.see(".hint.warn button", "{carrier}")
	ana.enter()
	require.Zero(t, ana.count(".said.agent", "comes with"), "nothing goes out with a gap")
	ana.keys("Acme")
	ana.drafted("The label for VX-4471 comes with Acme.")
	ana.enter()
	ana.see(".said.agent .bubble", "The label for VX-4471 comes with Acme.")
	ana.fill(desk, "/late")
	ana.see("#canned .chip", "Macro, 3 steps")
	ana.enter()
	ana.see(".macro li.done", "Add tags: late-parcel")
	ana.axe("a macro")
	ana.shot("writing-macro")
	ana.click(".macro button", "Stop the rest")
	ana.see(".macro li.stopped", "Note: carrier asked")
	ana.see(".event", "added tags: late-parcel")
	require.Zero(t, ana.count(".said.note", ""))

	require.Contains(t, ana.title("#vows button", "Another time"), "(D M)")
	ana.stroke("dm")
	ana.see("dialog h2", "Another time for the promise")
	ana.click("dialog button", "In a week")
	ana.fill("dialog textarea", "the printer is broken")
	ana.axe("another time, dialog")
	ana.shot("writing-move")
	ana.press("Another time")
	ana.see(".event", "Ana Silva moved the promise from")
	ana.until("it is due in a week", func() bool { // to the hour that was chosen, so a little less than seven days, or a little more
		return eval[bool](ana, `/promise due in [67] days/.test(document.getElementById("vows").textContent)`)
	})
	ana.stroke("db")
	ana.see("dialog p", "The case moves up a tier, and the customer is told")
	ana.fill("dialog textarea", "no printer")
	ana.shot("writing-break")
	ana.axe("give up, dialog")
	ana.press("Give it up")
	ana.see(".event.hot", "Ana Silva gave up the promise due")
	ana.see("#vows .bad", "Given up")

	// One's own promises ring: seen as they come due, on whatever is open.
	eval[bool](ana, "location.hash = '#/mine', true")
	d := f.customer("one more")
	f.does(me.Claim(d.Session()))
	f.does(me.Send("promise", client.Fields{"session": d.Session(), "what": "followup", "note": "ring the depot", "due_at": time.Now().Add(2 * time.Second).UTC().Format(time.RFC3339Nano)}))
	ana.see(".toast.bad", "Due now: ring the depot")
	ana.shot("writing-alarm")
	ana.calm()
}

// drafted waits until that stands in the composer.
func (p *page) drafted(text string) {
	p.t.Helper()
	p.until("the draft is "+text, func() bool { return eval[string](p, "document.getElementById('composer').value") == text })
}

// draftAnew writes something else instead.
func (p *page) draftAnew(text string) {
	p.t.Helper()
	p.click(desk, "")
	eval[bool](p, "document.getElementById('composer').select(), true")
	p.keys(text)
}
