package dossier

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// wanting are words of requests, wrong words of complaint, by their beginnings, in folded spelling.
var (
	wanting = grammar.Set(`want need would could can please how where when why request like help prefer
		mochte mochten will brauche brauchen benotige kann konnen konnten bitte wie wo wann warum wieso wunsche
		veux voudrais voulais souhaite besoin pouvez pourriez comment ou quand pourquoi aimerais
		quiero quisiera necesito puede pueden podrian podria como donde cuando querria
		voglio vorrei devo bisogno potete puo potreste come dove quando perche
		quero queria preciso gostaria podem pode poderiam onde porque
		wil graag nodig kunt kunnen kan hoe waar wanneer waarom`)
	wrong = strings.Fields(`broke damag crack missing miss wrong late delay fail cancel refund return exchang replac repair fix charged twice overcharg stuck lost never doesnt didnt wont cant isnt not stop error leak dead empty
		kaputt defekt beschad fehlt fehlen falsch spat verspat storn erstatt zuruck umtausch ersatz repar doppelt nie nicht kein kundig widerruf funktionier
		cass abim manqu faux erreur retard annul rembours echang remplac repar panne pas jamais plus fonctionn
		rot roto danad falt equivoc tarde retras cancel reembols devol cambi repar averi nunca no funcion
		rott guast danneggi manc sbagliat ritardo annull rimbors restitu cambi ripar mai non funzion
		avari estrag danific falt errad atras cancel reembols devol troc repar nunca nao funcion
		kapot stuk beschad ontbr verkeerd laat vertrag annul terug ruil repar nooit niet geen werkt`)
)

// wants says, 0 … 1, how plainly a sentence says what is wanted or what is wrong.
func wants(line string, ws []grammar.Word) float64 {
	asks, fails := false, false
	for _, w := range ws {
		asks = asks || wanting[w.Text]
		if len(w.Text) < 3 {
			fails = fails || w.Text == "no"
			continue
		}
		for _, stem := range wrong {
			if strings.HasPrefix(w.Text, stem) {
				fails = true
				break
			}
		}
	}
	v := 0.0
	if asks {
		v += .4
	}
	if fails {
		v += .4
	}
	if strings.ContainsAny(line, "?？") {
		v += .3
	}
	return min(1, v)
}
