package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// toHandoff opens a part of the page of the hand-off, "" for the overview.
func (p *page) toHandoff(part string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf("location.hash = %s, true", quoted("#/handoff"+part)))
	p.see(".scoring h1", "")
}

// tried are the slider's figures in the column of what is tried.
func (p *page) tried() []string { return p.texts(".outcomes td:nth-child(3) b") }

// slide sets the slider as a hand on it would, without letting go.
func (p *page) slide(to int) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf(`(() => { const e = document.getElementById('caution'); e.value = %d; return e.dispatchEvent(new Event('input', {bubbles: true})) })()`, to))
}

func (p *page) counted() {
	p.t.Helper()
	p.untilIn(60*time.Second, "the conversations are counted", func() bool { return p.count(".figures li", "") == 7 })
}

// The admin's way: figures, another caution tried on what was, what would change, saved; another admin who was slower, and back again.
func TestScoring(t *testing.T) {
	t.Parallel()
	s := seeded(t, many(3))
	p := signIn(t, s, look{})
	p.click(".bar a", "Hand-off")
	p.counted()
	p.see(".figures li", "Conversations51")
	p.click(".figures li:nth-child(3) button", "What is this?")
	p.see(".means", "that needed a person, the share that was handed over by the turn at which one was needed")
	p.axe("overview")
	p.shot("scoring-overview")

	before := p.tried()
	require.Len(t, before, 5)
	asked := eval[int](p, "performance.getEntriesByType('resource').filter(e => /backtest/.test(e.name)).length")
	p.slide(40)
	p.see("output", "8 times as dear as now")
	require.NotEqual(t, before, p.tried(), "another caution has other figures")
	p.slide(20)
	p.until("back at 1 they are those of before", func() bool { return slices.Equal(before, p.tried()) })
	p.click("#caution", "")
	p.keys(kb.Home)
	p.see("output", "0.13 times as dear as now")
	p.keys(kb.ArrowRight)
	p.until("the URL has the step", func() bool { return eval[string](p, "location.hash") == "#/handoff?at=1" })
	require.Contains(t, eval[string](p, "document.getElementById('caution').getAttribute('aria-valuetext')"), "0.14 times as dear as now: ")
	require.Equal(t, asked, eval[int](p, "performance.getEntriesByType('resource').filter(e => /backtest/.test(e.name)).length"), "the slider asks the server nothing")
	p.click(".tried-out button", "Take the cheapest")
	p.see(".tried-out p", "Cheapest: ")
	p.axe("the cheapest")
	p.keys(kb.End)
	p.slide(40)
	eval[bool](p, `document.getElementById('caution').dispatchEvent(new Event('change', {bubbles: true}))`)
	p.see(".outcome p", "A wrong answer would count 72, 88 and 120 min by stakes, instead of 9, 11 and 15 min.")
	p.shot("scoring-what-if")
	p.click(".tried-out button", "Look at what would change")
	p.untilIn(60*time.Second, "the comparison is there", func() bool { return p.count(".compare table", "") > 0 })
	p.see(".compare th", "Now handed over")
	p.see(".compare .entries a", "")
	p.click(".compare summary", "")
	p.axe("what would change")
	eval[bool](p, "document.querySelector('.compare').scrollIntoView(), true")
	p.shot("scoring-compare")

	// A conversation of the list, and back to the page as it was.
	p.click(".compare .entries a", "")
	p.see(".talkhead .chip", "Closed")
	require.NoError(t, chromedp.Do(p.ctx, chromedp.NavigateBack()))
	p.see("output", "8 times as dear as now")
	p.see(".compare th", "Now handed over")

	p.click(".scoring .tabs a", "To read")
	p.see("#missed", "Missed: a person was needed, the bot kept it")
	p.see(".entries a", "how much would you give me for my old petrol car")
	p.axe("to read")
	p.shot("scoring-read")
	p.click(".scoring .tabs a", "Overview")
	p.click(".tried-out button", "Put it into the settings")
	p.see(".save .edits", "3 changes not saved")
	p.see(".setting.changed label", "A wrong answer, medium stakes")
	p.see(".hint", "from a risk of 6% (low stakes), 5% (medium) and 3% (high)")
	require.Equal(t, "A wrong answer counts 8 times as much", eval[string](p, "document.querySelector('.save input').value"))
	p.axe("settings, changed")
	p.shot("scoring-settings")

	// The other admin comes in between.
	other := p.tab(s.url("/console/#/handoff/settings"), look{})
	other.into("#set-costs-handoff", "6")
	other.fill(".save input", "A person takes longer than we thought")
	other.click(".save button", "Save")
	other.see(".toast", "Saved as version 1.")
	other.see(".versions li", "A person takes longer than we thought")
	p.click(".save button", "Save")
	p.see(".save [role=alert]", "Somebody saved version 1 meanwhile, so yours was not saved.")
	p.see(".save li", "A hand-off: 6 instead of 4")
	p.axe("a conflict")
	eval[bool](p, "document.querySelector('.save').scrollIntoView({block: 'center'}), true")
	p.shot("scoring-conflict")
	p.click(".save button", "Save mine over it")
	p.see(".toast", "Saved as version 2.")
	p.see(".versions li:first-child", "In force")
	p.see(".versions li:first-child", "A wrong answer counts 8 times as much")
	require.Equal(t, "88", eval[string](p, "document.getElementById('set-costs-medium').value"))

	// Refused: the reason is at the field, and nothing is lost.
	p.into("#set-costs-low", "20000")
	p.click(".save button", "Save")
	p.see(".setting .fault", "From 0.1 to 10,000 is possible.")
	require.Equal(t, "set-costs-low", eval[string](p, "document.activeElement.id"))
	p.axe("refused")
	p.shot("scoring-refused")
	p.click(".save button", "Discard")
	p.gone(".setting .fault", "")

	p.click(".versions li:last-child button", "Compare")
	p.see(".looks li", "A wrong answer, low stakes: 9 instead of 72")
	p.axe("versions")
	p.click(".looks button", "Put version 1 back")
	p.see(".versions li:first-child", "version 1 again")
	require.Equal(t, "6", eval[string](p, "document.getElementById('set-costs-handoff').value"))
	p.click("button", "Put back what the program comes with")
	p.see(".versions li:first-child", "What the program comes with")
	require.Equal(t, "4", eval[string](p, "document.getElementById('set-costs-handoff').value"))
	eval[bool](p, "document.querySelector('.versions').scrollIntoView({block: 'center'}), true")
	p.shot("scoring-versions")
	p.calm()
	other.calm()
}

// Learning from one's own conversations: looked at first, saved by a press, and taken back in the settings.
func TestScoringLearns(t *testing.T) {
	t.Parallel()
	s := started(t, 1)
	p := signIn(t, s, look{})
	p.toHandoff("/learn")
	p.click("button", "Learn from your own conversations")
	p.see(".warn", "There is too little to learn from. 0 conversations have a known outcome")
	p.axe("too little to learn from")
	p.shot("scoring-learn-few")
	s.have(t, many(3))
	p.click("select", "")
	eval[bool](p, `(() => { const e = document.querySelector('.days select'); e.value = '7'; return e.dispatchEvent(new Event('change', {bubbles: true})) })()`)
	p.click("button", "Learn from your own conversations")
	p.see(".outcomes th", "Tells them apart")
	p.see(".card p", "Learned from 3") // thirty-some
	p.axe("learned")
	p.shot("scoring-learned")
	p.click(".card button", "Look at what would change")
	p.untilIn(60*time.Second, "the comparison is there", func() bool { return p.count(".compare summary", "") > 0 })
	p.axe("what learning would change")
	p.click(".card button", "Save what was learned")
	p.see(".toast", "Saved as version 1.")
	p.click(".scoring .tabs a", "Settings")
	p.see("fieldset p", "A model of your own decides")
	p.click("fieldset button", "Back to the program’s model")
	p.see(".save .edits", "1 change not saved")
	p.axe("a model of one's own")
	eval[bool](p, "document.querySelector('.save').scrollIntoView({block: 'center'}), true")
	p.shot("scoring-model")
	p.click(".save button", "Save")
	p.see(".toast", "Saved as version 2.")
	p.gone("fieldset p", "A model of your own decides")
	p.calm()
}

// Empty, refused, narrow, dark, German, right to left, with large text: the same page, still without a violation and no wider than the screen.
func TestScoringLooks(t *testing.T) {
	t.Parallel()
	s := started(t, 1)
	empty := signIn(t, s, look{})
	empty.toHandoff("")
	empty.see(".empty", "No conversation ended in the last 30 days.")
	empty.axe("nothing yet")
	empty.shot("scoring-empty")
	empty.toHandoff("/read")
	empty.see(".empty", "No conversation ended")
	empty.toHandoff("/settings")
	empty.see("section p", "What you save is kept here")
	empty.shot("scoring-no-versions")
	eval[bool](empty, `(() => { const real = fetch; window.fetch = (url, o) => /backtest/.test(url) ? Promise.resolve(new Response('{"code":"unavailable"}', {status: 503})) : real(url, o); return true })()`)
	eval[bool](empty, "location.hash = '#/handoff?days=90', true")
	empty.see("[role=alert]", "The server cannot store anything right now.")
	empty.axe("the server does not count")
	empty.shot("scoring-failed")
	eval[bool](empty, `(() => { const real = fetch; window.fetch = (url, o) => /backtest/.test(url) ? Promise.resolve(new Response('{"ready":false,"done":0.4}', {headers: {'Content-Type': 'application/json'}})) : real(url, o); return true })()`)
	empty.click("[role=alert] button", "Try again")
	empty.see(".running", "Working through the conversations of the last 90 days.")
	empty.see(".running progress", "40%")
	empty.axe("being counted")
	empty.shot("scoring-running")

	s.have(t, append(many(2), talk{says: []string{"can I pay with my visa card", "no no no" + strings.Repeat("o", 3900)}, score: 1},
		talk{says: []string{strings.Repeat("Where is my parcel and why does nobody answer? ", 80), strings.Repeat("hopeless", 40)}, human: true, agent: true}))
	long := strings.Repeat("unbroken", 60) + strings.Repeat(" and words", 50)
	require.True(t, eval[bool](empty, fmt.Sprintf("fetch('/v1/scorer', {method: 'PUT', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({settings: {}, note: %s})}).then(r => r.ok)", quoted(long))))
	for _, l := range []struct {
		name, language string
		look           look
		rtl, forced    bool
		size           int // of text, per cent
	}{
		{name: "phone", language: "en", look: look{width: 360, height: 740, mobile: true}},
		{name: "tiny", language: "de", look: look{width: 320, height: 640, mobile: true, dark: true}},
		{name: "german-dark", language: "de", look: look{dark: true}},
		{name: "rtl", language: "en", look: look{width: 1200, height: 900}, rtl: true},
		{name: "forced", language: "en", look: look{width: 1200, height: 900, dark: true}, forced: true},
		{name: "large", language: "en", look: look{width: 700, height: 900}, size: 200},
	} {
		t.Run(l.name, func(t *testing.T) {
			p := signIn(t, s, l.look)
			p.t = t
			eval[bool](p, fmt.Sprintf(`localStorage.setItem('roundpeg.settings', '{"language":"%s"}'), true`, l.language))
			require.NoError(t, chromedp.Do(p.ctx, chromedp.Reload()))
			p.see(".tabs a", "")
			if l.rtl {
				eval[bool](p, "document.documentElement.dir = 'rtl', true")
			}
			if l.forced {
				_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "dark"}}})
				require.NoError(t, err)
			}
			if l.size > 0 {
				eval[bool](p, fmt.Sprintf("document.documentElement.style.fontSize = '%d%%', true", l.size))
			}
			eval[bool](p, "location.hash = '#/handoff?days=7&at=32', true")
			p.counted()
			p.shot("scoring-" + l.name)
			if l.forced {
				eval[bool](p, "document.querySelector('.tried-out').scrollIntoView(), true")
				p.shot("scoring-forced-tried-out")
				return // the contrast is the system's own
			}
			p.axe("overview, " + l.name)
			p.click(".tried-out button.primary", "")
			p.untilIn(60*time.Second, "the comparison is there", func() bool { return p.count(".compare summary", "") > 0 })
			for _, part := range []string{".tried-out", ".compare", ".pictures"} {
				eval[bool](p, fmt.Sprintf("document.querySelector(%s).scrollIntoView(), true", quoted(part)))
				p.shot("scoring-" + l.name + part)
			}
			p.axe("what would change, " + l.name)
			for _, part := range []string{"read", "settings", "learn"} {
				p.toHandoff("/" + part + "?days=7")
				p.see(".entries a, .settings, .scoring button.primary", "")
				p.axe(part + ", " + l.name)
				p.shot("scoring-" + l.name + "-" + part)
				eval[bool](p, "document.querySelector('.scoring').scrollTo(0, 1e6), true")
				p.shot("scoring-" + l.name + "-" + part + "-end")
				require.LessOrEqual(t, eval[int](p, "Math.max(...[...document.querySelectorAll('body, .scoring, .scoring > *')].map(e => e.scrollWidth))"), int(max(l.look.width, 1440)), part)
				require.LessOrEqual(t, eval[int](p, "document.querySelector('.scoring').scrollWidth - document.querySelector('.scoring').clientWidth"), 0, part)
			}
			p.calm()
		})
	}
}
