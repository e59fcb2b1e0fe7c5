package browser

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"

	"roundpeg/client"
	"roundpeg/widget"
)

// strays are the texts of the widget that no catalogue holds, in a language whose every text stands in «» and whose numbers and dates have no Latin
// letter: what people and the server said is not looked at, nor are names.
const strays = `(() => {
  const root = document.querySelector('roundpeg-chat').shadowRoot, found = [];
  const look = (text, where) => /[A-Za-z]{2}/.test(text.replace(/«[^»]*»/g, '').replace(/Voltry|Ana|Arabic|English|Deutsch/g, '')) && found.push(where + ': ' + text);
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) walk.currentNode.parentElement.closest('.bubble, .choice') || look(walk.currentNode.data, walk.currentNode.parentElement.className);
  for (const e of root.querySelectorAll('*')) for (const a of ['aria-label', 'title', 'placeholder', 'alt']) look(e.getAttribute(a) ?? '', a);
  return found;
})()`

// A further language needs a catalogue and its name, nothing else: with one that the widget has never seen, which is read from right to left,
// all that it says comes from there, on a page of somebody else's.
func TestWidgetInAnotherLanguage(t *testing.T) {
	t.Parallel()
	var server *url.URL
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(server) }}
	mux := http.NewServeMux()
	mux.Handle("/", proxy)
	script := func(path string, body []byte) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			w.Write(body)
		})
	}
	named := bytes.Replace(widget.Script(), []byte(`de:"Deutsch"`), []byte(`de:"Deutsch",ar:"Arabic"`), 1)
	require.NotEqual(t, widget.Script(), named)
	script("/widget.js", named)
	script("/widget/ar.js", []byte("import en from './en.js'; export default en.map(text => text && '«' + text + '»')"))
	site := httptest.NewServer(mux)
	t.Cleanup(site.Close)
	c := newCounter(t, map[string]int{"Ana": 2}, "--site-origin", site.URL)
	server = &url.URL{Scheme: "http", Host: c.addr}

	p := open(t, site.URL, look{locale: "en-US"})
	eval[bool](p, "Roundpeg('setLocale', 'ar-EG'), true")
	p.see(".launcher", "«Open the chat»")
	p.click(open_, "")
	clean := func(state, sel, text string) {
		t.Helper()
		p.see(sel, text)
		require.Empty(t, eval[[]string](p, strays), state)
	}
	clean("empty", ".root[dir=rtl] .empty", "«The assistant")
	p.click(".tool[aria-expanded]", "")
	clean("menu", ".menu button", "Arabic")
	p.keys(kb.Escape)
	p.say("What are your opening hours?")
	clean("answered", ".useful", "«")
	p.click("button.human", "")
	clean("waiting", ".card.away", "«")
	p.click(".card.away .main", "")
	p.see("input[type=tel]", "")
	p.click("form.card .main", "")
	clean("call-back", "form.card [aria-invalid]", "")
	p.click("form.card .actions button:last-child", "")
	id := eval[string](p, "Object.entries(localStorage).find(([k]) => k.endsWith(' token'))[1].split('.')[0]")
	c.does("Ana", "claim", client.Fields{"session": id})
	c.does("Ana", "promise", client.Fields{"session": id, "what": "followup", "due_at": "2099-01-01T00:00:00Z", "note": "x"})
	clean("promised", ".promises .promise", "«You will hear from us by»")
	p.axe("right to left")
	p.shot("another-language")
	c.does("Ana", "resolve", client.Fields{"session": id, "outcome": "solved"})
	clean("closed", "legend", "«How was it?»")
	p.click(".bar > .plain:last-child", "")
	clean("the top", "form.card h3", "«Take this to the leadership»")
	p.shot("another-language-top")

	// A server without a key knows nobody, and serves them all the same.
	bare := start(t)
	anonymous := open(t, bare.url("/"), look{locale: "en-US"})
	eval[bool](anonymous, "window.said = [], Roundpeg('on', 'error', (e) => said.push(e.code + ' ' + e.command)), Roundpeg('setUser', 'x.y.z'), true")
	anonymous.click(open_, "")
	anonymous.until("the identity is dropped", func() bool { return eval[string](anonymous, "said.join()") == "invalid hello" })
	anonymous.say("What are your opening hours?")
	anonymous.gone(".msg.mine .foot", "sending…")
	anonymous.calm()

	// A page asks for the words of one language.
	require.NoError(t, chromedp.Do(p.ctx, chromedp.Reload()))
	p.see(".launcher", "Open the chat")
	require.Equal(t, []string{"/widget.js", "/widget/en.js"}, eval[[]string](p, "performance.getEntriesByType('resource').map(r => new URL(r.name).pathname).filter(n => n.includes('widget')).sort()"))
	p.calm()
}
