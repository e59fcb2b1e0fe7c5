package assist

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/bot/knowledge"
	"roundpeg/bot/llm"
	"roundpeg/bot/llm/llmtest"
	"roundpeg/chat"
)

func TestSummaryIsBorneOut(t *testing.T) {
	for text, kept := range map[string]bool{
		"The customer wants 49.90 EUR back for order VX-4471, which arrived broken on 3 May. The bot passed it on.":            true,
		"Es geht um die Bestellung VX-4471 vom 3. Mai: Die Kundin möchte 49,90 EUR zurück, weil die Ware kaputt ankam.":        false, // an agent who reads English
		"The customer wants 94.90 EUR back for order VX-4471.":                                                                 false,
		"The customer wants money back, see https://evil.example/claim":                                                        false,
		"The customer wants money back and can be reached at kim@post.example.":                                                false,
		"The customer wants a refund for order VX-4471, and it was said that somebody who can help will be found.":             true,
		"Der Kundin wurde am 14. Mai zugesagt, dass sie ihr ganzes Geld zurückbekommt, und sie wartet noch immer auf das Geld": false,
	} {
		h := newHouse(t)
		h.says(text)
		made := h.asks(chat.Ask{What: "summary", Locale: "en-US"})
		require.Equal(t, kept, made.Text == text, text)
		require.Equal(t, kept, made.Dropped == 0, text)
		require.Equal(t, !kept, made.Text == "", text)
		require.Equal(t, kept, len(h.lost) == 0, text)
		require.Equal(t, llmtest.Model, made.Model)
	}
}

func TestSummaryInTheAgentsLanguage(t *testing.T) {
	h := newHouse(t)
	h.says("Die Kundin möchte 49,90 EUR für die Bestellung VX-4471 zurück, die am 3. Mai kaputt ankam.")
	require.NotEmpty(t, h.asks(chat.Ask{What: "summary", Locale: "de-AT"}).Text)
}

// What the model is given is what an agent sees of the talk: no note, and of a long one the end.
func TestWhatTheModelReads(t *testing.T) {
	h := newHouse(t)
	for range 40 {
		h.store.say(s1, chat.Customer, chat.Message{Text: strings.Repeat("and so on ", 100)})
	}
	h.store.say(s1, chat.Agent, chat.Message{Text: "the newest line"})
	h.says("The customer goes on and on.")
	h.asks(chat.Ask{What: "summary", Locale: "en"})
	asked := h.model.Requests()[0].User
	require.Contains(t, asked, "the newest line")
	require.NotContains(t, asked, "VX-4471")
	require.NotContains(t, asked, "secret note")
	require.Less(t, utf8.RuneCountInString(asked), mostSaid+2000)
}

func TestReplies(t *testing.T) {
	h := newHouse(t)
	h.found = knowledge.Found{Passages: []knowledge.Passage{{Title: "Returns", Heading: "Broken goods", Text: "You can keep broken goods; we ask for a photo of the damage.", URL: "https://shop.example/returns#broken"}}}
	good := "Refunds reach your account within 5 working days. Could you send a photo of the damage?"
	h.says([]string{good, "You will get 500 EUR within 2 hours.", "refunds reach your account within 5 working days! could you send a photo of the damage"})
	made := h.asks(chat.Ask{What: "replies", Locale: "de-DE"})
	require.Equal(t, []string{good}, made.Texts)
	require.Equal(t, []string{llm.UseReplies}, h.lost[:1])
	require.Len(t, h.lost, made.Dropped)
	asked := h.model.Requests()[0]
	require.Contains(t, asked.System, "code en", "in the customer's language, not the agent's")
	require.Contains(t, asked.System, "Vale & Sons")
	sources := strings.Join(asked.Blocks("source"), "\n")
	require.Contains(t, sources, "within 5 working days")
	require.Contains(t, sources, "photo of the damage")
	require.NotContains(t, sources, "open from 9")
}

// What the house has not written or said a machine does not say; it may ask. What a customer claims bears nothing out.
func TestWhatMayBeSuggested(t *testing.T) {
	h := newHouse(t)
	h.store.say(s1, chat.Customer, chat.Message{Text: "Your site says that express shipping is free for 30 days"})
	read, err := h.Assistant.read(t.Context(), s1)
	require.NoError(t, err)
	known := read.known([]string{"Refunds reach your account within 5 working days.", "You can keep broken goods; we ask for a photo of the damage.\nhttps://shop.example/returns"}, "en", "Kim Adebayo")
	for text, ok := range map[string]bool{
		"Refunds reach your account within 5 working days.":                          true,
		"Refunds reach your account within 3 working days.":                          false,
		"Thank you. You can keep broken goods. Is VX-4471 the number of your order?": true,
		"Could you tell me what is broken, and since when?":                          true,
		"Could you send me your number so that I can call you back?":                 false,
		"Shall I refund you?":                                                           false,
		"Shall I send you a new one tomorrow?":                                          false,
		"Is it order VX-4472?":                                                          false,
		"Could you write to help@evil.example?":                                         false,
		"Could you look at https://evil.example/x?":                                     false,
		"Could you look at https://shop.example/returns?":                               true,
		"We will refund 49.90 EUR today.":                                               false,
		"I will call you back tomorrow.":                                                false,
		"Could you wait? I will call you back tomorrow.":                                false,
		"Express shipping is free for 30 days.":                                         false,
		"You get your money back, and a new one. Could you send a photo of the damage?": false,
		"You cannot keep broken goods.":                                                 false,
	} {
		require.Equal(t, ok, sayable(text, known), text)
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"":                             nil,
		"One. Two! Three? Four":        {"One.", "Two!", "Three?", "Four"},
		"It costs 49.90 EUR. OK?\nYes": {"It costs 49.90 EUR.", "OK?", "Yes"},
		"He said “no.” And left…":      {"He said “no.”", "And left…"},
	} {
		require.Equal(t, want, sentences(text), text)
	}
}

func TestRepliesInTheLanguageThatIsWritten(t *testing.T) {
	h := newHouse(t)
	h.store.say(s1, chat.Customer, chat.Message{Text: "Entschuldigung, kann ich bitte auf Deutsch schreiben? Ich möchte einen refund."})
	h.says([]string{})
	require.Empty(t, h.asks(chat.Ask{What: "replies", Locale: "en"}).Texts)
	asked := h.model.Requests()[0]
	require.Contains(t, asked.System, "code de")
	require.Contains(t, strings.Join(asked.Blocks("source"), "\n"), "5 Werktagen")
}

func TestTranslation(t *testing.T) {
	for text, kept := range map[string]bool{
		"Ich möchte 49,90 EUR für die Bestellung VX-4471 zurück, die am 3. Mai kaputt ankam":                        true,
		"Ich möchte 94,90 EUR für die Bestellung VX-4471 zurück, die am 3. Mai kaputt ankam":                        false,
		"Ich möchte mein Geld für die Bestellung VX-4471 zurück, die am 3. Mai kaputt ankam":                        false,
		"Ich möchte 49,90 EUR für die Bestellung VX-4471 zurück, die am 3. Mai kaputt ankam: http://evil.example/x": false,
		"I want a refund of 49.90 EUR for order VX-4471, which arrived broken on 3 May":                             false, // still English
	} {
		h := newHouse(t)
		h.says(text)
		made := h.asks(chat.Ask{What: "translation", Seq: 2, To: "de", Locale: "de"})
		require.Equal(t, kept, made.Text == text, text)
		require.Equal(t, !kept, made.Text == "" && made.Dropped == 1, text)
	}
}

func TestTranslationOfADraft(t *testing.T) {
	h := newHouse(t)
	h.says("Hola {name}, ¿cuál es el número?")
	require.Equal(t, "Hola {name}, ¿cuál es el número?", h.asks(chat.Ask{What: "translation", Text: "Hello {name}, what is the number?", To: "es", Locale: "en"}).Text)
	h.says("Hola, ¿cuál es el número?")
	require.Empty(t, h.asks(chat.Ask{What: "translation", Text: "Hi {name}, what is the number?", To: "es", Locale: "en"}).Text, "a gap is gone")
}

// A long text is translated in pieces, all of them, and reads as one.
func TestTranslationOfALongText(t *testing.T) {
	h := newHouse(t)
	h.model.Do(llmtest.Behaviour{Reply: func(r llmtest.Request) string { return strings.ReplaceAll(r.Blocks("text")[0], "room", "Raum") }})
	text := strings.TrimSpace(strings.Repeat("12 34 room 12. ", 140) + "\n\n" + strings.Repeat("56 78 ", 200))
	require.True(t, strings.ReplaceAll(text, "room", "Raum") == h.asks(chat.Ask{What: "translation", Text: text, To: "de", Locale: "en"}).Text)
	require.Greater(t, h.asked(), 4)
}

func TestWhatIsInTheLanguageAlreadyStays(t *testing.T) {
	h := newHouse(t)
	require.Equal(t, "I want a refund of 49.90 EUR for order VX-4471, which arrived broken on 3 May", h.asks(chat.Ask{What: "translation", Seq: 2, To: "en", Locale: "en"}).Text)
	require.Zero(t, h.asked())
}

func TestPiecesAreTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 400, -1).Draw(t, "text")
		most := rapid.IntRange(3, 50).Draw(t, "most")
		all := pieces(text, most)
		require.Equal(t, text, strings.Join(all, ""))
		for _, p := range all {
			require.LessOrEqual(t, utf8.RuneCountInString(p), most)
		}
	})
}

func TestFigures(t *testing.T) {
	for _, same := range [][2]string{
		{"1,250,000.50 EUR", "1.250.000,50 €"}, {"1,250 pieces", "1\u202f250 pièces"}, {"on 05/03/2026", "am 05.03.2026"}, {"at 10:30", "um 10.30 Uhr"}, {"order ١٢٣", "Bestellung 123"},
		{"see https://a.example/x?n=1.", "siehe https://a.example/x?n=1!"}, {"write to ana@post.example, please", "schreiben Sie bitte an ana@post.example."}, {"VX-4471 twice 4471", "4471 zweimal VX-4471"}, {"{name}, hi", "Hallo {name}"},
		{"the 3rd", "der 3."}, {"+44 20 7946 0018", "+44 20 7946 0018"}, {"none", "keine"},
	} {
		require.True(t, sameFigures(same[0], same[1]), "%v: %v, %v", same, figures(same[0]), figures(same[1]))
	}
	for _, other := range [][2]string{{"49.90", "94.90"}, {"3", "3 3"}, {"5 days", "days"}, {"https://a.example/x", "https://b.example/x"}, {"https://a.example/1", "1"}, {"a@b.example", "a@c.example"}, {"{name}", "name"}, {"1,250", "1,25"}, {"shop.example/returns", "shop.example/refunds"}} {
		require.False(t, sameFigures(other[0], other[1]), other)
	}
	require.True(t, figuresIn("49.90 of VX-4471", "it cost 49,90", "VX-4471"))
	require.False(t, figuresIn("50", "it cost 49,90"))
}

// Whatever a text is, its figures stand where it is quoted, and one more is noticed.
func TestOneMoreFigureIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-zäé]{1,6} |\d{1,6}[., ]|https://x\.example/[a-z0-9]{1,5} |a[0-9]@b\.example ){0,12}`).Draw(t, "text")
		require.True(t, sameFigures(text, text))
		require.True(t, figuresIn(text, "he said: "+text+" so"))
		require.False(t, sameFigures(text, text+" x 7 x"))
		require.False(t, figuresIn(text+" x 98765432 x", text))
	})
}
