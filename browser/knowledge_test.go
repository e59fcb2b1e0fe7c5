package browser

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

const returnsPage = `---
title: Returns
url: https://shop.example/help/returns
language: en
---

# Returns

You can send anything back within thirty days of delivery, unused and in its box.

## Refunds

The refund reaches your bank five working days after the parcel reached us.
`

// knowing starts a server with a folder of pages, one of which cannot be read.
func knowing(t *testing.T) (*server, *client.API) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"returns.md":         returnsPage,
		"de/versand.md":      "---\ntitle: Versand\nlanguage: de\n---\n\nDer Versand nach Österreich dauert vier Tage.\n",
		"en/Gift cards.html": "<!doctype html><html lang=en><title>Gift cards</title><h1>Gift cards</h1><p>A gift card is valid for three years.</p>",
		"broken.md":          "---\ntitle: [\n---\nHalf a page.\n",
		"en/a-very-long-path-of-a-page-that-somebody-made-without-thinking-of-lists.md": "# A page whose title goes on and on, as titles do when nobody stops them in time\n\nIt has one passage.\n",
	} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
	}
	s := start(t, "--knowledge", dir)
	api, err := client.Login(t.Context(), s.addr, "admin@localhost", adminPassword)
	require.NoError(t, err)
	return s, api
}

// The owner's pages: read, edited, refused, saved over what somebody else saved only after a look, restored, removed, tried with a question; and for an agent only read.
func TestKnowledgePage(t *testing.T) {
	t.Parallel()
	s, api := knowing(t)
	p := signIn(t, s, look{})
	p.click(".bar a", "Knowledge")
	p.see(".row", "Returns")
	p.see(".row .bad", "front matter")
	p.see(".row", "2 passages · Version 0 · no answers in 30 days")
	p.see(".talk.none h2", "Choose a page.")
	p.axe("the list of pages")
	p.shot("knowledge")

	p.click(".row a[data-session=returns]", "")
	p.see(".talkhead h2", "Returns")
	require.Equal(t, returnsPage, eval[string](p, "document.getElementById('know-text').value"))
	p.axe("a page")
	p.fill("#try", "How long do I have to send it back?")
	p.click(".try button", "Try")
	p.see(".try .sentence", "The pages would answer:")
	p.see(".try .told", "thirty days")
	p.see(".try a", "Returns")
	p.see(".try .sure", "Sure to")
	p.axe("a question that is answered")
	p.shot("knowledge-page")
	p.into("#try", "Can you tell me a joke about penguins?")
	p.click(".try button", "Try")
	p.see(".try .sentence", "Nothing here answers this: the conversation goes on as before.")
	p.shot("knowledge-nothing")

	p.click("#know-text", "")
	p.keys("a", chromedp.KeyModifiers(2))
	p.keys("---")
	p.keys("\rtitle: [\r---\rx")
	p.see(".row.open .chip", "Not saved")
	p.click(".page-form button", "Save")
	p.see("#know-says", "Not saved; what you wrote is still here.")
	p.axe("a refused page")
	p.shot("knowledge-refused")
	p.into("#know-text", "# Returns\r\rYou can send anything back within forty days.")
	require.NoError(t, api.Do(t.Context(), http.MethodPut, "/v1/knowledge/returns", map[string]any{"content": "# Returns\n\nWithin fifty days, says somebody else."}, nil))
	p.click(".page-form button", "Save")
	p.see(".conflict", "Somebody saved version 1 meanwhile")
	p.click(".conflict button", "Look")
	p.see(".differs .plus", "Within fifty days, says somebody else.")
	p.see(".differs .minus", "within forty days.")
	p.axe("a conflict")
	p.shot("knowledge-conflict")
	p.click(".conflict button", "Save mine over it")
	p.see(".toast", "Saved. The assistant answers from it now.")
	p.gone(".row.open .chip", "Not saved")
	p.see(".versions li", "Version 0")
	p.click(".versions li:nth-child(2) button", "Look")
	p.see(".old .plus", "Within fifty days, says somebody else.")
	p.see(".old .minus", "within forty days.")
	p.click(".old summary", "All of version 1")
	p.see(".old .page-text", "# Returns")
	p.axe("an old version")
	p.shot("knowledge-old")
	p.click(".versions li:nth-child(2) button", "Restore")
	p.see(".toast", "Version 1 is restored, as version 3.")
	p.until("the page is the old one", func() bool {
		return eval[string](p, "document.getElementById('know-text').value") == "# Returns\n\nWithin fifty days, says somebody else."
	})

	p.click(".floor-head button", "Add a page")
	p.into("#know-name", "Gift Wrap")
	p.into("#know-text", "# Gift wrap\r\rWe wrap presents in paper for two euros.")
	p.click(".page-form button", "Save")
	p.see("#know-says", "small letters")
	p.axe("a refused name")
	p.into("#know-name", "gift-wrap")
	p.keys("s", chromedp.KeyModifiers(2))
	p.see(".row.open", "gift-wrap")
	p.click(".talkhead button", "Remove")
	p.see("dialog", "Remove gift-wrap?")
	p.click("dialog button.primary", "Remove")
	p.gone(".row", "gift-wrap")
	p.click(".toast button", "Undo")
	p.see(".row", "gift-wrap")

	c := client.NewCustomer(client.Options{Name: "customer", Nodes: []string{s.addr}, Locale: "en"})
	t.Cleanup(c.Close)
	within := func(x *client.Command) { _, err := x.Within(15 * time.Second); require.NoError(t, err, x.Type) }
	within(c.Message("how many years is a gift card valid?"))
	answer, ok := c.WaitEvent(15*time.Second, func(e client.Event) bool { return e.Kind == "message" && e.By.Role == "bot" })
	require.True(t, ok)
	require.Contains(t, answer.Text, "three years")
	within(c.Send("feedback", client.Fields{"seq": answer.Seq, "helpful": true}))
	within(c.Send("human", nil))
	p.to("#/reports")
	p.see("#pages-used ~ .bars", "en/gift-cards")
	p.see("#pages-used ~ .bars", "1 handed over afterwards")
	eval[bool](p, "document.getElementById('pages-used').scrollIntoView(), true")
	p.shot("knowledge-report")
	p.click("#pages-used ~ .bars a", "en/gift-cards")
	p.see(".figures li", "100% of use, 1 handed over afterwards")
	p.see(".row.open", "1 answer in 30 days, 100% of use")
	p.calm()

	require.NoError(t, api.Do(t.Context(), "POST", "/v1/agents", map[string]any{"name": "Ada", "email": "ada@localhost", "password": adminPassword, "tier": 2}, nil))
	reads := open(t, s.url("/console/"), look{})
	reads.fill("input[name=email]", "ada@localhost")
	reads.fill("input[name=password]", adminPassword)
	reads.enter()
	reads.click(".bar a", "Knowledge")
	reads.click(".row a", "Gift cards")
	reads.see(".page-text", "three years")
	require.Zero(t, reads.count("textarea, #try, .talkhead button.danger", ""), "an agent only reads")
	require.Zero(t, reads.count(".versions button", "Restore"))
	reads.axe("a page, read")
	reads.shot("knowledge-agent")
	reads.calm()

	looked := func(state string, l lookAt) {
		if !l.forced { // there the contrast is the system's own
			p.axe(state + ", " + l.name)
		}
	}
	looks := []lookAt{{name: "phone-german-dark", language: "de", look: look{width: 360, height: 740, dark: true}}}
	if os.Getenv("ROUNDPEG_SHOTS") != "" {
		looks = append(looks, lookAt{name: "dark", language: "en", look: look{width: 1200, height: 900, dark: true}}, lookAt{name: "rtl", language: "en", look: look{width: 1200, height: 900}, rtl: true},
			lookAt{name: "forced", language: "en", look: look{width: 1200, height: 900, dark: true}, forced: true})
	}
	for _, l := range looks {
		p.to("#/knowledge/returns")
		p.see(".talkhead", "")
		p.redrawn(l)
		p.click(".versions li:nth-child(2) button", map[string]string{"de": "Nachsehen", "en": "Look"}[l.language])
		p.see(".old li", "")
		looked("an old version", l)
		eval[bool](p, "document.querySelector('.old').scrollIntoView({ block: 'center' }), true")
		p.shot("knowledge-" + l.name + "-old")
		p.to("#/knowledge")
		p.see(".row", "Versand")
		looked("pages", l)
		p.shot("knowledge-" + l.name + "-list")
		p.to("#/knowledge/returns")
		p.see(".page-form", "")
		looked("a page", l)
		require.LessOrEqual(t, eval[int](p, "document.documentElement.scrollWidth - innerWidth"), 0, "%s: nothing sticks out", l.name)
		p.shot("knowledge-" + l.name + "-page")
		p.into("#try", "Wie lange dauert der Versand nach Österreich?")
		p.enter()
		p.see(".try .told", "vier Tage")
		looked("a question", l)
		p.shot("knowledge-" + l.name + "-try")
	}
	s.kill()
	p.to("#/waiting")
	eval[bool](p, "location.hash = '#/knowledge/hours', true")
	p.see("[role=alert]", map[string]string{"de": "Diese Seite gibt es nicht", "en": "There is no such page"}[looks[len(looks)-1].language])
	p.shot("knowledge-gone")
}

// redrawn is the same page in another look and language.
func (p *page) redrawn(l lookAt) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.EmulateViewport(l.look.width, l.look.height)))
	scheme := map[bool]string{true: "dark", false: "light"}[l.look.dark]
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	require.NoError(p.t, err)
	eval[bool](p, fmt.Sprintf("localStorage.setItem('roundpeg.settings', '{\"language\":%q}'), true", l.language))
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.Reload()))
	p.see(".talkhead", "")
	if l.rtl {
		eval[bool](p, "document.documentElement.dir = 'rtl', true")
	}
	if l.forced {
		p.forced()
	}
}
