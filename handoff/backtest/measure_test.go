package backtest

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

const exact = 1e-12

func TestVolume(t *testing.T) {
	assert.Equal(t, Volume{Cases: 8, Turns: 14, Handed: 5, Offered: 1, Clarified: 1, Answered: 1, Labelled: 7, Bad: 3,
		BySource: []Count{{"verdict", 2, 2, 1}, {"rating", 1, 1, 0}, {"asked", 1, 1, 1}, {"again", 1, 1, 1}, {"closed", 2, 2, 0}},
		ByReason: []Count{{"outside_intents", 4, 4, 2}, {"explicit_request", 1, 1, 0}},
		ByRule:   []Count{{"", 3, 3, 2}, {"explicitRequest", 1, 1, 0}, {"notKnown", 1, 1, 0}},
	}, Measure(fixture(), Options{}).Volume)
}

func TestOperating(t *testing.T) {
	o := Measure(fixture(), Options{}).Operating
	assert.Equal(t, []int{1, 1, 1, 1, 1, 1, 1}, []int{o.Served, o.Missed, o.InTime, o.Late, o.Needless, o.ByRule, o.Wished})
	assert.InDelta(t, 3./8, o.Containment.Value, exact, "b, d, h")
	assert.InDelta(t, 1./3, o.Recall.Value, exact, "a of a, b, c")
	assert.InDelta(t, 2./4, o.FalseAlarms.Value, exact, "e and g of d, e, f, g")
	assert.InDelta(t, 1./2, o.BadKept.Value, exact, "b of b, d")
	assert.InDelta(t, (6+15+(6+7.5)+0+6+6+6)/7, o.Minutes.Value, exact)
}

// To ask for a person, or for the top, is no false alarm, however the label turns out.
func TestRequestsAreNeverNeedless(t *testing.T) {
	for reason, want := range map[chat.Reason]Fate{chat.ExplicitRequest: Wished, chat.ExecutiveRequest: Wished, chat.PolicyRule: ByRule} {
		c := Case{Turns: []Turn{ruled(.1, "rule", chat.Handoff, reason)}, Label: good(Given)}
		assert.Equal(t, want, newStudy([]Case{c}, Options{}).rows[0].fate, reason)
	}
}

func TestBand(t *testing.T) {
	seen := []float64{42, math.NaN()}
	for k := range 101 {
		seen = append(seen, float64(100-k))
	}
	assert.Equal(t, Band{42, 5, 95}, *bandOf(seen))
	assert.Nil(t, bandOf([]float64{math.NaN(), 1}))
	assert.InDelta(t, 1.75, quantile([]float64{1, 2}, .75), exact)
}

// Needed factors: a 4, .8, .67 · b 2, 1.33 · c 1.33, .5 · d 4, 8 · e .8 · f 4, rule · g rule · h 4.
func TestCurve(t *testing.T) {
	c := Measure(fixture(), Options{}).Curve
	require.Len(t, c.Steps, 41)
	assert.Equal(t, 1.0, c.Steps[c.Chosen].Factor)
	assert.InDelta(t, 1./8, c.Steps[0].Factor, exact)
	assert.InDelta(t, 8, c.Steps[40].Factor, exact)
	for _, want := range []struct {
		step                                     int
		handed, kept, missed, late, needless, by int
		cost                                     float64
	}{
		{0, 2, 6, 3, 0, 0, 1, 57. / 7}, // rules alone
		{20, 5, 3, 1, 1, 1, 1, 52.5 / 7},
		{23, 6, 2, 0, 0, 1, 1, 36. / 7}, // 1.37: b at turn 1 and c at turn 0, both in time
		{40, 8, 0, 0, 0, 3, 1, 42. / 7}, // f before it could ask
	} {
		s := c.Steps[want.step]
		assert.Equal(t, []int{want.handed, want.kept, want.missed, want.late, want.needless, want.by}, []int{s.Handed, s.Kept, s.Missed, s.Late, s.Needless, s.ByRule}, "%d", want.step)
		assert.InDelta(t, want.cost, s.Cost.Value, exact)
		assert.InDelta(t, float64(3-want.missed-want.late)/3, *s.Recall, exact)
	}
	assert.Nil(t, c.Steps[40].BadKept, "nothing is kept")
	assert.Equal(t, 23, c.Cheapest.Step, "36/7 from 1.33 on; the nearest to the chosen one")
	assert.InDelta(t, 16.5/7, c.Cheapest.Saves.Value, exact)
	assert.LessOrEqual(t, c.Cheapest.FactorLow, c.Cheapest.Factor)
	assert.GreaterOrEqual(t, c.Cheapest.FactorHigh, c.Cheapest.Factor)
}

// A rule that kept a conversation in spite of the risk keeps it at any factor; one that hands over does so at any.
func TestRulesStandAtAnyFactor(t *testing.T) {
	assert.Equal(t, 0.0, need(ruled(0, "dangerous", chat.Handoff, chat.PolicyRule)))
	assert.Equal(t, math.Inf(1), need(ruled(.9, "notKnown", chat.Clarify, chat.OutsideIntents)))
	assert.InDelta(t, 4, need(ruled(.1, "ambiguous", chat.Clarify, chat.Ambiguous)), exact)
	assert.Equal(t, 1.0, need(scored(.4)))
	assert.Equal(t, math.Inf(1), need(scored(0)))
	assert.Equal(t, math.Inf(1), need(scored(math.NaN())))
	assert.Equal(t, 1.0, need(ruled(.2, "", chat.Handoff, chat.Frustration)), "what was handed over is, whatever the figures say")
}

// By greatest risk: d .1, f .2, b .3 and g .3, e .5, a .6, c .8; bad are a, b, c.
func TestRiskCoverage(t *testing.T) {
	c := Measure(fixture(), Options{}).Coverage
	want := []Coverage{{1. / 7, 0, .1}, {2. / 7, 0, .2}, {4. / 7, 1. / 4, .3}, {5. / 7, 1. / 5, .5}, {6. / 7, 2. / 6, .6}, {1, 3. / 7, .8}}
	assert.Equal(t, want, c.Points)
	assert.InDelta(t, (0+0+.5/3+1./4+1./5+2./6+3./7)/7, *c.AURC, exact, "of b and g half is bad, whichever comes first")
}

func TestRanking(t *testing.T) {
	r := Measure(fixture(), Options{}).Ranking
	assert.InDelta(t, (4+2.5+4)/12, *r.AUROC, exact, "a and c above all four, b above two and level with one")
	assert.InDelta(t, (4+1.5+1.5)/12, *r.AUROCFrustration, exact, "a .9, e .5, all others 0")
	// Before the last turn: a .5, c .3, b .2, d and f .1; e and g have no such turn. In all: c .8, a .6, then e, which is good.
	for k, want := range []Alarm{{Allowed: .01, Before: true, Threshold: new(.2), Recall: new(1.), Good: 4}, {Allowed: .05, Before: true, Threshold: new(.2), Recall: new(1.), Good: 4},
		{Allowed: .01, Threshold: new(.6), Recall: new(2. / 3), Good: 4}, {Allowed: .05, Threshold: new(.6), Recall: new(2. / 3), Good: 4}} {
		assert.Equal(t, want, r.Alarms[k])
	}
}

// Five of a hundred may be alarmed about: the threshold goes down to the fifth.
func TestAlarmsGoToTheLimit(t *testing.T) {
	var cases []Case
	for k := range 100 {
		cases = append(cases, Case{ID: string(rune('0' + k)), Turns: []Turn{scored(float64(k) / 200), scored(0)}, Label: good(Given)})
	}
	for k, risk := range []float64{.48, .474, .469} {
		cases = append(cases, Case{ID: string(rune('A'+k)) + "bad", Turns: []Turn{scored(risk), scored(0)}, Label: bad(Given, -1)})
	}
	r := Measure(cases, Options{}).Ranking
	assert.Equal(t, Alarm{Allowed: .01, Before: true, Threshold: new(.495), Recall: new(0.), FalseAlarms: 1, Good: 100}, r.Alarms[0])
	assert.Equal(t, Alarm{Allowed: .05, Before: true, Threshold: new(.474), Recall: new(2. / 3), FalseAlarms: 5, Good: 100}, r.Alarms[1], "between the fifth good one, .475, and the sixth, .470")
}

func TestLead(t *testing.T) {
	assert.Equal(t, Lead{Cases: 1, Median: new(1.), P25: new(1.), P75: new(1.), Turns: []LeadTurns{{0, 0}, {1, 1}}}, Measure(fixture(), Options{}).Lead)
	var cases []Case
	for k, lead := range []int{0, 0, 2, 4, 15} {
		cases = append(cases, Case{ID: string(rune('a' + k)), Turns: append([]Turn{scored(.9)}, make([]Turn, lead)...), Label: bad(Given, -1)})
	}
	l := Measure(cases, Options{}).Lead
	assert.Equal(t, []float64{0, 2, 4}, []float64{*l.P25, *l.Median, *l.P75})
	assert.Len(t, l.Turns, 11)
	assert.Equal(t, []LeadTurns{{0, 2}, {2, 1}, {4, 1}, {10, 1}}, []LeadTurns{l.Turns[0], l.Turns[2], l.Turns[4], l.Turns[10]}, "ten or more")
}

// Every risk has a bin of its own here, b and g share theirs.
func TestCalibration(t *testing.T) {
	c := Measure(fixture(), Options{}).Calibration
	require.Len(t, c.Bins, 6)
	assert.Equal(t, Bin{From: .3, To: .3, Cases: 2, Risk: .3, Bad: .5}, c.Bins[2])
	assert.InDelta(t, (.1+.2+.4+.5+.4+.2)/7, *c.ECE, exact)
	assert.InDelta(t, (.01+.04+.49+.09+.25+.16+.04)/7, *c.Brier, exact)
	var cases []Case
	for k := range 100 {
		cases = append(cases, Case{ID: string(rune('0' + k)), Turns: []Turn{scored(float64(k) / 100)}, Label: bad(Given, -1)})
	}
	c = Measure(cases, Options{}).Calibration
	require.Len(t, c.Bins, 10)
	for _, b := range c.Bins {
		assert.Equal(t, 10, b.Cases)
	}
	for k := range cases {
		cases[k].Turns[0].Risk = .9
		if k < 12 {
			cases[k].Turns[0].Risk = .2
		}
		if k < 9 {
			cases[k].Turns[0].Risk = .1
		}
	}
	var sizes []int
	for _, b := range Measure(cases, Options{}).Calibration.Bins {
		sizes = append(sizes, b.Cases)
	}
	assert.Equal(t, []int{9, 3, 88}, sizes, "equal risks stay together: in the first, second and sixth tenth")
}

func TestLists(t *testing.T) {
	l := Measure(fixture(), Options{}).Lists
	ids := func(all []Entry) (out []string) {
		for _, e := range all {
			out = append(out, e.ID)
		}
		return out
	}
	assert.Equal(t, []string{"b"}, ids(l.Missed))
	assert.Equal(t, []string{"c"}, ids(l.Late))
	assert.Equal(t, []string{"e", "g"}, ids(l.Needless), "the highest risk first")
	b := l.Missed[0]
	assert.Equal(t, []any{1, 2, 1, .3, .4}, []any{b.Turn, b.Line, b.Label.At, b.Risk, b.Threshold})
	assert.Equal(t, "kept: it came nearest at turn 2, risk 0.30 of 0.40; a person was needed by turn 2: the customer came back within 72 hours", b.Why)
	assert.Equal(t, "b says 1", b.Lines[b.Line].Text)
	assert.Equal(t, "handed over at turn 1 by the rule notKnown; no person was needed", l.Needless[1].Why)

	e := Entry{Line: 60}
	e.read(make([]chat.Said, 100))
	assert.Equal(t, []int{45, 24, 31, 15}, []int{e.Before, len(e.Lines), e.After, e.Line}, "eight lines follow the one that counts")
	e = Entry{Line: 5}
	e.read(make([]chat.Said, 3))
	assert.Equal(t, []int{0, 3, 0, -1}, []int{e.Before, len(e.Lines), e.After, e.Line}, "a line that is not there")
}

// Ten times the fixture: de is a, c, f; en is b, d, e, g.
func TestGaps(t *testing.T) {
	cases := many(10)
	cases[0].Intent, cases[1].Intent = "rare", "odd"
	gaps := Measure(cases, Options{}).Gaps
	require.Len(t, gaps, 4)
	en, de := gaps[0], gaps[1]
	assert.Equal(t, []any{"language", "en", 40, 10, "de", 30, 20}, []any{en.By, en.Name, en.Labelled, en.Bad, de.Name, de.Labelled, de.Bad})
	assert.Equal(t, []any{"intent", "", 68, "others", true, 2}, []any{gaps[2].By, gaps[2].Name, gaps[2].Labelled, gaps[3].Name, gaps[3].Others, gaps[3].Labelled})
	for _, want := range []struct {
		got   float64
		value float64
	}{{*en.Recall, 0}, {*de.Recall, .5}, {en.RecallGap.Value, -1. / 3}, {de.RecallGap.Value, .5 - 1./3}, {*en.FalseAlarms, 2. / 3}, {*de.FalseAlarms, 0},
		{en.FalseAlarmsGap.Value, 2./3 - .5}, {de.FalseAlarmsGap.Value, -.5}} {
		assert.InDelta(t, want.value, want.got, exact)
	}
	assert.Nil(t, gaps[3].RecallGap, "one bad conversation gives no band")
	assert.NotNil(t, gaps[3].Recall)
	assert.Less(t, en.RecallGap.High, 0.0, "plain enough for the band")
	assert.Less(t, de.RecallGap.Low, de.RecallGap.High)
	assert.Empty(t, Measure(many(2), Options{}).Gaps, "nothing to be held against anything")
}
