package grounding

import (
	"strconv"
	"strings"
)

// number is a value with its unit, as they are compared: 30 day, 5..10 workday, 1299 EUR, 9:00 clock, 5-3 date.
type number struct {
	value, unit string
	from, to    int // pieces
}

func (n number) key() string { return n.value + " " + n.unit }

// number reads one that begins with piece i.
func (r *reader) number(i int) (number, bool) {
	if i >= len(r.ps) {
		return number{}, false
	}
	p := r.ps[i]
	n := number{value: p.text, from: i, to: i + 1}
	switch p.sort {
	case phoned, linked, mailed:
		return n, false
	case coded:
		n.unit = "code"
		return n, true
	case dated:
		n.unit = "date"
		return n, true
	case clocked:
		n.unit = "clock"
		r.halfDay(&n)
		return n, true
	case digits:
		n.value = decimal(p.text, r.v.language)
		r.unit(&n, p.suffix)
		return r.date(n), true
	}
	e := r.entry(i)
	if e == nil {
		if v := germanNumber(p.text, r.v); v > 0 {
			n.value = strconv.Itoa(v)
			r.unit(&n, "")
			return n, true
		}
		return n, false
	}
	switch {
	case e.weekday > 0, e.short > 0 && r.shortDay(i):
		n.value, n.unit = strconv.Itoa(e.weekday+e.short), "weekday"
		return n, true
	case e.month > 0:
		return r.month(n, e.month)
	case e.ord > 0:
		n.value, n.unit = strconv.Itoa(e.ord), "ord"
		return r.date(n), true
	case e.rate != "":
		n.value, n.unit = "per", e.rate
		return n, true
	case e.num > 0 && (e.num > 1 || r.counts(i+1)):
		sum := e.num
		for n.to < len(r.ps) {
			next := r.entry(n.to)
			switch {
			case next != nil && next.times > 0:
				sum *= next.times
			case next != nil && next.num > 0 && next.num < 10 && sum >= 20 && sum < 100 && sum%10 == 0:
				sum += next.num
			default:
				next = nil
			}
			if next == nil {
				break
			}
			n.to++
		}
		n.value = strconv.Itoa(sum)
		r.unit(&n, "")
		return n, true
	case e.times > 0:
		n.value = strconv.Itoa(e.times)
		r.unit(&n, "")
		return n, true
	case e.kind == quantity:
		n.value = e.key
		return n, true
	case e.is&(article|per) != 0:
		if next := r.entry(i + 1); next != nil && next.unit != "" && next.ord == 0 {
			n.to = i + 1 + r.length(i+1)
			n.value, n.unit = "1", next.unit
			if r.rated(i) {
				n.value = "per"
			} else if e.is&article == 0 {
				return n, false
			}
			return n, true
		}
	}
	return n, false
}

// counts says that a number word may stand before piece i: "one day", "one credit", not "one, call".
func (r *reader) counts(i int) bool {
	if i >= len(r.ps) || r.ps[i].sort != wordly || r.gap(i-1) != " " {
		return false
	}
	e := r.entry(i)
	return e == nil || e.unit != "" || e.kind == content || e.kind == policy
}

// rated says that "a month" at piece i means each: right behind a number.
func (r *reader) rated(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5 && !strings.ContainsAny(r.gap(k), ",;:("); k-- {
		if r.ps[k].sort == digits {
			return true
		}
	}
	return r.entry(i).is&article == 0 && (i == 0 || r.ps[i].text == "per" || r.ps[i].text == "pro")
}

// shortDay says that a short word at piece i is a weekday: "Mon–Fri", "Sa 10–16 Uhr".
func (r *reader) shortDay(i int) bool {
	c := r.s[r.ps[i].from]
	if c < 'A' || c > 'Z' {
		return false
	}
	near := func(gap string) bool { return gap != "" && strings.Trim(gap, " –-,/:&.") == "" && gap != " " }
	if i+1 < len(r.ps) && (near(r.gap(i)) || r.ps[i+1].sort == digits || r.ps[i+1].sort == clocked) {
		return true
	}
	return i > 0 && near(r.gap(i-1))
}
