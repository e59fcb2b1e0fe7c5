package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

const adder = ".adder input"

// intentsPage signs an admin in and opens the page of intents.
func intentsPage(t *testing.T, s *server, l look) *page {
	t.Helper()
	p := signIn(t, s, l)
	p.toIntents("")
	return p
}

func (p *page) toIntents(item string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf("location.hash = %s, true", quoted("#/intents/"+item)))
	p.see(".savebar h1", "")
}

// into replaces what a field holds.
func (p *page) into(sel, text string) {
	p.t.Helper()
	p.click(sel, "")
	p.keys("a", chromedp.KeyModifiers(2))
	p.keys(text)
}

// serves waits until the newest version is what the assistant answers by.
func (p *page) serves() {
	p.t.Helper()
	p.gone(".savebar b", "not saved")
	p.untilIn(60*time.Second, "the newest version serves", func() bool {
		return p.count(".savebar progress", "") == 0 && p.count(".savebar p", "The assistant answers by version") > 0
	})
}

// reviewed waits for what is known of every phrase.
func (p *page) reviewed(says string) {
	p.t.Helper()
	p.untilIn(60*time.Second, "the review is there", func() bool { return p.count(".edit p", says) > 0 })
}

// The admin's way: a new intent, saved, served and tried; an edit that is refused, with its reason at the field; a phrase moved, and all of it rolled back.
func TestIntents(t *testing.T) {
	t.Parallel()
	s := start(t)
	p := signIn(t, s, look{})
	p.click(".bar a", "Intents")
	p.see(".savebar p", "The assistant answers by version")
	p.reviewed("were recognised")
	p.axe("overview")
	p.shot("intents-overview")

	p.fill("#filter", "invoice_")
	p.gone(".row", "Refund")
	p.keys(kb.ArrowDown)
	p.keys("j")
	p.until("the second row has the focus", func() bool {
		return eval[string](p, "document.activeElement.textContent.slice(0, 13)") == "Wrong invoice"
	})
	p.enter()
	p.see("#edit-title", "Wrong invoice")
	p.keys(kb.Escape)
	p.see("#edit-title", "Overview")
	p.click("#filter", "")
	p.keys(kb.Escape)
	p.see(".row", "Refund")

	p.click("button", "Add an intent")
	p.see("#edit-title", "New intent")
	p.axe("an empty intent")
	p.into("#int-name", "lost_cat")
	p.fill(adder, "my cat ran away in the workshop")
	p.enter()
	p.fill(adder, "the cat is missing since the delivery")
	p.enter()
	eval[bool](p, `(() => { const d = new DataTransfer(); d.setData('text', '- have you seen my cat\n- a cat got into your van\n- our kitten is lost\n- I cannot find the cat any more'); return document.querySelector('.adder input').dispatchEvent(new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true})) })()`)
	p.see(".toast", "4 phrases added")
	p.fill(adder, "What is your phone number?")
	p.enter()
	p.see(".adder p", "is a phrase of “Phone and e-mail” already")
	p.into(".answer textarea", "Call us, we look for it at once: ")
	p.click("button", "Insert fact")
	p.see(".seen", "we look for it at once: 410 Juniper Street")
	p.see(".row .chip", "New")
	p.axe("a new intent")
	p.shot("intents-editor")
	p.keys("s", chromedp.KeyModifiers(2))
	p.see(".toast", "Saved.")
	p.serves()
	require.Equal(t, "#/intents/lost_cat", eval[string](p, "location.hash"))

	p.into("#try", "my kitten has been missing since yesterday")
	p.enter()
	p.see(".try .sentence", "The assistant would")
	p.see(".try .decision a", "Lost cat")
	p.axe("a phrase tried")
	p.click(".try button", "Add")
	p.see(".savebar b", "1 change not saved")
	require.Equal(t, "my kitten has been missing since yesterday", eval[string](p, "[...document.querySelectorAll('.phrases li input')].at(-1).value"))
	p.shot("intents-tried")
	p.click(".savebar button", "Discard")
	p.gone(".savebar b", "not saved")

	p.into(".answer textarea", "Call {fone}")
	p.see(".answer p", "No fact is known for {fone}")
	p.click(".savebar button", "Save")
	p.see(".savebar [role=alert]", "Not saved; your changes are still here.")
	p.see(".answer .fault", "unknown placeholder {fone}")
	require.Equal(t, "TEXTAREA", eval[string](p, "document.querySelector('[aria-invalid=true]').tagName"))
	require.Zero(t, eval[int](p, "document.scrollingElement.scrollTop"), "only what is open scrolls")
	p.axe("refused")
	p.shot("intents-refused")
	p.into(".answer textarea", "Call {phone}")
	p.gone(".answer .fault", "")
	p.click(".phrases li:first-child button", "Remove")
	p.click(".toast:last-child button", "Undo")
	p.see(".savebar b", "1 change not saved")

	// Elsewhere in the console the edit is kept, and the way back says so.
	p.click(".bar a", "Agents")
	p.see(".bar a .count", "1")
	p.click(".bar a", "Intents")
	p.see(".savebar b", "1 change not saved")
	require.False(t, eval[bool](p, "dispatchEvent(new Event('beforeunload', {cancelable: true}))"), "leaving asks")
	p.click(".bar button", "Sign out")
	p.see("dialog", "1 change of the intents is not saved and would be lost.")
	p.axe("asked before signing out")
	p.click("dialog button", "Cancel")
	p.click(".savebar button", "Save")
	p.serves()
	require.True(t, eval[bool](p, "dispatchEvent(new Event('beforeunload', {cancelable: true}))"), "nothing is asked when all is saved")

	p.click(".tabs a", "Versions")
	p.see(".versions li", "Saved last")
	p.click(".versions li:last-child button", "Compare")
	p.see(".differs li", "Lost cat")
	p.axe("versions")
	p.shot("intents-versions")
	p.click(".looks button", "Roll back to version")
	p.see("dialog", "It becomes the newest version")
	p.axe("roll back")
	p.click("dialog button.primary", "Roll back")
	p.gone(".row", "lost_cat")
	p.serves()
	p.see(".versions li:first-child", "again")
	p.calm()
}

// Two admins at once: whoever saves second is told, sees what the other did, and decides; a file that is wrong is refused with its line.
func TestIntentsOfTwo(t *testing.T) {
	t.Parallel()
	s := start(t)
	p := intentsPage(t, s, look{})
	other := p.tab(s.url("/console/#/intents/contact"), look{})
	p.toIntents("contact")
	p.see(".phrases li input", "")
	other.fill(adder, "your number please, quickly")
	other.enter()
	other.click(".savebar button", "Save")
	other.serves()
	p.fill(adder, "is there a fax number")
	p.enter()
	p.click(".savebar button", "Save")
	p.see(".savebar [role=alert]", "yours was not saved")
	p.click(".savebar button", "Look at theirs")
	p.see(".differs .plus", "your number please, quickly")
	p.axe("a conflict")
	p.shot("intents-conflict")
	p.click(".savebar button", "Save mine over it")
	p.serves()
	p.gone(".savebar .warn", "")

	p.click("button", "Remove")
	p.see("dialog", "It is in effect once you save")
	p.axe("remove an intent")
	p.click("dialog button.primary", "Remove")
	p.gone(".row", "contact")
	p.click(".tabs a", "Not for the bot")
	p.see("legend", "Phrases")
	p.axe("not for the bot")
	p.shot("intents-others")
	p.click(".tabs a", "Facts")
	p.see(".facts label", "{phone}")
	p.axe("facts")
	p.shot("intents-facts")
	p.click(".savebar button", "Discard")

	p.click(".tabs a", "File")
	p.see("button", "Download version")
	file := func(p *page, name, text string) {
		p.t.Helper()
		p.see("input[type=file]", "")
		eval[bool](p, fmt.Sprintf(`(() => { const d = new DataTransfer(), f = document.querySelector('input[type=file]'); d.items.add(new File([%s], %s)); f.files = d.files; return f.dispatchEvent(new Event('change', {bubbles: true})) })()`, quoted(text), quoted(name)))
		p.see("dialog", "Replace everything")
		p.click("dialog button.primary", "Replace")
	}
	file(p, "wrong.yaml", "intents:\n  - name: hours\n    phrases:\n      en: [when are you open, opening hours]\n    lane: sideways\n")
	p.see(".refusal", "use support or sales")
	p.see(".refusal", "ine 5")
	p.axe("a file refused")
	p.shot("intents-file")
	file(p, "good.yaml", "intents:\n  - name: hours\n    phrases:\n      en: [when are you open, opening hours, until when can I come, are you open today, open on sundays]\n  - name: refund\n    phrases:\n      en: [money back, refund please, I want my money back, return the money, how do I get a refund]\n")
	p.untilIn(60*time.Second, "the two intents of the file", func() bool { return p.count(".row", "") == 2 }) // an earlier “Saved.” may still be there
	p.serves()
	p.click(".tabs a", "Overview")
	p.untilIn(60*time.Second, "the review is there or cannot be", func() bool {
		return p.count(".edit p", "were recognised")+p.count(".edit [role=alert]", "could not be reviewed") > 0
	})
	other.fill(adder, "not saved by the other")
	other.enter()
	other.click(".tabs a", "File")
	file(other, "mine.yaml", "intents:\n  - name: x\n    phrases:\n      en: [some phrase]\n")
	other.see(".refusal", "Somebody saved meanwhile, so nothing was changed")
	other.see(".savebar [role=alert]", "yours was not saved")
	other.click(".savebar button", "Take theirs, drop mine")
	other.gone(".savebar b", "not saved")
	other.until("the two intents are there", func() bool { return other.count(".row", "") == 2 })
	other.calm()
	p.fill("#filter", "nothing has this")
	p.see(".empty", "No intent has “nothing has this”")
	p.axe("nothing found")
	p.shot("intents-few")
	p.calm()
}

// A training that takes its time, and one that fails: what is said meanwhile. The server's word is made up, since it trains the sample in no time.
func TestIntentsInTraining(t *testing.T) {
	t.Parallel()
	s := start(t)
	p := intentsPage(t, s, look{})
	p.see(".savebar p", "The assistant answers by version 0")
	eval[bool](p, `(() => { const real = fetch; window.fetch = (url, o) => /status$/.test(url) && window.word ? Promise.resolve(new Response(JSON.stringify(word))) : real(url, o); return true })()`)
	says := func(word string) {
		eval[bool](p, "window.word = "+word+", location.hash = '#/agents', true")
		p.see("h1", "Agents")
		p.toIntents("")
	}
	says(`{version: 8, serving: 7, training: {version: 8, done: 0.4}}`)
	p.see(".savebar p", "Version 8 is being trained. The assistant still answers by version 7.")
	p.see(".savebar progress", "40")
	p.axe("in training")
	p.shot("intents-training")
	eval[bool](p, `window.word = {version: 8, serving: 7, error: 'no phrase is left'}, true`)
	p.see(".savebar [role=alert]", "The newest version could not be trained. The assistant answers by version 7. The server says: no phrase is left")
	p.axe("training failed")
	p.shot("intents-training-failed")
	says("null")
	p.see(".savebar p", "The assistant answers by version 0")
	p.gone(".savebar [role=alert]", "")
	p.calm()
}

// Narrow, dark, German, and in between: the same page, still without a violation.
func TestIntentsLooks(t *testing.T) {
	t.Parallel()
	s := start(t)
	phone := signIn(t, s, look{width: 360, height: 740, mobile: true})
	phone.toIntents("")
	phone.see(".row a", "")
	phone.axe("the list, narrow")
	phone.shot("intents-narrow-list")
	phone.click(".row a", "contact")
	phone.see("#int-name", "")
	phone.axe("an intent, narrow")
	phone.shot("intents-narrow-editor")
	phone.fill("#try", "do you have a hotline number")
	phone.enter()
	phone.see(".try .sentence", "The assistant would answer")
	phone.axe("a phrase tried, narrow")
	phone.shot("intents-narrow-tried")
	phone.click(".fold", "")
	phone.gone(".try .sentence", "")
	phone.fill(adder, "a new one")
	phone.enter()
	phone.see(".savebar b", "1 change not saved")
	phone.shot("intents-narrow-edited")
	phone.keys(kb.Escape)
	phone.keys(kb.Escape)
	phone.see(".row .chip", "Changed")
	phone.toIntents("~review")
	phone.reviewed("were recognised")
	phone.axe("overview, narrow")
	phone.shot("intents-narrow-overview")
	phone.toIntents("~versions")
	phone.see(".versions li", "Version")
	phone.shot("intents-narrow-versions")

	// The longest that may be entered, and nothing is wider than the screen.
	phone.toIntents("contact")
	phone.into("#int-name", strings.Repeat("a_long_name_", 5))
	phone.click(adder, "")
	require.NoError(t, chromedp.Do(phone.ctx, chromedp.KeyEvent(strings.Repeat("endless ", 60))))
	phone.enter()
	eval[bool](phone, `(() => { const e = document.querySelector('.answer textarea'); e.value = 'x'.repeat(4000); return e.dispatchEvent(new InputEvent('input', {bubbles: true})) })()`)
	phone.see(".seen", "xxxxxxxx")
	require.LessOrEqual(t, eval[int](phone, "Math.max(...[...document.querySelectorAll('body, .intents, .form, .edit .scroll, .savebar')].map(e => e.scrollWidth))"), 360)
	phone.shot("intents-narrow-long")
	phone.keys(kb.Escape)
	phone.keys(kb.Escape)
	phone.see(".row .chip", "Changed")
	phone.shot("intents-narrow-long-list")

	german := signIn(t, s, look{dark: true, locale: "de-DE"})
	eval[bool](german, `localStorage.setItem('roundpeg.settings', '{"language":"de"}'), true`)
	require.NoError(t, chromedp.Do(german.ctx, chromedp.Reload()))
	german.toIntents("contact")
	german.see(".languages button", "Deutsch")
	german.click(".languages button", "Deutsch")
	german.fill("#try", "haben Sie eine Hotline für mich")
	german.enter()
	german.see(".try .sentence", "Der Assistent würde")
	german.axe("an intent, German, dark")
	german.shot("intents-german-dark")
	german.toIntents("~review")
	german.reviewed("wurden")
	german.axe("overview, German, dark")
	german.shot("intents-german-dark-overview")

	middle := intentsPage(t, s, look{width: 1000, height: 720})
	middle.toIntents("order_status")
	middle.fill("#try", "do you have a hotline number")
	middle.enter()
	middle.see(".try .sentence", "The assistant would")
	middle.axe("an intent, 1000 px")
	middle.shot("intents-middle")
	phone.calm()
	german.calm()
	middle.calm()
}
