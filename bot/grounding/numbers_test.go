package grounding

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// figures are the keys of the numbers of a sentence, with their bounds.
func figures(text, language string) []string {
	var out []string
	for _, t := range vocabularyOf(language).read(text).tokens {
		if t.kind == figureKind {
			k := t.key
			if t.bound != "" {
				k = t.bound + " " + k
			}
			out = append(out, k)
		}
	}
	return out
}

func TestNumbersAreValuesWithUnits(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           []string
	}{
		{"en", "You have 30 days.", []string{"30 day"}},
		{"en", "You have thirty days.", []string{"30 day"}},
		{"en", "twenty-five hundred miles", []string{"2500 mile"}},
		{"en", "It costs €1,299.00 or 1,299 euros.", []string{"1299 EUR", "1299 EUR"}},
		{"de", "Das kostet 1.299 € oder 1.299,00 EUR.", []string{"1299 EUR", "1299 EUR"}},
		{"en", "It costs $1.50.", []string{"1.5 $"}},
		{"en", "A$949 and US$5", []string{"949 A$", "5 USD"}},
		{"en", "CHF 5", []string{"5 CHF"}},
		{"en", "30 % and 30 percent", []string{"30 %", "30 %"}},
		{"de", "30 Prozent", []string{"30 %"}},
		{"en", "3–5 days, 3 to 5 days, 3-5 days", []string{"3..5 day", "3..5 day", "3..5 day"}},
		{"en", "3 or 4 days", []string{"3 day", "4 day"}},
		{"de", "2 bis 4 Werktage", []string{"2..4 workday"}},
		{"en", "within 5 to 10 business days", []string{"max 5..10 workday"}},
		{"en", "Mon–Fri 9 am–6 pm", []string{"1..5 weekday", "9:00..18:00 clock"}},
		{"en", "Monday to Friday", []string{"1..5 weekday"}},
		{"de", "Mo–Fr 8–17 Uhr", []string{"1..5 weekday", "8:00..17:00 clock"}},
		{"de", "um 10.30 Uhr", []string{"10:30 clock"}},
		{"en", "at 10:30 a.m.", []string{"10:30 clock"}},
		{"en", "3.5 kg", []string{"3.5 kg"}},
		{"de", "3,5 kg", []string{"3.5 kg"}},
		{"en", "15kg", []string{"15 kg"}},
		{"en", "up to 15 kg", []string{"max 15 kg"}},
		{"en", "at least 21 years old", []string{"min 21 year"}},
		{"en", "over $50", []string{"gt 50 $"}},
		{"de", "ab 50 €", []string{"min 50 EUR"}},
		{"de", "etwa 40 Minuten", []string{"approx 40 minute"}},
		{"en", "3 May 2026", []string{"2026-5-3 date"}},
		{"en", "May 3rd, 2026", []string{"2026-5-3 date"}},
		{"de", "am 3. Mai", []string{"5-3 date"}},
		{"de", "03.05.2026", []string{"03.05.2026 date"}},
		{"en", "2026-05-03", []string{"2026-05-03 date"}},
		{"en", "the first Sunday", []string{"1 ord", "7 weekday"}},
		{"en", "half, twice, a dozen", []string{"q:half ", "q:twice ", "q:dozen "}},
		{"en", "a week, $5 a month", []string{"1 week", "5 $", "per month"}},
		{"de", "9,99 € im Monat", []string{"9.99 EUR", "per month"}},
		{"en", "order VX-4471", []string{"vx-4471 code"}},
		{"de", "einundzwanzig Tage", []string{"21 day"}},
		{"en", "8 people", []string{"8 n:people"}},
		{"en", "٣٠ days", []string{"30 day"}},
		{"en", "30 days", []string{"30 day"}},
		{"en", "To request one, call us.", nil},
		{"nl", "binnen 14 dagen", []string{"max 14 day"}},
		{"fr", "jusqu'à 15 kg, 9,50 €", []string{"max 15 kg", "9.5 EUR"}},
		{"es", "de 3 a 5 días laborables", []string{"3..5 workday"}},
		{"it", "entro 30 giorni", []string{"max 30 day"}},
		{"pt", "até 25 km", []string{"max 25 km"}},
	} {
		require.Equal(t, c.want, figures(c.text, c.language), c.text)
	}
}

func TestNumber(t *testing.T) {
	judge(t, []verdict{
		{Number, "You have 30 days.", "en", "You have 30 euros."},
		{Number, "You have 30 days.", "en", "You have 30 % days."},
		{Number, "You have 7 days.", "en", "You have a week."},
		{"", "You have 7 days.", "en", "You have seven days."},
		{Number, "Delivery takes 3–5 days.", "en", "Delivery takes 3 days."},
		{"", "Delivery takes 3–5 days.", "en", "Delivery takes 3 to 5 days."},
		{Number, "It weighs up to 15 kg.", "en", "It weighs at least 15 kg."},
		{Number, "Cars take 6 weeks, parts 3 weeks.", "en", "Parts take 6 weeks."},
		{Number, "Cars take 6 weeks, parts 3 weeks.", "en", "Cars take 3 weeks, parts 6 weeks."},
		{"", "Cars take 6 weeks, parts 3 weeks.", "en", "Parts take 3 weeks."},
		{Number, "10 kWh cost $6,900, 15 kWh cost $9,400.", "en", "10 kWh cost $9,400."},
		{Number, "The ticket is valid on Monday.", "en", "The ticket is valid on Tuesday."},
		{Number, "Die Ware kommt am 3. Mai.", "de", "Die Ware kommt am 4. Mai."},
		{"", "Das kostet 1.299 €.", "de", "Es kostet 1.299,00 €."},
		{Number, "Das kostet 1.299 €.", "de", "Das kostet 1,299 €."},
		{Number, "Your first visit is free.", "en", "Your first two visits are free."},
		{Number, "Members pay 20 $.", "en", "Members pay half of 20 $."},
	})
}

// verdict is what a text is dropped for against one source, "" for one that passes.
type verdict struct{ what, source, language, text string }

func judge(t *testing.T, table []verdict) {
	t.Helper()
	for _, c := range table {
		require.Equal(t, c.what, what(Check(c.text, Sources{Texts: []string{c.source}, Language: c.language})), "%q against %q", c.text, c.source)
	}
}
