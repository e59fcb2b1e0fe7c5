package dossier

// askingRulesSouth are those of French, Spanish, Italian and Portuguese.
var askingRulesSouth = map[string]string{
	"ask fr": `
		frpouvez vous|tu _? _? frdonner
		frpouvez frdonner
		vous|tu frpouvez _? _? frdonner
		puis|pourrais je _? avoir|connaitre|obtenir|savoir
		pourrions|pouvons nous _? avoir|connaitre
		pourrais|puis _? avoir
		quel|quelle|quels|quelles est|etait|sont
		quel|quelle|quels
		jai|jaurais|nous|on _? _? frbesoin
		il me|nous? manque|faudrait|faut
		merci de|dindiquer _? _? frdonner
		veuillez _? _? frdonner
		^ frdonnez moi|nous
		frdonnez moi|nous
		avez|auriez|as|aurais vous|tu
		connaissez|sauriez vous
		est ce que vous|tu frpouvez|avez
		besoin de`,
	"has fr": `
		pas|plus besoin|necessaire|la
		inutile de
		jai|nous|on avons|ai|a bien|deja|note|trouve|recu
		jai bien|deja|votre|note|trouve|recu|vu
		je vois|trouve|dispose
		merci pour|davoir
		avec|sous|sur|dans|grace|par|a|via votre|vos|le|la|l
		vous|tu trouverez|recevrez|avez|allez recu|donne|trouver|recevoir|communique|indique|deja
		vous trouverez|recevrez
		ou trouver|puis
		jenvoie|jenvoi|envoie|mets|modifie|a ete
		ne communiquez|donnez|partagez jamais|pas`,
	"order fr": `
		frnum de|d|dordre|a|pour? frvotre? frcommande
		frnum frcommande
		reference de|d frvotre? frcommande
		frnum de reservation|reference
		numero frcommande`,
	"asks order fr": `
		quelle|quelles commande|commandes
		de quelle commande`,
	"email fr": `
		votre|ton|quelle|quel|le adresse? e? mail|email|courriel|mailword
		adresse e? mail|email|courriel|electronique|mailword
		mailword de|du votre|vos|compte`,
	"phone fr": `
		frnum de? frtel
		votre|ton|quel frnum
		frnum pour|auquel|ou _? _? _? _? joindre|rappeler|appeler|contacter
		votre|ton frtel
		quel frnum`,
	"date fr": `
		date de|dachat|dune? frvotre? frcommande|achat|livraison|reception|paiement|facture|retour
		date dachat
		date exacte|precise
		quand vous|tu _? _? frevent
		jour exact`,
	"asks date fr": `
		quand avez|as|lavez|las|les vous|tu _? _? frevent
		quand lavez|las vous|tu
		quand est ce que vous|tu
		quand vous|tu? avez
		quand a t|ete|eu
		quand votre|la|le|ca|cela
		a quelle date|moment
		quelle date
		quel jour
		depuis quand`,
	"amount fr": `
		montant
		somme
		prix que|paye`,
	"asks amount fr": `
		combien avez|as|a|vous|ont|ete|est
		quel montant|prix
		quelle somme`,
	"product fr": `
		nom du|de frvotre? frgood`,
	"asks product fr": `
		quel|quelle|quels frgood
		de quel|quelle frgood
		quavez vous _? frevent`,
	"vin fr": `
		frnum de? frchassis
		frnum didentification
		vinword`,
	"ask es": `
		me|nos? espuede _? esdar
		espuede usted? _? esdar
		cual|cuales es|era|son|fue|seria
		cual
		necesito|necesitamos|necesitaria|necesitariamos
		me|nos falta|faltaria|faltan
		^ esdeme
		por? favor? esdeme
		esdeme
		me|nos da|dice|indica|facilita|confirma|pasa|envia|das|dices|indicas|facilitas
		tiene|tienes|recuerda|recuerdas|sabe|tendria usted? a?
		podria|puedo|podemos|podriamos saber|tener|conocer
		seria tan amable de? esdar
		hace falta`,
	"has es": `
		no hace|es|necesito|necesitamos|necesita falta|necesario|que|su|el
		ya tengo|tenemos|veo|la|lo|me
		tengo|tenemos|veo|vemos|he|encontre|encuentro su|el|la|aqui|visto|encontrado|recibido|anotado|actualizado
		gracias por
		con|en|a|bajo|desde|mediante|de su|sus|tu
		puede|podra|puedes|donde encontrar|encuentra|ver|encuentro|verlo|encontrara
		encontrara|recibira|recibio|vera
		le|te envio|enviare|envie|mando|llamo|llamare|escribo
		nunca comparta|de|facilite
		no comparta|de`,
	"order es": `
		numero|num|n|no|referencia|codigo|ref de|del? essu? espedido
		numero espedido`,
	"asks order es": `
		que|cual|cuales pedido|pedidos
		de que pedido|compra`,
	"email es": `
		su|tu|que|cual|el e? correo|mail|email|mailword electronico?
		direccion de? e? correo|mail|email|mailword
		correo electronico
		que direccion`,
	"asks email es": `
		que|cual e? correo|mail|email|mailword
		que direccion de`,
	"asks email pt": `
		que|qual e? mail|email|mailword
		que|qual endereco de`,
	"phone es": `
		numero|num de? estel|telefonico
		su|tu|que|el estel|numero
		numero donde|al|en|para _? _? _? llamarle|llamarlo|llamarte|contactarle|localizarle|contactarte|contactar|llamar|podemos|puedo
		telefono`,
	"date es": `
		fecha de|del|en|exacta essu? espedido|compra|entrega|pago|recepcion|factura
		fecha exacta
		cuando lo|la|los? esevent
		dia exacto`,
	"asks date es": `
		cuando lo|la|le|se|fue? esevent
		cuando lo|la|se|fue|llego|ha|hizo|empezo|ocurrio|se
		cuando esevent
		que|cual dia|fecha
		en que dia|fecha
		desde cuando`,
	"amount es": `
		importe
		cantidad exacta
		monto
		precio que`,
	"asks amount es": `
		cuanto le|te|se|ha|lo? _? pago|pagaste|cobraron|costo|cobrado|pagado|han|cargaron
		cuanto pago|pagaste|costo|fue
		que importe|cantidad|monto|precio`,
	"product es": `
		nombre del|de essu? esgood`,
	"asks product es": `
		que|cual|cuales esgood
		de que esgood
		que esevent`,
	"vin es": `
		numero de bastidor|serie|chasis
		bastidor
		vinword`,
	"ask it": `
		mi|ci? itpuo _? itdare
		itpuo _? itdare
		mi|ci dice|da|indica|fornisce|conferma|invia|manda|dici
		qual|quale|quali e|era|sono|sarebbe
		qual|quale|quali
		ho|abbiamo|avrei|avremmo bisogno
		mi|ci serve|servirebbe|serviva|servono|manca|occorre
		^ mi? itmidia
		mi|ci itmidia
		itmidia
		ha|hai|avrebbe|ricorda|conosce|sa
		posso|possiamo|potrei|potremmo avere|sapere|chiederle|chiedere
		per favore itmidia
		serve`,
	"has it": `
		non serve|occorre|ho|mi|ce|e
		ho|abbiamo gia|trovato|ricevuto|visto|annotato|il|aggiornato|qui
		vedo|trovo il|la|suo
		grazie per
		con|sul|sulla|nella|nel|alla|al|tramite il|la|suo|sua
		al|alla|sul|nel suo|sua
		trova|trovera|ricevera|riceve|dove
		le|ti invio|mando|inviero|chiamo|chiamero|scrivo
		non condivida|comunichi|dia mai?`,
	"order it": `
		numero|num|n|codice|riferimento del|di|dell|d? itsuo? itordine
		numero dordine|dellordine
		numero itordine`,
	"asks order it": `
		quale|quali|che ordine|ordini
		di quale|che ordine`,
	"email it": `
		suo|sua|tua|tuo|quale|qual|il|la e? mail|email|mailword
		indirizzo e? mail|email|mailword
		indirizzo di? posta
		che e? mail|email`,
	"phone it": `
		numero di? ittel
		suo|tuo|quale|che numero
		numero al|a|su|dove _? _? _? chiamarla|richiamarla|contattarla|chiamare|chiamarti|raggiungerla
		suo|tuo|un ittel
		recapito telefonico?`,
	"date it": `
		data del|di|dell|della|dacquisto|dellordine|dellacquisto itsuo? itordine|acquisto|consegna|pagamento|fattura
		data dacquisto|dellordine|dellacquisto|dordine
		data esatta|precisa
		quando ha|hai|lha|lo? itevent
		giorno esatto`,
	"asks date it": `
		quando lha|ha|hai|lo|la|ha? itevent
		quando ha|hai|lha|e|le|sono|stato|stata
		in che|quale data|giorno
		che|quale|quali giorno|data
		da quando`,
	"amount it": `
		importo|limporto
		somma
		prezzo che`,
	"asks amount it": `
		quanto ha|hai|le|ti|lha|e|hanno
		quale|che importo|somma|prezzo|cifra`,
	"product it": `
		nome del|di itsuo? itgood`,
	"asks product it": `
		quale|quali|che|qual itgood
		di quale|che itgood
		che|cosa cosa? ha|hai itevent`,
	"vin it": `
		numero di? telaio|serie|matricola
		telaio
		vinword`,
	"ask pt": `
		ptpode _? _? ptdar
		me? ptpode _? ptdar
		qual|quais e|era|foi|sao|seria
		qual|quais
		preciso|precisamos|precisava|precisaria|necessito|necessitamos
		falta|faltam me?
		^ ptdeme
		por? favor? ptdeme
		ptdeme o|a|me|nos
		tem|sabe|lembra|recorda|teria
		posso|podemos|poderia|gostaria|gostava saber|ter|de
		me diz|diga|da|passa|informa|envia`,
	"has pt": `
		nao precisa|preciso|e|necessita
		ja tenho|temos|vi|encontrei|o|a
		tenho|temos|vejo|vemos|encontrei|recebi|anotei aqui|o|a|seu|sua|ja
		obrigado|obrigada por|pelo|pela
		com|no|na|pelo|pela|para|ao seu|sua|o|a
		no|na|pelo|pela|ao seu|sua
		pode|podera|onde encontrar|encontra|ver|encontro
		encontra|encontrara|recebera|recebeu|vera
		vou enviar|mandar|ligar|escrever
		enviei|mandei|atualizei|alterei
		nunca|nao partilhe|compartilhe|forneca|envie`,
	"order pt": `
		numero|num|n|no|codigo|referencia da|do|de ptseu? ptpedido
		numero de? ptpedido`,
	"asks order pt": `
		que|qual|quais encomenda|pedido|encomendas|pedidos
		de qual|que encomenda|pedido`,
	"email pt": `
		seu|teu|qual|que|o e? mail|email|mailword
		endereco de? e? mail|email|correio|mailword eletronico?
		endereco eletronico`,
	"phone pt": `
		numero|num de? pttel
		seu|teu|que|qual|um numero|pttel
		numero para|em _? _? _? ligar|contactar|contatar|ligarmos|falar
		telefone|telemovel|celular`,
	"date pt": `
		data da|do|de|em|exata ptseu? ptpedido|compra|entrega|pagamento|fatura|rececao
		data exata|exacta
		quando o|a? ptevent
		dia exato`,
	"asks date pt": `
		quando e|foi|e|voce? que? voce? ptevent
		quando foi|e|chegou|ptevent|aconteceu|comecou
		quando voce? ptevent
		em que dia|data
		que|qual dia|data
		desde quando`,
	"amount pt": `
		valor
		montante
		quantia`,
	"asks amount pt": `
		quanto e|foi|lhe|te|voce? que? _? pagou|pagaste|cobraram|custou|cobrado|pago
		quanto pagou|pagaste|custou|foi
		que|qual valor|montante|quantia`,
	"product pt": `
		nome do|da ptseu? ptgood`,
	"asks product pt": `
		que|qual|quais ptgood
		de que|qual ptgood
		o que ptevent`,
	"vin pt": `
		numero de|do chassi|chassis|quadro|serie
		chassi
		vinword`,
}
