package dossier

import (
	"slices"
	"strings"

	"roundpeg/chat"
	"roundpeg/handoff/grammar"
	"roundpeg/handoff/when"
)

// Facts gives what the customer has told: each value once, at its first mention, in the order of these. Messages of the whole session count, and the
// contacts of call-backs. Numbers of cards and bank accounts are never among them.
func Facts(log []chat.Event, o Options) []Fact {
	all := []Fact{}
	seen := map[string]int{}
	keep := func(e chat.Event, facts []Fact) {
		for _, f := range facts {
			key := f.What + " " + same(f)
			if i, ok := seen[key]; ok {
				if all[i].Seq != e.Seq {
					all[i].Last = e.Seq
				}
				continue
			}
			seen[key], f.Seq, f.At = len(all), e.Seq, e.At
			all = append(all, f)
		}
	}
	expected := kinds(0)
	for _, e := range log {
		switch b := e.Body.(type) {
		case chat.Message:
			switch {
			case e.By.Role != chat.Customer:
				expected = 0
				for what := range questions(b.Text) {
					expected |= kindBit(what)
				}
			case b.Choice == "":
				keep(e, factsIn(b.Text, e.At, expected, o))
			}
		case chat.Promised:
			if b.Contact != nil {
				keep(e, contactFacts(*b.Contact, o))
			}
		}
	}
	return all
}

// same is what makes two facts of a kind one: a number however it is grouped, a date whatever it is about.
func same(f Fact) string {
	if f.What != Order && f.What != VIN {
		return f.Value
	}
	return strings.Map(func(r rune) rune {
		if isAlnum(r) {
			return r
		}
		return -1
	}, f.Value)
}

// factsIn reads one message. expected are the kinds that it was asked for just before: then a bare number is one.
func factsIn(text string, at chat.Time, expected kinds, o Options) []Fact {
	m := newMessage(text)
	m.secrets()
	m.emails()
	m.owners(o)
	m.vins()
	m.products(o.Products)
	m.dates(at, o)
	m.amounts(o.Locale)
	m.numbers(expected, o.Locale)
	slices.SortStableFunc(m.found, func(a, b Fact) int { return a.From - b.From })
	return m.found
}

func contactFacts(c chat.Contact, o Options) (facts []Fact) {
	if c.Email != "" {
		facts = append(facts, Fact{What: Email, Value: strings.ToLower(c.Email), Text: c.Email})
	}
	if c.Phone != "" {
		facts = append(facts, Fact{What: Phone, Value: international(c.Phone, o.Locale), Text: c.Phone})
	}
	return facts
}

// owners takes what the owner's pattern says is an order number.
func (m *message) owners(o Options) {
	if o.Order == nil {
		return
	}
	text := string(m.ns)
	starts := make(map[int]int, len(m.ns)+1)
	n := 0
	for i := range text {
		starts[i] = n
		n++
	}
	starts[len(text)] = n
	for _, at := range o.Order.FindAllStringIndex(text, 100) {
		if from, to := starts[at[0]], starts[at[1]]; from < to && m.free(from, to) {
			m.add(Order, strings.ToUpper(strings.TrimLeft(text[at[0]:at[1]], "# ")), from, to)
		}
	}
}

// dates takes the days that a message names. Today's counts only beside what happened: of itself the message's own time says it.
func (m *message) dates(at chat.Time, o Options) {
	now := at.Time
	if o.Zone != nil {
		now = now.In(o.Zone)
	}
	for _, t := range (when.Reader{Now: now, Locale: o.Locale}).Find(m.text, m.ws) {
		from, to := m.rune(t.From), m.rune(t.To)
		if !m.free(from, to) {
			continue
		}
		if t.Clock != when.Unsaid || t.Count > 0 {
			m.take(from, to) // digits that are nothing else
		}
		if t.Day.IsZero() || !t.Last.Equal(t.Day) || t.Rough || t.Count > 0 || t.Unit == when.Months {
			continue
		}
		a, b := m.sentence(t.I)
		if hasAny(m.ws[a:b], opening) { // "are you open on Sunday?"
			continue
		}
		about := eventNear(m.ws, a, b, t.I, t.J)
		if y, mm, d := now.Date(); about == "" && t.Day.Year() == y && t.Day.Month() == mm && t.Day.Day() == d {
			continue
		}
		m.add(Date, t.Day.Format("2006-01-02"), from, to)
		m.found[len(m.found)-1].About = about
	}
}

// opening are words of questions about opening times, whose days are no facts.
var opening = grammar.Set(`open opening closed geoffnet offen offnet geschlossen offnungszeiten ouvert ouverts ouvrez ferme fermes abren abierto abiertos abre cerrado aperti aperto aprite chiusi chiuso aberto abertos abrem fechado geopend gesloten openingstijden`)

func hasAny(ws []grammar.Word, set map[string]bool) bool {
	return slices.ContainsFunc(ws, func(w grammar.Word) bool { return set[w.Text] })
}

// sentence gives the words of the sentence of word i: from … to.
func (m *message) sentence(i int) (from, to int) {
	for from = 0; ; from = to {
		if to = grammar.SentenceEnd(m.text, m.ws, from); i < to || to == len(m.ws) {
			return from, to
		}
	}
}
