package backtest

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// bolder is the fixture under a policy that hands b over in time, keeps e, takes a over a turn later, c a turn earlier, and treats d needlessly.
func bolder() []Case {
	cases := fixture()
	cases[0].Turns[1] = scored(.3)
	cases[1].Turns[1] = scored(.5)
	cases[2].Turns[0] = scored(.45)
	cases[3].Turns[0] = scored(.41)
	cases[4].Turns[0] = scored(.39)
	return cases
}

func TestCompare(t *testing.T) {
	a, b := fixture(), bolder()
	a = append(a, Case{ID: "only a"})
	b = append(b, Case{ID: "only b"}, Case{ID: "only b, too"})
	b[0].Label = good(Verdict) // counts for nothing: labels are those of A
	c := Compare(a, b, Options{})
	assert.Equal(t, []int{1, 2, 8}, []int{c.OnlyA, c.OnlyB, c.B.Volume.Cases})
	assert.Equal(t, []Changes{{NowHanded, 2, 1, 1}, {NowKept, 1, 0, 1}, {Earlier, 1, 1, 0}, {Later, 1, 1, 0}}, c.Changes)
	want := map[string][2]float64{"containment": {3. / 8, 2. / 8}, "recall": {1. / 3, 1}, "false_alarms": {.5, .5}, "bad_kept": {.5, 0}, "minutes": {52.5 / 7, 36. / 7}}
	require.Len(t, c.Differences, len(want))
	for _, d := range c.Differences {
		assert.InDelta(t, want[d.Name][0], *d.A, exact, d.Name)
		assert.InDelta(t, want[d.Name][1], *d.B, exact, d.Name)
		assert.InDelta(t, want[d.Name][1]-want[d.Name][0], d.By.Value, exact, d.Name)
	}
	// d costs 6 more; b saves 9, c 7.5, e 6; a is in time under both.
	var read []string
	for _, r := range c.Read {
		read = append(read, r.ID+" "+r.Kind+" "+string(r.FateA)+" "+string(r.FateB))
	}
	assert.Equal(t, []string{"d handed served needless", "b handed missed in_time", "c earlier late in_time", "e kept needless served", "a later in_time in_time"}, read)
	assert.Equal(t, []int{1, 2}, []int{c.Read[4].TurnA, c.Read[4].TurnB})
	assert.Equal(t, "kept: it came nearest at turn 2, risk 0.30 of 0.40", c.Read[1].DidA)
	assert.Equal(t, "handed over at turn 2, risk 0.50 of 0.40; a person was needed by turn 2: the customer came back within 72 hours", c.Read[1].Why)
}

// Both sides are taken from the same resamples, so the band of a difference that is the same in every conversation has no width.
func TestDifferencesArePaired(t *testing.T) {
	a, b := many(30), many(30)
	for i := range b { // every conversation is handed over at once, or was
		b[i].Turns = []Turn{ruled(0, "always", chat.Handoff, chat.PolicyRule)}
		a[i].Turns, a[i].Label = []Turn{scored(0)}, good(Given)
	}
	by := Compare(a, b, Options{}).Differences[4].By
	assert.Equal(t, Band{6, 6, 6}, *by)
}

// Customers are drawn whole: with all conversations of a customer alike, more of them make no figure surer.
func TestCustomersAreDrawnWhole(t *testing.T) {
	width := func(copies int, group bool) float64 {
		var cases []Case
		for k := range copies {
			for _, c := range many(4) {
				if group {
					c.Group = c.ID
				}
				c.ID += string(rune('a' + k))
				cases = append(cases, c)
			}
		}
		m := Measure(cases, Options{}).Operating.Minutes
		return m.High - m.Low
	}
	assert.InDelta(t, width(1, true), width(9, true), 1e-9)
	assert.Less(t, width(9, false), width(1, false)/2, "about a third")
}
