package handoff

// vowRulesSouth are those of French, Spanish, Italian and Portuguese.
var vowRulesSouth = map[string]string{
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
		tendra|recibira|tendras|recibiras _? noticias|respuesta mias|nuestras|de|mia|nuestra|antes|manana|el|hoy
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
		ricevera|avra|riceverai|avrai _? _? notizie|risposta|riscontro|conferma
		itla prometto|promettiamo
		itla rispondo|rispondero|risponderemo
		itla mando|invio|spedisco|mandero|inviero|spediro|invieremo _? _? itgoods
		itwho _? _? itla contattera|ricontattera|aggiornera|avvisera
		verra|sara ricontattato|ricontattata|contattato|contattata
		mi|ci metto|mettero|mettiamo|metteremo in contatto`,
	"act it": `
		itla|me|mi|ce|ci|ne|glielo|gliela itmake
		itla itmake
		itsure
		oggi|domani|lunedi|martedi|mercoledi|giovedi|venerdi itmake
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
}
