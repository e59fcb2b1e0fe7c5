package dossier

// askingRulesWest are the phrases of English, German and Dutch (see askingWords).
var askingRulesWest = map[string]string{
	"ask en": `
		may you _? _? give
		may you _? let me|us know
		may i _? get
		what is|are|was|were|s
		whats|wats
		which
		what
		i|we need
		i|we _ need
		i|we would|will|do|might _? need
		id|ill|wed|well _? need|love|like
		like to? get|have|know|confirm|verify
		please give
		please let me|us know
		^ give|send|tell me|us
		let me|us know
		do you _? have|know|remember|recall
		have you _? got
		got det
		would|do you mind giving
		mind giving
		if you may _? give
		if you give
		remind me of?
		is there det
		need you to? give
		you to? give me|us
		missing det`,
	"has en": `
		no need
		dont|not|neednt need|have|require
		never share|give|send
		dont|not share|give|send
		i|we|ive|weve have|got|see|found|find|noted|received|checked|know|looked|sent|used|updated|changed
		ive|weve|already have|got|seen|found|noted|received
		may see|find
		thanks|thank you? for
		using|with|under|by|from|of|to|on|at|via|through your|the|that
		you|youve gave|given|provided|told|sent|shared|mentioned|entered|used
		ill|well|will send|use|check|look|call|update|change|note|write|email|forward|mail
		i|we sent|send|used|use|check|checked|called|updated
		you|youll|should|must receive|received|find|see
		check|see|open|use|keep|change|update your|the|that
		got|received your|the
		where|how may|to|do i|you find|change|update|see
		was|were sent|shipped|charged|delivered|registered
		has|have been sent|shipped|changed|updated|registered`,
	"order en": `
		ordern num|number|numbers
		order|booking confirmation num
		num of|for det* ordern
		order reference|id|no
		num that|which? starts
		reference|ref number|no|code`,
	"asks order en": `
		which|what order
		which of det* orders`,
	"email en": `
		poss e? mail|email
		mail|email address|adress|addresses|id
		e mail address|adress
		mail|email did|do|have|are|is you|it
		which|what e? mail|email address? did|do|are|should|may|is`,
	"phone en": `
		mobile number|no|num|numbers
		your|ur number|digits
		your|ur mobile
		number to|where|on|at _? _? reach|call|contact|ring|phone
		what|which number may|should|do we|i
		number we|i may|should _? reach|call|contact|ring|phone
		number you|your may|are _? reached|reach|reachable
		what|which number is
		best|good|current number`,
	"date en": `
		date|day of|when|on det* order|purchase|delivery|invoice|booking|payment|receipt|return|incident|accident|it|you
		order|delivery|purchase|invoice|booking|payment|arrival date
		exact|precise date|day
		when you _? event
		when it|this|that|the was _? event|happen`,
	"asks date en": `
		when did|have|had|do you _? event
		when did|was|were|is|has it|this|the|that|your|they|he|she _? _? _? happen
		when did|was|were|is|has it|this|the|that|your|they _? _? event
		what|which day|date did|was|were|is|have
		since when
		how long ago did|was
		when exactly did|was|were`,
	"amount en": `
		exact? amount
		exact? sum
		price you paid|pay
		total you paid|pay`,
	"asks amount en": `
		how much did|was|were|have|has|do _? _? _? paid|pay|charged|charge|cost|debited|spend|take|taken|refunded|total|transfer|withdrawn
		how much were|was you|it|the
		what did you|it pay|cost
		what|which amount did|was|were|is`,
	"product en": `
		product|model|car name
		name of det* good`,
	"asks product en": `
		which|what|whats good do|did|have|is|are|does|was|you|it|were|of
		which|what kind|type|sort|make|brand of? good
		which of? our? good|products|models|cars
		what did you _? buying
		what is|are det* good`,
	"vin en": `
		vin
		chassis|serial|identification|vehicle number
		vehicle identification number`,
	"ask de": `
		dekann desie _? _? _? _? _? _? degeben
		dekann ich|wir _? _? _? _? haben|bekommen|erfahren|wissen
		wie lautet|lauten|ist|war|heisst
		wie
		was ist|war
		welche|welcher|welches|welchen|welchem
		ich|wir _? _? debrauche
		debrauche ich|wir
		debrauche det?
		bitte _? debitte
		^ debitte desie
		debitte desie mir|uns|bitte
		haben|hatten|hast|wissen desie _? _? _? zufallig|zur|da|parat|griffbereit
		haben|hatten|hast|wissen desie
		gibt es
		lassen sie mir|uns
		benotigt|gebraucht werden?
		durfte|darf ich|wir`,
	"has de": `
		nicht|kein|keine mehr? degeben|mitzuteilen|notig|anzugeben|brauche|brauchen|benotige|nennen
		brauche|brauchen|benotige|benotigen|mussen nicht|keine|ich|sie? nicht|keine
		ich|wir dehab _? deihr
		dehab ich|wir _? deihr
		liegt|liegen mir|uns|bereits|schon
		danke|dank fur
		mit|unter|anhand|zu|an|auf|von|in|aus|uber deihr
		sie|du finden|findest|finde|sehen|erhalten|bekommen
		finden|erhalten|bekommen|haben sie|du deihr? _? _? in|im|unter|auf|erhalten|bekommen
		wo finde|finden|steht
		geandert|aktualisiert|hinterlegt|notiert|gespeichert|vermerkt
		schicke|sende|schreibe|rufe|leite ich|ihnen|sie
		ich|wir schicke|schicken|sende|senden|schreibe|schreiben|rufe|rufen|habe|haben|sehe
		geben sie niemals|nie|keinesfalls`,
	"order de": `
		deorder
		nummer deihr bestellung|auftrags|buchung|bestellungen
		nummer zu deihr bestellung
		bestell|auftrags nummer|nr`,
	"asks order de": `
		welche|welcher|welchen bestellung|auftrag|bestellungen geht|meinen|meinst|handelt|ist|betrifft
		um welche|welchen bestellung|auftrag
		welche bestellung`,
	"email de": `
		deihr|welche|mailword e? mail|email
		e? mail|email adresse
		deemail
		welche|welcher|welchen e? mail|email adresse`,
	"phone de": `
		dephone
		telefon|handy nummer
		welcher|welche|einer|deihr nummer
		nummer unter|auf _? _? _? erreichen|anrufen
		unter welcher|der nummer`,
	"date de": `
		bestelldatum|kaufdatum|lieferdatum|rechnungsdatum|lieferdatum|buchungsdatum
		datum deihr bestellung|kaufs|lieferung|buchung|zahlung
		genaue|genauen datum|tag
		wann desie _? _? _? deevent`,
	"asks date de": `
		wann haben|hast|hatten desie _? _? _? _? deevent
		wann haben|hast desie
		wann wurde|ist|war|wurden|kam _? _? _? dehappen
		wann kam|ging|war|trat
		seit wann
		an welchem tag|datum
		welches datum`,
	"amount de": `
		betrag
		summe
		preis den sie`,
	"asks amount de": `
		wie viel|wieviel _? haben|hast|wurde|wurden|mussten|hat|war
		welcher|welchen betrag|preis|summe
		was haben|hast desie _? _? bezahlt|gezahlt
		wieviel haben|hast|wurde|wurden
		wie hoch war|ist|der`,
	"product de": `
		produktname|modellbezeichnung|produktbezeichnung|modellname
		name deihr degood`,
	"asks product de": `
		welches|welche|welchen|welchem|welcher degood
		um welches|welchen|welche degood
		was haben|hast desie _? _? debuy`,
	"vin de": `vinword`,
	"ask nl": `
		nlkunt nlu _? _? _? _? nlgeven
		nlkunt ik|wij|we _? _? _? hebben|weten|ontvangen|noteren|krijgen|vragen
		wat is|was|zijn|waren
		welk|welke
		ik|wij|we _? _? _? _? nlnodig
		nodig
		^ nlgeef
		nlgeef mij|me|ons|uw|je
		heeft|hebt|heb|weet u|je|jij
		is er
		laat me|mij|ons weten
		ontbreekt|mis`,
	"has nl": `
		niet|geen nodig
		hoeft|hoef geen|niet
		ik|wij|we heb|hebben|zie|zien|vind uw|je|het|al|hier|gevonden|ontvangen|genoteerd
		heb ik|wij uw|je|al|het
		bedankt|dank voor
		met|op|onder|naar|via|in|aan|van uw|je
		u|je vindt|vind|ontvangt|krijgt|ziet
		vindt|kunt u|je vinden|ontvangen
		waar vind|staat
		ik stuur|mail|bel|stuurde|verzend|wijzig
		deel nooit
		nooit`,
	"order nl": `
		nlbestel
		nummer van nluw? bestelling|order|boeking
		bestel|order nummer`,
	"asks order nl": `
		welke bestelling|order
		om welke bestelling|order`,
	"email nl": `
		uw|je|welk|welke e? mailword|mailadres|emailadres|adres
		e? mailadres|emailadres
		e? mail adres
		uw|je|welke e? mail|email`,
	"phone nl": `
		nltel nummer?
		uw|je|welk mobiele? nummer
		nummer waarop|waar _? _? _? bereiken|bellen|bereikbaar
		op welk nummer`,
	"date nl": `
		besteldatum|aankoopdatum|leverdatum|factuurdatum|bezorgdatum
		datum van nluw? bestelling|aankoop|levering|betaling
		exacte|precieze datum
		wanneer u|je|jij _? _? _? nlevent`,
	"asks date nl": `
		wanneer heeft|hebt|heb|had u|je|jij _? _? _? nlevent
		wanneer heeft|hebt|heb u|je
		wanneer is|werd|was _? _? _? nlhappen
		wanneer is|was|werd
		op welke dag|datum
		welke dag|datum
		sinds wanneer`,
	"amount nl": `
		bedrag
		som`,
	"asks amount nl": `
		hoeveel heeft|hebt|heb|is|was|werd|moest
		welk bedrag
		wat heeft|hebt|heb u|je _? _? betaald`,
	"product nl": `
		productnaam|modelnaam|typenummer
		naam van nluw? nlgood`,
	"asks product nl": `
		welk|welke nlgood
		om welk|welke nlgood
		wat heeft|hebt|heb u|je _? nlevent`,
	"vin nl": `vinword`,
}
