package handoff

// requestRulesSouth are the ways in which customers ask for a person in French, Spanish, Italian and Portuguese (see requestRules).
var requestRulesSouth = map[string]string{
	"ask ro": `
		rotalk _? _? _? rowith rodet* rojob|rosome
		rotalk rowith rodet* rodesk
		rotalk rodet* rojob|quelquun|qqn|alguem|alguien|qualcuno
		rotalk rodet+ rosome
		rowho2 rotalk
		rowith rowho2 rocan je|io|eu|yo? rotalk
		rowho2 rocan je? appeler|contacter|llamar|contactar|chiamare|contattare|ligar|contatar|contactar
		roneg ne? rowant? plus|mas|mais|piu? rotalk rowith rodet* robot
		roneg rowant plus|mas|mais|piu? de? rodet* robot
		pas|sans|sin|senza|sem|nada|non rodet* robot $
		pas|sans|sin|senza|sem rodet* robot merci|gracias|grazie|obrigado
		rofed _? rodet* robot
		rofed rodet* rotalk rowith rodet* robot
		rofed rodet* roing rowith rodet* robot
		roneed rodet+ rojob
		roneed rodet* rojob $
		roneed rodet* rosome $
		roneed rodet+ rosome roreal
		roneed rodet* rosome que|qui|che|pour|para|per
		^ avoir|avere|ter|tener rodet+ rojob
		rocan|roneed avoir|tener|avere|ter rodet+ rojob
		romove rome rovia? rodet* rojob|rosome
		romove rome rovia? rodet* rodesk
		rome romove rovia? rodet* rojob|rosome|rodesk
		rome rocan romove rovia? rodet* rojob|rosome|rodesk
		rome romove rodet* roliaison rovia rodet* rojob|rosome|rodesk
		romine rovia? rodet* rojob|rosome|rodesk
		romine rotalk rovia? rodet* rojob|rosome|rodesk
		romove rome? en|in|em relation|contact|contacto|contatto|contato|comunicacion
		en|in|em relation|contact|contacto|contatto|contato|comunicacion avec|con|com|col rodet* rojob|rosome|rodesk
		rocontact con|com|col rodet* rojob|rosome|rodesk
		relation rodet* rojob
		rowant que|quun|quune|che rodet* rosome|rojob _? _? rome rohelp
		^ con|com|avec|col rodet* rojob $
		rojob|rosome au|al|ao|no|en telephone|telefono|telefone|linea|linha|ligne
		etre|essere|ser mis|mise|messo|messa|puesto|posto|transfere|transferido|trasferito|trasferita _? rovia? relation|contact|contatto|contacto|contato|rojob
		rosend rovia rodet* rojob
		rothere til|a? rodet* quelquun|qqn|qqun|alguien|qualcuno|alguem|alguen $
		rothere til|a? rodet* quelquun|qqn|qqun|alguien|qualcuno|alguem|alguen rohere|pour|para|per|de|di|en|in|con|com
		rothere til|a? rodet* quelquun|qqn|qqun|alguien|qualcuno|alguem|alguen que|qui|che rome? rocan
		rothere til|a? rodet+ rosome|rojob que|qui|che|rohere|para|pour|per|con|com
		rothere til|a? rodet* rojob rohere
		rojob est|esta|e|ce|seria? roavail
		rojob en|em|in linea|linha|ligne|linie
		quelquun|alguien|qualcuno|alguem|qqn rohere $
		^ rodet+ agent|conseillere $
		^ rodet* humain|conseiller|operateur|agente|humano|operador|operatore|umano|atendente|asesor|representante|assistente|consulente $
		rodet vrai|vraie personne|humain|conseiller|agent
		vrai|vraie|veritable|vero|vera|verdadero|verdadera|verdadeiro|verdadeira rodet* rojob|rosome
		rosome|rojob rodet* en|in|em? roreal
		rosome fisica|fisique|physique|in|en carne|chair
		roserved por|par|da|pelo|pela|de|dal|dalla rodet* rojob|rosome
		rodet* rojob|rosome rome rohelp
		rodet* rojob|rosome que|qui|che rome rocan? rohelp
		rome rocan rohelp rodet+ rojob|rosome
		rome rohelp rodet+ rojob|persona|pessoa|personne|humano
		atienda|atender|atenderme|atendido|atendida por? rodet* rojob|rosome
		assistance|aide|atencion|asistencia|ayuda|soporte|atendimento|ajuda|suporte|assistenza|supporto|aiuto|contact|contacto humaine|humain|humano|humana|umano|umana
		assistance|asistencia|ayuda|ajuda|assistenza|aide rodet* rosome|rojob $
		rojob rodet* roreal
		appelez|appelle|llame|llama|chiami|chiama|chame|chama rodet+ rojob`,
	"hint ro": `
		quelquun rocan? rohelp|maider|aider
		quelquun peut maider|maider
		alguien|alguem|qualcuno rome? rocan rome? rohelp
		alguien|alguem|qualcuno rocan _? rohelp|aiutarmi|ayudarme|ajudar
		rappelez|rappelle|appelez|appelle moi
		llamenme|llameme|llamame|llamadme|mellamen
		pueden|puede|podrian llamarme
		rome transfere|transfira|transfiera|transfiere|trasferisca|transfiram $
		transferez|transfere|transfira|comuniqueme|transfierame|paseme|pasame moi|me? $
		mi richiami|richiamate|chiami|chiamate|richiamare
		richiamatemi|richiamami|chiamatemi|chiamami
		me ligue|liga|liguem|ligam|retorne|llamen|llame
		^ rodet* service clients|client|clientele $
		^ rodet* servicio|atencion al|a|de cliente|clientes $
		^ rodet* servizio|assistenza clienti $
		^ rodet* atendimento|servico ao|a|de cliente $
		numero|telephone|telefono|telefone rodet* rodesk|central|lassistenza|dellassistenza|centrale
		aide|ayuda|aiuto|ajuda rodet* dal|del|do|du|da? rodesk
		rappel|llamada|richiamata $
		^ une|una|uma|un|1 personne|persona|pessoa $`,
	"not ro": `
		jai|ai|avons|avez|ont|avais|avait|avoir deja|hier|bien? _? parle|discute|echange|contacte _? rowith rodet* rojob|rosome|rodesk
		ropast _? rowith rodet* rojob|rosome|rodesk
		sto|estoy|estou|stiamo|estamos|suis _? roing _? rowith rodet* rojob|rosome|robot o|ou|u|oder|oppure? rowith? rodet* rojob|rosome|robot?
		que|si je parle _? rowith rodet* rojob|rosome|robot ou? rowith? rodet* rojob|rosome|robot?
		no|non|nao|n|nunca rowant rotalk _? rowith rodet* rojob|rosome
		no|non|nao|n rowant rodet+ rojob|rosome
		rowant pas|plus|jamais rotalk _? rowith rodet* rojob|rosome
		rowant pas|plus|jamais rodet* rojob|rosome
		pas besoin rodet* rotalk? rowith? rodet* rojob|rosome
		sans|sin|senza|sem rotalk rowith rodet* rojob|rosome
		no|non|nao|n|nunca rowant rotalk contigo|te|voce|tigo
		pas|plus|jamais te|vous parler
		no|non|nao rowant rotalk con|com te|voce
		qualcun|quelquun altro|dautre
		algum|alguem outro|mais
		es|eres|sei|vous|voce|etes rodet* rojob|robot|persona|personne|pessoa o|ou|u? rodet* robot|rojob|persona|pessoa|personne?
		ny|nest|nai _? _? personne
		rojob immobilier|inmobiliario|immobiliare|imobiliario|telephonique|telefonica|telefonico|movil|commercial
		rojob|rosome rodet* assurance|seguros|assicurazioni|viajes|viagens|viaggio|voyage|telefonia
		segunda|seconda|deuxieme persona|personne|pessoa
		suis|sommes pas un|des robot
		erreur|error|errore|erro|ressources|recursos|risorse|corps|cuerpo humain|humano|umano|humaines|humanos|umane`,
}
