package dossier

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// What the words around a number say of it.
var (
	orderNouns = grammar.Set(`order orders bestellung bestellnummer bestellnr auftrag auftragsnummer auftragsnr ordernummer commande pedido orden ordine dordine lordine dellordine encomenda bestelling bestelnummer purchase booking reservation buchung
		buchungsnummer reservierung reservierungsnummer reserva prenotazione boeking boekingsnummer reference referenz referenznummer referencia riferimento referentie referentienummer confirmation bestatigungsnummer bestelnr`)
	phoneNouns = grammar.Set(`phone telephone tel mobile cell cellphone handy handynummer telefon telefonnummer rufnummer mobil mobilnummer portable telefono movil celular cellulare telemovel telefone telefoon telefoonnummer mobiel mobiele whatsapp
		call ring reach anrufen erreichen erreichbar appeler joindre rappeler appelez llamar llamarme llameme chiamare chiamarmi richiamare ligar ligue ligarme bellen bereiken bereikbaar callback contact`)
	otherNouns = grammar.Set(`invoice rechnung rechnungsnummer facture factura fattura fatura factuur factuurnummer ticket ticketnummer case vorgang vorgangsnummer customer kunde kundennummer client cliente klantnummer klant contract vertrag vertragsnummer contrat contrato
		contratto account konto kontonummer compte cuenta conto conta rekening tracking sendung sendungsnummer suivi seguimiento tracciamento spedizione rastreio model modell modelo modello modele model error fehler fehlercode erreur errore erro fout foutcode foutmelding zip plz
		postcode postleitzahl postal serial seriennummer serie pin room zimmer chambre habitacion camera kamer flight flug vol vuelo volo voo vlucht policy police meter item artikel artikelnummer article articulo articolo artigo part teilenummer
		page seite since seit year jahr iban card karte carte tarjeta carta cartao kaart version firmware build software usb iso window street strasse house haus apartment flat unit station platform code coupon voucher gutschein kenteken kennzeichen plate
		matricula immatriculation targa extension ext member mitglied mitgliedsnummer vat tax steuernummer passport licence license km miles kilometer kw kwh watt volt rtx`)
	numberWords = grammar.Set(`number no nr num nummer numero n nº id ref code codigo numeri ending lautet`)
	linkWords   = grammar.Set(`is was ist war est es e era foi the my der die das den dem meine mein ma mon la le el il mi mia mio a o minha meu mijn het de with mit avec con com met under unter von zu it its cest number no nr num nummer numero n nº id ref code codigo lautet
		for fur pour para per voor nummer called reads ha tiene has hat avait and und called heisst zahl ending um of about about wegen concerning betreff re hier here voici aqui ecco thats das cest`)
)

// numbers takes telephone and order numbers from what is left. expected are the kinds that were asked for just before.
func (m *message) numbers(expected kinds, locale string) {
	for i := 0; i < len(m.ns); i++ {
		if m.taken[i] || i > 0 && (isAlnum(m.ns[i-1]) && !m.taken[i-1]) {
			continue
		}
		r := m.ns[i]
		if r == '+' && isDigit(m.at(i+1)) || isDigit(r) || r == '(' && isDigit(m.at(i+1)) {
			if to := m.phone(i, expected, locale); to > 0 {
				i = to - 1
				continue
			}
		}
		if isAlnum(r) {
			i = m.order(i, expected) - 1
		}
	}
}

// phone takes a telephone number that begins at rune i; 0 if none does.
func (m *message) phone(i int, expected kinds, locale string) int {
	if i > 0 && (m.ns[i-1] == '#' || m.ns[i-1] == '-' || m.ns[i-1] == '/') {
		return 0
	}
	to, digits, groups := m.phoneRun(i)
	noun := m.noun(i)
	if noun == Order || noun == "other" {
		return 0
	}
	if !m.callable(i, to, digits, groups, noun == Phone || expected.has(Phone) && m.short(), locale) || isAlnum(m.at(to)) || m.at(to) == '%' {
		return 0
	}
	if expected.has(Order) && !expected.has(Phone) && noun == "" && m.ns[i] != '+' { // it answers another question
		return 0
	}
	m.add(Phone, international(string(m.ns[i:to]), locale), i, to)
	return to
}

// noun says what the words in front of rune at say of a number there: Order, Phone, other, number, or nothing.
func (m *message) noun(at int) string {
	said := ""
	for _, w := range m.before(at, 8) {
		switch {
		case otherNouns[w]:
			return "other"
		case orderNouns[w]:
			return Order
		case phoneNouns[w]:
			return Phone
		case numberWords[w]:
			said = "number"
		case !linkWords[w]:
			return said
		}
	}
	return said
}

// short says that a message is hardly more than an answer.
func (m *message) short() bool { return len(m.ws) <= 10 }

// order takes an order number that begins at rune i, if one does, and gives the rune behind what it looked at.
func (m *message) order(i int, expected kinds) int {
	to, digits, letters, upper, hyphen := i, 0, 0, true, false
	for ; to < len(m.ns) && !m.taken[to]; to++ {
		switch r := m.ns[to]; {
		case isDigit(r):
			digits++
			continue
		case isAlnum(r):
			letters++
			upper = upper && r < 'a'
			continue
		case (r == '-' || r == '_' || r == '/') && isAlnum(m.at(to+1)) && isAlnum(m.at(to-1)):
			hyphen = hyphen || r == '-'
			continue
		}
		break
	}
	if digits < 3 || to-i > 30 || letters > 8 || to < len(m.ns) && m.ns[to] > 0x80 && m.ns[to] != '”' && m.ns[to] != '»' && m.ns[to] != '“' && m.ns[to] != '’' || m.at(to) == '%' || m.at(to) == '@' ||
		(m.at(to) == '.' || m.at(to) == ',' || m.at(to) == ':') && isDigit(m.at(to+1)) {
		return max(to, i+1)
	}
	if parts := strings.Split(string(m.ns[i:to]), "-"); len(parts) == 2 && len(parts[0]) <= 2 && len(strings.TrimRight(strings.ToLower(parts[1]), "thsndr")) <= 2 { // from 12 to 16th
		return to
	}
	hash := m.at(i-1) == '#'
	noun := m.noun(i)
	if noun == "" && hash {
		noun = m.noun(i - 1)
	}
	plain := letters == 0
	year := plain && digits == 4 && (m.ns[i] == '1' && m.ns[i+1] == '9' || m.ns[i] == '2' && m.ns[i+1] == '0')
	is := false
	switch {
	case noun == "other" || noun == Phone:
	case hash:
		is = true
	case noun == Order:
		is = !plain || digits >= 4 && !year || digits >= 3 && m.numbered(i)
	case noun == "number":
		is = m.mentions(i, orderNouns) && !m.mentions(i, otherNouns) && !m.mentions(i, phoneNouns) || expected.has(Order)
	case m.followed(to):
		is = !year
	case expected.has(Order) && m.short():
		is = digits >= 4 || letters > 0
	case upper && hyphen && letters >= 1 && letters <= 4 && digits >= 4 && isAlnum(m.ns[i]) && !isDigit(m.ns[i]):
		is = !m.mentions(i, otherNouns)
	}
	if !is {
		return max(to, i+1)
	}
	from := i
	if hash {
		from--
	}
	m.add(Order, strings.ToUpper(string(m.ns[i:to])), from, to)
	return to
}

// numbered says that a word such as "number" stands right in front of rune i.
func (m *message) numbered(i int) bool {
	ws := m.before(i, 3)
	for _, w := range ws {
		if numberWords[w] {
			return true
		}
	}
	return m.at(i-1) == ':' || m.at(i-2) == ':'
}

// mentions says whether the sentence of rune i has one of these words.
func (m *message) mentions(i int, set map[string]bool) bool {
	k := m.wordAt(i)
	if k < 0 {
		return false
	}
	a, b := m.sentence(k)
	return hasAny(m.ws[a:b], set)
}

// followed says whether the words behind rune to say that it was an order number: "4471 is my order number".
func (m *message) followed(to int) bool {
	linked := false
	for _, w := range m.ws {
		if m.rune(w.From) < to {
			continue
		}
		switch {
		case orderNouns[w.Text]:
			return linked
		case !linkWords[w.Text] || w.First:
			return false
		}
		linked = linked || linkWords[w.Text]
	}
	return false
}
