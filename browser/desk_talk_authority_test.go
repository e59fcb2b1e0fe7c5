package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// money is a server's list of actions: a refund that a webhook carries out, and vouchers that are counted and given by hand.
func money(webhook string) string {
	return fmt.Sprintf(`
actions:
  - name: refund
    label: { en: Refund, de: Erstattung }
    money: true
    webhook: %s
    limits: { agents: [ { currency: EUR, amount: 100, per_day: 150 } ], specialists: [ { currency: EUR, amount: 500 } ] }
  - name: voucher
    label: { en: Car wash, de: Autowäsche }
    money: false
    limits: { agents: [ { per_customer: 2 } ] }
hooks: { allow: [ 127.0.0.1 ] }
`, webhook)
}

// What an agent may do for a customer: within the limit at once, above it by asking, and what the business's own system makes of it; settings that go along,
// and the same screens in other looks.
func TestDeskAuthority(t *testing.T) {
	t.Parallel()
	var broken atomic.Bool
	broken.Store(true)
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if broken.Load() {
			w.WriteHeader(http.StatusUnprocessableEntity)
		}
	}))
	defer shop.Close()
	f := floored(t, "10m", money(shop.URL))
	ana, sue := f.desk("Ana Silva", look{}), f.desk("Sue Ito", look{dark: true})
	c := f.customer("My order VX-4471 arrived broken and I want my 90 EUR back. " + strings.Repeat("It is a long story. ", 150))
	ana.take(c.Session())
	ana.see(".uses li", "€100.00 at once")
	ana.see(".uses li", "Car wash2 left for this customer")
	ana.stroke("a")
	ana.until("the first action has the focus", func() bool {
		return eval[string](ana, "document.activeElement.textContent") == "Refund"
	})
	ana.enter()
	ana.see(".use", "Amount (EUR)")
	ana.keys("90,50")
	ana.fill(".use textarea", "arrived broken")
	ana.see(".use button.primary", "Refund €90.50")
	ana.axe("a refund")
	ana.shot("authority-form")
	ana.click(".use button.primary", "Refund")
	ana.see(".event.good", "Ana Silva granted: Refund €90.50.")
	ana.see(".granted .chip.bad", "Granted, not carried out")
	ana.see(".event.hot", "Could not be carried out: Refund €90.50. answered 422")
	ana.see(".row .labels .chip", "Not carried out")
	ana.axe("not carried out")
	ana.shot("authority-failed")
	broken.Store(false)
	require.Contains(t, ana.title(".event button", "Try again"), "(D T)")
	ana.stroke("dt")
	ana.see(".granted .chip.good", "Granted and carried out")
	ana.see(".event", "Carried out: Refund €90.50.")
	ana.see(".uses li", "€9.50 left of €100.00 at once")

	for i, amount := range []string{"40", "30"} {
		ana.click(".uses button", "Refund")
		ana.fill(".use input", amount)
		ana.see(".use .warn", "This is above your limit")
		ana.fill(".use textarea", "a second one")
		if i == 0 {
			ana.axe("above the limit")
			ana.shot("authority-above")
		}
		ana.click(".use button.primary", "Ask for approval")
		ana.see(".event.warm", "Ana Silva asks for approval: Refund €"+amount+".00. Reason: a second one")
	}
	ana.see(".granted .chip.warn", "Waits for approval")
	require.Zero(t, ana.count(".event button", "Approve"), "nobody approves their own")
	sue.openTalk(c.Session())
	sue.see(".event button", "Approve")
	sue.see(".granted button", "Approve")
	sue.axe("something waits, dark")
	sue.shot("authority-approve-dark")
	sue.click(".event button", "Approve")
	ana.see(".event.good", "Sue Ito approved what Ana Silva asked for: Refund €40.00.")
	ana.see(".granted", "Approved by Sue Ito")
	sue.stroke("dr")
	sue.fill("dialog textarea", "enough is enough")
	sue.press("Refuse")
	ana.see(".granted .chip.bad", "Refused")
	ana.see(".granted", "Refused by Sue Ito")
	ana.see(".event", "Refused: Refund €30.00. Reason: enough is enough")
	eval[bool](ana, "document.getElementById('actions').scrollIntoView(), true")
	ana.shot("authority-done")

	// Settings go along to another browser; everything has a key, and is in the palette.
	ana.stroke(",")
	ana.see("dialog p", "go with you to other browsers")
	ana.picks("dialog label:nth-of-type(2) select", "de")
	ana.see("dialog h2", "Einstellungen")
	ana.axe("settings, German")
	ana.keys(kb.Escape)
	ana.see(".case h2", "In Kürze")
	ana.see(".uses button", "Autowäsche")
	ana.keys("k", chromedp.KeyModifiers(2))
	ana.see("dialog input", "")
	ana.keys("zurückst")
	ana.see("dialog li kbd", "Z")
	ana.keys(kb.Escape)
	ana.until("the server has the settings", func() bool {
		return eval[string](ana, "fetch('/v1/me/settings').then(r => r.json()).then(s => String(s.language))") == "de"
	})
	phone := f.desk("Ana Silva", look{width: 360, height: 740, mobile: true, dark: true})
	phone.see(".tabs a", "Meine")
	phone.openTalk(c.Session())
	phone.see(".talkhead .chip", "Bei Ihnen")
	phone.axe("narrow, German, dark")
	phone.shot("looks-phone-talk")
	phone.click(".talkhead .not-wide", "")
	phone.see(".uses button", "Erstattung")
	phone.axe("the case, narrow, German, dark")
	phone.shot("looks-phone-case")
	eval[bool](phone, "document.getElementById('actions').scrollIntoView(), true")
	phone.shot("looks-phone-actions")
	require.LessOrEqual(t, eval[int](phone, "document.scrollingElement.scrollWidth"), 360)

	eval[bool](ana, "document.documentElement.dir = 'rtl', true")
	ana.fill(desk, "Ich rufe Sie morgen um 15 Uhr an.")
	ana.see("#vow legend", "Ich rufe Sie morgen um 15 Uhr")
	ana.axe("right to left")
	ana.shot("looks-rtl")
	_, err := chromedp.Call(ana.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
	require.NoError(t, err)
	ana.shot("looks-forced")
	ana.calm()
	sue.calm()
	phone.calm()
}
