package browser

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Who the customer is: an identity that does not hold is dropped and nothing else is lost; a good one joins the conversation that there is;
// signing out, and somebody else at the same computer, leave nothing of it.
func TestWidgetKnowsItsCustomer(t *testing.T) {
	t.Parallel()
	c := newCounter(t, nil)
	p := open(t, c.url("/"), look{locale: "en-US", watched: true})
	eval[bool](p, `(window.said = [], console.warn = (...a) => said.push(a.join(' ')), Roundpeg('on', 'error', (e) => said.push(e.code + ' ' + e.command)), true)`)
	p.click(open_, "")
	p.say("What are your opening hours?")
	p.see(".useful", "")
	anonymous := c.session(p)
	require.False(t, c.customer(anonymous).Verified)

	eval[bool](p, "Roundpeg('setUser', "+quoted(c.jwt("kim", "Kim", -time.Hour))+"), true")
	p.say("And on Sundays?") // whatever becomes of the identity
	p.until("the identity is dropped", func() bool { return eval[int](p, "said.length") == 2 })
	require.Equal(t, []string{"Roundpeg identity: it has expired: let the site sign a new one", "unauthorized hello"}, eval[[]string](p, "said"))
	p.gone(".msg.mine .foot", "sending…")
	require.Equal(t, anonymous, c.session(p), "it is the same conversation")
	require.False(t, c.customer(anonymous).Verified)

	c.signsIn(p, "kim", "Kim")
	p.until("the desk knows who it is", func() bool { return c.customer(anonymous).ID == "kim" })
	require.Equal(t, anonymous, c.session(p))
	require.Equal(t, 2, p.count(".msg.mine", ""))

	p.fill(composer, "half a sentence")
	eval[bool](p, "Roundpeg('setUser', null), true") // signed out
	p.see(".empty", "The assistant answers at once")
	require.Empty(t, eval[string](p, find+"("+quoted(composer)+")[0].value"))
	p.until("another conversation begins", func() bool { return c.session(p) != anonymous })
	p.say("Somebody else, at the same computer")

	// Known in the background: a moment after the page is there, without a window.
	c.signsIn(p, "kim", "Kim")
	mine := c.session(p)
	p.until("the desk knows who it is", func() bool { return c.customer(mine).ID == "kim" })
	require.NoError(t, chromedp.Do(p.ctx, chromedp.Reload()))
	p.until("there is a socket", func() bool { _, open := p.sockets(); return open == 1 })
	c.signsIn(p, "dieter", "Dieter") // whose conversation this is not
	p.until("it is Dieter's", func() bool { s := c.session(p); return s != mine && c.customer(s).Name == "Dieter" })
	p.click(open_, "")
	p.see(".lost", "The earlier conversation is no longer here.")
	require.Zero(t, p.count(".msg", ""))

	eval[bool](p, "Roundpeg('shutdown'), true")
	p.gone(open_, "")
	require.Equal(t, []string{}, eval[[]string](p, "Object.keys(localStorage).filter(k => k.startsWith('roundpeg'))"))
	time.Sleep(700 * time.Millisecond)
	_, open := p.sockets()
	require.Zero(t, open)
	p.calm()
}
