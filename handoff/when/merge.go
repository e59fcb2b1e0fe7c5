package when

import "roundpeg/handoff/grammar"

var (
	boundWords  = grammar.Set(`by until till before latest bis spatestens avant dici jusqua jusquau hasta antes para entro prima per fino ate tegen voor tot uiterlijk vor than`)
	beforeWords = grammar.Set(`before vor avant antes prima`)
	afterWords  = grammar.Set(`after from nach ab apres partir despues dopo depois apos vanaf`)
	articles    = grammar.Set(`the den dem der zum das le la les el los il lo o a as de del al du des d ao het de das las`)
	connectors  = grammar.Set(`at um gegen a as alle ore om by the on in der des de la le el il las los around about ca circa vers tegen am von und and y et e en bis to until ungefahr etwa rond op em na no pelas zur d du early fruher`)
)

// add puts a time behind those that were found: into the one before it, where both are one ("tomorrow at 3", "Friday, 3 May").
func (s *scan) add(m Mention) {
	k := m.I - 1
	for k >= 0 && m.I-k <= 3 && articles[s.word(k)] {
		k--
	}
	if w := s.word(k); k >= 0 && !s.ws[k+1].First {
		m.Bound = m.Bound || boundWords[w]
		m.Before = beforeWords[w]
		m.After = afterWords[w] || w == "na" && s.in("nl")
	}
	m.From, m.To = s.ws[m.I].From, s.ws[m.J].To
	if n := len(s.found); n > 0 && s.beside(s.found[n-1], m) {
		if one, ok := unite(s.found[n-1], m); ok {
			s.found[n-1] = one
			return
		}
	}
	if m.bare && !m.Bound {
		return
	}
	s.found = append(s.found, m)
}

// beside says whether only words that connect stand between two times of one sentence.
func (s *scan) beside(p, m Mention) bool {
	if m.I-p.J > 4 {
		return false
	}
	for k := p.J + 1; k <= m.I; k++ {
		if s.ws[k].First && !s.dotted(k) || k < m.I && !connectors[s.word(k)] {
			return false
		}
	}
	return true
}

// dotted says that word k looks like the first of a sentence because a number ends with a dot in front of it: "am 3.5. um 10 Uhr".
func (s *scan) dotted(k int) bool {
	_, ok := number(s.word(k-1), 4)
	return ok && (s.gap(k-1) == ". " || s.gap(k-1) == ".")
}

// unite makes one time of two that stand together.
func unite(p, m Mention) (Mention, bool) {
	if p.Count != 0 || m.Count != 0 || p.Vague != Definite || m.Vague != Definite {
		return p, false
	}
	one := p
	one.J, one.To = m.J, m.To
	one.Bound, one.Before, one.After = p.Bound || m.Bound, p.Before || m.Before, p.After || m.After
	one.bare = false
	if !m.Day.IsZero() {
		switch {
		case p.Day.IsZero():
			one.Day, one.Last, one.weekday = m.Day, m.Last, m.weekday
		case m.weekday && !p.Last.Equal(p.Day), p.weekday && !m.Last.Equal(m.Day): // Friday next week
			day, of := m, p
			if p.weekday {
				day, of = p, m
			}
			at := of.Last.AddDate(0, 0, -((int(of.Last.Weekday())-int(day.Day.Weekday()))+7)%7)
			if at.Before(of.Day) {
				return p, false
			}
			one.Day, one.Last, one.weekday = at, at, false
		case p.weekday && !m.weekday:
			one.Day, one.Last, one.weekday = m.Day, m.Last, false
		case m.weekday && !p.weekday && p.Part == NoPart && p.Clock == Unsaid && p.Day.Weekday() == m.Day.Weekday():
		case p.Day.Equal(m.Day):
		default:
			return p, false
		}
	}
	if m.Clock != Unsaid {
		one.Clock, one.Half = m.Clock, m.Half
	}
	if m.Part != NoPart {
		if one.Part = m.Part; one.Clock != Unsaid && one.Half && one.Clock < 12*60 {
			if m.Part == Afternoon || m.Part == Evening {
				one.Clock += 12 * 60
			}
			one.Half = false
		}
	}
	return one, true
}
