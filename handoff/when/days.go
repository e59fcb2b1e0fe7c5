package when

import (
	"strings"
	"time"

	"roundpeg/handoff/grammar"
)

// versions are words behind which a row of numbers is no date.
var versions = grammar.Set(`v version firmware software release update app ios android fw build versione versao versie ip`)

// onWords stand before a day; behind them a short row of numbers is a date.
var onWords = grammar.Set(`on the by until till since from before dated am vom bis zum seit ab den dem der datum du au le del al el dia dal il em no desde ate op van sinds tot per en het`)

// numericDate reads 2026-05-03, 3.5.2026, 03/05/26, and behind a word such as "on" or "am" also 3.5. and 3/5.
func (s *scan) numericDate(i int) (Mention, int) {
	a, ok := number(s.word(i), 4)
	b, is := number(s.word(i+1), 2)
	sep := strings.TrimSuffix(s.gap(i), " ")
	if !ok || !is || len(sep) != 1 || !strings.Contains("-./", sep) || s.joined(i, sep) || versions[s.word(i-1)] || versions[s.word(i-2)] {
		return none(), 0
	}
	if next := strings.TrimSuffix(s.gap(i+1), " "); next == sep {
		if c, is := number(s.word(i+2), 4); is && !s.joins(i+2, sep) {
			if day, ok := s.threePart(a, b, c, sep, len(s.word(i)), len(s.word(i+2))); ok {
				return on(day), 3
			}
			return none(), 0
		}
	}
	known := onWords[s.word(i-1)] || s.isWeekday(i-1)
	dotted := sep == "." && s.after(i+1) == '.'
	if !known || len(s.word(i)) > 2 || s.joins(i+1, sep) && !dotted || sep == "-" || sep == "." && !dotted && !(len(s.gap(i)) == 1 && germanOn[s.word(i-1)]) {
		return none(), 0
	}
	day, month := s.inOrder(a, b, sep)
	at, ok := s.near(day, month, i)
	if !ok {
		return none(), 0
	}
	return on(at), 2
}

var germanOn = grammar.Set(`am vom bis zum seit ab den dem`)

// joined says whether the number at word i goes on to the left: 1.2.3.4, 10:30.
func (s *scan) joined(i int, sep string) bool {
	if i == 0 {
		return false
	}
	_, ok := number(s.word(i-1), 9)
	return ok && s.gap(i-1) == sep
}

// joins says whether it goes on to the right.
func (s *scan) joins(i int, sep string) bool {
	_, ok := number(s.word(i+1), 9)
	return ok && s.gap(i) == sep
}

// threePart reads a date of three numbers. Two digits stand for a year of this century that is not far off.
func (s *scan) threePart(a, b, c int, sep string, la, lc int) (time.Time, bool) {
	if la == 4 {
		return s.date(a, b, c)
	}
	switch {
	case lc == 2 && sep != "-":
		c += 2000
		if c < s.Now.Year()-15 || c > s.Now.Year()+5 {
			return time.Time{}, false
		}
	case lc != 4:
		return time.Time{}, false
	}
	day, month := s.inOrder(a, b, sep)
	return s.date(c, month, day)
}

// inOrder says which of two numbers is the day: the first, save where slashes are written the American way, or where it cannot be.
func (s *scan) inOrder(a, b int, sep string) (day, month int) {
	day, month = a, b
	if sep != "." && s.monthFirst() && a <= 12 || b > 12 && a <= 12 {
		day, month = b, a
	}
	return day, month
}

func (s *scan) monthFirst() bool {
	switch strings.ToLower(strings.ReplaceAll(s.Locale, "_", "-")) {
	case "en", "en-us", "en-ph", "":
		return true
	}
	return false
}

// date is a day that exists, within what conversations are about.
func (s *scan) date(y, m, d int) (time.Time, bool) {
	if y < 1990 || y > 2100 || m < 1 || m > 12 || d < 1 {
		return time.Time{}, false
	}
	at := time.Date(y, time.Month(m), d, 0, 0, 0, 0, s.Now.Location())
	return at, at.Day() == d && int(at.Month()) == m
}

// near is the day and month in the year that the words around word i mean, else the one closest to now.
func (s *scan) near(day, month, i int) (best time.Time, ok bool) {
	today, tense := s.day(0), s.tense(i)
	for y := s.Now.Year() - 1; y <= s.Now.Year()+1; y++ {
		at, is := s.date(y, month, day)
		if !is || tense == told && at.After(today) || tense == coming && at.Before(today) {
			continue
		}
		if !ok || at.Sub(today).Abs() < best.Sub(today).Abs() {
			best, ok = at, true
		}
	}
	return best, ok
}

// dayOfMonth reads 3 May 2026, May 3rd, 3. Mai, le 3 mai, 3 de mayo de 2026; and the day alone where that is plain: on the 3rd, am 3., dia 3.
func (s *scan) dayOfMonth(i int) (Mention, int) {
	if month, ok := months[s.word(i)]; ok && englishMonths[s.word(i)] {
		return s.monthDay(i, month+1)
	}
	day, ok := s.dayNumber(i)
	if !ok {
		return s.bareDay(i)
	}
	j := i + 1
	if of[s.word(j)] {
		j++
	}
	month, ok := months[s.word(j)]
	if !ok || j == i+1 && strings.Trim(s.gap(i), " .-/") != "" || !s.isMonth(j) {
		return s.bareDay(i)
	}
	return s.withYear(i, j, day, month+1)
}

var (
	of        = grammar.Set(`of de del di van d`)
	notMonths = grammar.Set(`be have not i we you it they he she the also need want only as well`)
	ordinals  = grammar.Set(`st nd rd th er e o a º ª ten ter de ste`)
	firsts    = grammar.Set(`first ersten erster premier primero primo primeiro eerste`)
)

// isMonth says whether word j, which may be a month, is one: "may" and the short names that are other words need their surroundings.
func (s *scan) isMonth(j int) bool {
	w := s.word(j)
	if w == "may" && notMonths[s.word(j+1)] {
		return false
	}
	only, is := shared[w]
	if !is {
		return true
	}
	return s.inAny(only)
}

// dayNumber reads 3, 3rd, 1er, premier.
func (s *scan) dayNumber(i int) (int, bool) {
	if firsts[s.word(i)] {
		return 1, true
	}
	n, rest, ok := numberAnd(s.word(i), 2)
	return n, ok && n >= 1 && n <= 31 && (rest == "" || ordinals[rest])
}

func (s *scan) monthDay(i, month int) (Mention, int) {
	day, ok := s.dayNumber(i + 1)
	if !ok || firsts[s.word(i+1)] || strings.Trim(s.gap(i), " .") != "" || s.word(i) == "may" && notMonths[s.word(i-1)] || s.gap(i+1) == ":" {
		return none(), 0
	}
	if _, counts := units[s.word(i+2)]; counts {
		return none(), 0
	}
	if k := i + 2; s.word(i) == "may" && k < len(s.ws) && !s.ws[k].First && s.gap(i+1) == " " && !dayFollowers[s.word(k)] && len(s.word(k)) != 4 { // "may 5 people come"
		return none(), 0
	}
	return s.withYear(i, i+1, day, month)
}

// withYear ends a date of words i to j with its year, where one stands behind it.
func (s *scan) withYear(i, j, day, month int) (Mention, int) {
	k := j + 1
	if of[s.word(k)] {
		k++
	}
	if y, ok := number(s.word(k), 4); ok && y >= 1990 && y <= 2100 && len(s.word(k)) >= 4 && strings.Trim(s.gap(k-1), " ,.-/") == "" {
		if at, ok := s.date(y, month, day); ok {
			return on(at), k - i + 1
		}
	}
	at, ok := s.near(day, month, i)
	if !ok {
		return none(), 0
	}
	return on(at), j - i + 1
}

// bareDay reads "the 3rd", "am 3.", "el día 3": behind a word that makes it a day, and where nothing follows that it could count.
func (s *scan) bareDay(i int) (Mention, int) {
	n, rest, ok := numberAnd(s.word(i), 2)
	if !ok || n < 1 || n > 31 {
		return none(), 0
	}
	before := s.word(i - 1)
	switch {
	case (before == "the" || s.isWeekday(i-1)) && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th"):
	case rest == "" && s.after(i) == '.' && (germanOn[before] || before == "der") && s.in("de"):
	case rest == "" && before == "le" && s.in("fr"), rest == "" && before == "el" && s.in("es"), rest == "" && before == "il" && s.in("it"), rest == "" && before == "dia",
		(rest == "" || rest == "e" || rest == "de") && (before == "op" || before == "de" && s.word(i-2) == "op") && s.in("nl"):
	default:
		return none(), 0
	}
	if i+1 < len(s.ws) && !dayFollowers[s.word(i+1)] && strings.TrimSpace(s.gap(i)) == "" || s.gap(i) == "." || s.gap(i) == "," || s.gap(i) == ":" {
		return none(), 0
	}
	if s.after(i) == '.' && rest == "" && i+1 < len(s.ws) && strings.HasPrefix(s.gap(i), ". ") {
		if c := s.text[s.ws[i+1].From]; c < 'a' || c > 'z' { // "am 3. Tag"
			return none(), 0
		}
	}
	today, tense := s.day(0), s.tense(i)
	best, found := time.Time{}, false
	for k := -1; k <= 1; k++ {
		at, ok := s.date(s.Now.Year(), int(s.Now.Month())+k, n)
		if m := int(s.Now.Month()) + k; m < 1 {
			at, ok = s.date(s.Now.Year()-1, 12, n)
		} else if m > 12 {
			at, ok = s.date(s.Now.Year()+1, 1, n)
		}
		if !ok || tense == told && at.After(today) || tense == coming && at.Before(today) {
			continue
		}
		if !found || at.Sub(today).Abs() < best.Sub(today).Abs() {
			best, found = at, true
		}
	}
	if !found {
		return none(), 0
	}
	return on(best), 1
}

var dayFollowers = grammar.Set(`at by and but so because i we it of um gegen und aber weil dieses des a vers et mais de du a las y pero este por alle e ma di as mas deste om en maar van deze in for`)
