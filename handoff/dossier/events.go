package dossier

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// What a date or an amount is about.
const (
	Ordered   = "ordered"
	Delivered = "delivered"
	Paid      = "paid"
	Returned  = "returned"
	Broken    = "broken"
)

// eventStems are how words begin that say what happened, in folded spelling; the first group that fits counts.
var eventStems = []struct {
	what string
	list []string
}{
	{Broken, strings.Fields(`broke broken stop fail crash fault kaputt defekt ausgefall ausgegang casse panne tomb averi rompi roto estrope danad rott guast ferm romp avari parti kapot stuk storing gebroken`)},
	{Returned, strings.Fields(`return zuruckge retour retourn ruckgabe renvoy rembours devolv devuel reso resti restitu teruggestuur terugbracht`)},
	{Paid, strings.Fields(`paid pay charged charge debit transfer billed refund invoice bezahl gezahlt abgebuch abbuch uberwies uberweis belast rechnung pay paie preleve debit regl pago pague cobr transf factura pagat pagai pagamento addebit fattura pagou pagu cobra fatura betaal afgeschrev factuur`)},
	{Delivered, strings.Fields(`deliver arriv receiv shipp dispatch came geliefert lieferung lieferdatum liefertermin angekomm ankam zugestellt erhalten bekomm kam livr recu recept expedi lleg entreg recib envia consegn arrivat arriva ricevut spedi cheg receb bezorg gelever leverin leverdat ontvang aangekom verzond`)},
	{Ordered, strings.Fields(`ordered bought purchas buy placed bestellt gekauft kauf geordert bestelldat achet achat compr pedi encarg hice ordinat acquist comprat encomend gekocht besteld aankoop`)},
}

// weakStems name an order rather than its making.
var weakStems = strings.Fields(`order bestell command pedido ordin orden encomenda`)

// eventOf says what a word is about; strong is false for the mere name of an order.
func eventOf(w string) (what string, strong bool) {
	if len(w) < 3 {
		return "", false
	}
	for _, e := range eventStems {
		for _, stem := range e.list {
			if strings.HasPrefix(w, stem) {
				return e.what, true
			}
		}
	}
	for _, stem := range weakStems {
		if strings.HasPrefix(w, stem) {
			return Ordered, false
		}
	}
	return "", false
}

// event says what a sentence is about: the first of what has happened to something that was ordered, else the order.
func event(ws []grammar.Word) string {
	weak := ""
	for _, w := range ws {
		what, strong := eventOf(w.Text)
		switch {
		case strong && what != Ordered:
			return what
		case what != "":
			weak = what
		}
	}
	return weak
}

// eventNear says what words from … to are about, of which i … j are the date: the nearest word that tells. Names of orders come last.
func eventNear(ws []grammar.Word, from, to, i, j int) string {
	best, weak, dist := "", "", 0
	for k := from; k < to; k++ {
		if i <= k && k <= j {
			continue
		}
		what, strong := eventOf(ws[k].Text)
		if what == "" {
			continue
		}
		d := i - k
		if k > j {
			d = 2*(k-j) + 1 // what stands behind is more often about something else
		}
		if !strong {
			weak = what
		} else if best == "" || d < dist {
			best, dist = what, d
		}
	}
	if best == "" {
		return weak
	}
	return best
}
