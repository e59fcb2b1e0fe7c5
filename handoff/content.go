package handoff

import (
	"math"
	"strings"

	"roundpeg/handoff/grammar"
)

// strays says, from 0 to 1, how little a known phrase says of what the text is about: a long story of which a word or two sounds familiar is no known
// question. It is the product of
//
//	length   0 up to eight words, 1 from sixteen
//	distance 1 − likeness to the nearest phrase
//	telling  1 for a text that tells, .35 for one that asks or requests: long courtesies around a plain question are common
//	doubt    1 − confidence⁴: the classifier is seldom sure of a story
func (v *view) strays() float64 {
	near := sketched(grammar.Words(v.Reading.Nearest))
	telling := 1.0
	if strings.ContainsRune(v.text, '?') {
		telling = .35
	}
	for _, w := range v.words {
		if requesting[w.Text] {
			telling = .35
		}
	}
	return clamp(float64(len(v.words)-8)/8) * (1 - v.now.mark.similar(&near)) * telling * (1 - math.Pow(v.sure, 4))
}

// requesting are words of questions and requests.
var requesting = grammar.Set(`what where when how which who why can could please want need would whether wann wo wie was welche kann konnte koennte konnen bitte mochte moechte wollte brauche warum ob
	comment quand combien quel quelle pourquoi pouvez voudrais voulais souhaite savoir demander como cuando donde cuanto cual puedo podria quiero queria quisiera saber preguntar
	come quando dove quanto quale posso potrei vorrei volevo voglio sapere chiedere onde qual poderia quero gostaria perguntar hoe wanneer waar welke hoeveel waarom kan wil wilde weten vragen`)

// vague are words that carry no issue by themselves.
var vague = grammar.Set(`the thing things something anything stuff this that what which who how why when where it is was are and or but not question
		help issue problem hmm hmmm umm well okay yes yeah yep nope maybe please thanks thank you hello hey there about with have has need want from your
		just some like know idea none other else same more again sure fine good right test testing blah lorem ipsum bye
		das die der ein eine etwas dings ding sache frage hilfe problem was wie wer warum wann nicht ja nein bitte danke hallo und oder ist mir mich ich habe
		keine ahnung anders anderes mehr noch doch schon vielleicht weiss
		chose choses truc quelque quoi comment quand pourquoi aide probleme souci bonjour bonsoir salut coucou merci autre encore peut etre sais rien besoin avec pour
		cosa cosas algo esto esta como cuando donde porque pregunta ayuda problema hola buenas gracias otro otra nada quizas tengo necesito favor bueno vale pues
		cose qualcosa questo questa quello come quando dove perche domanda aiuto ciao salve buongiorno grazie altro altra ancora niente forse bisogno favore bene
		coisa coisas isso isto onde pergunta duvida ajuda obrigado obrigada outro outra talvez preciso tudo
		iets dingen deze wanneer waar waarom vraag hulp probleem bedankt alsjeblieft ander andere niets misschien weet geen nodig`)

// empty says whether a text carries no issue: at most three words, each vague, a number, shorter than four letters or no word at all.
func empty(ws []grammar.Word) bool {
	if len(ws) > 3 {
		return false
	}
	for _, w := range ws {
		if len(w.Text) >= 4 && !vague[w.Text] && !gibberish(w.Text) {
			return false
		}
	}
	return true
}

// gibberish is what a hand makes on the keys: a number, no vowel, or four neighbours of one row.
func gibberish(w string) bool {
	if !strings.ContainsAny(w, "aeiouyаеиоуыэюя") || strings.Trim(w, "0123456789") == "" {
		return w[0] < 0x80 // other scripts may do without
	}
	for i := 0; i+4 <= len(w); i++ {
		for _, row := range []string{"qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"} {
			if strings.Contains(row, w[i:i+4]) && w[i:i+4] != "were" {
				return true
			}
		}
	}
	return false
}

// calm means that nothing shows that the customer is worn out.
func calm(m measured) bool {
	for _, f := range []feature{repeats, denied, annoyedEver, insulted, swore, gaveUp, fallbacks} {
		if m.x[f] > 0 {
			return false
		}
	}
	return true
}

// agreeing are words of which a yes is made.
var agreeing = grammar.Set(`yes yeah yep yup ya sure ok okay please do that would be good great nice thanks thank you lets go ahead i want a the person human one
	ja jawohl gerne gern bitte klar okay mach machen sie das einen menschen danke oui ouais volontiers daccord bien sur avec plaisir sil vous te plait svp stp merci si claro vale dale bueno
	por favor gracias una persona certo va bene volentieri grazie per favore sim pode quero obrigado obrigada uma pessoa graag dank je u wel doe maar goed prima alsjeblieft alstublieft`)

var yeses = grammar.Set(`yes yeah yep yup ya sure ok okay please ja jawohl gerne gern bitte klar oui ouais volontiers daccord svp stp si claro vale dale certo volentieri va por per sim pode graag prima alsjeblieft alstublieft`)

// agrees says whether a text is a plain yes.
func agrees(ws []grammar.Word) bool {
	if len(ws) == 0 || len(ws) > 6 || !yeses[ws[0].Text] {
		return false
	}
	for _, w := range ws {
		if !agreeing[w.Text] {
			return false
		}
	}
	return true
}
