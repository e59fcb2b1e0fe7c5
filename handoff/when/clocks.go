package when

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// halfDays are words behind an hour that say which half of the day it is in, and how many hours they add to one up to twelve.
var halfDays = []struct {
	words string
	pm    bool
}{
	{"pm", true}, {"p m", true}, {"am", false}, {"a m", false}, {"in the afternoon", true}, {"in the evening", true}, {"in the morning", false}, {"nachmittags", true}, {"abends", true}, {"morgens", false}, {"vormittags", false},
	{"am nachmittag", true}, {"am abend", true}, {"am morgen", false}, {"am vormittag", false}, {"du matin", false}, {"de lapres midi", true}, {"du soir", true}, {"de la tarde", true}, {"de la noche", true}, {"de la manana", false},
	{"da tarde", true}, {"da noite", true}, {"da manha", false}, {"del pomeriggio", true}, {"di pomeriggio", true}, {"di sera", true}, {"della sera", true}, {"del mattino", false}, {"di mattina", false}, {"della mattina", false},
	{"s middags", true}, {"s avonds", true}, {"s ochtends", false}, {"s morgens", false},
}

// atWords make a bare number an hour, in the languages where they do.
var atWords = map[string]string{"at": "", "um": "de", "gegen": "de", "las": "", "alle": "it", "ore": "it", "as": "pt", "om": "nl", "rond": "nl", "by": "", "before": "", "until": "", "till": "", "after": "", "bis": "de", "vor": "de", "ab": "de", "around": ""}

// hourFollowers may stand behind a bare hour.
var hourFollowers = grammar.Set(`today tomorrow on sharp this and or if to at heute morgen am und oder hoy manana y oggi domani e hoje amanha vandaag en then with so because next for`)

// clock reads an hour: 15:30, 3 pm, 15 Uhr, 15h30, half past three, at 3, a las 3 de la tarde.
func (s *scan) clock(i int) (Mention, int) {
	m := none()
	if k, minutes, ok := s.spoken(i); ok {
		m.Clock, m.Half = minutes, minutes < 12*60
		return s.half(m, i, k)
	}
	h, rest, ok := numberAnd(s.word(i), 2)
	if !ok || h > 24 || s.joined(i, ":") || s.joined(i, ".") || s.joined(i, "/") || s.joined(i, "-") && s.word(i-2) != "" && s.gap(i-2) == "-" {
		return m, 0
	}
	zero := len(s.word(i)) == 2 && h < 10 && rest == ""
	minute, k, sure := 0, i+1, false
	switch {
	case rest == "pm" || rest == "am":
		m.Clock = hour12(h, rest == "pm") * 60
		return m, taken(h >= 1 && h <= 12, 1)
	case rest == "h" || rest == "u": // 15h
		sure = true
	case rest == "" && (s.gap(i) == ":" || s.gap(i) == "." || s.gap(i) == "h"):
		mm, more, is := numberAnd(s.word(i+1), 2)
		if !is || mm > 59 || len(s.word(i+1)) < 2 {
			if s.gap(i) == ":" {
				return m, 0
			}
			break
		}
		colon := s.gap(i) == ":" && !s.joins(i+1, ":")
		if !colon && !(more != "" || hourWords[s.word(i+2)] || s.isHalf(i+2) || clockOn[s.word(i-1)]) {
			return m, 0
		}
		minute, k, sure = mm, i+2, true
		if more == "pm" || more == "am" {
			m.Clock = hour12(h, more == "pm")*60 + mm
			return m, taken(h >= 1 && h <= 12, 2)
		}
		if more != "" && more != "h" {
			return m, 0
		}
	case len(rest) == 3 && rest[0] == 'h': // 15h30
		mm, is := number(rest[1:], 2)
		if !is || mm > 59 {
			return m, 0
		}
		minute, sure = mm, true
	case rest != "":
		return m, 0
	}
	if h == 24 && minute > 0 {
		return m, 0
	}
	m.Clock, m.Half = h*60+minute, h >= 1 && h < 12 && !zero
	if hourWords[s.word(k)] && !s.ws[k].First || s.word(k) == "h" {
		if (s.word(k) == "heures" || s.word(k) == "heure" || s.word(k) == "horas" || s.word(k) == "hora" || s.word(k) == "ore" || s.word(k) == "uur") && !clockOn[s.word(i-1)] {
			return none(), 0 // a count, not an hour
		}
		sure, k = true, k+1
		if mm, is := number(s.word(k), 2); is && mm < 60 && len(s.word(k)) == 2 && s.word(k-1) != "oclock" {
			m.Clock, k = h*60+mm, k+1
		}
	}
	if at, n := s.half(m, i, k); n > k-i {
		return at, n
	}
	if only, at := atWords[s.word(i-1)]; !sure && (!at || only != "" && !s.in(only) || s.word(i-1) == "las" && s.word(i-2) != "a" && s.word(i-2) != "sobre") {
		return none(), 0
	}
	if !sure && (h == 0 || k < len(s.ws) && !s.ws[k].First && s.gap(k-1) == " " && !hourFollowers[s.word(k)] && !s.isWeekday(k) && phrases[s.word(k)] == nil || s.gap(k-1) == "%" || s.gap(k-1) == "-" || s.after(k-1) == '%') {
		return none(), 0
	}
	return m, k - i
}

// hourWords stand behind an hour.
var hourWords = grammar.Set(`uhr uur heures heure horas hora ore oclock hrs`)

// clockOn stand before an hour, so that what follows is no count.
var clockOn = grammar.Set(`at um gegen bis ab a vers avant apres las alle ore as om rond tegen pelas dalle zwischen und et entre y e en tot voor na by`)

// half ends an hour with the half of the day, where it is said.
func (s *scan) half(m Mention, i, k int) (Mention, int) {
	for _, h := range halfDays {
		n := 1 + strings.Count(h.words, " ")
		if s.row(k, n) != h.words || h.words == "am" && (s.isWeekday(k+1) || s.word(k+1) == "nachmittag" || s.word(k+1) == "vormittag" || s.word(k+1) == "abend" || s.in("de")) {
			continue
		}
		if hour := m.Clock / 60; hour >= 1 && hour <= 12 {
			m.Clock = hour12(hour, h.pm)*60 + m.Clock%60
		}
		m.Half = false
		return m, k - i + n
	}
	return m, k - i
}

func (s *scan) isHalf(k int) bool {
	_, n := s.half(Mention{Clock: 60}, k, k)
	return n > 0
}

func hour12(h int, pm bool) int {
	if h %= 12; pm {
		h += 12
	}
	return h
}

// spoken reads "half past three", "quarter past 3", "halb vier", "half vier", "a la una": the word behind it, and the minutes after midnight.
func (s *scan) spoken(i int) (k, minutes int, ok bool) {
	hour := func(k, add int) (int, int, bool) {
		h, is := s.value(k)
		if !is || h < 1 || h > 12 {
			return 0, 0, false
		}
		return k + 1, h*60 + add, true
	}
	switch {
	case s.has(i, []string{"half", "past"}):
		return hour(i+2, 30)
	case s.has(i, []string{"quarter", "past"}):
		return hour(i+2, 15)
	case s.has(i, []string{"quarter", "to"}):
		return hour(i+2, -15)
	case s.word(i) == "halb" || s.word(i) == "half" && s.in("nl"):
		return hour(i+1, -30)
	case s.has(i, []string{"a", "la", "una"}):
		return i + 3, 60, true
	case atWords[s.word(i-1)] == "" && s.word(i-1) == "at" && numbers[s.word(i)] > 1 || s.word(i-1) == "um" && numbers[s.word(i)] > 1 && s.in("de") || s.word(i-1) == "las" && s.word(i-2) == "a" && numbers[s.word(i)] > 1:
		if k, m, ok := hour(i, 0); ok && (k >= len(s.ws) || s.ws[k].First || s.gap(k-1) != " " || hourFollowers[s.word(k)] || hourWords[s.word(k)] || s.isHalf(k) || s.isWeekday(k) || phrases[s.word(k)] != nil) {
			if hourWords[s.word(k)] {
				k++
			}
			return k, m, true
		}
	}
	return 0, 0, false
}
