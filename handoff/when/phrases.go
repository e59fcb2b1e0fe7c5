package when

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// phrases are times of one word and more that name no number.
var phrases = phraseTable()

// phrased is what a phrase comes to.
type phrased struct {
	words []string
	make  func(*scan) Mention
	only  string // the languages in which it is meant, where words are shared; empty: all
}

func phraseTable() map[string][]phrased {
	table := map[string][]phrased{}
	add := func(list, only string, make func(*scan) Mention) {
		for _, line := range strings.Split(list, ",") {
			ws := strings.Fields(line)
			table[ws[0]] = append(table[ws[0]], phrased{ws, make, only})
		}
	}
	day := func(days int, part Part) func(*scan) Mention {
		return func(s *scan) Mention {
			m := on(s.day(days))
			m.Part = part
			return m
		}
	}
	part := func(p Part) func(*scan) Mention {
		return func(*scan) Mention { m := none(); m.Part = p; return m }
	}
	vague := func(v Vague) func(*scan) Mention {
		return func(*scan) Mention { m := none(); m.Vague = v; return m }
	}
	for days, list := range map[int]string{
		0:  `today, heute, aujourdhui, hoy, oggi, hoje, vandaag`,
		1:  `tomorrow, tmrw, tmr, tomorow, tommorow, tommorrow, tomorrrow, morgen, demain, manana, domani, amanha`,
		2:  `day after tomorrow, the day after tomorrow, ubermorgen, uebermorgen, apres demain, pasado manana, dopodomani, dopo domani, depois de amanha, overmorgen`,
		-1: `yesterday, gestern, ayer, ieri, ontem, gisteren`,
		-2: `day before yesterday, the day before yesterday, vorgestern, avant hier, anteayer, antier, antes de ayer, laltro ieri, avantieri, anteontem, eergisteren`,
	} {
		add(list, "", day(days, NoPart))
	}
	add(`hier`, "fr", day(-1, NoPart))
	add(`this morning, heute morgen, heute fruh, heute frueh, heute vormittag, ce matin, esta manana, stamattina, stamani, questa mattina, esta manha, hoje de manha, vanmorgen, vanochtend`, "", day(0, Morning))
	add(`this afternoon, heute nachmittag, cet apres midi, cette apres midi, esta tarde, oggi pomeriggio, questo pomeriggio, hoje a tarde, vanmiddag`, "", day(0, Afternoon))
	add(`tonight, this evening, heute abend, ce soir, esta noche, stasera, questa sera, hoje a noite, esta noite, vanavond`, "", day(0, Evening))
	add(`heute mittag, ce midi, este mediodia`, "", day(0, Noon))
	add(`last night, gestern abend, anoche, ieri sera, ontem a noite, gisteravond`, "", day(-1, Evening))
	add(`hier soir`, "fr", day(-1, Evening))
	add(`end of day, end of the day, end of business, close of business, end of play, eod, cob, feierabend, ende des tages, geschaftsschluss, tagesende, fin de journee, la fin de la journee, fin du jour,
		final del dia, fin del dia, fine giornata, fine della giornata, fim do dia, final do dia, fim do expediente, einde van de dag, eind van de dag, einde van de werkdag`, "", func(s *scan) Mention {
		m := on(s.day(0))
		m.Part = DayEnd
		return m
	})
	for p, list := range map[Part]string{
		Morning:   `in the morning, first thing, am vormittag, dans la matinee, por la manana, a primera hora, in mattinata, de manha, pela manha, in de ochtend, in de voormiddag`,
		Noon:      `at noon, at midday, mittags, a mediodia, al mediodia, a mezzogiorno, ao meio dia, tussen de middag`,
		Afternoon: `in the afternoon, am nachmittag, nachmittags, im laufe des nachmittags, dans lapres midi, cet aprem, por la tarde, nel pomeriggio, a tarde, de tarde, in de middag, in de namiddag`,
		Evening:   `in the evening, am abend, abends, dans la soiree, por la noche, in serata, a noite, in de avond`,
	} {
		add(list, "", part(p))
	}
	for p, list := range map[Part]string{
		Morning:   `morning, vormittag, fruh, frueh, matin, mattina, mattino, manha, ochtend`,
		Noon:      `noon, midday, lunchtime, lunch, mittag, midi, mediodia, mezzogiorno, meio dia`,
		Afternoon: `afternoon, nachmittag, lapres midi, apres midi, pomeriggio, da tarde, middag, namiddag`,
		Evening:   `evening, night, abend, soir, sera, serata, avond`,
	} {
		add(list, "", func(*scan) Mention { m := none(); m.Part, m.bare = p, true; return m })
	}
	add(`this week, the week, diese woche, dieser woche, cette semaine, esta semana, questa settimana, in settimana, deze week, end of the week, end of this week, the end of the week, ende der woche, ende dieser woche, wochenende dieser woche, fin de la semaine, la fin de la semaine,
		fin de cette semaine, la fin de cette semaine, final de semana, finales de semana, final de la semana, finales de esta semana, fine della settimana, fine di questa settimana, final da semana, fim desta semana, fim da semana, einde van de week, eind van de week, eind deze week, einde week`, "", (*scan).restOfWeek)
	add(`next week, nachste woche, nachster woche, naechste woche, kommende woche, kommender woche, la semaine prochaine, semaine prochaine, la semana que viene, la proxima semana, semana que viene, proxima semana, la prossima settimana,
		settimana prossima, prossima settimana, semana que vem, volgende week, komende week`, "", (*scan).nextWeek)
	add(`weekend, wochenende, week end, fin de semana, fine settimana, fim de semana`, "", (*scan).weekend)
	add(`end of the month, end of this month, end of month, ende des monats, ende dieses monats, monatsende, fin du mois, la fin du mois, fin de mes, final de mes, fine mese, fine del mese, fim do mes, final do mes, einde van de maand, eind van de maand`, "", (*scan).monthEnd)
	add(`now, right now, right away, straight away, at once, immediately, one moment, just a moment, a moment, a second, one second, a sec, sofort, jetzt, gleich, einen moment, einen augenblick, umgehend, gerade, maintenant,
		tout de suite, un instant, immediatement, un moment, ahora, ahora mismo, enseguida, de inmediato, inmediatamente, un segundo, un momento, adesso, subito, ora, un attimo, immediatamente, agora, ja, imediatamente, um momento, um instante, so um momento, nu, meteen, direct, onmiddellijk,
		een moment, een ogenblik, momentje`, "", vague(Now))
	add(`soon, shortly, in a bit, in a while, in a few minutes, bald, in kurze, demnachst, bientot, sous peu, rapidement, pronto, en breve, a breve, presto, em breve, brevemente, daqui a pouco, binnenkort, zo dadelijk, straks, spoedig`, "", vague(Soon))
	add(`later, later on, afterwards, as soon as possible, as soon as i can, as soon as we can, asap, at a later point, spater, spaeter, so schnell wie moglich, so bald wie moglich, schnellstmoglich, baldmoglichst, nachher, des que possible, plus tard,
		au plus vite, le plus vite possible, mas tarde, lo antes posible, cuanto antes, a la mayor brevedad, piu tardi, il prima possibile, al piu presto, quanto prima, mais tarde, o mais rapido possivel, o mais breve possivel, assim que possivel, logo que possivel, later vandaag, zo snel mogelijk, zo spoedig mogelijk`, "", vague(Later))
	add(`later today, im laufe des tages, im laufe des heutigen tages, dans la journee, dans le courant de la journee, a lo largo del dia, in giornata, ao longo do dia, ainda hoje, in de loop van de dag`, "", day(0, DayEnd))
	return table
}

// phrase reads the longest phrase that begins with word i.
func (s *scan) phrase(i int) (best Mention, n int) {
next:
	for _, p := range phrases[s.word(i)] {
		if len(p.words) <= n || p.only != "" && !s.in(p.only) {
			continue
		}
		for k, w := range p.words {
			if s.word(i+k) != w || k > 0 && s.ws[i+k].First {
				continue next
			}
		}
		best, n = p.make(s), len(p.words)
	}
	if n == 0 || n == 1 && s.lies(i, best) {
		return best, 0
	}
	return best, n
}

// greeted are words behind or in front of which a part of the day is a greeting or a habit.
var greeted = grammar.Set(`good guten gute schonen schone bon bonne buena buenas buenos buon buona bom boa goede goeden goedemorgen jeden every each chaque cada ogni elke iedere`)

// lies says whether a word that may be a time is none where it stands.
func (s *scan) lies(i int, m Mention) bool {
	w := s.word(i)
	switch {
	case greeted[s.word(i-1)]:
		return true
	case w == "morgen" && (s.word(i-1) == "am" || s.word(i-1) == "den"): // "am Morgen"
		return true
	case w == "manana" && (s.word(i-1) == "la" || s.word(i-1) == "una"), w == "ora" && !s.in("it"), w == "ja" && !s.in("pt"), w == "direct" && !s.in("nl"), w == "nu" && !s.in("nl"), w == "presto" && !s.in("it"),
		w == "pronto" && !s.in("es"), w == "gerade" && s.word(i+1) == "nicht":
		return true
	}
	return false
}
