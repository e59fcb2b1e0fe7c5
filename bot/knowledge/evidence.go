package knowledge

import "math"

// What speaks for or against a passage's answering a question. Shares are of the question's telling words, by how rare they are; cosines are in tenths, so that all
// evidence is of about the same size.
const (
	meansUnit    = iota // cosine of the question and the unit that answers
	meansMargin         // cosine of the passage less that of the best one of another page
	bridged             // by how much the cosine falls without the words that the passage lacks: it has others for them ("crèche" for "childcare"). Negative: they are of something else
	wordScore           // BM25, as a share of the most that there could be
	wordMargin          // … less that of the best passage of another page
	agree               // 1 if the best passage by words is of the same page
	first               // 1 if it is the first passage of its page, which says the most general
	inPassage           // share of the words that the passage has
	inAnswer            // share that the answer has, with title and headings
	unheardNames        // 1 if a name or number is in no page
	elsewhere           // largest share of one word that other pages have and the passage has not
	askedThere          // 1 if a time, an amount, a place … is asked for and the answer has one …
	askedMissing        // … and if it has none
	ofTheirOwn          // 1 if the question is about a matter of the customer's own
	talks               // 1 if it is talk: a greeting, thanks, anger, a wish for a person
	noQuestion          // 1 if nothing in it asks
	oneWord             // 1 if it has one telling word at most
	kinds
)

// evidence are the values by kind, rounded: so they are the same on every machine.
type evidence [kinds]float64

const rounded = 1e3

// kindOf says of each kind of evidence under which name a model keeps its weight, which way it may point, so that none works against its name, and whether it needs an encoder.
var kindOf = [kinds]struct {
	name  string
	sign  int
	means bool
}{
	{"means_unit", 1, true}, {"means_margin", 1, true}, {"bridged", 1, true}, {"word_score", 1, false}, {"word_margin", 1, false}, {"agree", 1, false}, {"first", 1, false},
	{"in_passage", 1, false}, {"in_answer", 1, false}, {"unheard_names", -1, false}, {"elsewhere", -1, false}, {"asked_there", 1, false}, {"asked_missing", -1, false},
	{"of_their_own", -1, false}, {"talks", -1, false}, {"no_question", -1, false}, {"one_word", -1, false},
}

// evidence of a passage with the answer taken from it.
func (k *look) evidence(at int, a answer) (e evidence) {
	l, q, lex := k.c.all[at], k.q, k.c.lexicon
	if q.vec != nil {
		e[meansUnit] = 10 * k.units[at][1+a.best]
		e[meansMargin] = 10 * (k.cosines[at] - k.beside(k.cosines, l.Page))
		if less := l.cosines(k.less[at]); less != nil {
			e[bridged] = e[meansUnit] - 10*less[1+a.best]
		}
	}
	e[wordScore] = share(k.bm25[at], k.most)
	e[wordMargin] = share(k.bm25[at]-k.beside(k.bm25, l.Page), k.most)
	e[agree] = is(k.bm25[at] > 0 && k.highest(l.Page) >= k.beside(k.bm25, l.Page))
	e[first] = is(at == 0 || k.c.all[at-1].Page != l.Page)
	e[inPassage] = q.covered(l.terms)
	e[inAnswer] = q.covered(append([][]int{l.context}, l.inUnit[a.from:a.to]...)...)
	for _, t := range q.terms {
		if len(t.matches) == 0 {
			e[unheardNames] = max(e[unheardNames], is(t.name))
		} else if t.best(l.terms) == 0 {
			e[elsewhere] = max(e[elsewhere], share(t.weight, q.total))
		}
	}
	if kind := lex.asked(q.text); kind != nil {
		e[askedThere] = is(kind.answers(q.text, l.units[a.best].text, lex, k.c.language))
		e[askedMissing] = is(!kind.answers(q.text, a.text, lex, k.c.language))
	}
	e[ofTheirOwn] = is(matches(lex.own, q.text))
	e[talks] = is(matches(lex.talk, q.text))
	e[noQuestion] = is(lex.begs != nil && !lex.begs.MatchString(q.text))
	e[oneWord] = is(len(q.terms) <= 1)
	for i := range e {
		e[i] = math.Round(e[i]*rounded) / rounded
	}
	return e
}

func is(so bool) float64 {
	if so {
		return 1
	}
	return 0
}

func share(x, of float64) float64 {
	if of == 0 {
		return 0
	}
	return x / of
}
