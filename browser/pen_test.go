package browser

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/stretchr/testify/require"

	"roundpeg/widget"
)

type fields = map[string]any

// pen is a server of one conversation, of which the test decides every frame: what is written when cannot be left to chance. It keeps what it is told, and resumes.
type pen struct {
	t    *testing.T
	url  string
	sent chan fields // what the widget sent, without hellos

	mu    sync.Mutex
	ws    *websocket.Conn
	log   []fields
	state string
}

// newPen serves a page with the widget; attributes are those of its script.
func newPen(t *testing.T, attributes string) *pen {
	n := &pen{t: t, sent: make(chan fields, 100), state: "bot"}
	mux := http.NewServeMux()
	give := func(path, kind string, body []byte) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind+"; charset=utf-8")
			w.Write(body)
		})
	}
	give("/{$}", "text/html", fmt.Appendf(nil, `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A shop</title><main><h1>A shop</h1></main><script async src="/widget.js" %s></script>`, attributes))
	give("/widget.js", "text/javascript", widget.Script())
	for language, words := range widget.Words() {
		give("/widget/"+language+".js", "text/javascript", words)
	}
	mux.HandleFunc("/v1/chat", n.chat)
	s := httptest.NewServer(mux)
	t.Cleanup(func() { n.cut(); s.Close() })
	n.url = s.URL
	n.log = append(n.log, fields{"seq": 1, "at": now(), "kind": "started", "by": fields{"role": "customer"}})
	return n
}

func now() string { return time.Now().UTC().Format("2006-01-02T15:04:05.000Z") }

func (n *pen) chat(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{Subprotocols: []string{"roundpeg.v1"}}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer ws.Close()
	for {
		var f fields
		if _, b, err := ws.ReadMessage(); err != nil || json.Unmarshal(b, &f) != nil {
			return
		}
		switch f["type"] {
		case "hello":
			n.mu.Lock()
			n.ws = ws
			n.put(fields{"type": "welcome", "session": "s1", "token": "s1.secret", "resumed": f["token"] != nil, "head": len(n.log), "state": n.state, "site": fields{"name": "Voltry"}})
			after, _ := f["after"].(float64)
			for _, e := range n.log[int(after):] {
				n.put(fields{"type": "event", "event": e})
			}
			n.mu.Unlock()
			continue
		case "message":
			n.happens("message", "customer", fields{"ref": f["id"], "text": f["text"]})
		}
		if f["id"] != nil {
			n.mu.Lock()
			n.put(fields{"type": "ack", "id": f["id"], "seq": len(n.log)})
			n.mu.Unlock()
		}
		n.sent <- f
	}
}

// put writes a frame; n.mu is held.
func (n *pen) put(f fields) {
	if n.ws != nil {
		n.ws.WriteJSON(f)
	}
}

// happens appends an event and tells of it.
func (n *pen) happens(kind, role string, more fields) {
	n.mu.Lock()
	defer n.mu.Unlock()
	e := fields{"seq": len(n.log) + 1, "at": now(), "kind": kind, "by": fields{"role": role}}
	for k, v := range more {
		e[k] = v
	}
	n.log = append(n.log, e)
	n.put(fields{"type": "event", "event": e})
}

// writes tells what there is of an answer so far.
func (n *pen) writes(ref, text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.put(fields{"type": "partial", "ref": ref, "text": text})
}

// cut ends the connection as a server does that goes down.
func (n *pen) cut() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.ws != nil {
		n.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(1012, ""), time.Now().Add(time.Second))
		n.ws.Close()
		n.ws = nil
	}
}

// hears waits for a frame of that type.
func (n *pen) hears(kind string) fields {
	n.t.Helper()
	for {
		select {
		case f := <-n.sent:
			if f["type"] == kind {
				return f
			}
		case <-time.After(10 * time.Second):
			require.Fail(n.t, "the widget did not send "+kind)
		}
	}
}

// asked has the customer say something, and gives the ref of it.
func (n *pen) asked(p *page, text string) string {
	p.t.Helper()
	p.say(text)
	ref, _ := n.hears("message")["id"].(string)
	p.gone(".msg.mine .foot", "sending…")
	return ref
}

// watch keeps, on the page, whatever a screen reader would be told from now on: what is added to a live region, or becomes of its text; and the bubble that is being written.
const watch = `(() => {
  const root = document.querySelector('roundpeg-chat').shadowRoot;
  const live = (e) => { for (let x = e.nodeType === 1 ? e : e.parentElement; x; x = x.parentElement) { const a = x.getAttribute('aria-live') ?? {log: 'polite', status: 'polite', alert: 'assertive'}[x.getAttribute('role')]; if (a) return a !== 'off' } return false };
  window.told = [];
  new MutationObserver((all) => {
    const news = all.flatMap(m => m.type === 'characterData' ? [m.target] : [...m.addedNodes]).filter(n => n.isConnected && live(n));
    // What is within something that is new itself is read out with it.
    for (const n of new Set(news)) if (!news.some(o => o !== n && o.contains(n))) told.push([...(n.querySelectorAll?.('.bubble') ?? [])].map(b => b.textContent).join() || n.textContent);
  }).observe(root, {subtree: true, childList: true, characterData: true});
  window.written = () => root.querySelector('.writing');
  // Where each line of the first n characters stands in what scrolls.
  window.lines = (bubble, n) => {
    const r = document.createRange(), view = root.querySelector('.scroll'), walk = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT);
    r.setStart(bubble, 0);
    let left = n;
    for (let t; (t = walk.nextNode());) { if (t.length >= left) { r.setEnd(t, left); break } left -= t.length }
    return [...r.getClientRects()].map(b => [b.left, b.right, b.top + view.scrollTop].map(x => Math.round(x * 10)).join()).filter((x, i, a) => a.indexOf(x) === i);
  };
  return true;
})()`

// sentences are n of them, of growing length.
func sentences(n int) (all []string) {
	for i := range n {
		all = append(all, fmt.Sprintf("Part %d of the answer says %sthat much.", i+1, strings.Repeat("a little ", i%4)))
	}
	return all
}
