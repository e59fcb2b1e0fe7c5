package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

var (
	once     sync.Once
	root     context.Context
	chromium func()
)

// browser starts Chromium once for all tests; without one on the PATH the tests are skipped loudly.
func browserContext(t *testing.T) context.Context {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil && path == "" {
			path = p
		}
	}
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("Chromium is missing: .ci/run must install it")
		}
		t.Skip("SKIPPED: no Chromium on the PATH, no screen is tested: run make deps")
	}
	once.Do(func() {
		opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("mute-audio", true))
		ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
		ctx, cancel := chromedp.NewContext(ctx)
		if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
			panic(err)
		}
		root, chromium = ctx, func() { cancel(); stop() }
	})
	return root
}

// page is one tab with a browser context, and so a storage and cookies, of its own.
type page struct {
	t      *testing.T
	ctx    context.Context
	mu     sync.Mutex
	faults []string // uncaught exceptions and CSP reports
}

type look struct {
	width, height int64
	dark, mobile  bool
	locale        string
	watched       bool // its sockets are counted, see sockets
}

func open(t *testing.T, url string, l look) *page {
	ctx, cancel := chromedp.NewContext(browserContext(t), chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	p := &page{t: t, ctx: ctx}
	p.load(url, l)
	return p
}

// tab opens another tab beside this one: they share storage and cookies.
func (p *page) tab(url string, l look) *page {
	ctx, cancel := chromedp.NewContext(p.ctx)
	p.t.Cleanup(cancel)
	n := &page{t: p.t, ctx: ctx}
	n.load(url, l)
	return n
}

func (p *page) load(url string, l look) {
	t, ctx := p.t, p.ctx
	if l.width == 0 {
		l.width, l.height = 1440, 900
	}
	opts := []chromedp.EmulateViewportOption{}
	if l.mobile {
		opts = append(opts, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	require.NoError(t, chromedp.Do(ctx, chromedp.EmulateViewport(l.width, l.height, opts...)))
	scheme := "light"
	if l.dark {
		scheme = "dark"
	}
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	require.NoError(t, err)
	if l.locale != "" {
		_, err := chromedp.Call(ctx, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: l.locale})
		require.NoError(t, err)
	}
	if l.watched {
		_, err := chromedp.Call(ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `
			window.sockets = [];
			window.WebSocket = class extends WebSocket { constructor(...a) { super(...a); window.sockets.push(this) } };`})
		require.NoError(t, err)
	}
	go p.listen()
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate(url)))
}

func (p *page) listen() {
	for m, err := range chromedp.Console(p.ctx) {
		if err != nil {
			return
		}
		text := m.String()
		if m.IsException() || strings.Contains(text, "Content Security Policy") || strings.Contains(text, "TrustedHTML") {
			p.mu.Lock()
			p.faults = append(p.faults, text)
			p.mu.Unlock()
		}
	}
}

// calm fails when the page threw, or broke its own security policy.
func (p *page) calm() {
	p.mu.Lock()
	defer p.mu.Unlock()
	require.Empty(p.t, p.faults, "exceptions or policy reports on the page")
}

// sockets says how many the page has made since it was loaded, and how many of them are open. It must be watched.
func (p *page) sockets() (made, open int) {
	p.t.Helper()
	n := eval[[]int](p, "[sockets.length, sockets.filter(s => s.readyState === 1).length]")
	return n[0], n[1]
}

// find is a JavaScript function that finds an element by selector, and by a text that it holds if one is given, through open shadow roots.
const find = `((sel, text) => {
  const seen = (e) => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && getComputedStyle(e).visibility !== 'hidden' }
  const all = (root) => [...root.querySelectorAll('*')].flatMap(e => e.shadowRoot ? [e, ...all(e.shadowRoot)] : [e])
  return all(document).filter(e => e.matches(sel) && (!text || (e.textContent + ' ' + (e.getAttribute('aria-label') || '')).includes(text)) && seen(e))
})`

func quoted(s string) string { b, _ := json.Marshal(s); return string(b) }

func eval[T any](p *page, js string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	require.NoError(p.t, err, js)
	return v
}

func (p *page) count(sel, text string) int {
	return eval[int](p, fmt.Sprintf("%s(%s, %s).length", find, quoted(sel), quoted(text)))
}

// see waits until an element that matches sel and holds text is visible.
func (p *page) see(sel, text string) {
	p.t.Helper()
	p.until(fmt.Sprintf("%q with %q is visible", sel, text), func() bool { return p.count(sel, text) > 0 })
}

func (p *page) gone(sel, text string) {
	p.t.Helper()
	p.until(fmt.Sprintf("%q with %q is gone", sel, text), func() bool { return p.count(sel, text) == 0 })
}

func (p *page) until(what string, f func() bool) {
	p.t.Helper()
	p.untilIn(15*time.Second, what, f)
}

func (p *page) untilIn(within time.Duration, what string, f func() bool) {
	p.t.Helper()
	for t0 := time.Now(); !f(); time.Sleep(50 * time.Millisecond) {
		if time.Since(t0) > within {
			p.shot("failed-" + strings.ReplaceAll(p.t.Name(), "/", "-"))
			p.t.Fatalf("not in %v: %s\n%s", within, what, eval[string](p, "(()=>{const all=(r)=>[...r.querySelectorAll('*')].flatMap(e=>e.shadowRoot?[e.shadowRoot.textContent]:[]);return document.body.innerText.slice(-1500)+'\\n--\\n'+all(document).join('\\n').slice(-1500)})()"))
		}
	}
}

// click presses the left button in the middle of the first element that matches, as a person would.
func (p *page) click(sel, text string) {
	p.t.Helper()
	p.see(sel, text)
	where := func() []float64 {
		return eval[[]float64](p, fmt.Sprintf("(() => { const e = %s(%s, %s)[0]; if (!e) return [0, 0]; e.scrollIntoView({block:'nearest'}); const r = e.getBoundingClientRect(); return [r.x + r.width/2, r.y + r.height/2] })()", find, quoted(sel), quoted(text)))
	}
	xy := where()
	p.until(fmt.Sprintf("%q with %q stands still", sel, text), func() bool {
		before := xy
		time.Sleep(40 * time.Millisecond)
		xy = where()
		return xy[0] > 0 && xy[0] == before[0] && xy[1] == before[1]
	})
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.MouseClickXY(xy[0], xy[1])))
}

// keys types into whatever has the focus.
func (p *page) keys(keys string, mod ...chromedp.KeyOption) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.KeyEvent(keys, mod...)))
}

// enter presses Enter as a keyboard does: one event with its text, so that a page that handles the key gets no line break.
func (p *page) enter() {
	p.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		k := input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, NativeVirtualKeyCode: 13}
		if kind == input.DispatchKeyEventTypeKeyDown {
			k.Text, k.UnmodifiedText = "\r", "\r"
		}
		_, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, k)
		require.NoError(p.t, err)
	}
}

// fill clicks a field and types.
func (p *page) fill(sel, text string) {
	p.t.Helper()
	p.click(sel, "")
	p.keys(text)
}

// shot keeps a picture when ROUNDPEG_SHOTS names a folder.
func (p *page) shot(name string) {
	dir := os.Getenv("ROUNDPEG_SHOTS")
	if dir == "" {
		return
	}
	time.Sleep(200 * time.Millisecond)
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	require.NoError(p.t, err)
	require.NoError(p.t, os.MkdirAll(dir, 0o755))
	require.NoError(p.t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644))
}

var axeSource = sync.OnceValue(func() string {
	b, err := os.ReadFile(filepath.Join("..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return ""
	}
	return string(b)
})

// axe runs axe-core over the page, shadow roots included, and wants no violation.
func (p *page) axe(state string) {
	p.t.Helper()
	src := axeSource()
	if src == "" {
		if os.Getenv("CI") != "" {
			p.t.Fatal("axe-core is missing: .ci/run must install it")
		}
		p.t.Log("SKIPPED: no axe-core in node_modules, accessibility is not checked: run npm ci")
		return
	}
	if eval[bool](p, "typeof axe === 'undefined'") {
		eval[bool](p, src+";true")
	}
	found := eval[[]string](p, `axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + v.help + ' — ' + v.nodes.map(n => JSON.stringify(n.target)).join(' ')))`)
	require.Empty(p.t, found, "axe, %s", state)
}
