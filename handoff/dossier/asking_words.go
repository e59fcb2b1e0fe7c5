package dossier

// The phrases by which agents ask for facts, in folded spelling (see grammar.Word). Of each language:
//
//   - ask: asks for whatever noun stands in its sentence ("could you give me").
//   - has: says that the noun is known, or is not asked for ("I have your", "you will find").
//   - order, email, phone, date, amount, product, vin: the noun.
//   - "asks date" and the like: the whole question ("when did you order").
//
// Names are followed by the language after a blank; the rules of all are one grammar, since agents mix them.

var askingWords = map[string]string{
	"filler": `please just also again quickly kindly maybe possibly exactly noch nochmal nochmals bitte vielleicht eben kurz mir uns einmal auch denn genau sagen svp stp encore juste aussi me nos mi por favor ci te le lhe nog even misschien aub alstublieft
		alsjeblieft ook`,
	"barred": `not dont no nicht kein keine ne pas non nao niet geen`,
	"may":    `may can could would will might`,
	"i":      `i we`,
	"you":    `you u ya`,
	"give":   `give tell send share provide confirm type write repeat remind let post paste state supply specify spell forward resend enter drop quote verify leave pass read`,
	"giving": `giving telling sending sharing providing confirming typing repeating`,
	"get":    `have get take ask know see note grab`,
	"need":   `need require want lack miss`,
	"det":    `the your ur a an that this his her any my our`,
	"poss":   `the your ur which what whats`,
	"num":    `number no nr num id reference ref code`,
	"ordern": `order purchase booking reservation confirmation orders`,
	"mobile": `phone telephone mobile cell cellphone contact callback landline tel`,
	"event":  `order ordered buy purchase place placed pay paid receive received get return returned cancel cancelled send sent book booked bought sign upgrade request`,
	"buying": `order ordered buy purchase book booked bought get`,
	"happen": `arrive arrived delivered shipped ordered charged debited break broke stop stopped happen happened start started placed bought paid taken withdrawn fail come due`,
	"good":   `product model car item device version article vehicle wallbox type charger bike appliance unit`,

	"dekann":    `konnen konnten konnte wurden kannst konntest wurdest mochten durfen konntet`,
	"desie":     `sie du ihr`,
	"degeben":   `geben nennen mitteilen schicken senden sagen verraten durchgeben angeben bestatigen zusenden zukommen wiederholen eingeben schreiben nachreichen ubermitteln hinterlassen dalassen`,
	"debrauche": `brauche brauchen benotige benotigen brauchte brauchten benotigte benotigten fehlt fehlen`,
	"debitte":   `geben nennen teilen schicken senden sagen verraten bestatigen schreiben gib nenn nenne schick schicke sag`,
	"deihr":     `ihre ihrer ihren ihr deine deiner dein deinen die der das den eine eines`,
	"dehab":     `habe haben hab sehe finde sehen fanden`,
	"debuy":     `bestellt gekauft geordert gebucht`,
	"deevent":   `bestellt gekauft bezahlt erhalten bekommen zuruckgeschickt retourniert storniert gebucht abgeschickt aufgegeben uberwiesen geordert`,
	"dehappen":  `geliefert angekommen zugestellt abgebucht passiert aufgetreten versendet bestellt gekauft kaputtgegangen ausgefallen eingegangen gebucht belastet begonnen angefangen losgegangen`,
	"degood":    `produkt modell auto fahrzeug artikel gerat wallbox typ version ausfuhrung`,

	"frpouvez":   `pouvez pourriez peux pourrais`,
	"frdonner":   `donner indiquer communiquer preciser envoyer transmettre rappeler dire fournir confirmer partager redonner repeter ecrire renvoyer laisser mindiquer menvoyer mecrire`,
	"frdonnez":   `donnez indiquez communiquez precisez envoyez transmettez rappelez dites fournissez confirmez donne envoie indique`,
	"frbesoin":   `besoin manque faudrait faut`,
	"frvotre":    `votre vos ton tes le la les un une quel quelle quels quelles du de des lordre`,
	"frnum":      `numero num n no reference ref`,
	"frcommande": `commande achat reservation dachat`,
	"frtel":      `telephone portable mobile tel fixe`,
	"frevent":    `commande achete paye recu passe retourne annule reserve renvoye effectue regle achetee achetes achetees commandee commandes commandees payee payes recue recus passee retournee`,
	"frgood":     `produit modele voiture article appareil vehicule borne wallbox version`,

	"espuede":  `puede puedes podria podrias pueden podrian puedas`,
	"esdar":    `dar darme darnos decir decirme decirnos indicar indicarme indicarnos facilitar facilitarme facilitarnos enviar enviarme enviarnos confirmar confirmarme proporcionar proporcionarme proporcionarnos compartir pasar pasarme recordar recordarme escribir mandar mandarme repetir dejar dejarme dejarnos`,
	"esdeme":   `deme digame indiqueme facilitame faciliteme envieme mandeme dame dime indicame enviame confirmeme recuerdeme paseme pasame proporcioneme`,
	"essu":     `su sus tu tus el la los las un una del de`,
	"espedido": `pedido compra orden reserva`,
	"estel":    `telefono movil celular contacto`,
	"esevent":  `pidio compro pago recibio hizo realizo devolvio cancelo pediste compraste pagaste recibiste hiciste realizaste reservo encargo`,
	"esgood":   `producto modelo coche articulo aparato vehiculo cargador version wallbox`,

	"itpuo":    `puo potrebbe puoi potresti potete potreste`,
	"itdare":   `dare darmi darci dire dirmi dirci indicare indicarmi indicarci fornire fornirmi fornirci inviare inviarmi inviarci mandare mandarmi confermare confermarmi comunicare comunicarmi comunicarci scrivere scrivermi ricordarmi condividere ripetere ripetermi lasciare lasciarmi lasciarci`,
	"itmidia":  `dia dica indichi fornisca invii mandi comunichi confermi dammi dimmi mandami inviami`,
	"itsuo":    `suo sua suoi sue tuo tua il lo la i gli le un una del dell della quale qual`,
	"itordine": `ordine lordine dordine dellordine acquisto prenotazione ordini`,
	"ittel":    `telefono cellulare telefonico recapito`,
	"itevent":  `ordinato acquistato comprato pagato ricevuto effettuato fatto restituito annullato prenotato`,
	"itgood":   `prodotto modello auto articolo apparecchio veicolo caricatore versione wallbox`,

	"ptpode":   `pode poderia podes podias podem`,
	"ptdar":    `dar dizer indicar informar enviar facultar fornecer confirmar partilhar compartilhar passar mandar lembrar repetir dizerme indicarme enviarme deixar`,
	"ptdeme":   `diga digame indique envie informe forneca confirme mande passe indiqueme enviememe`,
	"ptseu":    `seu sua seus suas teu tua o a os as um uma do da qual`,
	"ptpedido": `encomenda pedido compra reserva`,
	"pttel":    `telefone telemovel celular contacto contato`,
	"ptevent":  `encomendou comprou pagou recebeu fez pediu devolveu cancelou realizou efetuou encomendaste compraste fizeste`,
	"ptgood":   `produto modelo carro artigo aparelho veiculo carregador versao wallbox`,

	"nlkunt":    `kunt kan kun zou wilt wil mag mogen`,
	"nlu":       `u je jij jullie`,
	"nlgeven":   `geven doorgeven sturen vertellen delen opgeven bevestigen mededelen zeggen herhalen toesturen doorsturen noemen laten achterlaten`,
	"nlgeef":    `geef stuur vertel deel vermeld bevestig noem`,
	"nluw":      `uw je jouw het de een welk welke`,
	"nlnodig":   `nodig`,
	"nlbestel":  `bestelnummer ordernummer bestellingsnummer boekingsnummer referentienummer reserveringsnummer`,
	"nltel":     `telefoonnummer mobiele 06nummer telefoon`,
	"nlevent":   `besteld gekocht betaald ontvangen teruggestuurd geannuleerd geboekt geplaatst gedaan gekregen`,
	"nlhappen":  `geleverd bezorgd aangekomen afgeschreven gebeurd begonnen besteld gekocht verzonden`,
	"nlgood":    `product model auto artikel apparaat voertuig laadpaal uitvoering type wallbox`,
	"deorder":   `bestellnummer auftragsnummer ordernummer bestellnr auftragsnr buchungsnummer vorgangsnummer bestellnummern`,
	"dephone":   `telefonnummer handynummer rufnummer mobilnummer telefonnr mobilfunknummer ruckrufnummer`,
	"deemail":   `emailadresse mailadresse`,
	"mailword":  `email mail emails emailadres emailadresse mailadresse mailadres courriel correo lemail`,
	"vinword":   `vin fahrgestellnummer fahrzeugidentifikationsnummer fin seriennummer chassisnummer serienummer`,
	"frchassis": `chassis serie`,
}

var askingRules = map[string]string{
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
