package handoff

// cueRulesDe are cues in German.
var cueRulesDe = map[string]string{
	"annoyed": `
		hasse
		dewait _? seit|schon|immer|ewig|vergeblich|vergebens|umsonst
		schon|bereits seit? denum? deunit deneg|keine|und|dewait
		schon|bereits seit denum? deunit
		seit denum? deunit _? dewait|deneg|nur|immer|werde|versuche
		wie oft _? _? _? _? sagen|erklaren|wiederholen|schreiben|fragen
		wie oft noch|denn
		wie lange|lang muss|mussen|soll|sollen|darf ich|wir|das noch|denn
		wie lange|lang denn|noch
		dauert so|zu|viel|schon|ja|denn lange|lang
		dauert ewig|ewigkeiten
		immer|wieder|standig|jedesmal dasselbe|gleiche|selbe
		schon|immer|standig wieder
		immer noch|wieder deneg
		noch immer deneg
		wieder deneg
		verliere|verlier|verlieren meine? geduld
		meine|keine geduld
		geduld _? ende|verloren|deneg|erschopft
		keine lust
		auf die nerven|senkel|keks|sack
		zum kotzen|verzweifeln|heulen|davonlaufen|schreien
		zum _? mal
		kann|darf doch deneg
		deneg so? wahr
		deneg so schwer|schwierig|kompliziert
		deneg mehr normal|feierlich|lustig|auszuhalten
		doch deneg normal
		deneg zustand|verlass|art
		deneg meldet|antwortet|reagiert|kummert|hilft|erreichbar|zustandig
		meldet|antwortet|reagiert|kummert sich? deneg
		schlechter|schlechte|schlechtester|lausiger|mieser|miserabler service|kundenservice|kundendienst|support|laden|witz|scherz|stil
		das gibts doch nicht
		bin|hab|habe _? satt|leid
		jetzt reichts|reicht
		es|mir|langsam reicht|reichts es|jetzt? $
		endlich mal
		wann|bitte|konnt|kann|konnen|antworten|antwortet _? _? _? endlich
		meine? zeit verschwenden|verschwendet|stehlen|gestohlen
		verschwende|verschwendet|verschwenden _? zeit
		umsonst dewait|angerufen|gefahren|gekommen
		so|totaler|absoluter|reiner|nur detrash
		das ist detrash
		was fur detrash|laden|service|verein|theater|zirkus
		oh|och|ey|mann mann
		das geht gar deneg $
		ist das ernst|witz|scherz
		euer ernst
		beschwere|beschweren|beschwerde`,
	"outrage": `
		nase|schnauze|kanal voll
		wie oft _? _? _? _? sagen|erklaren|wiederholen|schreiben|fragen
		faxen dicke
		nie|niemals wieder
		nie|niemals mehr bestelle|kaufe|was|bei|hier
		allerletzte
		unter aller sau|kanone
		was soll das
		es|mir|langsam reicht|reichts es|jetzt? $
		jetzt reichts|reicht
		so|sehr|echt|total|richtig|extrem|wirklich|absolut|mega|zutiefst deangry
		fur dumm|blod|doof verkaufen|verkauft
		machen|macht sie|ihr sich? lustig
		auf den arm nehmen
		was erlauben|erlaubt|fallt|bilden sie|ihnen|ihr|euch
		sie|ihr|euch seid|sind|alle? betruger|gauner|diebe|verbrecher|abzocker|verarscher|halsabschneider
		betrug am kunden
		zum kotzen`,
	"insult": `
		du slur|bad|ill
		du|ihr bist|seid _? _? deinept|bad|ill
		bist|seid du|ihr _? deinept|bad|ill
		sie sind alle|vollig|total|einfach deinept
		debot _? deinept|slur
		deinept|detrash debot
		taugst deneg
		du kannst|weisst|bringst deneg
		zu nichts|nix gebrauchen|nutze|gut
		halt|halts|haltet die|dein|s|den? klappe|maul|fresse|schnauze|mund
		verpiss|verpisst
		zieh leine
		hau|haut ab
		geh|geht sterben|scheissen
		fahr|fahrt zur holle
		leck|leckt mich
		fick|fickt dich|euch`,
	"swear": `
		^ detrash $
		so verdammter? mist|dreck|kack`,
	"denied": `
		deneg meine frage|anliegen|thema
		deneg die frage
		das? ist deneg das? problem|thema
		meine? frage war|ist deneg|anders
		andere frage
		deneg desaid
		deneg gemeint|gewollt
		meinte ich? deneg
		wollte ich? deneg wissen
		deneg was|wonach|worum|danach ich
		deneg was _? will|wollte|meine|meinte|brauche|suche
		hilft|helfen|half deneg
		bringt|bringen deneg weiter|viel|was
		deneg geholfen|hilfreich|weitergeholfen|weiter
		ist|war keine hilfe|antwort
		beantwortet|beantworten _? _? deneg
		deneg auf? meine frage
		demean _? _? anderes|anderem|anders
		^ falsch
		das ist falsch
		falsche antwort|info|information|auskunft|thema|frage
		falsch verstanden
		missverstanden
		das stimmt deneg
		das ist deneg richtig|korrekt|wahr|so
		degrasp _? deneg
		verstehen sie mich|deneg deneg?
		sie verstehen mich|deneg
		schon|bereits|doch|gerade|vorhin desaid
		wie desaid
		lies|liest|hor|horst doch|mal|richtig|genau|meine|was|du
		dieselbe|selbe|gleiche antwort|frage|leier
		fragst|fragen du|sie mich? schon|wieder|nochmal|standig
		ich wiederhole
		thema vorbei|verfehlt
		darum geht|ging deneg
		geht|ging deneg um|darum`,
	"given up": `
		vergiss|vergesst es|das
		vergessen sie|wir es|das
		^ ach|na|ok|okay|dann? egal
		mir doch|jetzt|mittlerweile egal
		lass|lasst|lasse es|gut|stecken|sein $
		lassen wir|sie es|das|gut $
		geb|gebe|geben auf
		bestell|bestelle|bestellen|kauf|kaufe|kaufen|gehe|geh|hole|hol|suche|bin|versuche _? _? woanders|anderswo|konkurrenz
		woanders kaufen|bestellen|holen|umsehen
		hat|hats|macht deneg sinn|zweck|wert
		bringt|bringts|nutzt deneg $
		zwecklos|aussichtslos|hoffnungslos
		dann eben|halt deneg
		ich bin raus
		machs|mach ich selbst|selber`,
	"hurry": `
		dringend|dringende|dringender|sofort|umgehend|unverzuglich|schnellstens|schnellstmoglich|baldmoglichst|schleunigst|eilt|eilig|eile|beeil|beeilung|beeilen|zeitdruck|schnell
		so bald wie moglich
		noch heute
		bis spatestens
		brauche|brauch|benotige _? _? heute|jetzt|gleich|morgen
		deneg viel? zeit
		wenig zeit
		flug|zug|flieger|bus|bahn|termin geht|fahrt|ist|fliegt in|gleich|heute|morgen|bald
		mach|macht|machen hin|voran|schneller
		geht das schneller`,
	"thanks": `
		hat|habt|haben mir|uns? geholfen
		deneg problem
		genau das|richtig|richtige|was
		sehr|echt|wirklich|super|total nett|lieb|freundlich|hilfsbereit
		nett|lieb von|dass
		klappt|funktioniert|geht jetzt $
		jetzt klappts|gehts`,
	"polite": `
		schonen|schones|schone tag|abend|wochenende
		guten tag|morgen|abend
		liebe|viele|freundlichen|freundliche|beste grusse|gruss|grussen
		konnten|konntest|wurden|durfte sie|du|ich
		wurde|hatte|mochte gern|gerne`,
	"lost": `
		was|wie meinst|meinen du|sie
		was heisst|bedeutet das $
		degrasm _? _? deneg
		verwirrt|verwirrend|verwirrende|unverstandlich|ratlos
		komm|komme _? _? deneg mit|klar|weiter|zurecht
		weiss deneg was|wie|wo|welche|welchen|wovon
		keine ahnung was|wie|wovon
		haeh|haee|haeee
		ich check|checke|blick|blicke _? _? deneg
		was|wovon redest|willst|reden|wollen du|sie
		wer bist du`,
	"not": `
		deneg wutend|sauer|bose|verargert|schlimm|tragisch|dringend|eilig|eile|eilt|hasse|satt
		argert|nervt|stort deneg
		unglaublich|unmoglich|verdammt|schrecklich|furchtbar gut|schnell|nett|freundlich|toll|gern|glad
		was soll das _? kosten|bringen|sein|werden
		tut leid
		zum ersten mal
		schon wieder verfugbar|lieferbar|da|erhaltlich|auf|offen|lager|verfugbar
		dumme|dummes|blode|doofe frage
		bin|war ich _? slur
		bin|war|stelle slur
		wie schnell
		wie|zu|sehr|so|genug hell|dick
		hell|dick genug|grun|blau|grau
		egal welche|welcher|welches|ob|wie|was|wo|wann`,
}
