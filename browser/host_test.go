package browser

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// shopOf is a site of somebody else's with the widget on it, as its operator would put it there.
func shopOf(t *testing.T, widget string) *httptest.Server {
	page := fmt.Sprintf(`<!doctype html><title>A shop</title><h1>A shop</h1>
		<script>window.ready = 0; addEventListener('DOMContentLoaded', () => { ready = performance.now() }); window.pressed = 0; window.worst = 0;
		let last = performance.now(); setInterval(() => { const now = performance.now(); worst = Math.max(worst, now - last); last = now }, 20)</script>
		<script async src="%s"></script><button onclick="pressed++">Buy</button>`, widget)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(s.Close)
	return s
}

// blockings are ways in which a browser keeps storage from a page, as seen by its scripts.
var blockings = map[string]string{
	"refused": `for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
		Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied for this document.', 'SecurityError') } });
		Object.defineProperty(document, 'cookie', { get() { return '' }, set() {} });`,
	"full": `Storage.prototype.setItem = () => { throw new DOMException('exceeded the quota', 'QuotaExceededError') };`,
	"gone": `for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { value: null });`,
}

// TestStorageBlocked: on somebody else's page, in a browser that gives it no storage, the widget works all the same; only a reload forgets.
func TestStorageBlocked(t *testing.T) {
	t.Parallel()
	for name, blocked := range blockings {
		t.Run(name, func(t *testing.T) {
			s := &server{data: t.TempDir(), addr: "127.0.0.1:0"}
			s.run(t)
			shop := shopOf(t, s.url("/widget.js"))
			s.kill() // its address is known now: once more, with the shop's
			s.args = []string{"--site-origin", shop.URL}
			s.up(t)
			p := open(t, "about:blank", look{locale: "en-US", watched: true})
			_, err := chromedp.Call(p.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: blocked})
			require.NoError(t, err)
			require.NoError(t, chromedp.Do(p.ctx, chromedp.Navigate(shop.URL)))
			p.click(open_, "")
			p.say("What are your opening hours?")
			p.see(".useful", "")
			p.say("There is a cat asleep in the crate you delivered")
			p.see(".card.waiting, .card.away", "")
			p.keys("half a sente") // a draft, which is kept as well where it can be
			require.Equal(t, []string{"What are your opening hours?", "There is a cat asleep in the crate you delivered"}, p.texts(".msg.mine .bubble"))
			made, open := p.sockets()
			require.Equal(t, []int{1, 1}, []int{made, open})

			// The server dies: what is written then is kept in the page's memory.
			s.kill()
			p.fill(composer, "nce")
			p.enter()
			p.see(".msg.mine .foot", "sending…")
			s.up(t)
			p.gone(".msg.mine .foot", "sending…")
			require.Len(t, p.texts(".msg.mine .bubble"), 3)
			p.calm()
		})
	}
}

// TestDeadServerLeavesThePageAlone: the host page is there, works and stays smooth, whether the widget's server is gone, hangs, or dies later.
func TestDeadServerLeavesThePageAlone(t *testing.T) {
	t.Parallel()
	hang, err := net.Listen("tcp", "127.0.0.1:0") // takes connections and never says a word
	require.NoError(t, err)
	defer hang.Close()
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	gone.Close()
	for name, addr := range map[string]string{"gone": gone.Addr().String(), "hanging": hang.Addr().String()} {
		t.Run(name, func(t *testing.T) {
			shop := shopOf(t, "http://"+addr+"/widget.js")
			p := open(t, "about:blank", look{})
			// Only until the page is there: its load event may wait for the script for as long as the browser does.
			_, err := chromedp.Call(p.ctx, cdppage.Navigate, cdppage.NavigateParams{URL: shop.URL})
			require.NoError(t, err)
			p.works(t)
		})
	}
	t.Run("dies while the page is open", func(t *testing.T) {
		s := &server{data: t.TempDir(), addr: "127.0.0.1:0"}
		s.run(t)
		shop := shopOf(t, s.url("/widget.js"))
		s.kill()
		s.args = []string{"--site-origin", shop.URL}
		s.up(t)
		p := open(t, shop.URL, look{locale: "en-US", watched: true})
		p.click(open_, "")
		p.say("What are your opening hours?")
		p.see(".useful", "")
		s.kill()
		p.fill(composer, "Hello?")
		p.enter()
		p.see(".banner", "No connection")
		p.works(t)
		made, _ := p.sockets()
		time.Sleep(3 * time.Second)
		more, _ := p.sockets()
		require.LessOrEqual(t, more-made, 12, "it dials like mad")
		p.calm()
	})
}

// works holds that the page is there, that a press on its button is heard, and that its own scripts were never held up for long.
func (p *page) works(t *testing.T) {
	t.Helper()
	p.see("h1", "A shop")
	p.until("the page is ready", func() bool { return eval[bool](p, "window.ready > 0") })
	require.Less(t, eval[float64](p, "ready"), 5000.0, "the page waited for the widget's server")
	p.click("button", "Buy")
	p.until("a press is heard", func() bool { return eval[int](p, "pressed") == 1 })
	time.Sleep(time.Second)
	require.Less(t, eval[float64](p, "worst"), 2000.0, "the page was held up")
}
