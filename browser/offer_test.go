package browser

import "testing"

// Who may want a person is offered one below the answer, and one tap is enough; what was chosen stays readable.
func TestAnOfferIsOneTap(t *testing.T) {
	s := start(t)
	for _, c := range []struct {
		name, says, offers, waits string
		look                      look
	}{
		{"light", "can someone help me with what your opening hours are", "Talk to a person", "Nobody is at the desk", look{locale: "en-US", width: 360, height: 640}},
		{"dark-german", "Kann mir jemand bei den Öffnungszeiten helfen, wann haben Sie geöffnet", "Mit einem Menschen sprechen", "", look{locale: "de-DE", dark: true}},
	} {
		customer := open(t, s.url("/"), c.look)
		if c.look.locale == "de-DE" {
			eval[bool](customer, "Roundpeg('setLocale', 'de-DE'), true")
		}
		customer.click(open_, "")
		customer.say(c.says)
		customer.see(".choices button", c.offers)
		customer.axe("an offer, " + c.name)
		customer.shot("offer-" + c.name)
		customer.click(".choices button", c.offers)
		customer.see(".msg.mine .bubble", c.offers)
		customer.see(".card", c.waits)
		customer.shot("offer-taken-" + c.name)
	}
}
