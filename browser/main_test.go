package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"roundpeg/configs"
)

const (
	open_    = ".launcher"
	composer = ".composer textarea"
	desk     = "#composer"
)

// say types into the widget's composer and sends.
func (p *page) say(text string) {
	p.t.Helper()
	p.fill(composer, text)
	p.enter()
	p.see(".msg.mine .bubble", text[:min(len(text), 40)])
}

// signIn opens the console and signs the admin in.
func signIn(t *testing.T, s *server, l look) *page {
	t.Helper()
	return signInAt(t, s.url("/console/"), l)
}

func signInAt(t *testing.T, url string, l look) *page {
	t.Helper()
	p := open(t, url, l)
	p.see("h1", "Sign in")
	p.fill("input[name=email]", "admin@localhost")
	p.fill("input[name=password]", adminPassword)
	p.enter()
	p.see(".tabs a", "Waiting")
	return p
}

// The whole way, customer and agent at once: a question answered, an odd issue handed over with everything, taken, answered, resolved, rated.
func TestMainJob(t *testing.T) {
	s := start(t, "--encoder", configs.Default().Bot.Encoder)
	agent := signIn(t, s, look{})
	agent.axe("empty desk")
	agent.shot("console-empty")
	customer := open(t, s.url("/"), look{locale: "en-US"})
	customer.shot("shop")
	customer.axe("the shop, widget closed")
	customer.click(open_, "")
	customer.see(".empty", "The assistant answers at once")
	customer.axe("widget, empty")
	customer.say("What are your opening hours?")
	customer.see(".msg.bot .name", "Assistant")
	customer.see(".useful", "Was this of use?")
	customer.axe("widget, answered")
	customer.shot("widget-answered")
	customer.say("There is a cat asleep in the crate you delivered and I have no idea whose it is")
	customer.see(".card.waiting", "in line")
	customer.axe("widget, waiting")
	customer.shot("widget-waiting")

	agent.click(".tabs a", "Waiting")
	agent.see(".row .why", "Not something the bot knows")
	agent.see(".row .offer", "For you")
	agent.shot("console-queue")
	agent.keys("c")
	agent.see(".talkhead .chip", "With you")
	customer.see(".line", "Admin is with you now")
	agent.see("*", "What are your opening hours?")
	agent.see("*", "cat asleep in the crate")
	agent.see("*", "The question is outside of what the bot knows.")
	agent.see(".signals li", "The closest that it knows: “")
	agent.axe("a conversation")
	agent.fill(desk, "Hello, I have read it all. Whose cat is it?")
	agent.shot("console")
	agent.enter()
	customer.see(".msg.agent .bubble", "Whose cat is it?")
	customer.axe("widget, with a person")
	customer.shot("widget")
	customer.say("It has a collar that says Minka")
	agent.see("*", "collar that says Minka")
	agent.keys(kb.Escape)
	agent.click("button", "Note")
	agent.fill(desk, "Called the depot, it is theirs")
	agent.click("button", "Add note")
	agent.see("*", "Only staff see this")
	agent.click(".talkhead button", "Resolve")
	agent.see("dialog", "How did it end?")
	agent.axe("resolve dialog")
	agent.click("dialog label", "Solved")
	agent.click("dialog button", "Close the conversation")
	customer.see("*", "This conversation is closed: solved.")
	customer.see("legend", "How was it?")
	customer.axe("widget, closed")
	customer.shot("widget-closed")
	customer.click(".step", "Very good")
	customer.click("form.card button", "Send")
	customer.see("*", "Very good. Thank you.")
	if n := customer.count("*", "Called the depot"); n != 0 {
		t.Fatal("a note reached the customer")
	}
	agent.see("*", "rated this 5 of 5")
	customer.calm()
	agent.calm()
}

// Asked for a person as the first click, the widget asks for nothing else; nobody there, it offers a call-back that becomes a promise.
func TestNobodyThereGivesACallBack(t *testing.T) {
	s := start(t)
	customer := open(t, s.url("/"), look{locale: "en-US"})
	customer.click(open_, "")
	customer.click("button.human", "Talk to a person")
	customer.see(".card.away", "Nobody is at the desk")
	customer.shot("widget-nobody")
	customer.axe("widget, nobody there")
	customer.click(".card.away button", "Call me back")
	customer.see("form.card", "Phone")
	customer.axe("widget, call-back form")
	customer.click("form.card button", "Send")
	customer.see("form.card", "A phone number or an e-mail address is enough")
	customer.fill("input[type=tel]", "+44 20 7946 0018")
	customer.shot("widget-callback")
	customer.click("form.card button", "Send")
	customer.see(".promise", "We will call you back by")
	customer.axe("widget, promised")
	customer.shot("widget-promised")

	agent := signIn(t, s, look{})
	agent.click(".tabs a", "Promises")
	agent.see("*", "+442079460018")
	agent.axe("promises")
	agent.shot("console-promises")
	customer.calm()
	agent.calm()
}

// The server dies under the customer's hands: what was written is kept, sent once, and the log is the same afterwards.
func TestServerDiesAndComesBack(t *testing.T) {
	s := start(t)
	customer := open(t, s.url("/"), look{})
	customer.click(open_, "")
	customer.say("What are your opening hours?")
	customer.see(".useful", "")
	s.kill()
	customer.see(".banner", "No connection. Your message is kept and will be sent.")
	customer.fill(composer, "I want to talk to a person")
	customer.enter()
	customer.see(".msg.mine .foot", "sending…")
	customer.axe("widget, offline")
	customer.shot("widget-offline")
	s.up(t)
	customer.see(".card.away", "")
	customer.gone(".banner", "No connection")
	customer.gone(".msg.mine .foot", "sending…")
	if n := customer.count(".msg.mine .bubble", "I want to talk to a person"); n != 1 {
		t.Fatalf("the message is there %d times", n)
	}
	chromedp.Do(customer.ctx, chromedp.Reload())
	customer.click(open_, "")
	customer.see(".msg.mine .bubble", "What are your opening hours?")
	if n := customer.count(".msg.mine .bubble", "I want to talk to a person"); n != 1 {
		t.Fatalf("after a reload the message is there %d times", n)
	}
	customer.calm()
}

// Dark, narrow, German: the same widget, still without a violation.
func TestLooks(t *testing.T) {
	s := start(t)
	agent := signIn(t, s, look{dark: true})
	phone := open(t, s.url("/"), look{width: 360, height: 740, dark: true, mobile: true, locale: "de-DE"})
	eval[bool](phone, "Roundpeg('setLocale', 'de-DE'), true")
	phone.click(open_, "")
	phone.see(composer, "")
	phone.say("Wie sind eure Öffnungszeiten?")
	phone.see(".useful", "")
	phone.axe("phone, German, dark")
	phone.shot("widget-phone-de-dark")
	phone.say("kann ich bitte mit jemandem reden")
	phone.see(".card.waiting", "")
	phone.axe("phone, German, dark, waiting")
	phone.shot("widget-phone-de-dark-waiting")
	agent.click(".tabs a", "Waiting")
	agent.click(".row a", "")
	agent.see("*", "kann ich bitte mit jemandem reden")
	agent.axe("desk, dark")
	agent.shot("console-dark")
	narrow := signIn(t, s, look{width: 360, height: 740})
	narrow.axe("desk, narrow")
	narrow.shot("console-narrow")
	phone.calm()
	agent.calm()
}
