package knowledge

import "strings"

// Answers have at most so many characters, and a paragraph of at most wholeParagraph is not cut: its other sentences often say when the one that answers holds.
const (
	maxAnswer      = 500
	wholeParagraph = 320
)

// answer is a run of units of a passage.
type answer struct {
	best     int // the unit that answers most
	from, to int
	text     string
}

// What a unit counts beside its cosine, or alone.
const (
	unitWords = 0.35 // the share of the question's words that it has
	unitAsked = 0.10 // that it has a time, an amount …, as is asked
)

// extract takes from a passage what answers best: whole sentences, items or rows, one after the other, at most maxAnswer long; none if there is nothing so short.
func (k *look) extract(at int) (a answer, ok bool) {
	l := k.c.all[at]
	has := k.c.lexicon.asked(k.q.text)
	best := -1.0
	for i, u := range l.units {
		if u.cut || length(u.text) > maxAnswer {
			continue
		}
		score := unitWords * k.q.covered(l.inUnit[i])
		if k.units != nil {
			score += max(0, k.units[at][1+i])
		}
		if has != nil && has.answers(k.q.text, u.text, k.c.lexicon, k.c.language) {
			score += unitAsked
		}
		if u.lead {
			score -= unitAsked // it announces what answers
		}
		if score > best {
			best, a.best, ok = score, i, true
		}
	}
	if !ok {
		return a, false
	}
	a.from, a.to = a.best, a.best+1
	l.widen(&a, k.c.lexicon)
	a.text = textOfUnits(l.units[a.from:a.to])
	return a, true
}

// widen takes in what the best unit cannot be understood without: of a list or table all, or what leads to it and as much as fits; of a paragraph all, or the
// sentences that the best one leans on and those that lean on it.
func (l *leaf) widen(a *answer, lex *lexicon) {
	same := func(i int) bool { return l.units[i].line == l.units[a.best].line }
	if g := l.units[a.best].group; g != 0 {
		from, to := l.around(a.best, func(i int) bool { return l.units[i].group == g })
		if l.fits(from, to, maxAnswer) || l.units[from].lead && l.fits(from, a.best+1, maxAnswer) {
			a.from, a.to = from, l.until(from, to)
		}
		return
	}
	if from, to := l.around(a.best, same); l.fits(from, to, wholeParagraph) {
		a.from, a.to = from, to
	}
	leans := func(i int) bool { return matches(lex.leans, strings.ToLower(l.units[i].text)) }
	for a.from > 0 && leans(a.from) && l.units[a.from-1].group == 0 && l.fits(a.from-1, a.to, maxAnswer) {
		a.from--
	}
	for a.to < len(l.units) && leans(a.to) && l.units[a.to].group == 0 && l.fits(a.from, a.to+1, maxAnswer) {
		a.to++
	}
	if g := l.units[a.to-1].group; g != 0 { // its last sentence leads to a list: that comes with it, or neither does
		if _, to := l.around(a.to-1, func(i int) bool { return l.units[i].group == g }); l.fits(a.from, to, maxAnswer) {
			a.to = to
		} else {
			a.to--
		}
	}
}

// around are the units at and about one that are like it.
func (l *leaf) around(at int, like func(int) bool) (from, to int) {
	from, to = at, at+1
	for from > 0 && like(from-1) {
		from--
	}
	for to < len(l.units) && like(to) {
		to++
	}
	return from, to
}

// until is how far units from on fit an answer.
func (l *leaf) until(from, to int) int {
	for to > from+1 && !l.fits(from, to, maxAnswer) {
		to--
	}
	return to
}

func (l *leaf) fits(from, to, most int) bool {
	for _, u := range l.units[from:to] {
		if u.cut {
			return false
		}
	}
	return length(textOfUnits(l.units[from:to])) <= most
}

func length(s string) int { return len([]rune(s)) }
