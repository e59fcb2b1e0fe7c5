package knowledge

const (
	germanNumber = `\d[\d.,]*|ein(e|en|em|er)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|halbe?n?|wenigen?|mehrere`
	germanSpan   = `(minuten?|stunden?|tage?n?|werktage?n?|nächte?n?|wochen?|monate?n?|jahre?n?)`
	germanWait   = `\b(` + germanNumber + `)\s+(bis \S+ |oder \S+ |und \S+ )?` + germanSpan + `\b|\bsofort\b|\bgleich\b|\bunbefristet\b|\brund um die uhr\b|\btag und nacht\b`
	germanTime   = `\b\d{1,2}([.:]\d\d)?\s*uhr\b|\b\d{1,2}\.\s*(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)?|\b(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b|\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?\b|\bjede[nrs]? (tag|woche|monat|jahr)\b|\btäglich\b|\bjederzeit\b|\beinmal im (jahr|monat)\b|\bsobald\b|\bnachdem\b|\bnach\b|\bvor(her)?\b|\bbis\b|\bab\b|\brund um die uhr\b|\bmittags\b|\bnachts?\b`
	germanAmount = `[€$£]\s*\d|\d\s*[€$£]|\d\s*(euro|cent|eur|chf|franken)\b|\d\s*(%|prozent)|\bkostenlos\b|\bkostenfrei\b|\bgratis\b|\bumsonst\b|\bfrei\b|\bnichts\b|\bkeine (gebühr|kosten|zinsen)\b|\binklusive\b|\benthalten\b|\bdabei\b`
)

var germanMany = pattern(`\bwie ?viele? ([\pL-]+)`, `\banzahl (?:der|an|von) ([\pL-]+)`)

// german_ is what is known of German.
var german_ = &lexicon{
	plain: wordSet(`der die das den dem des ein eine einen einem einer eines ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem er ihn ihm sein seine seinen sie ihr ihre ihren ihrem ihrer ihnen es wir uns unser unsere unseren euch euer eure euren man wer wen wem was wann wo woher wohin warum wieso weshalb wie welche welcher welches welchen welchem
		ist bin bist sind seid war waren wäre sei gewesen habe hast hat haben habt hatte hätte werde wird werden wurde würde worden kann kannst können könnt könnte könnten konnte soll sollte muss müssen musst müsste darf dürfen will wollen wollte möchte möchten mag gern gerne lassen lässt
		nicht kein keine keinen keinem keiner nein ja doch und oder aber wenn dann ob als dass weil da so an am auf aus bei beim bis durch für gegen hinter in im ins mit nach ohne seit über um unter von vom vor während wegen zu zum zur zwischen
		auch nur noch schon sehr mehr viel viele vielen alle alles allen jede jeder jedes jeden etwas nichts hier dort dieser diese dieses diesen diesem jener selbst mal denn eben halt bitte danke hallo guten tag moin sagen wissen fragen frage wüsste gibt geben gebt geht gehen tun macht machen mache
		lange lang hoch oft weit groß überhaupt eigentlich vielleicht genau irgendwie sonst möglich möglichkeit sich wird's gibt's geht's ihr's`),
	light: wordSet(`bekomme bekommen bekommt kriege kriegen brauche brauchen braucht nehme nehmen nehmt nimmt bringe bringen mitbringen finde finden sehe sehen komme kommen kommt stelle stellen steht stehen läuft laufen anbieten bieten bietet biete angebot habt neu neue neuen neuer neues alt gut beste besten erste ersten letzte letzten nächste nächsten
		zeit tag tage leute person kunde kunden firma laden geschäft seite online zuhause hause haus heute morgen gestern zwei drei vier fünf sechs sieben acht neun zehn passiert funktioniert info informationen art verfügbar erlaubt erhalten erhalte extra normal immer welche ihr euch sachen sache`),
	same: synonyms(`kosten kostet preis preise gebühr gebühren teuer billig günstig kostenpunkt koste betrag
		kaufen kauf gekauft kauft bestellen bestellung bestellt bestelle
		kündigen kündigung kündige stornieren stornierung widerrufen widerruf
		zurückgeben rückgabe zurückgebe zurück rücksendung zurückschicken retoure retournieren
		versand verschicken schicken liefern lieferung liefert verschickt lieferkosten zustellung
		paket sendung päckchen
		öffnen geöffnet öffnungszeiten offen auf öffnet
		schließen geschlossen zu schließt
		telefon handy telefonnummer anrufen rufen
		mail e-mail email
		reparieren reparatur repariert reparaturen richten
		kaputt defekt beschädigt schaden kaputte
		kind kinder sohn tochter junge mädchen
		rad räder fahrrad fahrräder bike velo
		e-bike e-bikes elektrorad pedelec ebike
		auto autos wagen pkw fahrzeug e-auto e-autos
		geld bar bargeld
		erstattung erstatten zurückzahlen rückerstattung
		garantie gewährleistung garantiert
		rabatt nachlass ermäßigung vergünstigung
		rate raten ratenzahlung teilzahlung
		farbe farben
		verloren verlieren verliere
		gestohlen diebstahl geklaut
		vertrag verträge
		foto bild bilder fotos
		internet netz web
		wlan wifi wi-fi
		schnell dauert dauer
		größe groß maße abmessungen
		gewicht schwer wiegt
		laut lautstärke geräusch lärm
		alter jahre
		umziehen umzug ziehe ziehen zieht
		schwimmen schwimmbad bad schwimmbäder
		leihen verleihen ausleihen leihe mieten miete verleiht leihrad
		stelle stellen job jobs ausbildung
		parken parkplatz parkplätze
		frau frauen damen
		rechnung rechnungen jahresrechnung
		passwort kennwort
		versicherung versichert versichern
		gutschein gutscheine geschenkkarte
		anmelden anmeldung melden melde
		laden aufladen ladung lädt geladen
		wohnen wohnung
		gültig gelten gilt
		filiale geschäft laden
		adresse anschrift
		unterlagen papiere dokumente
		führerschein fahrerlaubnis
		inspektion wartung service
		messwerte werte`),
	asks: []asking{
		{"contact", pattern(`\b\w*nummer (hat|habt|haben|ist|muss|kann|soll)\b`, `\b(telefonnummer|e-?mail-?adresse|kontaktdaten|hotline)\b`, `\bwie erreiche\b`, `\b(welche|unter welcher) nummer\b`), pattern(`\d[\d ]{5,}`, `\S@\S`, `https?:`, `\.example\b`)},
		{"age", pattern(`\bwie alt\b`, `\bab welchem alter\b`), pattern(`\b(ab|unter|über|bis|mindestens|von) (\d+|fünf|sechs|sieben|acht|zehn|zwölf)\b`, `\b\d+ jahren?\b`)},
		{"span", pattern(`\bwie (lange?|schnell|bald)\b`, `\bwie viele (minuten|stunden|tage|wochen|monate|jahre)\b`, `frist\b`, `\b(laufzeit|lieferzeit|wartezeit|dauer)\b`), pattern(germanWait, `\b(januar|dezember)\b`, `\b\d+\s*(cm|m|km|meter|kilometer)\b`)},
		{"time", pattern(`\bwann\b`, `\b(wie ?viel uhr|um wie ?viel)\b`, `\b(an )?welche[mnr]? (tag|datum|uhrzeit)\w*\b`, `öffnungszeiten`), pattern(germanTime, germanWait)},
		{"often", pattern(`\bwie oft\b`), pattern(`\b(jede[nrs]?|einmal|zweimal|täglich|alle|monatlich|jährlich)\b`, `\d`)},
		{"weight", pattern(`\bwie schwer\b`, `gewicht\b`), pattern(`\d\s*(kg|g|gramm|kilo|kilogramm|tonnen)\b`)},
		{"warmth", pattern(`\bwie (warm|kalt|heiß)\b`, `temperatur\b`), pattern(`\d\s*(°|grad)`)},
		{"noise", pattern(`\bwie laut\b`), pattern(`\b(dezibel|db|laut|leise)\b`)},
		{"way", pattern(`\bwie weit\b`, `reichweite\b`), pattern(`\d\s*(m|km|meter|kilometer|minuten)\b`)},
		{"amount", pattern(`\bwas koste[nt]?\b`, `\bwie ?viel koste[nt]?\b`, `\bwie teuer\b`, `\bpreise?\b`, `\bkosten\W*$`, `\bwie hoch (ist|sind) .*(gebühr|preis|kosten|rate|zins|miete|abschlag|vergütung|betrag)`, `\bkostet\b`, `\bwas muss ich .*zahlen\b`, `\bwie ?viel (geld|muss|zahle|ist|verdient)\b`, `\bin (cent|euro)\b`), pattern(germanAmount)},
		{"size", pattern(`\bwie (groß|hoch|tief|breit|lang|dick|hart|stark)\b`, `\bwelche (größe|leistung|härte|maße)\b`), pattern(`\d\s*(cm|mm|m|km|meter|zoll|liter|kwh?|watt|wh|gb|mb|grad|prozent|%|€)`, `m²|m³`, `\b\w*(weich|hart)\b`)},
		{"many", germanMany, nil},
		{"who", pattern(`^\W*wer\b`, `\bwem gehör`, `\bwessen\b`), names},
		{"place", pattern(`\bwo(her|hin)?\b`, `\bwelche[nrms]? (adresse|ort|stadt)\b`, `\badresse\b`), places},
		{"why", pattern(`\b(warum|wieso|weshalb)\b`), pattern(`\b(weil|da|denn|grund|damit|wegen|deshalb)\b`)},
		{"how", pattern(`^\W*wie (kann|geht|melde|bekomme|finde|ändere|kündige|funktioniert|wird|komme|löse|muss|soll|\w+e (ich|man)|\w+t man)\b`, `\bwas (muss|soll|kann|mache) (ich|man)\b`, `\bwas tun\b`), pattern(`\b(können|melden|rufen|bringen|drücken|wählen|öffnen|schreiben|senden|schicken|drucken|holen|fragen|suchen|lagern|stellen|online|portal|seite|app|brauchen|müssen|bringen|sie)\b`)},
	},
	own: pattern(`\b(wo|wann|warum|wie hoch|wie viel|wie|was) (ist|sind|war|bleibt|bleiben|kommt|läuft|hat|haben|wird) (denn )?(mein|meine|meinen|unser|unsere)\b`, `^\W*(ist|sind|war|hat|haben|wurde|wird) (mein|meine|unser|unsere)\b`, `\b(noch )?(nicht|nichts|keine?n?|nie) .*\b(angekommen|bekommen|erhalten|da|gekommen|gehört|geantwortet)\b`,
		`\b(sie|ihr|jemand|niemand|keiner) (haben|hat|habt|ist|sind) (mir|mich|uns|mein\w*)\b`, `\bich (habe|hatte|warte|bin|wurde) .*(seit|gestern|vor|letzte|schon|noch|zweimal|doppelt|falsch)`, `\bhaben sie (meine|mein|meinen)\b`, `\bwar (nicht|unfreundlich)\b`, `\bseit (gestern|heute|montag|tagen|wochen|zwei|drei|einer)\b`, `\b(gestern|letzte woche|letztes jahr|vorhin)\b`, `\bmir (wurde|ist|hat)\b`, `\bbitte (ändern|stornieren|kündigen|schicken|rufen|löschen|verschieben|melden)\b`, `^\W*(ändern|stornieren|kündigen|verschieben|verbinden|melden|senden|schicken) sie\b`, `\bhabe ich\b`, `\bmeine (rate|rechnung|zahlung)\b`),
	talk:     pattern(`^\W*(hallo|hi|moin|servus|guten (morgen|tag|abend)|danke|vielen dank|tschüss|super|ok)\b`, `\b(menschen|mitarbeiter|person|chef|buchhaltung|berater) (sprechen|reden)\b`, `\b(sprechen|reden|verbinden)\b`, `\bbist du\b`, `\bwie geht('| e)?s\b`, `\b(witz|gedicht|wetter)\b`, `\b(stinksauer|unverschämt|betrug|frechheit|anwalt)\b`, `\bzurückrufen\b`, `\bist da jemand\b`),
	numerals: wordSet(`ein eine einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert keine mehrere unbegrenzt`),
	begs:     pattern(`\?`, `^\W*(und |aber |hallo |bitte )?(wie|was|wann|wo|woher|wohin|wer|wem|warum|wieso|welche[rsnm]?|kann|können|könnt|darf|dürfen|muss|müssen|ist|sind|gibt|habt|haben|hat|bekomme|brauche|bietet|bieten|macht|nehmt|verkauft|verkaufen|geht|kostet|liefert|repariert|kauft|soll)\b`, `\b(was|wie|wann|wo|welche[rsnm]?|kann (ich|man)|gibt es) `),
	leans:    pattern(`^\W*(es|er|sie|ihn|ihm|dies|diese[rsmn]?|das|der|die|dann|danach|dort|da|sonst|aber|jedoch|so|auch|darüber hinaus|dabei|dafür|damit|davon|dazu|beide|andernfalls|deshalb)\b`),
}
