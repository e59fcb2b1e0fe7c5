package backtest

import (
	"fmt"

	"roundpeg/chat"
)

// scored is a turn at which the risk decides, at a threshold of .4.
func scored(risk float64) Turn {
	t := Turn{Risk: risk, Threshold: .4, Action: chat.Answer}
	if risk >= t.Threshold {
		t.Action, t.Reason = chat.Handoff, chat.OutsideIntents
	}
	return t
}

// ruled is one at which a rule does.
func ruled(risk float64, rule, action string, reason chat.Reason) Turn {
	return Turn{Risk: risk, Threshold: .4, Action: action, Reason: reason, Rule: rule}
}

func worn(t Turn, by float64) Turn {
	t.Frustration = by
	return t
}

func bad(source Source, at int) Label { return Label{Known: true, Bad: true, Source: source, At: at} }

func good(source Source) Label { return Label{Known: true, Source: source, At: -1} }

// fixture is what every figure is computed of by hand.
//
//	     greatest risk  handed over     at     fate
//	a    .6             turn 1          2      in time, a turn before
//	b    .3             –               1      missed
//	c    .8             turn 1          0      late
//	d    .1             –               –      served
//	e    .5             turn 0          –      needless
//	f    .2             turn 1, asked   –      wished
//	g    .3             turn 0, rule    –      by rule
//	h    .1             –               (label not known)
func fixture() []Case {
	cases := []Case{
		{ID: "a", Language: "de", Turns: []Turn{scored(.1), worn(scored(.5), .9), scored(.6)}, Label: bad(Verdict, 2)},
		{ID: "b", Language: "en", Turns: []Turn{ruled(.2, "ambiguous", chat.Clarify, chat.Ambiguous), scored(.3)}, Label: bad(Again, -1)},
		{ID: "c", Language: "de", Turns: []Turn{scored(.3), scored(.8)}, Label: bad(Asked, 0)},
		{ID: "d", Language: "en", Turns: []Turn{scored(.1), scored(.05)}, Label: good(Closed)},
		{ID: "e", Language: "en", Turns: []Turn{worn(scored(.5), .5)}, Label: good(Closed)},
		{ID: "f", Language: "de", Turns: []Turn{scored(.1), ruled(.2, "explicitRequest", chat.Handoff, chat.ExplicitRequest)}, Label: good(Rating)},
		{ID: "g", Language: "en", Turns: []Turn{ruled(.3, "notKnown", chat.Handoff, chat.OutsideIntents)}, Label: good(Verdict)},
		{ID: "h", Language: "en", Turns: []Turn{ruled(.1, "", chat.Offer, chat.OutsideIntents)}, Label: Label{At: -1}},
	}
	for i := range cases {
		for k := range cases[i].Turns {
			cases[i].Turns[k].Line = 2 * k
			cases[i].Lines = append(cases[i].Lines, chat.Said{By: chat.Customer, Text: fmt.Sprintf("%s says %d", cases[i].ID, k)}, chat.Said{By: chat.Bot, Text: "yes"})
		}
	}
	return cases
}

// many is the fixture n times over.
func many(n int) (all []Case) {
	for k := range n {
		for _, c := range fixture() {
			c.ID = fmt.Sprintf("%s%03d", c.ID, k)
			all = append(all, c)
		}
	}
	return all
}
