package handoff

// cueWordsNl and cueRulesNl are cues in Dutch.
var cueWordsNl = map[string]string{
	"filler": `heel erg zo een de het dit dat wel nou ook maar al nog toch gewoon helemaal te er`,
	"nlneg":  `niet geen nooit niks niets nergens niemand`,
	"nots":   `niet geen nooit`,
	"bad": `belachelijk belachelijke schandalig schandalige waardeloos waardeloze frustrerend gefrustreerd teleurgesteld teleurstellend teleurstelling geirriteerd onacceptabel onaanvaardbaar
		verschrikkelijk afschuwelijk oplichting tijdverspilling onbeschoft onprofessioneel verbijsterend onbegrijpelijk`,
	"ill": `vervelend irritant irritante ergerlijk boos kwaad pissig woedend razend vreselijk triest treurig asociaal nutteloos zinloos onzin flauwekul rotzooi prutswerk wanprestatie
		alweer klacht bagger`,
	"grave": `belachelijk schandalig schandalige waardeloos waardeloze onacceptabel onaanvaardbaar ongehoord schande schaamteloos woedend razend oplichters oplichting oplichterij afzetterij afzetters
		zakkenvullers spuugzat kotsmisselijk kutbedrijf klotebedrijf prutsbedrijf rotbedrijf aanfluiting minachting kutzooi klotezooi`,
	"slur": `idioot idioten sukkel sukkels mongool debiel debielen dombo klootzak klootzakken hufter hufters stommeling imbeciel imbecielen halvegare randdebiel achterlijk achterlijke malloot sufferd
		prutser prutsers kutrobot kutbot rotding kutding`,
	"swear":   `kut godverdomme godver verdomme gvd klote klere tering tyfus kutzooi klotezooi godsamme verdorie jezus`,
	"ugh":     `pfff pff tjonge jeetje`,
	"thank":   `bedankt dankje dankjewel dankuwel thnx thanx bedank dank`,
	"glad":    `geweldig prima fantastisch perfect uitstekend`,
	"ok":      `ja graag`,
	"good":    `tevreden behulpzaam acceptabel netjes`,
	"nlnum":   `2 3 4 5 6 7 8 9 10 twee drie vier vijf zes zeven acht negen tien paar meer`,
	"nlunit":  `uur uren dag dagen week weken maand maanden jaar jaren minuten tijden eeuwen eeuwigheid`,
	"nlwait":  `wacht wachten gewacht`,
	"nlyou":   `je jij jullie u`,
	"nlare":   `bent zijn ben`,
	"nldumb":  `dom domme stom stomme gek slecht slechte traag kapot doof blind lui nutteloos nutteloze waardeloos waardeloze onbekwaam incompetent amateurs amateur klungels oplichters dieven leugenaars`,
	"nlbot":   `robot bot chatbot computer machine assistent programma`,
	"nlsaid":  `gezegd geschreven gevraagd verteld aangegeven uitgelegd ingevuld gemeld doorgegeven beantwoord`,
	"nlgrasp": `begrijpt snapt begrijp snap`,
	"nlangry": `boos kwaad teleurgesteld geirriteerd gefrustreerd ontevreden pissig`,
}

var cueRulesNl = map[string]string{
	"annoyed": `
		nlwait _? al|nog|sinds nlnum? nlunit
		al nlnum? nlunit nlwait|bezig|zonder|geen|op|aan
		hoe vaak _? _? _? _? zeggen|vragen|herhalen|uitleggen
		hoe lang moet ik|dit|wij nog
		hoe lang nog
		duurt te|veel|zo|al|eeuwig lang
		mijn geduld
		geduld raakt|is|verliezen|kwijt|op
		verlies|verliezen|kwijt _? geduld
		nog steeds|altijd nlneg|nlwait
		weer nlneg|laat|kapot|mis|fout|verkeerd|vertraging|hetzelfde
		altijd|steeds|telkens hetzelfde|zelfde
		kan|mag toch nlneg
		nlneg zo moeilijk
		slaat nergens op
		te gek voor
		nlneg normaal|serieus|te|professioneel
		het|dit|er|jullie zat|beu
		genoeg van
		klaar mee
		erger|ergeren me|mij
		word|wordt|worden gek|ziek|moe|moedeloos
		verspil|verspilling mijn|van? tijd
		voor niks|niets
		slechte|slechtste|waardeloze|belabberde service|klantenservice|bedrijf|winkel|ervaring|webshop
		slecht bedrijf|geregeld
		wat een zooi|bende|rotzooi|troep|zootje|tent|gedoe|grap
		nlneg zin
		eindelijk eens|antwoord
		wanneer _? _? eindelijk`,
	"outrage": `
		nooit meer|weer
		hoe vaak _? _? _? _? zeggen|vragen|herhalen|uitleggen
		voor de gek|lol
		in de maling
		genoeg geweest
		nu is|was|ben genoeg
		het|nu is genoeg
		maat is vol
		zo|erg|heel|ontzettend|echt|zeer nlangry
		wat een zooi|bende|rotzooi|troep|zootje|tent|schande
		nlyou zijn dieven|leugenaars|bedriegers|criminelen
		pure diefstal
		ben _? _? zat|beu`,
	"insult": `
		nlyou nlare _? _? nldumb|slur|bad|ill
		nlare nlyou _? nldumb|slur|bad|ill
		stomme|domme|achterlijke|slechte nlbot|ding
		nlbot is? nldumb|slur
		hou|houd je|jullie? bek|mond|kop|muil|smoel|waffel
		rot op
		rotop
		sodemieter|donder|flikker|tief op
		optiefen
		krijg de kanker|tering|tyfus|klere|kolere|pest
		val dood
		loop naar _? maan|hel|pomp
		nlyou kan|kunt|kunnen|weet|snapt|doet niks|niets
		nlneg goed voor
		stelletje|zooitje nldumb|slur|ill`,
	"denied": `
		nlneg wat|waar|waarnaar ik
		vraag niet
		nlneg mijn? vraag
		nlneg antwoord op
		nlneg beantwoord
		niks|niets|weinig aan
		helpt|help mij|me? nlneg
		nlneg geholpen|verder|behulpzaam
		bedoel|bedoelde|vraag|vroeg|wil|zoek|had|heb iets|wat|over anders
		net|al|eerder nlsaid
		zei|zeg ik? net|al|toch
		verkeerd|verkeerde|fout|foute antwoord|info|informatie
		^ fout|onjuist
		dat|dit klopt nlneg
		begrijpt|snapt|leest|luistert me|mij? nlneg
		nlgrasp je|jij|u|jullie me|mij? nlneg
		nlyou luistert|leest|antwoordt nlneg
		nlneg om|over? gaat
		gaat nlneg over|om|daarover
		zelfde|hetzelfde antwoord|vraag
		lees|luister nou|eens|even|toch|goed
		ik herhaal`,
	"given up": `
		laat maar|zitten
		geef|geven ik? op
		vergeet maar
		koop|bestel|ga|haal|zoek|kijk|probeer _? _? _? ergens anders
		koop|bestel|ga|haal|zoek|kijk|probeer _? _? _? elders|concurrent
		heeft|had|hebben nlneg zin|nut
		stop ermee
		hoeft nlneg meer
		zoek zelf|lekker uit
		doe maar nlneg`,
	"hurry": `
		dringend|haast|spoed|zsm|onmiddellijk|meteen|spoedig|spoedeisend
		^ snel
		snel alsjeblieft|alstublieft|aub|ajb|graag|please
		zo snel mogelijk
		nlneg veel? tijd
		weinig tijd
		vandaag|nu|morgen nodig
		nodig vandaag|nu|morgen
		schiet|schieten op`,
	"thanks": `
		^ top $
		top helemaal|bedankt|dank|super
		zeer|heel|erg vriendelijk|aardig|lief|fijn|behulpzaam
		vriendelijk|aardig|lief van
		doet|werkt nu $
		precies|exact wat ik
		nlneg probleem`,
	"polite": `
		alsjeblieft|alstublieft|aub|ajb|goedemiddag|goedemorgen|goedenavond
		fijne|prettige dag|avond|weekend
		zou|zouden|kunt u|je|jullie
		wil|zou graag`,
	"lost": `
		wat|hoe bedoel|bedoelt|bedoelen
		ik begrijp|snap _? _? nlneg
		^ begrijp|snap _? _? nlneg
		nlneg duidelijk|helder
		onduidelijk|verwarrend|verward
		waar heb|hebt|heeft je|u over
		wie ben je|jij
		weet nlneg wat|hoe|waar|welk|welke`,
	"not": `
		nlneg erg|dringend|haast|spoed
		domme|stomme vraag
		ben ik _? nldumb
		ik ben _? nldumb
		laat maar weten|zien|horen|komen
		aan de slag
		kwaad kan
		kan kwaad`,
}
