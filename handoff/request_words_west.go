package handoff

// requestWordsWest are the word classes of German and Dutch requests.
var requestWordsWest = map[string]string{
	"dewho": `mensch menschen mitarbeiter mitarbeiterin mitarbeitern mitarbeiterinnen mitarbeitenden mitarbeitender berater beraterin beratern kundenberater
		kundenberaterin kundenbetreuer kundenbetreuerin betreuer betreuerin ansprechpartner ansprechpartnerin ansprechperson sachbearbeiter sachbearbeiterin
		bearbeiter vorgesetzten vorgesetzter vorgesetzte chef chefin fachmann fachkraft servicemitarbeiter supportmitarbeiter servicekraft kundendienstmitarbeiter
		angestellten angestellter angestellte kollegen kollege kollegin person personal agent agenten agentin operator leiter filialleiter manager experten experte
		techniker verkaufer verkauferin zustandigen zustandiger verantwortlichen verantwortlicher geschaftsfuhrer teamleiter leute menschliche`,
	"dedesk": `kundendienst kundenservice kundensupport kundenbetreuung support service serviceteam supportteam hotline zentrale team abteilung fachabteilung beschwerdestelle helpdesk`,
	"deprof": `mensch menschen mitarbeiter mitarbeiterin mitarbeitern mitarbeitenden berater beraterin kundenberater kundenberaterin kundenbetreuer betreuer ansprechpartner ansprechpartnerin
		ansprechperson sachbearbeiter sachbearbeiterin vorgesetzten vorgesetzter vorgesetzte chef chefin fachmann servicemitarbeiter supportmitarbeiter operator agenten`,
	"dejm":   `jemand jemandem jemanden jmd jmdn jmdm wem wen`,
	"dewer":  `wer jemand`,
	"detalk": `reden sprechen chatten telefonieren unterhalten schreiben kommunizieren spreche rede reden sprich quatschen redn sprechn schprechen besprechen klaren texten`,
	"devia":  `verbinden verbinde verbindet verbind durchstellen weiterleiten weiterverbinden verbunden weitergeleitet vermitteln weiterreichen durchgestellt ubergeben weitergeben weitergereicht uberstellen`,
	"denoun": `gesprach kontakt chat telefonat verbindung weiterleitung vermittlung rucksprache ubergabe durchstellung`,
	"dedet": `einem einer einen ein eine eines nem nen ner ne der die den dem das ihrem ihren ihrer ihr eurem euren eurer euch deinem deinen deiner dein ihnen von aus personlich kurz
		echten echte echter echtem echtes richtigen richtigem richtiger richtige realen realem realer reale lebenden lebendigen lebender lebende menschlichen menschlicher anderen anderem anderer irgend
		irgendeinem irgendeinen irgendein wirklichen wirklicher zustandige zustandigen zustandiger verantwortlichen kompetenten kompetenter einmal lebendem`,
	"deecht":  `echten echte echter echtem echtes richtigen richtigem richtiger richtige realen realem realer reale lebenden lebendigen lebender menschlichen menschlicher menschliche menschlichem wirklichen wirklicher live echt`,
	"dehelp":  `hilfe unterstutzung support kontakt beratung betreuung service assistenz antwort chat`,
	"dehave":  `sprechen haben kontaktieren erreichen anrufen holen sprechn`,
	"dewant":  `mochte moechte brauche brauch hatte haette wunsche verlange will benotige fordere bevorzuge erbitte wurde suche`,
	"demove":  `leiten leite leitet stellen stell stelle stellt reichen geben gib gebt schicken schick verbinden verbinde holen hol hole holt lassen lass lasst`,
	"dehere":  `da hier erreichbar verfugbar online frei ansprechbar`,
	"dekein":  `kein keinen keine keinem keiner nicht statt`,
	"debot":   `bot bots roboter robotern maschine maschinen computer computern chatbot chatbots automaten automat ki sprachcomputer algorithmus programm`,
	"deasks":  `darf kann konnte kan konnten will mochte wurde soll`,
	"delooks": `ubernehmen antworten beantworten anschauen ansehen kummern bearbeiten melden`,

	"nlwho": `iemand iemnd mens mensen persoon personen medewerker medewerkers medewerkster collega collegas adviseur leidinggevende leidinggevenden baas chef manager supervisor
		teamleider werknemer personeelslid agent specialist expert vertegenwoordiger consulent operator klantenservicemedewerker supportmedewerker mensch`,
	"nlstaff": `mens medewerker medewerkster collega adviseur leidinggevende baas manager supervisor werknemer agent vertegenwoordiger operator klantenservicemedewerker consulent mensch`,
	"nldesk":  `klantenservice klantendienst helpdesk support team afdeling servicedesk service`,
	"nltalk":  `praten spreken chatten bellen spreek praat chat contact overleggen doorverbinden doorverbonden doorgeschakeld communiceren appen sprken woord telefoneren telefonisch`,
	"nlmove":  `verbind verbindt verbinden verbindt zet zetten stuur sturen schakel schakelen doorverbinden doorverbonden doorgeschakeld doorschakelen breng brengen`,
	"nlgive":  `geef geeft geven haal halen roep roepen bel stuur`,
	"nldet":   `een de het n den m echt echte echter levend levende menselijk menselijke jullie uw je jouw andere ander van der bevoegde`,
	"nlreal":  `echt echte levend levende levendig menselijk menselijke live`,
	"nlwant":  `wil wou wilde wens zoek eis verlang verkies`,
	"nlme":    `mij me ons mn`,
	"nlcan":   `kan kunnen mag wil zou kunt`,
	"nlbot":   `bot bots robot robots computer computers chatbot chatbots machine machines ai automaat`,
}
