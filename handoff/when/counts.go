package when

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// lead is what stands in front of a count.
type lead struct {
	words []string
	ago   bool
	bound bool
	one   bool // the unit may follow alone: "in the next hour"
	only  string
}

var leads = leadTable()

func leadTable() map[string][]lead {
	table := map[string][]lead{}
	add := func(l lead, list string) {
		for _, line := range strings.Split(list, ",") {
			l.words = strings.Fields(line)
			table[l.words[0]] = append(table[l.words[0]], l)
		}
	}
	add(lead{}, `in, dans, en, tra, fra, em, daqui a`)
	add(lead{only: "nl"}, `over`)
	add(lead{bound: true}, `within, in less than, in under, in at most, in no more than, innerhalb von, innerhalb, binnen, in weniger als, in hochstens, dici, sous, en moins de, dentro de, en menos de, en un plazo de, entro, in meno di, em menos de, no prazo de, in minder dan`)
	add(lead{bound: true, one: true}, `within the next, within the, in the next, over the next, innerhalb der nachsten, innerhalb des nachsten, innerhalb einer, in den nachsten, in der nachsten, in den kommenden, dans les, dans les prochaines, dans les prochains, dans la prochaine,
		en las proximas, en los proximos, en la proxima, nelle prossime, nei prossimi, nella prossima, entro le prossime, entro i prossimi, entro la prossima, nas proximas, nos proximos, na proxima, in de komende, binnen de komende, de komende, binnen het`)
	add(lead{ago: true}, `vor, il y a, hace, vor etwa, vor ungefahr, il y a environ, hace unos, hace unas, hace como, hace casi`)
	add(lead{ago: true, only: "pt"}, `ha, ha cerca de, ha uns, ha umas`)
	return table
}

// agoWords stand behind a count.
var agoWords = grammar.Set(`ago fa atras geleden`)

// rough are numbers that nobody counted.
var rough = grammar.Set(`few several einige einigen paar quelques unos unas algunos algunas pochi poche alguni alcune alguns algumas enkele paar`)

// halves are counts of half an hour, and of one and a half, in minutes.
var halves = map[string]int{"half an hour": 30, "a half hour": 30, "half hour": 30, "halben stunde": 30, "halbe stunde": 30, "einer halben stunde": 30, "eine halbe stunde": 30, "demi heure": 30, "une demi heure": 30, "media hora": 30,
	"mezzora": 30, "mezz ora": 30, "mezza ora": 30, "una mezzora": 30, "meia hora": 30, "half uur": 30, "een half uur": 30, "half uurtje": 30, "een half uurtje": 30, "anderthalb stunden": 90, "eineinhalb stunden": 90, "anderhalf uur": 90,
	"an hour and a half": 90, "hora y media": 90, "una hora y media": 90, "une heure et demie": 90, "unora e mezza": 90, "uma hora e meia": 90}

// halfFirst are the words with which they begin.
var halfFirst = func() map[string]bool {
	m := map[string]bool{}
	for h := range halves {
		first, _, _ := strings.Cut(h, " ")
		m[first] = true
	}
	return m
}()

// halfHours reads the longest of halves that begins with word i.
func (s *scan) halfHours(i int) (minutes, n int) {
	if !halfFirst[s.word(i)] {
		return 0, 0
	}
	for n = 5; n > 0; n-- { // "an hour and a half" before "an hour"
		if minutes, ok := halves[s.row(i, n)]; ok {
			return minutes, n
		}
	}
	return 0, 0
}

// counted reads a count from now: in two hours, innerhalb von 24 Stunden, hace tres días, two weeks ago.
func (s *scan) counted(i int) (best Mention, n int) {
	for _, l := range leads[s.word(i)] {
		if l.only != "" && !s.in(l.only) || !s.has(i, l.words) {
			continue
		}
		m, k := s.count(i+len(l.words), l.one)
		if k == 0 || len(l.words)+k < n {
			continue
		}
		m.Bound = l.bound
		if l.ago || agoWords[s.word(i+len(l.words)+k)] {
			m.Count, m.Bound = -m.Count, false
		}
		best, n = m, len(l.words)+k
		if agoWords[s.word(i+n)] {
			n++
		}
	}
	if n == 0 {
		m, k := s.count(i, false)
		if k == 0 || !agoWords[s.word(i+k)] || s.word(i+k) == "fa" && !s.in("it") {
			return none(), 0
		}
		best, n = m, k+1
		best.Count = -m.Count
	}
	switch best.Unit {
	case Days:
		best.Day = s.day(best.Count)
	case Weeks:
		best.Day = s.day(7 * best.Count)
	case WorkDays:
		best.Day = s.workDay(best.Count)
	case Months:
		best.Day = s.day(0).AddDate(0, best.Count, 0)
	}
	best.Last = best.Day
	return best, n
}

// has says whether the words from i on, of one sentence, are these.
func (s *scan) has(i int, words []string) bool {
	for k, w := range words {
		if s.word(i+k) != w || k > 0 && s.ws[i+k].First {
			return false
		}
	}
	return true
}

// count reads a number and its unit. one: the unit may stand alone.
func (s *scan) count(i int, one bool) (m Mention, n int) {
	m = none()
	if minutes, n := s.halfHours(i); n > 0 {
		m.Count, m.Unit = minutes, Minutes
		return m, n
	}
	j := i
	if a := s.word(j); (a == "a" || a == "ein" || a == "een") && (s.word(j+1) == "couple" || rough[s.word(j+1)]) {
		j++
	}
	count, rest, ok := numberAnd(s.word(j), 3)
	switch w := s.word(j); {
	case ok:
	case rest != "" && len(rest) < len(w): // too many digits
	case numbers[w] > 0:
		count, ok = numbers[w], true
		if w == "couple" && s.word(j+1) == "of" {
			j++
		}
	case rough[w]:
		count, ok, m.Rough = 3, true, true
	case one:
		count, ok, j = 1, true, j-1
	}
	if !ok || count == 0 {
		return m, 0
	}
	if rest != "" && len(rest) < len(s.word(j)) { // 48h
		unit, is := units[rest]
		m.Count, m.Unit = count, unit
		return m, taken(is, j-i+1)
	}
	if k := j + 1; to[s.word(k)] || s.gap(j) == "-" || s.gap(j) == "–" { // two to three days: the later counts
		if s.gap(j) != "-" && s.gap(j) != "–" {
			k++
		}
		if more, ok := s.value(k); ok && more > count {
			count, j = more, k
		}
	}
	k := j + 1
	work := workWords[s.word(k)]
	if work {
		k++
	}
	unit, is := units[s.word(k)]
	if !is || k < len(s.ws) && k > i && s.ws[k].First {
		return m, 0
	}
	if unit == Days && (work || workWords[s.word(k+1)]) {
		unit = WorkDays
		if !work {
			k++
		}
	}
	m.Count, m.Unit = count, unit
	return m, k - i + 1
}

var to = grammar.Set(`to or bis oder a ou o of tot e`)

func taken(ok bool, n int) int {
	if ok {
		return n
	}
	return 0
}

// value is a number in digits or as a word.
func (s *scan) value(i int) (int, bool) {
	if n, ok := number(s.word(i), 3); ok {
		return n, true
	}
	n, ok := numbers[s.word(i)]
	return n, ok
}

// row is n words from i on with blanks between them.
func (s *scan) row(i, n int) string {
	if i+n > len(s.ws) {
		return ""
	}
	var b strings.Builder
	for k := range n {
		if k > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.ws[i+k].Text)
	}
	return b.String()
}
