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
