package handoff

import (
	"strings"
	"time"
	"unicode/utf8"

	"roundpeg/chat"
	"roundpeg/handoff/grammar"
	"roundpeg/handoff/when"
)

// Vow is a promise that a text makes to the customer.
type Vow struct {
	What  string    `json:"what"`   // chat.Callback, chat.Followup
	Says  string    `json:"says"`   // the words that promise
	DueAt chat.Time `json:"due_at"` // by when, as those words say; where they do not, four hours of opening from now
}

// Promising finds the first promise in what an agent writes at now to a customer of that locale, whose calendar says by when it is due. What counts as
// one, vowWords says. A question and an offer ("if you like") are none.
func Promising(text, locale string, now time.Time, cal *Calendar) (Vow, bool) {
	if utf8.RuneCountInString(text) > maxDraft {
		text = string([]rune(text)[:maxDraft])
	}
	ws := grammar.Words(text)
	hits := vows.Find(ws)
	if len(hits) == 0 {
		return Vow{}, false
	}
	var named []when.Mention // found only where there is a phrase that they may belong to
	read := false
	for from := 0; from < len(ws); {
		to := grammar.SentenceEnd(text, ws, from)
		if v, ok := voiced(hits, from, to); ok && !inquires(text, ws, to) {
			if !read {
				named, read = when.Reader{Now: now.In(cal.Zone()), Locale: locale, Tense: when.Ahead}.Find(text, ws), true
			}
			at, told, over := timeOf(ws, named, v, from, to, now.In(cal.Zone()))
			if !over && (v.kind != "act" || told && at.Vague != when.Now) {
				return v.vow(text, ws, at, told, now, cal), true
			}
		}
		from = to
	}
	return Vow{}, false
}

// maxDraft bounds what is read of a draft, in runes: as long as a message may be.
const maxDraft = 4000

// voice is the phrase of a sentence that promises: words i … j.
type voice struct {
	kind string // call, vow, act
	i, j int
}

// voiced gives the phrase that promises in words from … to: a call before anything else, then what is a promise also without a time. Not ok where the
// sentence only offers.
func voiced(hits []grammar.Phrase, from, to int) (best voice, ok bool) {
	rank := map[string]int{"call": 3, "vow": 2, "act": 1}
	for _, h := range hits {
		kind, _, _ := strings.Cut(h.Name, " ")
		if h.I < from || h.J >= to {
			continue
		}
		if kind == "offer" {
			return voice{}, false
		}
		if rank[kind] > rank[best.kind] && !refuted(hits, h) {
			best, ok = voice{kind, h.I, h.J}, true
		}
	}
	return best, ok
}

// refuted says that a phrase overlaps one that only looks like a promise.
func refuted(hits []grammar.Phrase, h grammar.Phrase) bool {
	for _, n := range hits {
		if strings.HasPrefix(n.Name, "not ") && n.I <= h.J && h.I <= n.J {
			return true
		}
	}
	return false
}

// agreed are words behind a comma that turn a promise into no question: "I'll call you at three, okay?".
var agreed = grammar.Set(`ok okay alright right yes agreed gut recht einverstanden ja daccord oui vale acuerdo si bene accordo certo bem combinado sim goed akkoord`)

// inquires says that a sentence is a question.
func inquires(text string, ws []grammar.Word, to int) bool {
	end := len(text)
	if to < len(ws) {
		end = ws[to].From
	}
	return strings.ContainsAny(text[ws[to-1].To:end], "?？") && !agreed[ws[to-1].Text]
}

// forWords stand before a time that something is done for, and not by: "I'll book you for Friday".
var forWords = grammar.Set(`for fur pour`)

// timeOf gives the time that belongs to a promise: the first definite one behind its beginning, else the last one in front of it, else a vague one. What is
// over does not count; right behind the phrase it shows that the phrase tells of it ("le llamara ayer"). In the next sentence a time may stand alone:
// "I'll call you. Tomorrow at three."
func timeOf(ws []grammar.Word, named []when.Mention, v voice, from, to int, now time.Time) (best when.Mention, ok, over bool) {
	y, mm, d := now.Date()
	for _, m := range named {
		if m.I < from || m.I > to || v.kind == "act" && m.I > 0 && forWords[ws[m.I-1].Text] {
			continue
		}
		if m.Count < 0 || !m.Last.IsZero() && m.Last.Before(time.Date(y, mm, d, 0, 0, 0, 0, m.Last.Location())) {
			over = over || m.I == v.j+1
			continue
		}
		switch {
		case m.I >= to && ok, ok && best.Vague == when.Definite && best.I >= v.i, ok && m.Vague != when.Definite && (best.Vague == when.Definite || m.I < v.i):
			continue
		}
		best, ok = m, true
	}
	return best, ok, over
}

func (v voice) vow(text string, ws []grammar.Word, at when.Mention, told bool, now time.Time, cal *Calendar) Vow {
	out := Vow{What: chat.Followup}
	if v.kind == "call" {
		out.What = chat.Callback
	}
	from, to := ws[v.i].From, ws[v.j].To
	if told {
		from, to = min(from, at.From), max(to, at.To)
	} else {
		at = when.Mention{Clock: when.Unsaid, Vague: when.Later}
	}
	out.Says = clipped(text[from:to], 160)
	out.DueAt = chat.At(dueBy(at, now, cal))
	return out
}

// Vows says whether a text has a phrase that promises, whatever the time; see Promising. A question and an offer have none.
func Vows(text string) bool {
	ws := grammar.Words(text)
	hits := vows.Find(ws)
	for from := 0; from < len(ws) && len(hits) > 0; {
		to := grammar.SentenceEnd(text, ws, from)
		if _, ok := voiced(hits, from, to); ok && !inquires(text, ws, to) {
			return true
		}
		from = to
	}
	return false
}
