package browser

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

const top = "Take this to the leadership"

// forced has the tab show a page in the colours of a high-contrast theme.
func (p *page) forced() {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	require.NoError(p.t, err)
}

// One case of a signed-in customer, with all that the desk does to it: who comes and goes, what is granted, what is promised and what becomes of
// it, the way to the top and what it says when it is closed.
func TestWidgetAndTheDesk(t *testing.T) {
	t.Parallel()
	c := newCounter(t, map[string]int{"Ana": 2, "Sue": 3, "Lea": 4})
	p := open(t, c.url("/"), look{locale: "en-US"})
	c.signsIn(p, "kim", "Kim")
	p.click(open_, "")
	p.click("button.human", "")
	p.see(".card.away", "")
	require.Zero(t, p.count("button", top), "nobody had it yet")
	id := c.session(p)
	at := func(more client.Fields) client.Fields {
		more["session"] = id
		return more
	}
	due := func(in time.Duration) string { return time.Now().Add(in).UTC().Format(time.RFC3339Nano) }

	c.does("Ana", "claim", at(client.Fields{}))
	p.see(".head p", "Ana")
	c.does("Ana", "message", at(client.Fields{"text": "I look into it."}))
	c.does("Sue", "join", at(client.Fields{}))
	p.see(".line", "Sue has joined.")
	c.does("Sue", "part", at(client.Fields{}))
	p.see(".line", "Sue has left.")
	c.does("Sue", "take_over", at(client.Fields{"reason": "she is at lunch"}))
	p.see(".head p", "Sue")
	p.see(".line", "Sue is with you now")
	require.Zero(t, p.count(".line", "passed on"))
	c.does("Sue", "grant", at(client.Fields{"action": "refund", "amount": "45", "currency": "EUR", "reason": "late"}))
	p.see(".promise.kept", "Refund of €45.00 granted")
	c.does("Sue", "grant", at(client.Fields{"action": "valet_service", "reason": "late"}))
	p.see(".promise.kept", "Valet service granted")

	kept := c.does("Sue", "promise", at(client.Fields{"what": "followup", "due_at": due(26 * time.Hour), "note": "the box"})).Promise
	p.see(".promises .promise.miss", "You will hear from us by")
	p.see(".promises .promise", "If we miss it, it becomes urgent at our desk")
	c.does("Sue", "reschedule", at(client.Fields{"promise": kept, "due_at": due(50 * time.Hour), "note": "the box is late"}))
	p.see(".promises .promise", "It was to be")
	p.see(".line", "What we promised has another time:")
	p.see(".msg.system .name", "Voltry")
	p.see(".msg.system .bubble", "We will come back to you by")
	p.axe("promised, moved")
	p.shot("promised")
	c.does("Sue", "keep", at(client.Fields{"promise": kept, "note": "sent"}))
	p.see(".promises .promise.kept", "Done, as promised.")
	p.see(".line", "Done, as promised.")
	broken := c.does("Sue", "promise", at(client.Fields{"what": "followup", "due_at": due(time.Hour), "note": "the other box"})).Promise
	p.click(".tool[aria-expanded]", "")
	p.see(".menu button", top)
	p.keys(kb.Escape)
	c.does("Sue", "promise", at(client.Fields{"what": "followup", "due_at": due(1200 * time.Millisecond), "note": "at once"}))
	p.see(".promises .promise.late", "We are late, and sorry.")
	p.axe("a promise is late")
	p.shot("late")

	p.click(".promise.late button", top)
	p.see("form.card", "What went wrong?")
	p.click("form.card .main", "")
	p.see("form.card [aria-invalid]", "")
	p.axe("to the top")
	p.keys("The box is a day late, for the third time")
	p.shot("top")
	p.click("form.card .main", "")
	p.see(".promise.kept", "Your case is with the leadership. You will hear from them by")
	p.gone("button", top)
	p.axe("at the top")
	p.shot("at-the-top")

	c.does("Lea", "claim", at(client.Fields{}))
	c.does("Lea", "break", at(client.Fields{"promise": broken, "note": "it is lost"}))
	p.see(".promises .broken", "We cannot keep this promise, and are sorry.")
	p.see(".line", "We cannot keep this promise")
	c.does("Lea", "promise", at(client.Fields{"what": "followup", "due_at": due(26 * time.Hour), "note": "a new box"}))
	c.does("Lea", "resolve", at(client.Fields{"outcome": "solved"}))
	p.see("legend", "How was it?")
	require.Zero(t, p.count(".bar button", top), "the card of the promise that is late has it")
	p.click(".promise.late button", top)
	p.see("form.card", "What went wrong?")
	p.gone(".promises", "")
	p.keys("It is broken")
	p.click("form.card .main", "")
	p.see(".banner.bad", "You can take another case to the leadership from")
	p.see("form.card", "What went wrong?")
	p.axe("not again so soon")
	p.shot("not-again")

	// Back later, in another dress and language: what binds is pinned, what is over is not.
	narrow := p.tab(c.url("/"), look{width: 360, height: 740, mobile: true, dark: true, locale: "de-DE"})
	eval[bool](narrow, "Roundpeg('setLocale', 'de-DE'), true")
	narrow.click(open_, "")
	narrow.see(".promises .promise.miss", "Sie hören von uns bis")
	require.Equal(t, 2, narrow.count(".promises .promise", ""), "the one to come, and the one that is late")
	narrow.see(".promise", "Erstattung über 45,00\u00a0€ zugesagt")
	narrow.axe("back, narrow, German, dark")
	narrow.shot("back-de-dark")
	eval[bool](narrow, "Roundpeg('update', {dir: 'rtl', theme: 'light'}), true")
	narrow.see(".root[dir=rtl] .promise", "")
	narrow.axe("right to left")
	narrow.shot("back-rtl")
	narrow.forced()
	narrow.shot("back-forced")
	require.LessOrEqual(t, eval[int](narrow, "document.scrollingElement.scrollWidth"), 360)

	// In another browser, where they are known by their sign-in alone.
	other := open(t, c.url("/"), look{locale: "en-US", width: 360, height: 640})
	c.signsIn(other, "kim", "Kim")
	other.click(open_, "")
	other.see(".promises .promise.miss", "You will hear from us by")
	require.Equal(t, 2, other.count(".promises .promise", ""))
	other.shot("elsewhere")

	for _, x := range []*page{p, narrow, other} {
		x.calm()
	}
}

// Nobody vouches for this customer: the top says how to be known, and people are one press away. What the shop says first is heard with the window
// closed, is read by opening it, and may be answered.
func TestWidgetHearsNotices(t *testing.T) {
	t.Parallel()
	c := newCounter(t, map[string]int{"Ana": 2})
	notices, err := c.api.NewToken(t.Context(), "shop", "notices")
	require.NoError(t, err)
	tell := func(customer, topic, text string) {
		shop := client.API{Addr: c.addr, Token: notices}
		require.NoError(t, shop.Do(t.Context(), "POST", "/v1/notices", map[string]any{"customer": customer, "topic": topic, "text": text}, nil))
	}
	p := open(t, c.url("/"), look{locale: "en-US", width: 360, height: 740, dark: true, watched: true})
	p.click(open_, "")
	p.click("button.human", "")
	id := c.session(p)
	c.does("Ana", "claim", client.Fields{"session": id})
	c.does("Ana", "return", client.Fields{"session": id})
	p.click(".bar button", top)
	p.see("form.card", "Sign in on this site, then take it to the leadership here")
	p.axe("the top, anonymous")
	p.shot("sign-in")
	p.click("form.card .main", "Talk to a person")
	p.see(".card.away, .card.waiting", "")
	p.gone("form.card h3", top)

	require.NoError(t, chromedp.Do(p.ctx, chromedp.Reload()))
	eval[bool](p, `(window.sent = [], sockets.forEach(s => 0), WebSocket.prototype.send = (send => function (m) { sent.push(m); send.call(this, m) })(WebSocket.prototype.send), true)`)
	p.until("there is a socket", func() bool { _, open := p.sockets(); return open == 1 })
	require.Zero(t, p.count("dialog", ""))
	tell(id, "recall", "Your wallbox may overheat. We will replace its cable free of charge: https://voltry.example/recall")
	p.see(".badge", "1")
	require.Contains(t, eval[string](p, find+"('[role=status]', 'Voltry: Your wallbox').length + document.querySelector('roundpeg-chat').shadowRoot.querySelector('.root > [role=status]').textContent"), "Voltry: Your wallbox may overheat.")
	p.axe("a notice, closed")
	p.shot("notice-closed")
	p.click(open_, "")
	p.see(".msg.notice .tag", "Notice")
	p.see(".msg.notice .name", "Voltry")
	p.see(".msg.notice .bubble a", "https://voltry.example/recall")
	p.gone(".badge", "")
	p.until("it is read", func() bool { return eval[bool](p, `sent.some(m => m.includes('"type":"read"'))`) })
	p.say("Thank you, and when?")
	p.gone(".msg.mine .foot", "sending…")
	p.axe("a notice, open")
	p.shot("notice")
	p.calm()
}
