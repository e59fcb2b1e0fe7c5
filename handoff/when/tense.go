package when

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// What the words around a day say of it.
const (
	told   Tense = iota + 10 // it is over
	coming                   // it is to come
)

var comingWords = grammar.Set(`will wont ill youll theyll itll going gonna shall expected due scheduled arriving arrives coming comes until till by planned upcoming leave leaving travel need want please can could would
	wird werden werde soll sollen kommt kommen erwartet geplant bis spatestens brauche mochte fahre fliege reise konnen kann bitte
	va vais doit devrait sera arrivera prevu prevue arrive jusquau jusqua pars faut besoin peut pouvez pourriez voudrais
	voy debe deberia llega llegara previsto prevista hasta necesito quiero quisiera salgo viajo para puede pueden
	deve dovrebbe sara arriva arrivera entro serve parto voglio vorrei puo potete
	vai vou deveria chega chegara ate preciso quero gostaria viajo pode podem
	zal moet komt wordt verwacht gepland tot nodig wil vertrek ga graag kunt kan`)

var toldWords = grammar.Set(`was were did had have has ive ordered bought paid received arrived delivered got came broke sent since ago charged returned cancelled called wrote placed took went gave told said saw found lost fell left showed passed happened stopped should
	habe hat hatte haben wurde wurden war waren bestellte kaufte bekam kam seit sollte bestellt gekauft bezahlt erhalten geliefert vom
	ai avons ete etait etaient suis depuis recu achete devait commande paye livre
	he hice pedi compre pague recibi llego fue era hemos desde debia cobraron compramos dejo paso fallo funciono estaba estuvo vino
	ho abbiamo stato stata ordinato comprato pagato era doveva dal ricevuto arrivato arrivata
	fiz comprei paguei recebi pedi chegou foi encomendei desde devia cobraram parou falhou veio estava
	heb heeft hebben had werd besteld gekocht betaald sinds zou ontvangen geleverd kreeg`)

// tense says what the nearest such word of the sentence tells, those before the day first; Guess where none does.
func (s *scan) tense(i int) Tense {
	if s.Tense == Ahead {
		return coming
	}
	for k := i - 1; k >= 0 && !s.ws[k+1].First; k-- {
		if t := s.tells(k); t != Guess {
			return t
		}
	}
	for k := i + 1; k < len(s.ws) && !s.ws[k].First; k++ {
		if t := s.tells(k); t != Guess {
			return t
		}
	}
	return Guess
}

// elsewhere are words that tell in one language and are another word in others.
var elsewhere = map[string]string{"he": "es", "ha": "es it", "was": "en nl", "ho": "it", "era": "es it pt", "sera": "fr es", "ate": "pt", "ab": "de", "ga": "nl", "va": "fr es it"}

// participles are how German and Dutch ones begin.
var participles = strings.Fields(`ge abge ange aufge ausge einge zuge umge vorge wegge zuruckge mitge nachge losge opge afge uitge inge doorge terugge`)

var notParticiples = grammar.Set(`gegen gegend genau genug gerne gestern geht geben gehen genommen gemeint gemacht gerat gesamt geld geduld geen geven`)

// participle says that a word looks like one of what has happened.
func participle(w string) bool {
	if strings.HasSuffix(w, "ed") {
		return len(w) > 5 && w != "indeed" && !strings.HasSuffix(w, "eed")
	}
	if len(w) < 6 || notParticiples[w] || !strings.HasSuffix(w, "t") && !strings.HasSuffix(w, "en") && !strings.HasSuffix(w, "d") {
		return false
	}
	for _, p := range participles {
		if strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}

func (s *scan) tells(k int) Tense {
	w := s.word(k)
	only, shared := elsewhere[w]
	switch {
	case shared && !s.inAny(only):
	case w == "have" && (s.word(k-1) == "to" || s.word(k-1) == "would" || s.word(k-1) == "can" || s.word(k-1) == "id"): // "I'd like to have it on Friday"
	case w == "have" && s.word(k+1) == "to", w == "should" && s.word(k+1) != "have", comingWords[w]: // it should come
		return coming
	case toldWords[w], participle(w):
		return told
	}
	return Guess
}
