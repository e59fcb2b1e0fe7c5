package handoff

import (
	"strings"
	"sync"
	"unicode"

	"roundpeg/chat"
	"roundpeg/handoff/grammar"
)

// heard is what one thing said tells by itself.
type heard struct {
	by       chat.Role
	text     string
	fallback bool
	words    int
	mark     sketch
	cues     cueing
	tone     float64 // what its words weigh towards annoyance, in log-odds
	harsh    string  // the word that weighs most, as it was written
	loud     float64 // share of capitals among its letters, 0 for short texts
	exclaims float64 // runs of ! and ?, letters drawn out
	sorry    bool    // has a word of excuse
	question bool
	done     bool // says that something is done
}

// apologies are what a bot says that could not help.
var apologies = grammar.Set(`sorry unfortunately apologize apologise apologies unable unsuccessful failed cannot cant couldnt unavailable
	leider entschuldigung entschuldige entschuldigen verzeihung tut bedaure bedauern bedauerlicherweise
	desole desolee desoles malheureusement excusez navre navree regrettons
	lamento lamentamos siento sentimos disculpe disculpa disculpas desafortunadamente lamentablemente
	spiace spiacenti dispiace purtroppo scusi scusate desculpe desculpa desculpas infelizmente helaas spijt excuses`)

// doneWords are what a bot says that has done something.
var doneWords = grammar.Set(`booked confirmed success successful successfully scheduled arranged completed gebucht bestatigt erledigt vereinbart storniert reserviert erfolgreich
	reserve reservee confirme confirmee enregistre enregistree effectue effectuee confirmado confirmada reservado reservada programado programada agendado agendada completado
	prenotato prenotata confermato confermata completato completata concluido concluida sucesso bevestigd geboekt gereserveerd ingepland afgerond voltooid`)

// heardAtMost is how much of a bot's or an agent's text is heard, in bytes: the beginning of a page tells it from others.
const heardAtMost = 400

// scratch is room that one decision after the other uses.
type scratch struct {
	words []grammar.Word
	heard []heard
}

var scratches = sync.Pool{New: func() any { return &scratch{heard: make([]heard, 0, span)} }}

func (m *Model) hear(s said) heard { return m.hearBy(&scratch{}, s) }

// hearBy is hear with room to work in.
func (m *Model) hearBy(room *scratch, s said) heard {
	text := s.text
	if len(text) > heardAtMost && s.by != chat.Customer {
		text = text[:heardAtMost]
	}
	ws := grammar.WordsInto(room.words[:0], text)
	room.words = ws
	h := heard{by: s.by, text: s.text, fallback: s.fallback, words: len(ws), mark: sketched(ws), question: strings.Contains(text, "?") || strings.Contains(text, "？")}
	if s.by == chat.Customer {
		h.cues = cuesOf(text, ws)
		h.loud, h.exclaims = loudness(text)
		t := m.tones.of(ws)
		if h.tone = t.sum; t.most >= 0 {
			h.harsh = quote(text, ws, t.most, t.most)
		}
		return h
	}
	for i := range ws {
		h.sorry = h.sorry || apologies[ws[i].Text]
		h.done = h.done || doneWords[ws[i].Text]
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
