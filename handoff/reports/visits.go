package reports

import (
	"cmp"
	"slices"
	"time"

	"roundpeg/chat"
)

// Within is how long after a conversation's end a customer who comes back shows that it was no help.
const Within = 7 * 24 * time.Hour

// visit is what is kept of a customer's visit until it is known whether they came back. Times are in milliseconds.
type visit struct {
	of                  *judged // the session, nil for one that is not reported on
	since, until, asked int64   // asked: 0 never
	matters             []uint32
	repeat              bool
	alone               bool // the bot said something and ended it alone
	last                bool // of its session
}

// judged is a session as it would be if the customer never came back.
type judged struct {
	class     Class
	why       Why
	poor      Why // what it is falsely contained for, nobody having come back
	groups    [3]*Group
	handed    bool // a person was asked for or came, ever
	saved     bool // a person, or a call-back, solved it in the end
	cameAgain bool // after the last visit
}

// told are a session's visits, in order. What a version kept that did not know visits is guessed from the session.
func told(s chat.Session) []chat.Visit {
	all := append(slices.Clone(s.Visits), s.Visit)
	for i := range all {
		v := &all[i]
		if !v.Since.IsZero() {
			continue
		}
		v.Since, v.Until, v.Did = s.Started, s.ClosedAt, chat.Answer
		if s.Tally.Stuck {
			v.Did = chat.Lost
		}
		if v.Met = s.Met || s.Outcome == solved || s.Outcome == unsolved; v.Met || s.Handed {
			v.Handed = s.Started
		}
		v.Called = s.Outcome == solved && slices.ContainsFunc(s.Promises, func(p chat.Promise) bool { return p.KeptAt.Equal(s.ClosedAt.Time) })
		v.Score = max(v.Score, s.Score)
	}
	return all
}

// visits are those of a session, for settle.
func (t *Sums) visits(s chat.Session, all []chat.Visit, of *judged) []visit {
	out := make([]visit, 0, len(all))
	for i, v := range all {
		x := visit{of: of, since: v.Since.UnixMilli(), repeat: v.Repeat, last: i == len(all)-1}
		if !v.Asked.IsZero() {
			x.asked = v.Asked.UnixMilli()
		}
		if !x.last || s.State == chat.Ended {
			x.until, x.alone = v.Until.UnixMilli(), v.Alone() && v.Did != ""
		}
		for _, m := range v.Matters {
			if !t.aside[m] {
				x.matters = append(x.matters, t.names.number(m))
			}
		}
		out = append(out, x)
	}
	return out
}

// soonest is the earliest time of something, for each matter. Without any of them it is never.
type soonest map[uint32]int64

const never = int64(1)<<62 - 1

func (s soonest) note(matter uint32, at int64) {
	if was, ok := s[matter]; !ok || at < was {
		s[matter] = at
	}
}

func (s soonest) any(matters []uint32, by int64) bool {
	for _, m := range matters {
		if at, ok := s[m]; ok && at <= by {
			return true
		}
	}
	return false
}

// later is what is known of the visits behind some time.
type later struct {
	back, asked soonest // by matter: when they came, when they asked for a person
	repeat      int64   // when they came and were handed over as somebody who had been here before
	askedAtOnce int64   // when they asked for a person before it was known what they were about
}

func (l *later) note(v visit) {
	for _, m := range v.matters {
		l.back.note(m, v.since)
		if v.asked > 0 {
			l.asked.note(m, v.asked)
		}
	}
	if v.repeat {
		l.repeat = min(l.repeat, v.since)
	}
	if v.asked > 0 && len(v.matters) == 0 {
		l.askedAtOnce = min(l.askedAtOnce, v.asked)
	}
}

// sign is what the visits behind v show of it.
func (l *later) sign(v visit) Why {
	by := v.until + Within.Milliseconds()
	switch {
	case l.askedAtOnce <= by || l.asked.any(v.matters, by):
		return AskedLater
	case l.repeat <= by || l.back.any(v.matters, by):
		return CameBack
	}
	return ""
}

// settle finds out, from all visits of one customer in any order, which of them were no help since the customer came back. What began at the same
// instant did not come back.
func settle(visits []visit) {
	slices.SortFunc(visits, func(a, b visit) int { return cmp.Compare(b.since, a.since) })
	behind := later{soonest{}, soonest{}, never, never}
	for len(visits) > 0 {
		n := 1
		for n < len(visits) && visits[n].since == visits[0].since {
			n++
		}
		for _, v := range visits[:n] {
			if v.of == nil || v.until == 0 {
				continue
			}
			sign := behind.sign(v)
			if v.last && sign != "" {
				v.of.cameAgain = true
			}
			if v.alone {
				v.of.poor = worse(v.of.poor, sign)
			}
		}
		for _, v := range visits[:n] {
			behind.note(v)
		}
		visits = visits[n:]
	}
}

// names numbers texts, so that each is kept once.
type names map[string]uint32

func (n names) number(text string) uint32 {
	i, ok := n[text]
	if !ok {
		i = uint32(len(n))
		n[text] = i
	}
	return i
}
