package handoff

import (
	"unicode"

	"roundpeg/chat"
)

// feature is a named figure that a conversation gives, from 0 (not at all) to 1.
type feature int

const (
	repeats     feature = iota // how like an earlier own turn the customer's most repeated turn is
	repeatsMuch                // how often the customer said nearly the same: thirds of three times
	botRepeats                 // how often the bot gave the same reply: thirds of three times
	fallbacks                  // how often the bot did not understand: thirds of three times
	letDown                    // bot turns that were sorry or could not: quarters of four
	denied                     // the customer denied that this was the answer: halves of two
	annoyedNow                 // complaint in the last turn: thirds of three phrases
	annoyedEver                // and in all turns: quarters of four
	outraged                   // complaint in the strongest words, in all turns: halves of two
	insulted                   // insults: halves of two
	swore                      // swear words: halves of two
	insultedNow                // an insult in the last turn
	sworeNow                   // a swear word in the last turn
	shouted                    // share of capitals in the loudest turn beyond the customer's quietest
	exclaimed                  // runs of ! and ?, letters drawn out: quarters of four
	gaveUp                     // "never mind", "forget it"
	hurried                    // "now", "asap": halves of two
	lost                       // the customer does not understand what the bot wants: halves of two
	thanked                    // thanks in the last turn
	polite                     // share of own turns with a courtesy
	featureCount
)

// featureNames are the signals' names in a decision.
var featureNames = [featureCount]string{"repeats", "repeats_much", "bot_repeats", "fallbacks", "let_down", "denied", "annoyed_now", "annoyed_ever", "outraged", "insulted",
	"swore", "insulted_now", "swore_now", "shouted", "exclaimed", "gave_up", "hurried", "lost", "thanked", "polite"}

// span is how far back features look, in things said: what is eight exchanges old is no longer what wears the customer out.
const span = 16

// heard is what one thing said tells by itself.
type heard struct {
	by       chat.Role
	text     string
	fallback bool
	words    int
	mark     sketch
	cues     cueing
	loud     float64 // share of capitals among its letters, 0 for short texts
	sorry    bool    // has a word of excuse
	exclaims float64 // runs of ! and ?, letters drawn out
}

// apologies are what a bot says that could not help.
var apologies = wordSet(`sorry unfortunately apologize apologise apologies unable unsuccessful failed cannot cant couldnt unavailable leider entschuldigung verzeihung tut desole malheureusement lamento siento spiace purtroppo desculpe helaas`)

func hear(s said) heard {
	text := s.text
	if len(text) > 400 && s.by != chat.Customer { // a page of an answer: its beginning tells it from others
		text = text[:400]
	}
	ws := words(text)
	h := heard{by: s.by, text: s.text, fallback: s.fallback, words: len(ws), mark: sketched(ws)}
	if s.by == chat.Customer {
		h.cues = cuesOf(text, ws)
		h.loud, h.exclaims = loudness(text)
	}
	for i := range ws {
		h.sorry = h.sorry || apologies[ws[i].text]
	}
	return h
}

// loudness measures how a text is written: share of capitals, runs of ! or ? (two or more) and of drawn-out letters.
func loudness(text string) (loud, exclaims float64) {
	letters, upper, run := 0, 0, 0
	var last rune
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
		if same := r == last || (r == '!' || r == '?') && (last == '!' || last == '?'); same {
			run++
		} else {
			run = 1
		}
		switch {
		case r == '!':
			exclaims += .5
		case run == 3 && unicode.IsLetter(r) && r != 'w' && r != 'W': // "sooo", not "www"
			exclaims++
		}
		if run == 2 && (r == '!' || r == '?') {
			exclaims++
		}
		last = r
	}
	if share := float64(upper) / float64(max(1, letters)); letters >= 6 && share > .5 { // below are names, German nouns, sentences' first letters
		loud = share
	}
	return loud, exclaims
}

// measured are the features of a conversation after its last turn, with what the customer said that shows them.
type measured struct {
	x      [featureCount]float64
	quotes [featureCount]string
}

// measure takes the features of the last span things that were heard.
func measure(all []heard) (m measured) {
	all = all[max(0, len(all)-span):]
	var n [cueCount]float64
	var own, again, botAgain, missed, down, courteous, exclaims, loudest float64
	quietest := 1.0
	for i := range all {
		h := &all[i]
		if h.by != chat.Customer {
			if h.by == chat.Bot {
				if like, _ := nearest(all[:i], h, 2); like > .85 && h.words > 2 {
					botAgain++
					m.quotes[botRepeats] = clipped(h.text, 60)
				}
				if h.fallback {
					missed++
				}
				if h.sorry || h.fallback {
					down++
				}
			}
			continue
		}
		own++
		if like, j := nearest(all[:i], h, span); j >= 0 && h.words > 2 && h.cues.n[cueThanks] == 0 && h.cues.n[cuePolite] == 0 {
			if x := clamp((like - .5) / .4); x > m.x[repeats] {
				m.x[repeats], m.quotes[repeats] = x, clipped(h.text, 60)
			}
			if like > .65 {
				again++
			}
		}
		for c := range cueCount {
			if h.cues.n[c] > 0 {
				n[c] += h.cues.n[c]
			}
		}
		m.quote(h)
		if h.cues.n[cuePolite] > 0 || h.cues.n[cueThanks] > 0 {
			courteous++
		}
		exclaims += h.exclaims
		if h.loud > loudest {
			loudest, m.quotes[shouted] = h.loud, clipped(h.text, 60)
		}
		quietest = min(quietest, h.loud)
		m.x[annoyedNow] = clamp(h.cues.n[cueAnnoyed] / 3)
		m.x[thanked], m.x[insultedNow], m.x[sworeNow] = clamp(h.cues.n[cueThanks]), clamp(h.cues.n[cueInsult]), clamp(h.cues.n[cueSwear])
	}
	if own == 0 {
		return m
	}
	if own == 1 {
		quietest = 0 // nothing to compare with: capitals count as they are
	}
	m.x[repeatsMuch], m.x[botRepeats], m.x[fallbacks], m.x[letDown] = clamp(again/3), clamp(botAgain/3), clamp(missed/3), clamp(down/4)
	m.x[denied], m.x[annoyedEver] = clamp(n[cueDenied]/2), clamp(n[cueAnnoyed]/4)
	m.x[outraged], m.x[insulted], m.x[swore] = clamp(n[cueOutrage]/2), clamp(n[cueInsult]/2), clamp(n[cueSwear]/2)
	m.x[shouted], m.x[exclaimed] = clamp(loudest-quietest), clamp(exclaims/4)
	m.x[gaveUp], m.x[hurried], m.x[lost] = clamp(n[cueGivenUp]), clamp(n[cueHurry]/2), clamp(n[cueLost]/2)
	m.x[polite] = courteous / own
	return m
}

// quotes says which cue's words show a feature.
var quotes = [...]struct {
	feature
	cue
}{{denied, cueDenied}, {annoyedNow, cueAnnoyed}, {annoyedEver, cueAnnoyed}, {outraged, cueOutrage}, {insulted, cueInsult}, {swore, cueSwear}, {insultedNow, cueInsult}, {sworeNow, cueSwear}, {gaveUp, cueGivenUp}, {hurried, cueHurry},
	{lost, cueLost}, {thanked, cueThanks}}

func (m *measured) quote(h *heard) {
	for _, q := range quotes {
		if h.cues.n[q.cue] > 0 {
			m.quotes[q.feature] = h.cues.quotes[q.cue]
		}
	}
}

// nearest is the earlier thing said by the same side, among the last few of it, that is most like h; -1 if there is none.
func nearest(earlier []heard, h *heard, few int) (like float64, at int) {
	at = -1
	for i := len(earlier) - 1; i >= 0 && few > 0; i-- {
		if e := &earlier[i]; e.by == h.by {
			if s := e.mark.similar(&h.mark); at < 0 || s > like {
				like, at = s, i
			}
			few--
		}
	}
	return like, at
}

func clamp(x float64) float64 { return min(1, max(0, x)) }
