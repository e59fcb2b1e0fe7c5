package handoff

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/computes"
	"roundpeg/handoff/grammar"
)

func TestAsksHuman(t *testing.T) {
	for verdict, texts := range map[string]string{
		"strong": `
			I want to talk to a person
			can somebody real help me pls
			put me through to your support team
			HUMAN
			kann ich bitte mit jemandem reden
			Mensch
			einen Mitarbeiter sprechen
			ich möchte mit einem echten Menschen sprechen
			verbinden Sie mich bitte mit einem Kundenberater
			Ist da jemand?
			Ich will keinen Bot
			I don't want a bot
			no, I do not want to talk to a machine
			someoone real please
			representitive
			agnet
			can you speakwith ahuman
			can Italk to someone
			get me your manager
			I need a supervisor NOW
			agent please
			operator operator operator
			I would like to speak w/ a live rep
			ask for human support
			I want a real Voltry employee
			is anyone there
			any human there?
			can I speak with your sales team about the car
			I'd rather talk to a person
			let me talk to a fucking human
			je veux parler à quelqu'un
			quiero hablar con un agente
			vorrei parlare con un operatore
			quero falar com um atendente
			ik wil graag een medewerker spreken
			I want a person not a machine
			I would rather deal with a person
			someone call me please
			I want to complain to a manager
			may I have a word with an employee
			I demand to speak to your boss
			un agent s'il vous plaît
			je veux pas parler à un robot
			póngame con un asesor
			no quiero hablar con un robot
			ablar con una persona
			non voglio parlare con un bot
			mi passi un operatore
			vorrei parlare con il servizio clienti
			não quero falar com um robô
			me passe para um atendente
			verbind me door met de klantenservice
			can i get a human on the line
			hooman
			who can I talk to
			get me off this bot
			I need someone to help me, not a bot
			Where can I find a human to talk to?
			what do I have to do to get a human
			can a person help me with this
			personne réelle
			Je souhaite être mis en relation avec un conseiller
			Ist da ein Mensch?
			weiterleiten an einen Mitarbeiter
			Necesito que me atienda una persona
			agente humano
			persona reale per favore
			mi può passare un operatore?
			me transfere para um humano
			Is daar iemand?
			mens alstublieft
			echte persoon graag
			Ik heb liever een mens
			Ｉ want a human
			I wa` + "\u200b" + `nt a hu` + "\u200b" + `man`,
		"weak": `
			customer service
			someone please
			can someone help me with my bill
			call me back please
			transfer me
			Kann mir jemand bei der Rechnung helfen`,
		"none": `
			a table for five people
			how many people fit in the car
			is there a person limit
			my agent sold me a car
			talk to my car
			can somebody charge here?
			are you a human?
			am I talking to a real person or a bot
			bist du ein Mensch?
			spreche ich mit einem Menschen?
			I don't want to talk to a human
			put smooth operator on my playlist
			I made a transfer to someone
			my friends call me Sam
			gibt es Mitarbeiterrabatt?
			kann ich meinen Mitarbeiter mitbringen
			when is customer support open
			human error
			someone called me about my order
			can I deal with this online
			quiero un servicio
			il pedido no ha llegado
			who can drive the car
			Kan iemand anders de auto ophalen?
			¿Puede otra persona recoger el coche?
			Ich brauche einen Termin
			does my iphone work with the app`,
	} {
		for text := range strings.Lines(strings.TrimSpace(texts)) {
			text = strings.TrimSpace(text)
			strong, weak := NewPolicy(Scoring{}).AsksHuman(text)
			got := map[bool]string{strong: "strong", weak: "weak", !strong && !weak: "none"}[true]
			require.Equal(t, verdict, got, "%s", text)
		}
	}
}

// Our own phrases in seven languages. Those of the part test were written before the rule was widened and never tuned on: before, the rule heard .635
// of their requests with 7 false alarms in 59 of those that only look like one. Those of the part late were written when all was done.
func TestOwnRequests(t *testing.T) {
	type tally struct{ all, strong, weak int }
	heard := map[string]*tally{}
	count := func(key string, a asking) {
		if heard[key] == nil {
			heard[key] = &tally{}
		}
		heard[key].all++
		if a.strong {
			heard[key].strong++
		} else if a.weak {
			heard[key].weak++
		}
	}
	for _, o := range ownRequests() {
		require.Contains(t, "test dev late", o.part)
		require.Contains(t, "strong weak none", o.verdict)
		a := asks(o.text, grammar.Words(o.text))
		count(o.part+" "+o.verdict, a)
		if o.part == "late" {
			continue
		}
		count(o.verdict, a)
		count(o.language+" "+o.verdict, a)
		if got := map[bool]string{a.strong: "strong", a.weak: "weak", !a.strong && !a.weak: "none"}[true]; got != o.verdict && o.part == "dev" {
			t.Logf("%s for %s: %s", got, o.verdict, o.text)
		}
	}
	share := func(key string) float64 { return float64(heard[key].strong) / float64(heard[key].all) }
	for _, key := range slices.Sorted(maps.Keys(heard)) {
		t.Logf("%-12s %+v", key, *heard[key])
	}
	require.GreaterOrEqual(t, heard["strong"].all, 320)
	require.GreaterOrEqual(t, heard["none"].all, 80)
	require.GreaterOrEqual(t, share("strong"), .97)
	require.GreaterOrEqual(t, share("test strong"), .96)
	require.GreaterOrEqual(t, share("late strong"), .8)
	for _, language := range []string{"en", "de", "fr", "es", "it", "pt", "nl"} {
		require.GreaterOrEqual(t, heard[language+" strong"].all, 40)
		require.GreaterOrEqual(t, share(language+" strong"), .94, language)
	}
	require.Zero(t, heard["dev none"].strong)
	require.LessOrEqual(t, share("none"), .01)
	require.GreaterOrEqual(t, heard["weak"].strong+heard["weak"].weak, heard["weak"].all-2)
}

// Measured on 26 November 2026: recall .995, the 5 misses of 1,026 only complain ("I don't understand you"); 17 false alarms in 73,242 other task turns,
// of which most ask for a person in truth.
func TestRequestsOnData(t *testing.T) {
	computes.Only(t)
	asked, heard, others, alarms := 0, 0, 0, 0
	other := func(text string) {
		others++
		if a := asks(text, grammar.Words(text)); a.strong {
			alarms++
			t.Logf("alarm %q", a.quote)
		}
	}
	for _, r := range rows[labelled](t, "bitext/utterances.jsonl") {
		switch r.Intent {
		case "contact_human_agent":
			asked++
			if asks(r.Utterance, grammar.Words(r.Utterance)).strong {
				heard++
			}
		case "contact_customer_service": // may or may not mean a person
		default:
			other(r.Utterance)
		}
	}
	require.LessOrEqual(t, alarms, 2)
	for _, name := range []string{"clinc150/train.jsonl", "clinc150/val.jsonl", "banking77/train.jsonl"} {
		for _, r := range rows[labelled](t, name) {
			other(r.Text)
		}
	}
	talk := func(name string) {
		for _, d := range rows[Dialogue](t, name) {
			for _, turn := range d.Turns {
				if turn.By == "customer" {
					other(turn.Text)
				}
			}
		}
	}
	talk("star/dialogues.jsonl")
	recall, per1000 := float64(heard)/float64(asked), 1000*float64(alarms)/float64(others)
	t.Logf("recall %.4f of %d; %.2f false alarms per 1,000 of %d task turns", recall, asked, per1000, others)
	require.GreaterOrEqual(t, recall, .99)
	require.LessOrEqual(t, per1000, .3)

	others, alarms = 0, 0
	talk("convabuse/train.jsonl")
	talk("convabuse/valid.jsonl")
	t.Logf("small talk: %d false alarms of %d", alarms, others)
	require.LessOrEqual(t, alarms, 6)
}
