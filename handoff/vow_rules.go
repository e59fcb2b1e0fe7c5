package handoff

import (
	"strings"

	"roundpeg/handoff/grammar"
)

var vows = grammar.New(vowWords, []string{"who", "action"}, vowProtect, vowPhrases())

// vowProtect are words that look like slips of those known misspelt, and are none.
const vowProtect = `sender hero mail nail fend fond bond cook look hook took flip slip chip chef clock book food good mood fund feed need been seen were here there where when then than that this what ahead share care store start these those
	their them whom pass past miss mist most must lost list last test text next note vote late date rate gate sure size side rich much such both with will fill full fell tell sell soon noon order older under undo credit edit audit reach teach
	each beach early really team tear dear near year hear real deal seal heal list fast task mask bike like make take sake cake wake wait want went sent send lend mend bend tend bring thing king ring sing wing being doing going`

func vowPhrases() map[string]string {
	out := map[string]string{}
	for name, phrases := range vowRules {
		_, language, _ := strings.Cut(name, " ")
		out[name] = willing(language, phrases+"\n")
	}
	return out
}

var vowRules = map[string]string{
	"call en": `
		{will} _? _? _? call|ring|phone you back?
		{will} _? _? _? call|ring|phone back
		{will} _? _? _? give you a? _? call|ring|callback
		{will} _? _? _? be calling|ringing|phoning you
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
		{will} _? _? _? send a|the|your|another|some? _? goods to? you
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
		sie|du horen|horst _? _? _? von mir|uns
		horen sie _? _? _? von mir|uns
		iw informiere|informieren|benachrichtige|benachrichtigen desie
		informiere|informieren iw desie
		iw setze|setzen mich|uns _? _? _? verbindung
		dewho _? _? meldet|melden sich
		meldet sich _? _? _? bei ihnen|dir
		dewho _? _? wird|werden _? _? _? _? melden|kontaktieren|informieren
		iw verspreche|versprechen
		verspreche|versprechen desie|iw
		sie|du bekommen|erhalten|bekommst|erhaltst _? _? _? von mir|uns
		bekommen|erhalten sie _? _? _? von mir|uns
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

	"call fr": `
		frmoi frvous rappelle|rappellerai|rappelons|rappellerons|rappellera|appelle|appellerai|appelons|appellerons|telephone|telephonerai
		{will} _? frvous rappeler|appeler|telephoner
		frwho _? _? _? rappellera|appellera|rappelle|appelle
		frwho _? va frvous rappeler|appeler
		vous serez|allez etre? rappele|rappelee
		frmoi frvous passe|passerai un coup|appel`,
	"vow fr": `
		frmoi frvous recontacte|recontacterai|recontactons|recontacterons|contacte|contacterai|contactons|contacterons|informe|informerai|informons|informerons|previens|previendrai|previendrons
		frmoi frvous tiens|tiendrai|tenons|tiendrons au|informe|informee|informes
		frmoi reviens|revenons|reviendrai|reviendrons _? vers vous|toi
		{will} _? frvous recontacter|contacter|informer|tenir|prevenir
		{will} _? revenir vers vous|toi
		vous aurez _? de? mes|nos nouvelles
		vous aurez une reponse
		frmoi frvous fais|ferai|faisons|ferons savoir|signe|un
		frmoi frvous donne|donnerai|donnerons des|une nouvelles|reponse
		frmoi frvous promets|promettons
		frmoi frvous envoie|enverrai|envoyons|enverrons _? _? _? frgoods
		frwho _? _? _? contactera|recontactera|reviendra|informera
		frwho _? va _? frvous? contacter|recontacter|revenir|informer
		vous serez contacte|contactee|recontacte|recontactee
		frmoi frvous reponds|repondrai|repondrons
		frmoi mengage`,
	"act fr": `
		frmoi _? _? frmake
		frmoi men|m|nous occupe|occuperai
		{will} _? _? _? frdo`,
	"not fr": `
		si je|nous
		quand je|nous vous
		appelez|rappelez nous|moi
		peux|pouvons|pourrais|puis je|nous
		frmoi peux|pouvons|pourrais|pourrions
		comme promis|convenu`,
	"offer fr": `
		si vous|tu le? voulez|souhaitez|preferez|desirez|veux|preferes
		si cela|ca vous`,

	"call es": `
		esle llamo|llamare|llamamos|llamaremos|llamara|llamaran
		{will} llamarle|llamarte|llamarla|llamarlo
		esle voy|vamos|va|van a llamar
		esle devuelvo|devolvere|devolveremos _? llamada
		eswho _? _? esle llamara|llama|va
		{will} devolverle _? llamada`,
	"vow es": `
		esle aviso|avisare|avisamos|avisaremos|informo|informare|informamos|informaremos|contacto|contactare|contactamos|contactaremos|contactara|contactaran|respondo|respondere|responderemos|avisara|informara
		esle mantengo|mantendre|mantenemos|mantendremos informado|informada|al
		esle digo|dire|decimos|diremos algo|cosas
		me|nos pongo|pondre|ponemos|pondremos en contacto
		me|nos comunico|comunicare|comunicaremos con
		tendra|recibira|tendras|recibiras noticias|respuesta mias|nuestras|de|mia|nuestra|antes|manana|el|hoy
		esle prometo|prometemos
		{will} avisarle|informarle|contactarle|avisarte|informarte|contactarte|responderle|mantenerle
		esle voy|vamos|va a avisar|informar|contactar|responder|mantener
		vuelvo|volvere|volvemos|volveremos a contactar|escribirle|contactarle|llamarle|hablar
		esle envio|mando|enviare|mandare|enviamos|enviaremos _? _? esgoods
		eswho _? se pondra|comunicara`,
	"act es": `
		esle esmake
		lo|la|me|se? esmake
		{will} _? _? esdo
		esle voy|vamos a _? esdo
		me|nos encargo|encargare|encargamos|encargaremos`,
	"not es": `
		puedo|podemos|podria|podriamos
		cuando esle
		si esle
		llamenos|llameme
		como _? prometi|prometido`,
	"offer es": `
		si usted? lo? quiere|desea|prefiere|gusta|quieres|prefieres
		si le parece|va`,

	"call it": `
		itla chiamo|richiamo|chiamero|richiamero|chiamiamo|richiamiamo|chiameremo|richiameremo|telefono|telefonero|telefoneremo
		itwho _? _? itla chiamera|richiamera|telefonera
		verra|sara richiamato|richiamata`,
	"vow it": `
		itla faccio|faro|faremo|facciamo sapere
		itla tengo|terro|terremo|teniamo aggiornato|aggiornata|informato|informata|al
		itla aggiorno|aggiornero|aggiorneremo|aggiorniamo|avviso|avvisero|avviseremo|avvisiamo|informo|informero|informeremo|ricontatto|ricontattero|ricontatteremo|ricontattiamo|contatto|contattero|contatteremo|contattiamo
		itla do|daro|daremo|diamo _? _? notizie|riscontro|risposta|conferma|aggiornamento|aggiornamenti
		mi|ci faccio|faro|faremo|facciamo _? vivo|viva|vivi|sentire
		ricevera|avra|riceverai|avrai _? notizie|risposta|riscontro|conferma
		itla prometto|promettiamo
		itla rispondo|rispondero|risponderemo
		itla mando|invio|spedisco|mandero|inviero|spediro|invieremo _? _? itgoods
		itwho _? _? itla contattera|ricontattera|aggiornera|avvisera
		verra|sara ricontattato|ricontattata|contattato|contattata
		mi|ci metto|mettero|mettiamo|metteremo in contatto`,
	"act it": `
		itla|me|mi|ce|ci|ne|glielo|gliela itmake
		itla itmake
		^ itmake
		domani|lunedi|martedi|mercoledi|giovedi|venerdi itmake
		me|ce ne occupo|occupero|occupiamo`,
	"not it": `
		posso|possiamo|potrei|potremmo
		quando itla
		se itla
		ci|mi chiami
		come promesso`,
	"offer it": `
		se lo? vuole|preferisce|desidera|vuoi|preferisci
		se le va|fa`,

	"call pt": `
		ligo|ligarei|ligamos|ligaremos lhe|te|para|lhes
		lhe|te ligo|ligarei|ligamos|ligaremos
		{will} ligar|telefonar
		{will} lhe|te ligar|telefonar
		ptwho _? _? vai|ira lhe|te? ligar|telefonar
		ptwho _? _? ligara|liga
		retorno|retornarei|retornamos|retornaremos a|sua|chamada ligacao|chamada
		{will} retornar a|sua ligacao|chamada`,
	"vow pt": `
		entro|entrarei|entramos|entraremos em contacto|contato
		{will} entrar em contacto|contato
		aviso|avisarei|avisamos|avisaremos|informo|informarei|informamos|informaremos|contacto|contactarei|contactamos|contactaremos ptlhe
		lhe|o|a|te aviso|avisarei|avisaremos|informo|informarei|informaremos|contactarei
		{will} ptlhe? avisar|informar|manter|contactar|contatar|responder|retornar|avisa|informa|mante|contacta
		mantenho|manterei|mantemos|manteremos ptlhe informado|informada
		dou|darei|damos|daremos lhe|te|uma|um|noticias _? noticias|resposta|retorno|feedback
		dou|darei|damos|daremos noticias|resposta|retorno
		tera|recebera|teras|receberas _? noticias|resposta|retorno
		prometo|prometemos
		volto|voltarei|voltamos|voltaremos a|com contactar|contatar|falar|escrever|uma|noticias|contacta
		retorno|retornarei|retornaremos com|o|ate
		ptwho _? _? vai|ira _? entrar|contactar|contatar
		envio|enviarei|enviamos lhe|te um|uma ptgoods
		{will} enviar lhe? um|uma ptgoods`,
	"act pt": `
		{will} _? _? ptdo
		ptmake lhe|te|isso|o|a|com|disso|esse|este|hoje|amanha
		ptmake`,
	"not pt": `
		posso|podemos|poderia|poderiamos
		quando ligo|ligar
		ligue nos|me|para
		como prometido|prometi`,
	"offer pt": `
		se quiser|preferir|desejar|quiseres|preferires
		se lhe der|for`,

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
		nlu hoort|hoor _? _? _? van mij|ons|me
		hoort nlu _? _? _? van mij|ons|me
		nlik kom|komen _? _? _? terug
		kom|komen nlik _? _? _? terug
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
