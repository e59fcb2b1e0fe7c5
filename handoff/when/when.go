// Package when finds the times that a text names (tomorrow, am 3. Mai, within two hours, el viernes por la tarde) and reckons their days, in English, German,
// French, Spanish, Italian, Portuguese and Dutch. What a day's closing is, and whether somebody works then, it does not know.
package when

import (
	"strings"
	"time"

	"roundpeg/handoff/grammar"
	"roundpeg/intents/lang"
	"roundpeg/locales"
)

// Tense says to which side a day lies that is named without one ("on Friday", "am 3.").
type Tense int

const (
	Guess Tense = iota // by the words around it; what happened is told more often than what will
	Ahead
)

// Reader says how texts are to be read.
type Reader struct {
	Now    time.Time // when the text was written, on the clock of who wrote it
	Locale string    // the order of day and month, and the language of words that languages share
	Tense  Tense
}

// Mention is a time that a text names: a day or several, with or without an hour; or a count from now.
type Mention struct {
	I, J     int       // words I up to and with J
	From, To int       // bytes of the text, without words such as "by" in front
	Day      time.Time // 00:00 of the day in the zone of Reader.Now; zero where none is named
	Last     time.Time // 00:00 of the last day: Day, but for stretches such as "next week"
	Clock    int       // minutes after midnight, Unsaid where no hour is named
	Half     bool      // the hour may be meant on the other half of the day: "at 3"
	Part     Part
	Count    int // of units from now; negative for "ago"; 0 where nothing is counted
	Unit     Unit
	Bound    bool // by then: "by", "until", "within"
	Before   bool // not on that day any more: "before Friday"
	After    bool // not sooner: "after 5 pm"
	Rough    bool // "a few days"
	Vague    Vague

	weekday bool // the day of a week, which a date beside it says better
	bare    bool // a part of a day without a word that makes it a time: nothing by itself
}

// Unsaid is the Clock of a mention that names no hour.
const Unsaid = -1

// Part of a day.
type Part int

const (
	NoPart Part = iota
	Morning
	Noon
	Afternoon
	Evening
	DayEnd // the end of the business day
)

// Unit of a count.
type Unit int

const (
	Minutes Unit = iota + 1
	Hours
	Days
	WorkDays
	Weeks
	Months
)

// Vague is a time that nobody can be held to.
type Vague int

const (
	Definite Vague = iota
	Now            // at once: "one moment", "sofort"
	Soon           // "shortly", "bald"
	Later          // "later", "as soon as possible"
)

// Find gives the times that a text names, in their order. ws are its words.
func (r Reader) Find(text string, ws []grammar.Word) []Mention {
	s := scan{Reader: r, text: text, ws: ws}
	for i := 0; i < len(ws); {
		m, n := s.at(i)
		if n == 0 {
			i++
			continue
		}
		m.I, m.J = i, i+n-1
		s.add(m)
		i += n
	}
	return s.found
}

// scan is one reading of a text.
type scan struct {
	Reader
	text     string
	ws       []grammar.Word
	found    []Mention
	language string // of the text; empty until somebody asks
}

// at reads a time that begins with word i; n is how many words it takes, 0 if none begins there.
func (s *scan) at(i int) (m Mention, n int) {
	for k := range len(readers) {
		if m, n = readers[k](s, i); n > 0 {
			return m, n
		}
	}
	return m, 0
}

// readers read a time that begins with a word, the most telling first.
var readers = [...]func(*scan, int) (Mention, int){(*scan).numericDate, (*scan).dayOfMonth, (*scan).counted, (*scan).phrase, (*scan).weekday, (*scan).compound, (*scan).clock}

// word gives the folded word i, empty beyond the text and beyond the sentence's end between i and the word before it.
func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.ws) {
		return ""
	}
	return s.ws[i].Text
}

// gap is what stands between word i and the next one.
func (s *scan) gap(i int) string {
	if i < 0 || i+1 >= len(s.ws) {
		return ""
	}
	return s.text[s.ws[i].To:s.ws[i+1].From]
}

// after is the first byte behind word i, 0 at the end.
func (s *scan) after(i int) byte {
	if i < len(s.ws) && s.ws[i].To < len(s.text) {
		return s.text[s.ws[i].To]
	}
	return 0
}

// in says whether the text is in that language: by its words, and where they do not tell, by the locale.
func (s *scan) in(language string) bool {
	if s.language == "" {
		own := locales.Language(s.Locale)
		s.language = own
		if g := lang.Of(s.text, own); g.Probability > .7 {
			s.language = g.Language
		}
	}
	return s.language == language
}

// inAny is in for one of several languages.
func (s *scan) inAny(languages string) bool {
	for l := range strings.FieldsSeq(languages) {
		if s.in(l) {
			return true
		}
	}
	return false
}

// day is 00:00 of the day so many days from now.
func (s *scan) day(days int) time.Time {
	y, m, d := s.Now.Date()
	return time.Date(y, m, d+days, 0, 0, 0, 0, s.Now.Location())
}

func none() Mention { return Mention{Clock: Unsaid} }

// workDay is the day so many working days from now, Monday to Friday.
func (s *scan) workDay(n int) time.Time {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	days := 0
	for n > 0 {
		days += step
		if d := s.day(days).Weekday(); d != time.Saturday && d != time.Sunday {
			n--
		}
	}
	return s.day(days)
}

func on(day time.Time) Mention { return Mention{Day: day, Last: day, Clock: Unsaid} }
