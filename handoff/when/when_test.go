package when

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"roundpeg/handoff/grammar"
)

// now is a Wednesday.
var now = time.Date(2026, 5, 13, 10, 30, 0, 0, berlin())

func berlin() *time.Location {
	l, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return l
}

// shown is a time in a few letters.
func (m Mention) shown() string {
	var b []string
	if !m.Day.IsZero() && m.Unit != WorkDays {
		b = append(b, m.Day.Format("01-02"))
		if m.Day.Year() != 2026 {
			b[0] = m.Day.Format(time.DateOnly)
		}
		if !m.Last.Equal(m.Day) {
			b[0] += ".." + m.Last.Format("01-02")
		}
	}
	if m.Clock != Unsaid {
		b = append(b, fmt.Sprintf("%d:%02d", m.Clock/60, m.Clock%60))
		if m.Half {
			b[len(b)-1] += "?"
		}
	}
	if m.Count != 0 {
		b = append(b, fmt.Sprintf("%+d%s", m.Count, []string{"", "min", "h", "d", "wd", "w", "m"}[m.Unit]))
	}
	if m.Part != NoPart {
		b = append(b, []string{"", "morning", "noon", "afternoon", "evening", "end"}[m.Part])
	}
	for word, is := range map[string]bool{"<": m.Before, ">": m.After, "~": m.Rough} {
		if is {
			b = append(b, word)
		}
	}
	if m.Vague != Definite {
		b = append(b, []string{"", "now", "soon", "later"}[m.Vague])
	}
	if m.Bound {
		b = append(b, "by")
	}
	return strings.Join(b, " ")
}

func TestFind(t *testing.T) {
	for locale, rows := range map[string]string{
		"en-GB": `
			tomorrow | 05-14
			I ordered on 3 May | 05-03
			on May 3rd, 2025 | 2025-05-03
			the 3rd of May | 05-03
			May 21 | 05-21
			may 5 people come? |
			you may 3 times |
			last Friday | 05-08
			it came on Friday | 05-08
			it will come on Friday | 05-15
			it should arrive on Friday | 05-15
			it should have arrived on Friday | 05-08
			next Wednesday | 05-20
			this Friday at 3 | 05-15 3:00?
			Friday 3pm | 05-15 15:00
			by Friday 15 May at 10:30 am | 05-15 10:30 by
			tomorrow at 3 p.m. | 05-14 15:00
			tomorrow afternoon | 05-14 afternoon
			three days ago | 05-10 -3d
			a couple of weeks ago | 04-29 -2w
			a few days ago | 05-10 -3d ~
			in two hours | +2h
			within 24 hours | +24h by
			within the hour | +1h by
			in 2-3 business days | +3wd
			in half an hour | +30min
			an hour and a half ago | -90min
			03/05/2026 | 05-03
			03/05/26 | 05-03
			2026-05-03 | 05-03
			on 3/5 | 05-03
			3/5 stars |
			version 2.10.24 |
			v1.2.3 and 10.0.0.1 |
			the day after tomorrow | 05-15
			day before yesterday | 05-11
			tonight | 05-13 evening
			last night | 05-12 evening
			good morning |
			this morning | 05-13 morning
			by noon | noon by
			between 2 and 4 pm tomorrow | 05-14 16:00
			before Friday | 05-15 < by
			after 5 pm | 17:00 >
			end of day | 05-13 end
			next week | 05-18..05-24
			by the end of the week | 05-13..05-17 by
			Friday next week | 05-22
			asap | later
			at 5 different shops |
			at 10 Main Street |
			call me at 5 | 5:00?
			at half past three | 3:30?
			table for 5 |
			every Friday |
			on the 21st | 05-21
			the 3rd time |
			on sat | 05-16
			I sat down |
			it showed up monday | 05-11
			Friday works for me | 05-15
			I would like to have it on Friday | 05-15
			can he do Saturday at 7:00 pm | 05-16 19:00
			I have to leave on Sunday | 05-17
			Friday 15th | 05-15
			was it Friday 8th? | 05-08
			20% off |
			24/7 |
			12:30 | 12:30
			order 12-05-26 |
			1 May 2026 or 2 May 2026 | 05-01 / 05-02
			Monday, 4 May | 05-04
			within the next 2 hours | +2h by`,
		"en-US": `
			05/03/2026 | 05-03
			03/25/26 | 03-25
			on 5/3 | 05-03
			25/03/2026 | 03-25`,
		"de-DE": `
			am 3. Mai | 05-03
			vom 3.5.2026 | 05-03
			am 3.5. um 10 Uhr | 05-03 10:00?
			am 3.5. | 05-03
			am 3. kam es | 05-03
			am 3. Tag |
			morgen früh | 05-14 morning
			Guten Morgen |
			am Morgen |
			übermorgen | 05-15
			vorgestern | 05-11
			gestern Abend | 05-12 evening
			bis Freitag, 16 Uhr | 05-15 16:00 by
			letzten Freitag | 05-08
			am kommenden Montag | 05-18
			vor drei Tagen | 05-10 -3d
			vor zwei Wochen | 04-29 -2w
			innerhalb von 24 Stunden | +24h by
			in den nächsten 2 Werktagen | +2wd by
			in einer halben Stunde | +30min
			um 15 Uhr 30 | 15:30
			um halb vier | 3:30?
			um 3 | 3:00?
			um 15.30 Uhr | 15:30
			zwischen 9 und 11 Uhr | 11:00?
			Freitagnachmittag | 05-15 afternoon
			heute Nachmittag | 05-13 afternoon
			bis heute Abend | 05-13 evening by
			ich bin hier |
			sofort | now
			bis Ende der Woche | 05-13..05-17 by
			nächste Woche | 05-18..05-24
			Firmware 3.5. geht nicht |
			Version 2.10.24 |
			seit dem 12.4.26 | 04-12
			um 3 am Freitag | 05-15 3:00?
			spätestens morgen bis 12 Uhr | 05-14 12:00 by
			1.234,56 € |
			im Laufe des Tages | 05-13 end`,
		"fr-FR": `
			hier | 05-12
			hier soir | 05-12 evening
			avant-hier | 05-11
			demain matin | 05-14 morning
			après-demain | 05-15
			le 3 mai 2026 | 05-03
			le 1er mai | 05-01
			vendredi dernier | 05-08
			vendredi prochain | 05-15
			il y a deux semaines | 04-29 -2w
			dans deux heures | +2h
			d'ici 48h | +48h by
			à 15h30 | 15:30
			à 14 heures | 14:00
			avant vendredi | 05-15 < by
			cet après-midi | 05-13 afternoon
			la semaine prochaine | 05-18..05-24
			il sera là |
			dès que possible | later
			aujourd'hui | 05-13
			le 12/04/2026 | 04-12
			demain à 10 h | 05-14 10:00?
			d'ici vendredi | 05-15 by
			le 3 | 05-03`,
		"es-ES": `
			ayer | 05-12
			anteayer | 05-11
			mañana por la mañana | 05-14 morning
			por la mañana | morning
			pasado mañana | 05-15
			el 3 de mayo de 2026 | 05-03
			el viernes pasado | 05-08
			el próximo viernes | 05-15
			el viernes que viene | 05-15
			hace tres días | 05-10 -3d
			dentro de 24 horas | +24h by
			en dos horas | +2h
			a las 3 de la tarde | 15:00
			mañana a las 10 | 05-14 10:00?
			esta tarde | 05-13 afternoon
			hasta el lunes | 05-18 by
			el día 3 | 05-03
			lo antes posible | later
			buenas tardes |
			la próxima semana | 05-18..05-24`,
		"it-IT": `
			ieri | 05-12
			l'altro ieri | 05-11
			domani mattina | 05-14 morning
			dopodomani | 05-15
			il 3 maggio | 05-03
			venerdì scorso | 05-08
			entro venerdì | 05-15 by
			tre giorni fa | 05-10 -3d
			fra due ore | +2h
			alle 15:30 | 15:30
			domani alle 9 | 05-14 9:00?
			oggi pomeriggio | 05-13 afternoon
			entro 24 ore | +24h by
			la prossima settimana | 05-18..05-24
			stasera | 05-13 evening`,
		"pt-PT": `
			ontem | 05-12
			anteontem | 05-11
			amanhã de manhã | 05-14 morning
			depois de amanhã | 05-15
			no dia 3 de maio | 05-03
			sexta-feira passada | 05-08
			na próxima sexta | 05-15
			até sexta-feira | 05-15 by
			a segunda vez |
			há dois dias | 05-11 -2d
			em duas horas | +2h
			às 15h30 | 15:30
			amanhã às 10 | 05-14 10:00?
			hoje à tarde | 05-13 afternoon
			na próxima semana | 05-18..05-24
			dentro de 24 horas | +24h by`,
		"nl-NL": `
			gisteren | 05-12
			eergisteren | 05-11
			morgenochtend | 05-14 morning
			morgen om 10 uur | 05-14 10:00?
			vrijdagmiddag | 05-15 afternoon
			op 3 mei | 05-03
			afgelopen vrijdag | 05-08
			volgende vrijdag | 05-15
			drie dagen geleden | 05-10 -3d
			over twee uur | +2h
			binnen 24 uur | +24h by
			vanmiddag | 05-13 afternoon
			ik ben hier |
			uiterlijk vrijdag | 05-15 by
			12-04-2026 | 04-12
			volgende week | 05-18..05-24
			zo snel mogelijk | later`,
	} {
		for row := range strings.Lines(rows) {
			text, want, ok := strings.Cut(strings.TrimSpace(row), "|")
			if !ok {
				continue
			}
			var got []string
			for _, m := range (Reader{Now: now, Locale: locale}).Find(text, grammar.Words(text)) {
				got = append(got, m.shown())
				require.True(t, m.From < m.To && m.To <= len(text) && m.I <= m.J)
			}
			assert.Equal(t, strings.TrimSpace(want), strings.Join(got, " / "), "%s: %s", locale, text)
		}
	}
}

// Whatever is written, times lie where they say, one after the other, and their days in their order.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"tomorrow at 3", "am 3. Mai um 15:30 Uhr", "within 24 hours", "el viernes que viene", "03/05/2026", "in 2-3 business days", "\xff 12:30", "٣ mai"} {
		f.Add(s, "en-US")
		f.Add(s, "de-DE")
	}
	f.Fuzz(func(t *testing.T, text, locale string) {
		ws := grammar.Words(text)
		for _, tense := range []Tense{Guess, Ahead} {
			at := -1
			for _, m := range (Reader{Now: now, Locale: locale, Tense: tense}).Find(text, ws) {
				if m.I <= at || m.J < m.I || m.J >= len(ws) || m.From >= m.To || m.To > len(text) || m.Last.Before(m.Day) || m.Day.IsZero() != m.Last.IsZero() || m.Clock > 24*60 || m.Clock < Unsaid {
					t.Fatalf("%q: %+v", text, m)
				}
				at = m.J
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := "My parcel was due on Friday, 8 May, and I was told two days ago that it comes tomorrow between 9 and 11."
	ws := grammar.Words(text)
	for b.Loop() {
		Reader{Now: now, Locale: "en-GB"}.Find(text, ws)
	}
}
