package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"roundpeg/bot/llm/llmtest"
	"roundpeg/client"
)

const (
	inSpanish = "Mi pedido VX-4471 llegó roto el 3 de mayo y quiero que me devuelvan 49,90 EUR"
	summedUp  = "The customer wants 49.90 EUR back for order VX-4471, which arrived broken on 3 May. The bot passed it on."
)

// helpful is a model that does well; of phrases it takes one from another intent.
func helpful(r llmtest.Request) string {
	german := strings.Contains(r.System, "code de")
	switch r.Use() {
	case "summary":
		if german {
			return "Es geht um die Bestellung VX-4471, die am 3. Mai kaputt ankam: 49,90 EUR sollen zurück. Der Bot hat es weitergegeben."
		}
		return summedUp
	case "replies":
		return `["¿Puede enviarme una foto del pedido VX-4471 para ver el daño?", "Le damos 700 EUR mañana.", "¿Cómo llegó roto su pedido?"]`
	case "translation":
		text := r.Blocks("text")[0]
		switch {
		case strings.HasPrefix(text, "Hello Kim"):
			return "Hola Kim, ¿puede enviarme una foto del pedido VX-4471?"
		case german:
			return "Meine Bestellung VX-4471 kam am 3. Mai kaputt an, und ich möchte 49,90 EUR zurück"
		}
		return "My order VX-4471 arrived broken on 3 May and I want 49.90 EUR back"
	case "phrases":
		return `["how late can I come by", "are you there on sundays", "where is my parcel", "what time do you shut"]`
	case "draft":
		return `{"name": "lost_cat", "title": "A cat in the box", "phrases": ["there was a kitten in my crate"], "answer": "We come for the cat within … hours."}`
	}
	return llmtest.Copy(r)
}

func says(text string) llmtest.Behaviour {
	return llmtest.Behaviour{Reply: func(llmtest.Request) string { return text }}
}

// written waits until the composer holds just that.
func (p *page) written(want string) {
	p.t.Helper()
	p.until("the composer holds "+want, func() bool { return eval[string](p, "document.getElementById('composer').value") == want })
}

// drawnAs is the same page in another look and language.
func (p *page) drawnAs(l look, language string) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.EmulateViewport(l.width, l.height)))
	scheme := map[bool]string{true: "dark", false: "light"}[l.dark]
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	require.NoError(p.t, err)
	eval[bool](p, fmt.Sprintf(`fetch('/v1/me/settings', {method: 'PUT', headers: {'Content-Type': 'application/json'}, body: '{"language":"%[1]s"}'}).then(() => localStorage.setItem('roundpeg.settings', '{"language":"%[1]s"}')).then(() => true)`, language))
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.Reload()))
	p.see(".modes button[title*='Alt+R']", "")
}

// A language model beside the agent: what it makes is marked, changes nothing by itself, and is dropped where nothing bears it out.
func TestMachineHelps(t *testing.T) {
	t.Parallel()
	model := llmtest.New(t)
	model.Do(llmtest.Behaviour{Reply: helpful})
	f := floored(t, "30m", fmt.Sprintf("llm: { url: %q, model: %s }\n", model.URL, llmtest.Model))
	p := signIn(t, f.server, look{})
	c := f.comes(client.Options{Locale: "es-ES"}, []string{inSpanish})
	p.openTalk(c.Session())
	p.keys("c")
	p.see(".talkhead .chip", "With you")
	require.Zero(t, p.count(".machine", ""), "nothing is made by itself")

	p.click("#case button", "Write a summary")
	p.see("#case .machine .by", "Written by a machine")
	p.see("#case .machine .text", summedUp)
	p.see("#case .wanted", "VX-4471")
	p.axe("a summary")
	p.shot("assist-summary")

	p.fill(desk, "Hello Kim,")
	require.Contains(t, p.title(".modes button", "Suggest replies"), "(Alt+R)")
	p.alt('r')
	p.see(".cards button", "¿Puede enviarme una foto del pedido VX-4471")
	p.see(".composer .machine", "1 more said what nothing bears out, and was dropped.")
	require.Equal(t, 2, p.count(".cards button", ""))
	p.axe("suggested replies")
	p.shot("assist-replies")
	p.focused("composer")
	p.alt('2')
	p.written("Hello Kim,\n\n¿Cómo llegó roto su pedido?")
	p.see(".composer p", "Suggested by a machine, yours once you send it")
	p.gone(".cards", "")
	require.True(t, eval[bool](p, "(e => e.selectionStart === e.value.length && document.activeElement === e)(document.getElementById('composer'))"), "the cursor is behind it")
	require.Zero(t, p.count(".said.agent", ""), "nothing is sent by itself")
	p.shot("assist-inserted")
	p.keys("!")
	p.gone(".composer p", "Suggested by a machine")

	p.click(".said.customer .translation button", "Translate")
	p.see(".said.customer .translation .text", "My order VX-4471 arrived broken on 3 May")
	p.see(".said.customer .bubble", inSpanish)
	p.click(".said.customer .translation button", "Hide")
	p.gone(".translation .text", "")
	p.click(".said.customer .translation button", "Show")
	p.alt('t')
	p.see(".talkhead button[aria-pressed=true]", "Translate this conversation")
	p.see(".said.bot .translation", "This is in your language already.")
	p.into(desk, "Hello Kim, can you send me a photo of order VX-4471?")
	p.click(".composer button", "Translate into Spanish")
	p.see(".composer .machine .text", "Hola Kim, ¿puede enviarme una foto del pedido VX-4471?")
	p.written("Hello Kim, can you send me a photo of order VX-4471?")
	p.axe("translations")
	p.shot("assist-translation")
	p.click(".composer .machine button", "Put it in the place of the draft")
	p.written("Hola Kim, ¿puede enviarme una foto del pedido VX-4471?")
	p.click(".composer button", "Back to your words")
	p.written("Hello Kim, can you send me a photo of order VX-4471?")
	p.click(".composer .machine button", "Put it in the place of the draft")
	p.enter()
	p.see(".said.agent .bubble", "Hola Kim, ¿puede enviarme una foto del pedido VX-4471?")

	model.Do(says("The customer wants 700 EUR."))
	p.see("#case .machine", "The conversation has gone on since.")
	p.click("#case .machine button", "Write it anew")
	p.see("#case .machine", "Dropped: it said something that the conversation does not.")
	p.see("#case .wanted", "VX-4471")
	p.axe("a summary that was dropped")
	p.shot("assist-dropped")
	model.Do(llmtest.Behaviour{Fault: "500"})
	f.does(c.Message("Aquí está la foto"))
	p.see(".said.customer .bubble", "Aquí está la foto")
	p.alt('s')
	p.see("#case [role=alert]", "The language model is of no help just now.")
	p.alt('r')
	p.see(".composer [role=alert]", "The language model is of no help just now.")
	p.axe("the model is out of order")
	p.shot("assist-error")

	model.Do(llmtest.Behaviour{Reply: helpful})
	p.drawnAs(look{width: 1440, height: 900, dark: true}, "de")
	p.click("#case button", "Zusammenfassung schreiben")
	p.see("#case .machine .by", "Von einer Maschine geschrieben")
	p.alt('r')
	p.see(".cards button", "")
	p.axe("German, dark")
	p.shot("assist-german-dark")
	p.drawnAs(look{width: 360, height: 740}, "de")
	p.alt('r')
	p.see(".cards button", "")
	p.axe("German, narrow")
	require.LessOrEqual(t, eval[int](p, "document.documentElement.scrollWidth - innerWidth"), 0)
	p.shot("assist-german-narrow")
	p.alt('s')
	p.see("#case .machine .by", "Von einer Maschine geschrieben")
	p.shot("assist-german-narrow-case")

	p.drawnAs(look{width: 1440, height: 900}, "en")
	p.keys("?")
	p.see("dialog dt", "Alt+R")
	p.see("dialog dd", "Insert a suggested reply, or what was given already")
	p.click("dialog button", "")
	p.gone("dialog", "")
	p.stroke(",")
	p.click("dialog label", "Write summaries by itself when I open a case")
	p.press("Done")
	p.see("#case .machine .text", summedUp)

	p.toIntents("opening_hours")
	before := p.count(".phrases li", "")
	p.click(".suggest button", "Suggest phrases")
	p.see(".suggest .machine .by", "Suggested by a machine; none is added by itself")
	require.Equal(t, 3, p.count(".suggest .machine li", ""), "one reads as another intent")
	require.Equal(t, before, p.count(".phrases li", ""))
	p.axe("suggested phrases")
	p.shot("assist-phrases")
	p.click(".suggest .machine li button", "Add “are you there on sundays”")
	p.gone(".suggest .machine li", "sundays")
	p.click(".suggest button", "Add all")
	p.gone(".suggest .machine", "")
	require.Equal(t, before+3, p.count(".phrases li", ""))
	p.click(".toast button", "Close") // it lies on the button
	p.click(".under button", "Draft an intent from examples")
	p.fill("dialog textarea", "a cat sat in the box\nwhose kitten is this")
	p.press("Draft it")
	p.see("dialog .machine dd", "lost_cat")
	p.axe("a draft of an intent")
	p.shot("assist-draft")
	p.press("Put into the editor")
	p.see(".edit h2", "A cat in the box")
	require.Equal(t, 3, p.count(".phrases li", ""))
	p.see(".savebar .edits", "")
	p.calm()
}
