package when

import (
	"strings"
	"time"

	"roundpeg/handoff/grammar"
)

var (
	lastWords = grammar.Set(`last past previous letzten letzter letztem letzte vorigen voriger vergangenen vergangener ultimo ultima pasado passada passado vorige afgelopen laatste scorso scorsa dernier derniere`)
	nextWords = grammar.Set(`next coming nachsten nachster nachste naechsten naechster kommenden kommender prochain prochaine proximo proxima prossimo prossima volgende komende aanstaande eerstvolgende`)
	thisWords = grammar.Set(`this diesen dieser ce este esta questo questa deze nesta neste`)
	lastAfter = grammar.Set(`dernier derniere passe pasado passada passado scorso scorsa`)
	nextAfter = grammar.Set(`prochain prochaine proximo proxima prossimo prossima`)
	everyDay  = grammar.Set(`every each jeden jedem chaque cada ogni elke iedere`)
	beforeSat = grammar.Set(`on by last next this until till since before from`)
	beforeTer = grammar.Set(`na ate para desde esta nesta proxima ultima de`)
	afterTer  = grammar.Set(`as de a passada que ao pela sem`)
)

// dayName says which weekday word i is; not ok for words that are none.
func (s *scan) dayName(i int) (day int, ok bool) {
	w := s.word(i)
	if d, is := weekdays[w]; is {
		return d, true
	}
	if d, is := shortDays[w]; is {
		return d, beforeSat[s.word(i-1)]
	}
	if d, is := numberedDays[w]; is {
		if s.word(i+1) == "feira" {
			return d, true
		}
		ends := i+1 >= len(s.ws) || s.ws[i+1].First || s.gap(i) != " "
		return d, beforeTer[s.word(i-1)] && (ends || afterTer[s.word(i+1)]) && s.in("pt")
	}
	return 0, false
}

func (s *scan) isWeekday(i int) bool {
	_, ok := s.dayName(i)
	return ok
}

// dayParts end Dutch and German words such as vrijdagmiddag and Freitagabend.
var dayParts = []struct {
	ending string
	part   Part
}{{"ochtend", Morning}, {"vormittag", Morning}, {"morgen", Morning}, {"namiddag", Afternoon}, {"middag", Afternoon}, {"nachmittag", Afternoon}, {"mittag", Noon}, {"avond", Evening}, {"abend", Evening}}

// compound reads such a word.
func (s *scan) compound(i int) (Mention, int) {
	w := s.word(i)
	if len(w) < 11 {
		return none(), 0
	}
	for _, p := range dayParts {
		day, is := strings.CutSuffix(w, p.ending)
		if !is || day == "" {
			continue
		}
		m := none()
		if wd, ok := weekdays[day]; ok {
			days := (wd - int(s.Now.Weekday()) + 7) % 7
			if s.tense(i) == told {
				days -= 7
			}
			m = on(s.day(days))
		} else if day == "morgen" || day == "overmorgen" {
			m = on(s.day(1 + len(day)/len("overmorgen")))
		} else if day == "gisteren" || day == "gister" {
			m = on(s.day(-1))
		} else {
			continue
		}
		m.Part = p.part
		return m, 1
	}
	return none(), 0
}

// weekday reads a day of the week with what says which one: last Friday, viernes pasado.
func (s *scan) weekday(i int) (Mention, int) {
	k, tense := i, s.Tense
	switch w := s.word(i); {
	case lastWords[w]:
		k, tense = i+1, told
	case nextWords[w]:
		k, tense = i+1, coming
	case thisWords[w]:
		k, tense = i+1, coming
	}
	day, ok := s.dayName(k)
	if !ok || k == i && everyDay[s.word(i-1)] {
		return none(), 0
	}
	n := k - i + 1
	if s.word(k+1) == "feira" {
		k, n = k+1, n+1
	}
	switch w := s.word(k + 1); {
	case lastAfter[w]:
		tense, n = told, n+1
	case nextAfter[w]:
		tense, n = coming, n+1
	case w == "que" && (s.word(k+2) == "viene" || s.word(k+2) == "vem"):
		tense, n = coming, n+2
	case n == 1 || n == 2 && s.word(k) == "feira":
		if tense = s.tense(i); tense != told {
			tense = coming
		}
	}
	if n == 1 && s.word(i-1) == "le" && s.in("fr") { // le dimanche: each
		if _, ok := s.dayNumber(k + 1); !ok {
			return none(), 0
		}
	}
	days := (day - int(s.Now.Weekday()) + 7) % 7
	switch {
	case tense == told:
		if days -= 7; days == 0 {
			days = -7
		}
	case days == 0 && !thisWords[s.word(i)]:
		days = 7
	}
	m := on(s.day(days))
	m.weekday = true
	return m, n
}

// stretch is the days from one to another, counted from today.
func (s *scan) stretch(from, to int) Mention {
	m := on(s.day(from))
	m.Last = s.day(to)
	return m
}

// monday is how many days ago the week began.
func (s *scan) monday() int { return -((int(s.Now.Weekday()) + 6) % 7) }

func (s *scan) restOfWeek() Mention { return s.stretch(0, s.monday()+6) }
func (s *scan) nextWeek() Mention   { return s.stretch(s.monday()+7, s.monday()+13) }
func (s *scan) weekend() Mention    { return s.stretch(max(0, s.monday()+5), s.monday()+6) }

func (s *scan) monthEnd() Mention {
	y, m, _ := s.Now.Date()
	last := time.Date(y, m+1, 0, 0, 0, 0, 0, s.Now.Location())
	at := on(s.day(0))
	at.Last = last
	return at
}
