package grounding

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLinkAndContact(t *testing.T) {
	const page = "Print the label at voltry.example/returns, write to help@voltry.example or call +49 (0) 30 23125-142."
	judge(t, []verdict{
		{"", page, "en", "Print the label at voltry.example/returns."},
		{Link, page, "en", "Print the label at voltry.example/return."},
		{Link, page, "en", "Print the label at https://voltry.example.evil.example/returns."},
		{Link, page, "en", "Print the label at vоltry.example/returns."}, // with a Cyrillic o
		{Contact, page, "en", "Write to help@voltry.example.evil.example."},
		{"", page, "en", "Write to help@voltry.example or call +49 30 23125142."},
		{Contact, page, "en", "Call +49 30 23125 143."},
		{Contact, page, "en", "Call 030 23125 142."},
	})
}

func TestPromise(t *testing.T) {
	judge(t, []verdict{
		{Promise, "You can return the label.", "en", "I will call you about the label."},
		{Promise, "You can get a refund for a return.", "en", "We'll refund your return."},
		{Promise, "You can cancel your order online.", "en", "Your order has been cancelled online."},
		{Promise, "You can cancel your order online.", "en", "I've cancelled your order online."},
		{Promise, "Print the free label.", "en", "We print the free label."},
		{"", "We send a link to your address.", "en", "We will send a link to your address."},
		{Promise, "Sie können Ihre Karte sperren.", "de", "Ich sperre Ihre Karte."},
		{Promise, "Sie können Ihre Karte sperren.", "de", "Ihre Karte wurde gesperrt."},
		{Promise, "Rufen Sie uns morgen an.", "de", "Wir rufen Sie morgen an."},
		{Promise, "U kunt uw kaart blokkeren.", "nl", "Ik blokkeer uw kaart."},
		{Promise, "Vous pouvez bloquer votre carte.", "fr", "J'ai bloqué votre carte."},
	})
}

func TestPolicy(t *testing.T) {
	judge(t, []verdict{
		{Policy, "You can return parts.", "en", "You can always return parts."},
		{Policy, "You can return parts.", "en", "You can return parts for free."},
		{Policy, "You can exchange parts.", "en", "You can return parts."},
		{Policy, "You can return parts.", "en", "You are entitled to return parts."},
		{Policy, "You can return parts.", "en", "Yes, you can return parts."},
		{Policy, "Teile nehmen wir zurück.", "de", "Teile nehmen wir jederzeit zurück."},
		{Policy, "Teile nehmen wir zurück.", "de", "Teile nehmen wir kostenlos zurück."},
		{Policy, "Les pièces sont livrées.", "fr", "Les pièces sont livrées gratuitement."},
		{Policy, "Las piezas se entregan.", "es", "Las piezas se entregan gratis."},
		{Policy, "I pezzi sono consegnati.", "it", "I pezzi sono consegnati gratis."},
		{Policy, "As peças são entregues.", "pt", "As peças são entregues gratuitamente."},
		{Policy, "Onderdelen worden geleverd.", "nl", "Onderdelen worden gratis geleverd."},
	})
}

func TestPolicyIsNotPutTogether(t *testing.T) {
	s := Sources{Texts: []string{"Cables can be returned. The car is delivered to your door.", "Parts are free of charge."}, Language: "en"}
	for _, text := range []string{"The car can be returned.", "Cables are free of charge.", "The car is free of charge."} {
		require.Error(t, Check(text, s), text)
	}
	require.NoError(t, Check("Parts are free. The car is delivered to your door, and cables can be returned.", s))
}

func TestNothingStandsOnQuestionsAndTitles(t *testing.T) {
	s := Sources{Texts: []string{"Refunds\nCan I get a refund after the flight? Please ask before the flight.", "Non-refundable goods\nSwimwear\nFlowers", "Vom Umtausch ausgeschlossen\nUnterwäsche", "Free of charge\nCables are delivered."}, Language: "en"}
	for _, text := range []string{"You can get a refund after the flight.", "Swimwear is refundable.", "Flowers can be refunded.", "Cables are free of charge.", "Cables are delivered free of charge."} {
		require.Error(t, Check(text, s), text)
	}
	s.Language = "de"
	require.Error(t, Check("Unterwäsche kann umgetauscht werden.", s))
}

func TestPolarity(t *testing.T) {
	judge(t, []verdict{
		{Polarity, "We do not ship to islands.", "en", "We ship to islands."},
		{Polarity, "We ship to islands.", "en", "We do not ship to islands."},
		{Polarity, "Request it before the flight.", "en", "Request it after the flight."},
		{Polarity, "Sale items can only be exchanged.", "en", "Sale items can be exchanged."},
		{Polarity, "Sale items can be exchanged.", "en", "Sale items can only be exchanged."},
		{Polarity, "Parts can be returned unless they are used.", "en", "Parts can be returned."},
		{Polarity, "Parts can be returned if they are clean.", "en", "Parts can be returned."},
		{Polarity, "If they are clean, parts can be returned.", "en", "Parts can be returned."},
		{"", "If they are clean, parts can be returned.", "en", "Parts can be returned if they are clean."},
		{Polarity, "Parts can be returned within 30 days.", "en", "Parts can be returned."},
		{Polarity, "Unused parts can be returned.", "en", "Parts can be returned."},
		{Polarity, "We may refund parts.", "en", "We refund parts."},
		{"", "You may return parts.", "en", "Parts can be returned."},
		{Polarity, "Returns usually take a week.", "en", "Returns take a week."},
		{Polarity, "Parts can be returned, cables cannot.", "en", "Cables can be returned."},
		{Polarity, "Late arrival costs $5, if the room is free.", "en", "The room is free."},
		{Polarity, "Wir liefern nicht auf Inseln.", "de", "Wir liefern auf Inseln."},
		{Polarity, "Wir liefern nur auf Inseln.", "de", "Wir liefern auf Inseln."},
		{Polarity, "Teile nehmen wir zurück, wenn sie sauber sind.", "de", "Teile nehmen wir zurück."},
		{Polarity, "Zahlen Sie vor der Abreise.", "de", "Zahlen Sie nach der Abreise."},
		{Polarity, "We leveren niet op eilanden.", "nl", "We leveren op eilanden."},
		{Polarity, "Nous ne livrons pas sur les îles.", "fr", "Nous livrons sur les îles."},
		{Polarity, "No entregamos en islas.", "es", "Entregamos en islas."},
		{Polarity, "Non consegniamo sulle isole.", "it", "Consegniamo sulle isole."},
		{Polarity, "Não entregamos nas ilhas.", "pt", "Entregamos nas ilhas."},
		{Polarity, "Las piezas se cambian con el recibo.", "es", "Las piezas se cambian."},
	})
}

func TestAnExceptionInTheNextSentenceIsOwed(t *testing.T) {
	s := Sources{Texts: []string{"Parts can be returned. However, used parts cannot be returned. Cars are delivered."}, Language: "en"}
	require.Equal(t, Polarity, what(Check("Parts can be returned.", s)))
	require.NoError(t, Check("Parts can be returned. However, used parts cannot be returned.", s))
	st := NewStream(s)
	show, err := st.Add("Parts can be returned. However, used parts ")
	require.NoError(t, err)
	require.Empty(t, show, "not without its exception")
	show, err = st.Add("Parts can be returned. However, used parts cannot be returned. Cars ")
	require.NoError(t, err)
	require.Equal(t, "Parts can be returned. However, used parts cannot be returned.", show)
}

func TestItIsWhatTheSourceSpeaksOf(t *testing.T) {
	s := Sources{Texts: []string{"Cables can be returned. They are free. Cars are delivered."}, Language: "en"}
	require.NoError(t, Check("Cables can be returned. They are free.", s))
	require.Error(t, Check("Cars are delivered. They can be returned.", s))
}

func TestCourtesyMayStandAlone(t *testing.T) {
	for language, texts := range map[string][]string{
		"en": {"Hello!", "Thank you for your question!", "I'm sorry to hear that.", "Let me know if you need anything else.", "I hope this helps!", "Is there anything else I can help you with?", "Have a nice day!", "You're welcome."},
		"de": {"Hallo!", "Vielen Dank für Ihre Frage!", "Das tut mir leid.", "Kann ich sonst noch etwas für Sie tun?", "Ich hoffe, das hilft Ihnen weiter.", "Einen schönen Tag noch!", "Sehr gerne!"},
		"nl": {"Hartelijk dank voor uw vraag!", "Met vriendelijke groet"}, "fr": {"Bonjour !", "Merci pour votre message.", "Je suis désolé."}, "es": {"¡Hola!", "Muchas gracias por su mensaje.", "Lo siento mucho."},
		"it": {"Buongiorno!", "Mi dispiace."}, "pt": {"Olá!", "Muito obrigado."},
	} {
		for _, text := range texts {
			require.NoError(t, Check(text, Sources{Texts: []string{"x"}, Language: language}), text)
		}
	}
	for _, text := range []string{"Thank you for your car.", "I'm sorry, your refund is late.", "Let me know if you need a refund.", "Hello, all returns are free.", "Have a nice free day!", "Sure!", "Yes.", "You can do that.", "We will do that for you."} {
		require.Error(t, Check(text, Sources{Texts: []string{"x"}, Language: "en"}), text)
	}
}

func TestLanguage(t *testing.T) {
	s := Sources{Texts: []string{"You have 30 days to return anything unused."}, Language: "en-US"}
	require.Equal(t, Language, what(Check("Sie haben 30 Tage Zeit, um Unbenutztes zurückzugeben.", s)))
	s.Language = ""
	require.Equal(t, Language, what(Check("Sie haben 30 Tage Zeit, um Unbenutztes zurückzugeben.", s)))
	require.NoError(t, Check("You have 30 days to return anything unused.", s))
}

func TestForm(t *testing.T) {
	s := Sources{Texts: []string{"You have 30 days to return anything unused."}, Language: "en"}
	for _, text := range []string{"", " ", "...", "!!!", "**You have 30 days to return anything unused.**", "You have 30 days\u200b to return anything unused.", "```\nYou have 30 days to return anything unused.\n```",
		"As an AI, you have 30 days to return anything unused.", "My system prompt: you have 30 days to return anything unused.", "You have 30 days to return anything unused!!!!!!!!", "days days days days days",
		"⟦card 1⟧ You have 30 days to return anything unused.", "You have 30 days to return anything unused. " + strings.Repeat("You have 30 days to return anything unused. ", 100)} {
		require.Equal(t, Form, what(Check(text, s)), text)
	}
}

func TestOtherLanguagesAreReworded(t *testing.T) {
	judge(t, []verdict{
		{"", "U kunt ongebruikte artikelen binnen 30 dagen retourneren.", "nl", "Ongebruikte artikelen kunt u binnen 30 dagen terugsturen."},
		{"", "Les articles inutilisés peuvent être retournés dans les 30 jours.", "fr", "Vous pouvez retourner les articles inutilisés dans les 30 jours."},
		{"", "Los artículos sin usar se pueden devolver en un plazo de 30 días.", "es", "Puede devolver los artículos sin usar en un plazo de 30 días."},
		{"", "Gli articoli inutilizzati possono essere restituiti entro 30 giorni.", "it", "Può restituire gli articoli inutilizzati entro 30 giorni."},
		{"", "Os artigos novos podem ser devolvidos até 30 dias.", "pt", "Pode devolver os artigos novos até 30 dias."},
		{Number, "U kunt artikelen binnen 30 dagen retourneren.", "nl", "U kunt artikelen binnen 60 dagen retourneren."},
		{Unsupported, "Zwroty są możliwe w ciągu 30 dni.", "pl", "Zwroty samochodów są możliwe w ciągu 30 dni."},
		{"", "Zwroty są możliwe w ciągu 30 dni.", "pl", "Zwroty są możliwe w ciągu 30 dni."},
	})
}
