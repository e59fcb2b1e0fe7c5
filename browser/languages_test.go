package browser

import "testing"

// Two questions in one message get both answers; a message in a language that the bot does not read goes to a person, who sees in which one it is.
func TestSeveralMattersAndAnotherLanguage(t *testing.T) {
	s := start(t)
	agent := signIn(t, s, look{})
	customer := open(t, s.url("/"), look{locale: "en-US"})
	customer.click(open_, "")
	customer.say("When are you open and which payment methods do you take?")
	customer.see(".msg.bot .bubble", "Opening hours:")
	customer.see(".msg.bot .bubble", "Ways to pay:")
	customer.axe("widget, answered in parts")
	customer.shot("widget-parts")
	customer.say("Bonjour, où est ma commande ? Elle n'est toujours pas arrivée.")
	customer.see(".msg.bot .bubble", "Ici, je ne lis que : Deutsch, English.")
	customer.see(".card.waiting", "in line")
	customer.shot("widget-language")

	agent.click(".tabs a", "Waiting")
	agent.see(".row .lang", "French")
	agent.keys("c")
	agent.see(".talkhead .chip", "With you")
	agent.see("dl", "Writes in")
	agent.see("dl", "French")
	agent.axe("a conversation in another language")
	agent.shot("console-language")
	agent.click(".picture .turn .hit", "")
	agent.see("*", "Several matters: ")
	agent.shot("console-parts")
	customer.calm()
	agent.calm()
}
