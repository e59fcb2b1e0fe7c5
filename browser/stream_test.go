package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"roundpeg/bot/llm/llmtest"
)

// An answer grows under the reader's eyes: no text that is there moves or is made anew, the bubble becomes the message, and it is read out once, whole.
func TestAnswerGrows(t *testing.T) {
	t.Parallel()
	n := newPen(t, "")
	p := open(t, n.url, look{locale: "en-US"})
	p.click(open_, "")
	p.see(".empty", "")
	ref := n.asked(p, "How long does delivery take?")
	p.settled()
	eval[bool](p, watch)

	parts := sentences(6)
	n.writes(ref, parts[0]+" ")
	p.see(".msg.bot.writing .bubble", parts[0])
	eval[bool](p, "window.node = written(), window.first = node.querySelector('.bubble').firstChild, true")
	p.axe("an answer is being written")
	p.shot("stream-begun")
	p.grows(n, ref, parts)
	p.shot("stream")
	require.Empty(t, eval[[]string](p, "told"), "what is being written is not read out")

	whole := strings.Join(parts, " ") + " See https://shop.example/delivery."
	before := eval[[]string](p, fmt.Sprintf("lines(node.querySelector('.bubble'), %d)", len([]rune(parts[0]))))
	n.happens("message", "bot", fields{"ref": ref, "text": whole, "intent": "delivery", "sources": []fields{
		{"title": "Delivery", "url": "https://shop.example/delivery#times"}, {"title": " ", "url": "http://help.example/x"},
		{"title": "Not a page", "url": "javascript:alert(1)"}, {"title": "Nor this", "url": "mailto:a@shop.example"}, {"title": "Nor that", "url": "//x"}}})
	p.see(".sources", "Delivery")
	require.True(t, eval[bool](p, "node === node.closest('[role=log]').querySelector('.msg.bot') && !written()"), "the bubble has become the message")
	require.Equal(t, []string{whole}, p.texts(".msg.bot .bubble"))
	require.Equal(t, before, eval[[]string](p, fmt.Sprintf("lines(node.querySelector('.bubble'), %d)", len([]rune(parts[0])))))
	require.Equal(t, 1, p.count(".msg.bot .bubble a", "https://shop.example/delivery"))
	require.Equal(t, []string{whole}, eval[[]string](p, "told"), "it is read out once")

	require.Equal(t, []string{"Delivery https://shop.example/delivery#times _blank noopener noreferrer", "help.example http://help.example/x _blank noopener noreferrer"},
		eval[[]string](p, fmt.Sprintf("%s('.sources a', '').map(a => [a.textContent, a.href, a.target, a.rel].join(' '))", find)))
	p.axe("an answer with its sources")
	p.shot("stream-sources")

	// A page's answer is asked about as any other is.
	ref = n.asked(p, "And abroad?")
	n.happens("message", "bot", fields{"ref": ref, "text": "We deliver within the Union.", "sources": []fields{{"title": "Abroad", "url": "https://shop.example/abroad"}}})
	p.see(".msg.bot .sources", "Abroad")
	require.Equal(t, 1, p.count(".useful", "Was this of use?"), "under the last answer alone")
	p.click(".useful button", "Yes")
	said := n.hears("feedback")
	require.Equal(t, []any{5.0, true}, []any{said["seq"], said["helpful"]})
	p.see(".useful", "Thank you.")
	p.until("it has been acked", func() bool { return eval[bool](p, "!Object.keys(localStorage).some(k => k.includes(' out.'))") })
	p.calm()
}

// grows has the parts written one by one, and holds that what stood there before stands where it stood.
func (p *page) grows(n *pen, ref string, parts []string) {
	p.t.Helper()
	for i := 2; i <= len(parts); i++ {
		had := strings.Join(parts[:i-1], " ")
		before := eval[[]string](p, fmt.Sprintf("lines(node.querySelector('.bubble'), %d)", len([]rune(had))))
		n.writes(ref, strings.Join(parts[:i], " "))
		p.see(".msg.bot.writing .bubble", parts[i-1])
		require.Equal(p.t, before, eval[[]string](p, fmt.Sprintf("lines(node.querySelector('.bubble'), %d)", len([]rune(had)))), "at part %d", i)
		require.Equal(p.t, []any{true, float64(i)}, eval[[]any](p, "[written() === node && node.querySelector('.bubble').firstChild === first, node.querySelector('.bubble').childNodes.length]"))
	}
}

// settled waits until the log is live.
func (p *page) settled() {
	p.t.Helper()
	p.until("the log is live", func() bool { return p.count("[role=log][aria-live=polite]", "") == 1 })
}

// The customer has read enough: the button at the bubble says so, what is there stays, and the event says what becomes of it.
func TestAnswerIsStopped(t *testing.T) {
	t.Parallel()
	n := newPen(t, "")
	p := open(t, n.url, look{width: 320, height: 640, mobile: true, dark: true, locale: "en-US"})
	p.click(open_, "")
	ref := n.asked(p, "Tell me everything")
	p.settled()
	eval[bool](p, watch)
	n.writes(ref, "It began long ago.")
	p.see(".msg.bot.writing .bubble", "It began")
	size := eval[[]float64](p, find+"('.msg.bot .foot button', 'Stop').map(b => b.getBoundingClientRect()).flatMap(r => [r.height, r.left])")
	require.GreaterOrEqual(t, size[0], 44.0)
	require.LessOrEqual(t, eval[int](p, "document.documentElement.scrollWidth - innerWidth"), 0)
	p.axe("being written, 320 px, dark")
	p.shot("stream-narrow-dark")
	height := eval[float64](p, "written().getBoundingClientRect().height")
	p.click(".msg.bot .foot button", "Stop")
	stop := n.hears("stop")
	require.Equal(t, fields{"type": "stop", "ref": ref}, stop)
	p.gone(".writing", "")
	p.see(".msg.bot .bubble", "It began long ago.")
	require.True(t, eval[bool](p, "!!document.querySelector('roundpeg-chat').shadowRoot.activeElement"), "the focus stays in the window")
	require.Equal(t, height, eval[float64](p, find+"('.msg.bot', '')[0].getBoundingClientRect().height"), "nothing moves")
	n.writes(ref, "It began long ago. And it went on.")
	n.happens("message", "bot", fields{"ref": ref, "text": "It began long ago.", "intent": "history"})
	p.see(".useful", "Was this of use?")
	require.Equal(t, []string{"It began long ago."}, p.texts(".msg.bot .bubble"))
	require.Equal(t, []string{"It began long ago."}, eval[[]string](p, "told"))
	p.shot("stream-narrow-dark-stopped")

	// By the keyboard; what had the focus is gone with the answer, and the focus is not.
	ref = n.asked(p, "More")
	n.writes(ref, "There is more.")
	p.see(".msg.bot.writing", "There is more")
	eval[bool](p, find+"('.writing .foot button', 'Stop')[0].focus(), true")
	n.happens("message", "bot", fields{"ref": ref, "text": "There is more.", "intent": "history"})
	p.gone(".writing", "")
	p.until("the focus is in the window", func() bool {
		return eval[bool](p, "!!document.querySelector('roundpeg-chat').shadowRoot.activeElement")
	})
	p.calm()
}

// What was being written and is not said after all goes without a word: for other words, for a person, for the next question, with the connection.
func TestAnswerIsDropped(t *testing.T) {
	t.Parallel()
	n := newPen(t, "")
	p := open(t, n.url, look{locale: "en-US"})
	p.click(open_, "")
	ref := n.asked(p, "What about a refund?")
	p.settled()
	eval[bool](p, watch)
	n.writes(ref, "You get 500 euros.")
	p.see(".msg.bot.writing .bubble", "500")
	eval[bool](p, "window.node = written(), true")
	n.happens("message", "bot", fields{"ref": ref, "text": "Refunds take five days.", "intent": "refund"})
	p.see(".msg.bot .bubble.changed", "Refunds take five days.")
	require.Equal(t, []any{true, 0.0, "Refunds take five days."}, eval[[]any](p, find+`('.msg.bot', '').flatMap(m => [m === node, `+find+`('.bubble', '500').length, told.join('|')])`))

	// A new question: what is written for the one before is of no use, and the late rest of it neither.
	old := n.asked(p, "And when?")
	n.writes(old, "In a")
	p.see(".msg.bot.writing", "In a")
	ref = n.asked(p, "No, where?")
	p.gone(".writing", "")
	n.writes(old, "In a week.")
	n.writes(ref, "At the")
	p.see(".msg.bot.writing", "At the")
	require.Zero(t, p.count(".msg.bot", "In a"))

	// The connection goes, and with it what was written; the rest comes on the next one.
	n.cut()
	p.gone(".writing", "")
	p.until("it is back", func() bool { n.mu.Lock(); defer n.mu.Unlock(); return n.ws != nil })
	n.writes(ref, "At the desk in")
	p.see(".msg.bot.writing", "At the desk in")

	// A person comes: gone at once, and nothing more, also when the bot has the session again.
	n.happens("agent_joined", "agent", fields{"agent": fields{"id": "a", "name": "Ana"}})
	p.see(".line", "Ana is with you now")
	require.Zero(t, p.count(".msg.bot", "At the desk"))
	n.writes(ref, "At the desk in Bonn.")
	n.happens("message", "agent", fields{"text": "Hello, I am Ana."})
	p.see(".msg.agent", "Hello, I am Ana.")
	n.happens("returned", "agent", fields{"agent": fields{"id": "a", "name": "Ana"}})
	n.writes(ref, "At the desk in Bonn.")
	n.happens("notice", "system", fields{"text": "We close at six."})
	p.see(".msg.notice", "We close at six.")
	require.Zero(t, p.count(".msg.bot", "At the desk"))
	require.NotContains(t, strings.Join(eval[[]string](p, "told"), "|"), "At the")
	p.shot("stream-taken")
	p.calm()
}

// Who reads further up stays there while an answer grows; who is at the end is kept there.
func TestAnswerGrowsBelow(t *testing.T) {
	t.Parallel()
	n := newPen(t, `data-dir="rtl" data-locale="de-DE"`)
	for i := range 30 {
		n.happens("message", "bot", fields{"text": fmt.Sprintf("سطر %d من المحادثة السابقة", i)})
	}
	p := open(t, n.url, look{width: 480, height: 700})
	eval[bool](p, "Object.keys(localStorage).length === 0 && (localStorage.setItem(`roundpeg ${location.origin} token`, 's1.secret'), true)")
	require.NoError(t, chromedp.Do(p.ctx, chromedp.Reload()))
	p.click(open_, "")
	p.see(".msg.bot", "29")
	ref := n.asked(p, "كم يستغرق التوصيل؟")
	eval[bool](p, watch)
	at := `(() => { const v = document.querySelector('roundpeg-chat').shadowRoot.querySelector('.scroll'); return [v.scrollTop, v.scrollHeight - v.clientHeight - v.scrollTop] })()`
	n.writes(ref, "يستغرق التوصيل يومين.")
	p.see(".msg.bot.writing", "يومين")
	eval[bool](p, "window.node = written(), window.first = node.querySelector('.bubble').firstChild, true")
	p.grows(n, ref, []string{"يستغرق التوصيل يومين.", "وفي العطلات ثلاثة أيام.", "ويمكنكم متابعة الشحنة من صفحة الطلب في أي وقت."})
	require.Less(t, eval[[]float64](p, at)[1], 2.0, "kept at the end")
	p.axe("being written, right to left")
	p.shot("stream-rtl")

	eval[bool](p, "document.querySelector('roundpeg-chat').shadowRoot.querySelector('.scroll').scrollTop = 200, true")
	p.until("the reader is further up", func() bool { return eval[[]float64](p, at)[1] > 100 })
	n.writes(ref, "يستغرق التوصيل يومين. وفي العطلات ثلاثة أيام. ويمكنكم متابعة الشحنة من صفحة الطلب في أي وقت. "+strings.Repeat("شكرا لكم. ", 30))
	p.see(".newer", "")
	n.happens("message", "bot", fields{"ref": ref, "text": "يستغرق التوصيل يومين.", "intent": "delivery"})
	p.until("the answer is there", func() bool { return eval[bool](p, "!written()") })
	require.Equal(t, 200.0, eval[[]float64](p, at)[0])

	// The mark pulses where motion is welcome.
	ref = n.asked(p, "شكرا")
	n.writes(ref, "عفوا")
	p.see(".writing", "")
	mark := "getComputedStyle(written().querySelector('.bubble'), '::after').animationName"
	require.Equal(t, "none", eval[string](p, mark))
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "no-preference"}}})
	require.NoError(t, err)
	require.Equal(t, "dot", eval[string](p, mark))
	p.calm()
}

// The whole way: a model that writes at its own pace, the bot that checks, the gateway, the widget; and the customer's stop on the way back.
func TestModelWritesAndIsStopped(t *testing.T) {
	t.Parallel()
	model := llmtest.New(t)
	model.Do(llmtest.Behaviour{Pause: 150 * time.Millisecond})
	file := filepath.Join(t.TempDir(), "roundpeg.yaml")
	require.NoError(t, os.WriteFile(file, fmt.Appendf(nil, "bot: { turn_budget: 30s }\nllm: { url: %q, model: %s, uses: [word] }\n", model.URL, llmtest.Model), 0o600))
	s := start(t, "--config", file)
	p := open(t, s.url("/"), look{locale: "en-US"})
	p.click(open_, "")
	p.say("My delivery is late")
	p.see(".msg.bot.writing .bubble", "I'm sorry that it is late.")
	p.shot("stream-model")
	p.click(".msg.bot .foot button", "Stop")
	p.see(".useful", "Was this of use?")
	said := p.texts(".msg.bot .bubble")
	require.Len(t, said, 1)
	require.True(t, strings.HasPrefix(said[0], "I'm sorry that it is late.") && !strings.Contains(said[0], "have a person look into it"), "it is as far as it was: %s", said[0])

	model.Do(llmtest.Behaviour{})
	p.say("My delivery is late")
	p.see(".msg.bot .bubble", "have a person look into it")
	p.gone(".writing", "")
	p.calm()
}
