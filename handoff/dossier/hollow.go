package dossier

import (
	"unicode"
	"unicode/utf8"

	"roundpeg/handoff/grammar"
)

// hollow are words that say nothing of what a conversation is about: small words, greetings, thanks, and those by which people ask for a person.
var hollow = grammar.Set(`
	the a an and or but so if then than that this these those there here it its i im ive id ill me my mine we our us you your yours he she they them their is are was were be been being am do does did done doing dont didnt doesnt
	have has had having will would wont can could cant should shall may might must to of in on at by for from with without as about into out up down off over under again still just very really too also not no yes yeah ok okay
	well what which who whom whose when where why how all any some more most much many other another only own same such now ever never always maybe perhaps please pls plz hi hello hey good morning afternoon evening night day thanks
	thank thx ty cheers much appreciated appreciate sorry excuse welcome bye goodbye great nice fine cool sure right hmm umm uh oh ah wow lol haha
	want need like get got give let talk speak chat human person people someone somebody anyone anybody agent representative rep operator real live support service customer team staff manager supervisor connect transfer put through
	call help question issue problem thing things something anything nothing time know think say said tell told ask asked see look bot robot machine
	der die das den dem des ein eine einen einem einer eines und oder aber wenn dann dass daß dieser diese dieses diesen es ich mich mir mein meine meinen meinem meiner wir uns unser unsere sie ihr ihre ihren ihnen er ihm ihn du dich dir dein deine
	ist sind war waren sein bin bist hab habe haben hat hatte hatten wird werden wurde werde kann kannst konnen konnte konnten konnt soll sollte muss mochte mochten will wollen wollte darf zu von im in am an auf bei mit ohne fur aus nach vor
	uber unter durch um bis seit als wie was wer wo wann warum nicht kein keine keinen ja nein doch schon noch nur auch sehr so mal eben hier da dort jetzt immer nie alle alles etwas nichts mehr viel guten gute morgen tag abend hallo
	moin servus danke dank vielen herzlichen bitte gern gerne tschuss entschuldigung sprechen reden mensch menschen jemand jemanden jemandem mitarbeiter mitarbeiterin berater beraterin kundenservice kundendienst echten echter person verbinden
	hilfe helfen frage problem sache weiss denn eigentlich
	le la les un une des du de et ou mais si donc que qui quoi quel quelle ce cet cette ces cela ca je jai me moi mon ma mes nous notre nos vous votre vos il elle ils elles on lui leur tu te ton ta tes est sont etait etre suis ai as a avez
	ont avais avait avoir fait faire peux peut pouvez pourriez puis veux voudrais voulais vais va dois doit faut pas ne non oui plus tres bien aussi encore deja toujours jamais ici la maintenant dans sur sous avec sans pour par en au aux
	comme comment quand ou pourquoi combien bonjour bonsoir salut coucou merci beaucoup svp plait sil daccord revoir parler quelquun personne humain conseiller conseillere agent reel service client aide aider besoin question probleme chose
	el los las una unos unas y o pero si entonces que quien cual este esta esto estos estas ese esa eso yo me mi mis nos nuestro nuestra usted ustedes su sus tu tus te lo le les se es son era fue ser soy estoy esta estan estaba ha he han
	hay hace hacer puede puedo pueden podria quiero quisiera necesito tengo tiene voy va debo no si muy mas tambien ya aun todavia siempre nunca aqui ahora de del al en con sin por para como cuando donde cuanto hola buenas buenos dias
	tardes noches gracias muchas favor adios perdon hablar alguien persona humano agente asesor asesora operador real servicio cliente ayuda ayudar pregunta problema cosa saber
	il lo gli uno e ed ma se allora che chi quale questo questa questi queste quello io mi mio mia miei noi nostro lei suo sua voi vostro loro tu ti tuo sono era essere ho hai ha abbiamo hanno avete aveva fatto fare posso puo potete
	potrebbe voglio vorrei devo deve bisogno non si molto piu anche gia ancora sempre mai qui ora adesso di del della dello dei delle da dal in nel nella con senza per su sul come quando dove quanto perche ciao salve buongiorno buonasera
	grazie mille prego scusi scusate parlare qualcuno persona umano operatore operatrice agente reale servizio clienti aiuto aiutare domanda problema cosa
	os as um uma uns umas ou mas entao que quem qual isto isso este esta esse essa eu me meu minha meus minhas nos nosso voce voces seu sua ele ela eles sao era foi ser sou estou esta estao tenho tem ter fazer posso pode podem poderia
	quero queria gostaria preciso vou vai devo nao sim muito mais tambem ja ainda sempre nunca aqui agora do da dos das no na nos nas em com sem por pelo pela para como quando onde quanto ola oi bom boa dia tarde noite obrigado obrigada
	favor adeus desculpe falar alguem pessoa humano atendente agente operador real servico cliente ajuda ajudar pergunta duvida problema coisa
	het een en of maar als dan dat die deze dit er ik mij me mijn wij we ons onze u uw je jij jouw jullie hij zij ze hun is zijn was waren ben bent heb hebt heeft hebben had hadden wordt worden werd kan kunt kunnen zou zal wil wilt moet
	mag te van in op aan bij met zonder voor uit naar om door over tot sinds wat wie waar wanneer waarom hoe niet geen ja nee wel ook nog al alleen heel zo hier daar nu altijd nooit alles iets niets meer veel hallo hoi goedemorgen
	goedemiddag goedenavond goedendag dag dank bedankt alstublieft alsjeblieft graag spreken praten mens iemand medewerker persoon echte klantenservice hulp helpen vraag probleem ding weten`)

// meanings are the different words of a sentence that tell what it is about. Of scripts without blanks between words, every two signs count as one.
func meanings(ws []grammar.Word) map[string]bool {
	out := map[string]bool{}
	for _, w := range ws {
		if hollow[w.Text] {
			continue
		}
		first, _ := utf8.DecodeRuneInString(w.Text)
		switch n := utf8.RuneCountInString(w.Text); {
		case unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			rs := []rune(w.Text)
			for i := 0; i+2 <= n && i < 60; i += 2 {
				out[string(rs[i:i+2])] = true
			}
		case n >= 3:
			out[stem(w.Text)] = true
		}
	}
	return out
}

// stem lets forms of a word meet: its first six letters.
func stem(w string) string {
	n := 0
	for i := range w {
		if n == 6 {
			return w[:i]
		}
		n++
	}
	return w
}
