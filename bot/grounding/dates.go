package grounding

import (
	"strconv"
	"strings"
)

// date makes one of a number before the name of a month: "3 May 2026", "3. Mai", "first of May".
func (r *reader) date(n number) number {
	day, err := strconv.Atoi(n.value)
	if err != nil || day < 1 || day > 31 {
		return n
	}
	i := n.from + 1
	if n.unit != "" && n.unit != "ord" && !strings.HasPrefix(n.unit, "n:") {
		return n
	}
	if i < len(r.ps) && (r.ps[i].text == "of" || r.ps[i].text == "de" || r.ps[i].text == "the") {
		i++
	}
	if i >= len(r.ps) || strings.Trim(r.gap(i-1), " .") != "" {
		return n
	}
	e := r.entry(i)
	if e == nil || e.month == 0 {
		return n
	}
	d := number{value: strconv.Itoa(e.month) + "-" + n.value, unit: "date", from: n.from, to: i + 1}
	r.year(&d)
	return d
}

// month makes a date of the name of a month and the number behind it, else a month that stands alone. A word that is also another is one only with a number,
// or written as a name within a sentence.
func (r *reader) month(n number, month int) (number, bool) {
	n.value, n.unit = strconv.Itoa(month), "month"
	if p := n.from + 1; p < len(r.ps) && r.ps[p].sort == digits && strings.Trim(r.gap(n.from), " .") == "" {
		if day, err := strconv.Atoi(r.ps[p].text); err == nil && day >= 1 && day <= 31 && (r.ps[p].suffix == "" || unitWords[r.ps[p].suffix] == "ord") {
			n.value, n.unit, n.to = n.value+"-"+r.ps[p].text, "date", p+1
			r.year(&n)
			return n, true
		}
		if len(r.ps[p].text) == 4 {
			r.year(&n)
			return n, true
		}
	}
	c := r.s[r.ps[n.from].from]
	name := 'A' <= c && c <= 'Z' && n.from > 0
	return n, name || r.entry(n.from).kind == unknown && r.ps[n.from].text != "may" && r.ps[n.from].text != "march"
}

// year takes a year behind a date.
func (r *reader) year(n *number) {
	if n.to >= len(r.ps) || r.ps[n.to].sort != digits || len(r.ps[n.to].text) != 4 || r.ps[n.to].suffix != "" {
		return
	}
	if strings.Trim(r.gap(n.to-1), " ,.") == "" {
		n.value = r.ps[n.to].text + "-" + n.value
		n.to++
	}
}
