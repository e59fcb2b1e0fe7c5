package browser

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// An agent says whether the hand-off was needed: by a press, by a key, by another press otherwise; staff read it in the log, customers do not.
func TestVerdict(t *testing.T) {
	t.Parallel()
	s := started(t, 1)
	p := signIn(t, s, look{})
	customer := open(t, s.url("/"), look{locale: "en-US"})
	customer.click(open_, "")
	customer.say("There is a cat asleep in the crate you delivered")
	customer.see(".card.waiting", "in line")
	p.click(".tabs a", "Waiting")
	p.keys("c")
	p.see(".talkhead .chip", "With you")
	p.see(".case h2", "Was the hand-off needed?")
	p.see(".decision p", "What decided: nothing like it is known to the bot.")
	p.see(".decision p", "A person pays from a risk of")
	p.see(".decision p", "4 min of a hand-off against 9 min of a wrong answer, of which a person still saves 9")
	p.axe("before a verdict")
	require.Contains(t, eval[string](p, "document.querySelector('.verdict button').title"), "(V Y)")
	p.click(".verdict button", "Needed")
	p.see(".verdict [aria-pressed=true]", "Needed")
	p.see(".event", "Verdict of Admin, seen by staff alone: a person was needed.")
	p.see(".case p", "Your verdict,")
	p.axe("a verdict")
	p.shot("verdict")
	eval[bool](p, "document.getElementById('log').focus(), true")
	p.keys("v")
	p.keys("l")
	p.see(".verdict [aria-pressed=true]", "Came too late")
	p.see(".toast", "Noted: a person was needed sooner.")
	p.keys("?")
	p.see("dialog dt", "V Y")
	p.see("dialog dd", "Verdict: no person was needed")
	p.axe("the keys")
	p.shot("verdict-keys")
	p.keys(kb.Escape)
	p.gone("dialog", "")
	p.click(".verdict button", "Came too late") // what stands already is not said again
	p.keys("k", chromedp.KeyModifiers(2))
	p.see("dialog input", "")
	p.keys("verdict no person")
	p.enter()
	p.see(".verdict [aria-pressed=true]", "Not needed")
	require.Equal(t, 3, p.count(".event", "Verdict of Admin"))
	require.Zero(t, customer.count("*", "Verdict of"), "a verdict reached the customer")

	// Of a colleague with the longest of names, who has the last word.
	api, err := client.Login(t.Context(), s.addr, "admin@localhost", adminPassword)
	require.NoError(t, err)
	account := client.Account{Email: "long@localhost", Password: adminPassword}
	require.NoError(t, api.Do(t.Context(), "POST", "/v1/agents", map[string]any{"name": strings.Repeat("Maximiliane-", 5)[:59] + "e", "email": account.Email, "password": account.Password, "tier": 2}, nil))
	colleague := client.NewAgent(account, "away", client.Options{Name: "long", Nodes: []string{s.addr}})
	defer colleague.Close()
	_, err = colleague.Send("verdict", client.Fields{"session": eval[string](p, "location.hash.split('/').pop()"), "needed": "needed"}).Within(20 * time.Second)
	require.NoError(t, err)
	p.see(".case p", "Verdict of Maximiliane-")
	p.see(".verdict [aria-pressed=true]", "Needed")
	eval[bool](p, "document.querySelector('.verdict').scrollIntoView({block: 'center'}), true")
	require.Zero(t, eval[int](p, "document.scrollingElement.scrollTop"), "only the case scrolls")
	p.axe("a long name")
	p.shot("verdict-long-name")
	customer.calm()
	p.calm()
}

// With the bot and never handed over there is nothing to judge; what the bot kept is found in the list of those to review, and is gone from it once it is judged.
func TestReview(t *testing.T) {
	t.Parallel()
	s := started(t, 1)
	p := signIn(t, s, look{})
	p.click(".tabs a", "To review")
	p.see(".empty", "A random few of the conversations that the bot kept to itself will appear here once they are over.")
	p.axe("nothing to review")
	p.shot("review-empty")
	s.have(t, week)
	p.click(".tabs a", "Closed")
	p.click(".tabs a", "To review")
	p.see(".queue p", "Your verdict teaches it when to let go.")
	p.see(".tabs a", "To review9")
	p.see(".row", "where exactly is your showroom")
	require.Zero(t, p.count(".row", "cat asleep"), "what a person had is not there")
	p.click(".row a", "petrol car")
	p.see(".case h2", "Should a person have had this?")
	p.see(".decision p", "What decided: the risk of keeping it,")
	p.see(".case p", "The bot kept this one to itself.")
	p.axe("a conversation to review")
	p.shot("review")
	p.click(".verdict button", "Yes, earlier")
	p.see(".verdict [aria-pressed=true]", "Yes, earlier")
	p.see(".event", "a person was needed sooner")
	p.gone(".row", "petrol car")
	p.see(".tabs a", "To review8")
	p.shot("review-judged")

	live := open(t, s.url("/"), look{locale: "en-US"})
	live.click(open_, "")
	live.say("What are your opening hours?")
	live.see(".useful", "")
	p.click(".tabs a", "With the bot")
	p.click(".row a", "opening hours")
	p.see(".case h2", "How the bot is doing")
	require.Zero(t, p.count(".verdict", ""), "there is nothing to judge yet")

	phone := signIn(t, s, look{width: 360, height: 740, mobile: true, dark: true})
	eval[bool](phone, "localStorage.setItem('roundpeg.settings', '{\"language\":\"de\"}'), true")
	require.NoError(t, chromedp.Do(phone.ctx, chromedp.Reload()))
	phone.click(".tabs a", "Zu prüfen")
	phone.see(".row", "showroom")
	phone.axe("the list, narrow, German, dark")
	phone.shot("review-narrow-german-dark")
	phone.click(".row a", "showroom")
	phone.click(".talkhead .not-wide", "")
	phone.see(".case h2", "Hätte das ein Mensch haben sollen?")
	phone.axe("the case, narrow, German, dark")
	eval[bool](phone, "document.querySelector('.verdict').scrollIntoView({block: 'center'}), true")
	phone.shot("review-narrow-german-dark-case")
	phone.click(".verdict button", "Nein")
	phone.see(".verdict [aria-pressed=true]", "Nein")
	require.LessOrEqual(t, eval[int](phone, "document.scrollingElement.scrollWidth"), 360)
	phone.calm()
	p.calm()
}

// The server gives no list: the tab says so, and the way to try again.
func TestReviewFails(t *testing.T) {
	t.Parallel()
	s := started(t, 1)
	p := signIn(t, s, look{})
	eval[bool](p, `(() => { const real = fetch; window.fetch = (url, o) => /reviews/.test(url) && window.broken ? Promise.resolve(new Response('{"code":"unavailable"}', {status: 503})) : real(url, o); window.broken = true; return true })()`)
	p.click(".tabs a", "To review")
	p.see(".queue [role=alert]", "The server cannot store anything right now.")
	p.axe("no list of reviews")
	p.shot("review-failed")
	eval[bool](p, "window.broken = false, true")
	p.click(".queue button", "Try again")
	p.see(".empty", "A random few")
	p.calm()
}
