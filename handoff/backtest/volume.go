package backtest

import (
	"cmp"
	"slices"
	"strings"

	"roundpeg/chat"
)

// Volume counts conversations, labelled or not. Handed, Offered, Clarified and Answered add up to Cases.
type Volume struct {
	Cases     int `json:"cases"`
	Turns     int `json:"turns"`
	Handed    int `json:"handed"`
	Offered   int `json:"offered"`   // kept, with the offer of a person at least once
	Clarified int `json:"clarified"` // kept without, but the bot asked back
	Answered  int `json:"answered"`  // answered throughout

	Labelled int     `json:"labelled"`
	Bad      int     `json:"bad"`
	BySource []Count `json:"by_source"` // the labelled ones, in order of trust
	ByReason []Count `json:"by_reason"` // those handed over, most first
	ByRule   []Count `json:"by_rule"`
}

// Count is how many conversations go by a name; of the rule it is "" where the score decided.
type Count struct {
	Name     string `json:"name"`
	Cases    int    `json:"cases"`
	Labelled int    `json:"labelled"`
	Bad      int    `json:"bad"`
}

func (s *study) volume() Volume {
	v := Volume{Cases: len(s.cases), Labelled: len(s.labelled), Bad: len(s.bad)}
	sources, reasons, rules := tally{}, tally{}, tally{}
	for i, c := range s.cases {
		v.Turns += len(c.Turns)
		if c.Label.Known {
			sources.add(string(c.Label.Source), c.Label)
		}
		switch turn := s.rows[i].turn; {
		case turn >= 0:
			v.Handed++
			reasons.add(string(c.Turns[turn].Reason), c.Label)
			rules.add(c.Turns[turn].Rule, c.Label)
		case did(c, chat.Offer):
			v.Offered++
		case did(c, chat.Clarify):
			v.Clarified++
		default:
			v.Answered++
		}
	}
	v.BySource, v.ByReason, v.ByRule = sources.sorted(), reasons.sorted(), rules.sorted()
	slices.SortStableFunc(v.BySource, func(a, b Count) int {
		return cmp.Compare(slices.Index(Sources, Source(a.Name)), slices.Index(Sources, Source(b.Name)))
	})
	return v
}

func did(c Case, action string) bool {
	return slices.ContainsFunc(c.Turns, func(t Turn) bool { return t.Action == action })
}

type tally map[string]*Count

func (t tally) add(name string, l Label) {
	c := t[name]
	if c == nil {
		c = &Count{Name: name}
		t[name] = c
	}
	c.Cases++
	if l.Known {
		c.Labelled++
	}
	if l.Known && l.Bad {
		c.Bad++
	}
}

// sorted is never nil, so that programs read a list.
func (t tally) sorted() []Count {
	out := make([]Count, 0, len(t))
	for _, c := range t {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(b.Cases-a.Cases, strings.Compare(a.Name, b.Name)) })
	return out
}
