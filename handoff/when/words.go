package when

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// The words of time, in folded spelling (see grammar.Word): lower case, without accents and apostrophes.

var months = indexed(`
	january januar januari janvier enero gennaio janeiro jan ene janv
	february februar februari fevrier febrero febbraio fevereiro feb fev fevr
	march marz maerz maart mars marzo marco mar mrt
	april avril abril aprile apr avr abr
	may mai mei mayo maggio maio mag
	june juni juin junio giugno junho jun giu
	july juli juillet julio luglio julho jul juil lug
	august augustus aout agosto aug ago
	september septembre septiembre setiembre settembre setembro sep sept
	october oktober octobre octubre ottobre outubro oct okt ott
	november novembre noviembre novembro nov
	december dezember decembre diciembre dicembre dezembro dec dez dic`)

// shared are the months' short names that are words of other languages, with the language in which they are months.
var shared = map[string]string{"set": "it pt", "out": "pt", "mag": "it"}

// englishMonths may stand before the day.
var englishMonths = grammar.Set(`january jan february feb march mar april apr may june jun july jul august aug september sep sept october oct november nov december dec`)

var weekdays = indexed(`
	sunday sonntag dimanche domingo domenica zondag
	monday montag lundi lunes lunedi maandag
	tuesday dienstag mardi martes martedi dinsdag
	wednesday mittwoch mercredi miercoles mercoledi woensdag
	thursday donnerstag jeudi jueves giovedi donderdag
	friday freitag vendredi viernes venerdi vrijdag
	saturday samstag sonnabend samedi sabado sabato zaterdag`)

// shortDays are English short names, which are words of their own unless a preposition stands in front.
var shortDays = map[string]int{"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6}

// numberedDays are the Portuguese ones, which are ordinals too.
var numberedDays = map[string]int{"segunda": 1, "terca": 2, "quarta": 3, "quinta": 4, "sexta": 5}

var numbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "couple": 2,
	"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwolf": 12,
	"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
	"una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12,
	"due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10, "dodici": 12,
	"um": 1, "uma": 1, "dois": 2, "duas": 2, "quatro": 4, "sete": 7, "oito": 8, "dez": 10, "doze": 12,
	"een": 1, "twee": 2, "drie": 3, "vijf": 5, "zes": 6, "zeven": 7, "negen": 9, "tien": 10, "twaalf": 12,
}

var units = func() map[string]Unit {
	m := map[string]Unit{}
	for u, list := range map[Unit]string{
		Minutes: `minute minutes min mins minuten minuto minutos minuti minuut minuutje minuutjes`,
		Hours:   `hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren uurtje`,
		Days:    `day days tag tage tagen jour jours dia dias giorno giorni dag dagen`,
		WorkDays: `werktag werktage werktagen arbeitstag arbeitstage arbeitstagen geschaftstagen werkdag werkdagen workday workdays
			weekday weekdays`,
		Weeks:  `week weeks woche wochen semaine semaines semana semanas settimana settimane weken`,
		Months: `month months monat monate monaten mois mes meses mese mesi maand maanden`,
	} {
		for w := range grammar.Set(list) {
			m[w] = u
		}
	}
	return m
}()

// workWords make days working days: in front of the unit, or behind it.
var workWords = grammar.Set(`business working work ouvres ouvre ouvrables ouvrable habiles habil laborables laborable lavorativi lavorativo uteis util`)

// indexed reads a table of words, a row for each number from 0.
func indexed(rows string) map[string]int {
	m := map[string]int{}
	for i, row := range strings.Split(strings.TrimSpace(rows), "\n") {
		for _, w := range strings.Fields(row) {
			m[w] = i
		}
	}
	return m
}
