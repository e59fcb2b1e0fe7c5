package handoff

import "strings"

// The phrases by which agents promise, in folded spelling (see grammar.Word). Of each language:
//
//   - call: that somebody will call the customer.
//   - vow: that somebody will come back to the customer in another way, or send what takes its time; also without a time.
//   - act: that somebody will do something; a promise only with a time that is not now ("I'll check that tomorrow", not "I'll check that").
//   - not: looks like one and is none. offer: makes one of it only if the customer wants it.
//
// What happens of itself ("you will receive an email", "the refund takes five days") is no promise: nobody at the desk has to do anything for it by then.
// "You will hear from me" is one. {will} stands for each of the ways in which the language says that the speaker will do something.

var vowWords = map[string]string{
	"filler": `also then just personally certainly definitely gladly surely naturlich gerne gern auch dann selbstverstandlich personlich sicher bien sur aussi alors volontiers personnellement tambien entonces con mucho gusto personalmente volentieri anche poi
		sicuramente certamente tambem entao pessoalmente certamente graag ook dan zeker persoonlijk`,
	"barred": `not never no nor cant cannot wont dont didnt need be if unless you youll nicht nie kein keine keinen pas ne jamais non mai nao nunca jamais niet geen nooit`,
	"you":    `you u ya`,
	"i":      `i we`,
	"ill":    `ill well`,
	"who":    `someone somebody colleague colleagues manager supervisor technician engineer mechanic workshop specialist team department they he she expert lead advisor dealer driver carrier`,
	"action": `send email mail write message forward refund credit order book arrange schedule escalate raise pass check look ask find fix sort handle take process ship dispatch replace organise organize prepare cancel change update remind confirm
		contact speak talk discuss investigate review resolve deal make try get bring deliver transfer chase submit file issue approve call phone ring have post reserve do finish complete clarify tell answer share give provide set`,
	"goods": `replacement parcel spare technician mechanic engineer part parts package letter contract quote courier`,

	"iw":      `ich wir`,
	"werde":   `werde werden`,
	"desie":   `sie dich ihnen dir euch`,
	"dewho":   `kollege kollegin kollegen werkstatt techniker jemand team fachabteilung vorgesetzter monteur spezialist abteilung`,
	"dedo":    `schicken senden schreiben prufen klaren kummern nachsehen nachfragen nachschauen veranlassen erledigen buchen bestellen erstatten uberweisen weiterleiten weitergeben organisieren besprechen ansehen anschauen bearbeiten losen stornieren andern verschicken mailen zuschicken zusenden sprechen kontaktieren gutschreiben reservieren vereinbaren liefern antworten`,
	"demake":  `schicke sende schreibe prufe klare kummere schaue sehe frage veranlasse erledige buche bestelle erstatte uberweise leite organisiere bespreche bearbeite lose storniere maile mache kontaktiere spreche schau frag reserviere vereinbare verschicke antworte hake`,
	"degoods": `ersatz ersatzteil ersatzgerat techniker monteur neues neuen neue paket angebot`,

	"frmoi":  `je nous on`,
	"frvous": `vous te`,
	"frwho":  `collegue collegues conseiller conseillere technicien quelquun atelier latelier equipe lequipe responsable service specialiste`,
	"frdo":   `envoyer verifier regarder ecrire transmettre rembourser demander occuper programmer commander faire reserver traiter voir annuler relancer organiser expedier renvoyer repondre parler`,
	"frmake": `envoie envoyons enverrai enverrons verifie verifierai verifions regarde regarderai ecris ecrirai transmets transmettrai rembourse rembourserai demande demanderai occupe occuperai programme commande commanderai fais ferai reserve reserverai
		traite traiterai annule annulerai relance relancerai reponds repondrai parle parlerai renvoie`,
	"frgoods": `piece pieces remplacement nouvelle nouveau technicien`,

	"esle":  `le la te lo les`,
	"eswho": `companero companera colega tecnico alguien taller equipo responsable supervisor departamento`,
	"esdo":  `enviar mandar escribir revisar reembolsar tramitar pasar consultar gestionar preguntar hablar pedir reservar comprobar mirar organizar confirmar enviarle mandarle escribirle enviarte escribirte resolver solucionar cancelar devolver`,
	"esmake": `envio enviare enviaremos mando mandare mandaremos escribo escribire reviso revisare revisaremos reembolsare reembolsaremos reembolso tramito tramitare paso pasare consulto consultare gestiono gestionare confirmo confirmare compruebo comprobare miro
		mirare pregunto preguntare hablo hablare pido pedire reservare resuelvo resolvere devolveremos devuelvo`,
	"esgoods": `repuesto reemplazo nuevo nueva tecnico otro otra pieza`,

	"itla":    `la ti le vi lo`,
	"itwho":   `collega colleghi tecnico qualcuno officina team responsabile reparto supervisore`,
	"itmake":  `inviero invieremo mandero manderemo scrivo scrivero verifico verifichero verificheremo controllero controlleremo rimborsero rimborseremo inoltro inoltrero chiedo chiedero prenoto prenotero sistemo sistemero confermo confermero parlo parlero guardo guardero preparo preparero richiedo sollecito sollecitero occupo occupero rispondero spediremo spedisco mando invio controllo rimborso spediro faro risolvo risolvero`,
	"itsure":  `inviero invieremo mandero manderemo scrivo scrivero verifico verifichero verificheremo controllero controlleremo rimborsero rimborseremo inoltro inoltrero chiedo chiedero prenoto prenotero sistemo sistemero confermo confermero parlo parlero guardo guardero preparo preparero richiedo sollecito sollecitero occupo occupero rispondero spediremo spedisco mando spediro risolvo risolvero`,
	"itgoods": `ricambio sostituzione nuovo nuova tecnico altro pezzo`,

	"ptlhe":   `lhe te o a lhes voce`,
	"ptwho":   `colega tecnico alguem oficina equipa equipe responsavel supervisor departamento`,
	"ptdo":    `enviar mandar escrever verificar ver reembolsar pedir tratar falar encaminhar perguntar consultar marcar reservar confirmar organizar resolver cancelar devolver processar`,
	"ptmake":  `envio enviarei enviaremos mando mandarei escrevo escreverei verifico verificarei verificaremos trato tratarei falo falarei encaminho confirmo confirmarei reembolsaremos resolvo resolverei pergunto perguntarei marco peco pedirei`,
	"ptgoods": `peca substituicao novo nova tecnico outro outra`,

	"nlik":    `ik wij we`,
	"nlzal":   `zal zullen ga gaan`,
	"nlu":     `u je jou`,
	"nlwho":   `collega collegas monteur iemand werkplaats team afdeling leidinggevende specialist`,
	"nldo":    `sturen mailen schrijven controleren kijken vragen regelen boeken bestellen terugbetalen verwerken uitzoeken bespreken overleggen doorgeven plannen annuleren storten navragen nakijken oplossen opsturen`,
	"nlmake":  `stuur sturen mail mailen schrijf schrijven controleer controleren kijk vraag regel regelen boek bestel bestellen verwerk zoek bespreek overleg plan annuleer stort storten betaal los`,
	"nlgoods": `vervanging vervangende nieuwe nieuw monteur onderdeel`,
}

// willBe are the ways to say that the speaker will.
var willBe = map[string][]string{
	"en": {"ill", "i will|shall", "i am|are going to", "im|were going to", "gonna", "i promise to", "let me"},
	"de": {"iw werde", "werde iw"},
	"fr": {"frmoi vais|allons|va", "vais"},
	"es": {"voy|vamos a"},
	"pt": {"vou|vamos"},
	"nl": {"nlik nlzal", "nlzal nlik"},
}

// willing puts every way for {will} into the phrases of a language.
func willing(language, phrases string) string {
	var b strings.Builder
	for line := range strings.Lines(phrases) {
		if !strings.Contains(line, "{will}") {
			b.WriteString(line)
			continue
		}
		for _, w := range willBe[language] {
			b.WriteString(strings.ReplaceAll(line, "{will}", w))
		}
	}
	return b.String()
}
