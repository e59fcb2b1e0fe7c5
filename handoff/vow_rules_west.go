package handoff

// vowRulesWest are the phrases of English, German and Dutch (see vowWords).
var vowRulesWest = map[string]string{
	"call en": `
		{will} _? _? _? call|ring|phone you back?
		{will} _? _? _? call|ring|phone back
		{will} _? _? _? give you a? _? call|ring|callback|buzz|bell|shout
		{will} _? _? _? be calling|ringing|phoning you
		and|then call|ring|phone you back?
		im|were calling|ringing|phoning you back?
		i am|are calling|ringing|phoning you back?
		who _? _? will|shall|should? _? call|ring|phone you
		who _? _? will give you a call|ring
		who _? _? is|are going to call you
		have|get my|our|a|the? _? who call|ring|phone you
		youll|you get|have|receive a call from? me|us|my|our|the|by|back
		you will get|have|receive a call from? me|us|my|our|the|by|back
		expect a|my|our call
		you? will? be called back`,
	"vow en": `
		{will} _? _? _? get|come|circle|report|write back
		{will} _? _? _? let you know
		{will} _? _? _? keep you posted|updated|informed|in
		{will} _? _? _? follow it|this|that? up
		{will} _? _? _? reach out to you
		{will} _? _? _? contact|update you
		{will} _? _? _? get in touch
		{will} be in touch|contact
		{will} _? be getting|coming back
		{will} _? _? _? give you an|a _? update|answer|reply|response
		{will} _? _? _? have an|your|the? _? answer|update|reply for? you|by|tomorrow|today
		{will} _? _? _? send you a|the|your|another|some? _? _? goods
		{will} _? _? _? send a|the|your|another|some? _? _? goods
		and|then get|come|circle back to you
		and|then let you know
		who _? _? will _? contact|update you
		who _? _? will _? get|come back to? you
		who _? _? will _? reach out
		who _? _? will _? let you know
		who _? _? will _? be in touch
		i promise you|that|it|to|we|ill
		promise you|that i|we
		you have my word
		you|youll will? hear back? from me|us|my|our|the
		you|youll will? hear back by|tomorrow|today|within
		you|youll will? get|have|receive a|an|my|our _? answer|reply|response|update from? me|us|my|our|by|tomorrow|today|within
		expect an|a|my|our _? answer|reply|response|update|email|message from? me|us|by|tomorrow|today|within`,
	"act en": `
		{will} _? _? _? action
		who _? _? will _? action
		i call|contact|email|write you
		i am|are sending|emailing|checking|booking|refunding|ordering|forwarding
		im|were sending|emailing|checking|booking|refunding|ordering|forwarding`,
	"not en": `
		will you
		let me know
		when|after|before|unless|while i call|contact|ring
		said|says|told|thought|claimed|mentioned _? _? he|she|they|i|we|ill|well will?
		let me see
		will take you
		take care
		ill|well have to ask|bother you
		let me ask you
		let me call|ring _? _? up? on
		let me tell you`,
	"offer en": `
		if you like|want|wish|prefer|agree
		if youd like|prefer
		if that suits|works|helps|is
		whenever you like|want`,
	"call de": `
		iw rufe|rufen desie
		rufe|rufen iw desie
		{will} _? _? _? _? _? anrufen|zuruckrufen|telefonieren|durchklingeln
		dewho _? _? ruft desie
		ruft desie ein|eine|mein|meine|unser|unsere|jemand|der|die
		dewho _? _? wird|werden _? _? _? _? anrufen|zuruckrufen
		es wird|ruft desie? jemand|ein|eine _? _? _? anrufen|zuruckrufen|an|zuruck
		sie werden _? _? _? angerufen|zuruckgerufen
		rufe|rufen desie _? _? _? zuruck|an
		iw rufe|rufen _? _? _? zuruck
		ruckruf von mir|uns|meinem|unserem
		iw telefoniere`,
	"vow de": `
		iw melde|melden mich|uns
		melde|melden mich|uns
		melde|melden iw mich|uns
		{will} _? _? _? _? _? melden|informieren|benachrichtigen|bescheid|zuruckkommen|zuruckschreiben
		iw gebe|geben|sage|sagen desie _? _? _? bescheid
		gebe|geben iw desie _? _? _? bescheid
		gebe desie _? _? _? bescheid
		iw halte|halten sie|dich _? _? laufenden
		halte|halten iw? sie|dich _? _? laufenden
		iw komme|kommen _? _? _? auf sie|dich
		komme|kommen iw _? _? _? auf sie|dich
		sie|du horen|horst _* von mir|uns
		horen sie _* von mir|uns
		iw informiere|informieren|benachrichtige|benachrichtigen desie
		informiere|informieren iw desie
		informiere|informieren|benachrichtige desie
		haben sie _* von mir|uns _* antwort|bescheid|ruckmeldung|nachricht
		iw bleibe|bleiben dran
		iw setze|setzen mich|uns _? _? _? verbindung
		dewho _? _? meldet|melden sich
		meldet sich _? _? _? bei ihnen|dir
		dewho _? _? wird|werden _? _? _? _? melden|kontaktieren|informieren
		iw verspreche|versprechen
		verspreche|versprechen desie|iw
		sie|du bekommen|erhalten|bekommst|erhaltst _* _? von mir|uns
		bekommen|erhalten sie _* _? von mir|uns
		iw schicke|sende|schicken|senden desie? _? _? degoods
		schicke|sende iw desie _? _? degoods
		iw schreibe|schreiben desie _? _? _? zuruck
		{will} _? _? _? degoods schicken|senden|zuschicken`,
	"act de": `
		{will} _? _? _? _? _? _? dedo
		{will} _? _? _? _? dedo
		iw demake
		demake iw
		iw dedo
		dedo wir
		iw kummere|kummern mich|uns
		iw gebe|geben das|es|ihren|ihre _? _? _? weiter`,
	"not de": `
		kann|konnen|konnte|konnten|soll|sollen|sollte|darf|durfen iw
		iw kann|konnen|konnte|konnten|darf|soll|sollen|wurde|wurden
		wie versprochen
		bis bald
		rufen sie mich|uns
		melden sie|du
		wenn iw
		hat|hatte|haben gesagt|versprochen`,
	"offer de": `
		wenn|falls|sofern sie|du mochten|wollen|wunschen|mogen|mochtest|willst|magst
		wenn es ihnen|dir|recht
		auf wunsch
		wenn gewunscht`,
	"call nl": `
		nlik bel|bellen nlu
		bel|bellen nlik nlu
		{will} _? _? _? bellen|terugbellen|opbellen
		{will} _? _? _? terug bellen
		nlwho _? _? belt nlu
		nlwho _? _? zal|gaat _? _? _? bellen|terugbellen
		nlu wordt _? _? _? gebeld|teruggebeld
		bel nlu _? _? _? terug
		nlik bel|bellen _? _? terug`,
	"vow nl": `
		nlik laat|laten het? nlu het? _? _? _? weten
		laat|laten nlik het? nlu het? _? _? _? weten
		nlu hoort|hoor _* van mij|ons|me
		hoort nlu _* van mij|ons|me
		nlik kom|komen _* terug
		kom|komen nlik _* terug
		nlik neem|nemen _? _? _? _? contact
		neem|nemen nlik _? _? _? _? contact
		nlik houd|hou|houden nlu _? _? hoogte
		houd|hou|houden nlik? nlu _? _? hoogte
		nlik informeer|informeren|bericht nlu
		nlik beloof|beloven
		beloof nlu|ik|het
		nlu krijgt|ontvangt _? _? _? van mij|ons
		krijgt|ontvangt nlu _? _? _? van mij|ons
		{will} _? _? _? _? weten|informeren|terugkomen|contact
		nlwho _? _? neemt _? _? _? contact
		nlwho _? _? laat _? _? weten
		nlik stuur|sturen nlu _? _? nlgoods
		stuur nlik nlu _? _? nlgoods`,
	"act nl": `
		{will} _? _? _? _? nldo
		nlik nlmake
		nlmake nlik
		nlik geef|geven _? _? _? door`,
	"not nl": `
		kan|kunnen|mag|mogen|zou|zouden nlik
		nlik kan|kunnen|mag|zou|zouden
		als nlik
		zoals beloofd
		belt nlu ons|mij
		bel ons|mij`,
	"offer nl": `
		als nlu wilt|wil|wenst|liever|dat
		indien gewenst|u`,
}
