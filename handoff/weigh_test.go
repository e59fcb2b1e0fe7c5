package handoff

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/intents"
)

func TestOffers(t *testing.T) {
	p := NewPolicy(Scoring{})
	turn := func(lines ...string) chat.Decision {
		return p.Decide(Turn{Log: conversation(lines...), Reading: known, Intent: order})
	}
	annoyed := "C: where is my order? this is ridiculous"
	require.Equal(t, chat.Offer, turn(annoyed).Action)
	for _, c := range []struct {
		name, want string
		log        []string
	}{
		{"an offer that was not taken is not repeated", chat.Answer, []string{"C: are you open", "offer: We open at nine.", annoyed}},
		{"nor in the third turn after", chat.Answer, []string{"C: are you open", "offer: We open at nine.", "C: hello", "calm: Hello.", "C: hi", "calm: Hello.", annoyed}},
		{"but in the fourth", chat.Offer, []string{"C: are you open", "offer: We open at nine.", "C: hello", "calm: Hello.", "C: hi", "calm: Hello.", "C: good day", "calm: Hello.", annoyed}},
		{"who hints at a person is offered one all the same", chat.Offer, []string{"C: are you open", "offer: We open at nine.", "C: can someone help me with my order"}},
		{"what is worse than an offer is not held back", chat.Handoff, []string{"C: are you open", "offer: We open at nine.", "C: this is ridiculous, you stupid bot"}},
		{"yes takes the offer", chat.Handoff, []string{"C: are you open", "offer: We open at nine.", "C: yes please"}},
		{"in German, too", chat.Handoff, []string{"C: offen?", "offer: Ab neun.", "C: ja gerne"}},
		{"a yes to anything else does not", chat.Answer, []string{"C: are you open", "B hours: We open at nine.", "C: yes please"}},
		{"a yes that goes on does not", chat.Answer, []string{"C: are you open", "offer: We open at nine.", "C: yes, and where is my order"}},
		{"the same reply again comes with an offer", chat.Offer, []string{"C: where is my order", "B order_status: On its way.", "C: and the parcel with the cable?"}},
		{"the third time a person comes", chat.Handoff, []string{"C: where is my order", "B order_status: On its way.", "C: and the parcel with the cable?", "B order_status: On its way.", "C: when does it come at last?"}},
		{"thanks are no question", chat.Answer, []string{"C: where is my order", "B order_status: On its way.", "C: thanks a lot"}},
	} {
		require.Equal(t, c.want, turn(c.log...).Action, c.name)
	}
	denied := p.Decide(Turn{Log: conversation("C: where is my order", "B order_status: On its way.", "C: that doesn't answer my question"), Reading: unknown})
	require.Equal(t, chat.Handoff, denied.Action, "not asked for other words")
	require.Equal(t, "denied_answer", denied.Rule)
	require.Equal(t, "offer_taken", turn("C: are you open", "offer: We open at nine.", "C: yes").Rule)
	require.Equal(t, chat.RepeatedFailure, turn("C: where is my order", "B order_status: On its way.", "C: and the parcel with the cable?").Reason)
}

// TestRaisedIsReleasedLate: a session that was above the bar stays so until it is well below it.
func TestRaisedIsReleasedLate(t *testing.T) {
	raised := func(pressures ...float64) bool { return (&talk{pressures: pressures}).raised(.45, .315) }
	require.False(t, raised())
	require.False(t, raised(.44, .40))
	require.True(t, raised(.46))
	require.True(t, raised(.46, .40, .32))
	require.False(t, raised(.46, .31))
	require.False(t, raised(.46, .31, .44), "raised again only at the bar itself")
	require.True(t, raised(.46, .31, .45))
}

func TestThreshold(t *testing.T) {
	s := Scoring{}.WithDefaults()
	at := func(stakes intents.Stakes, again, available bool, wait time.Duration, load float64) float64 {
		x, c := s.threshold(stakes, again, available, wait, load)
		require.InDelta(t, min(.9, max(.03, c.Handoff*c.Load/(c.Wrong*c.Saved))), x, 1e-12, "the costs are the threshold")
		return x
	}
	low, medium, high := at(intents.Low, false, true, 0, 0), at(intents.Medium, false, true, 0, 0), at(intents.High, false, true, 0, 0)
	require.InDelta(t, 4.0/9, low, 1e-12)
	require.InDelta(t, 4.0/11, medium, 1e-12)
	require.InDelta(t, 4.0/15, high, 1e-12)
	require.Equal(t, medium, at("", false, true, 0, 0))
	require.InDelta(t, medium/1.5, at(intents.Medium, true, true, 0, 0), 1e-12, "who comes again is worth more")
	require.InDelta(t, medium/.9, at(intents.Medium, false, false, 0, 0), 1e-12, "nobody there: a call-back saves nine tenths")
	require.Greater(t, at(intents.Medium, false, true, 5*time.Minute, 0), medium)
	require.InDelta(t, medium/.9, at(intents.Medium, false, true, 9*time.Hour, 0), 1e-12, "a long wait is worth what a call-back is")
	require.Equal(t, medium, at(intents.Medium, false, true, 0, .5))
	require.InDelta(t, medium*1.5, at(intents.Medium, false, true, 0, 3), 1e-12, "full")
	s.Costs.Handoff = 1000
	require.Equal(t, .9, at(intents.Medium, false, true, 0, 0), "never out of reach")
	s.Costs.Handoff = .1
	require.Equal(t, .03, at(intents.Medium, false, true, 0, 0))
}

func TestRepeatContactTipsTheScales(t *testing.T) {
	p := NewPolicy(Scoring{})
	turn := Turn{Log: conversation("C: where is my order? this is ridiculous"), Reading: known, Intent: order}
	d := p.Decide(turn)
	require.NotEqual(t, chat.Handoff, d.Action, "%v of %v", d.Risk, d.Threshold)
	turn.Again = true
	d = p.Decide(turn)
	require.Equal(t, chat.Handoff, d.Action, "%v of %v", d.Risk, d.Threshold)
	require.Equal(t, chat.RepeatContact, d.Reason)
	require.Empty(t, d.Rule)
}

func TestReadScoring(t *testing.T) {
	s, err := ReadScoring([]byte(`{"costs":{"handoff":5},"offer_at":0.5}`))
	require.NoError(t, err)
	require.Equal(t, 5.0, s.Costs.Handoff)
	require.Equal(t, 11.0, s.Costs.Medium)
	for in, want := range map[string]string{
		`{"costs":{"handoff":-1}}`:  "costs.handoff: -1 must be from 0.1 to 1000",
		`{"costs":{"handoff":"x"}}`: "costs.handoff must not be a string",
		`{"cost":{}}`:               `unknown field "cost"`,
		`{} {}`:                     "one JSON object",
		`{"sure":0}`:                "sure: 0 must be from 0.01 to 1",
		`{"offer_at":2}`:            "offer_at: 2 must be",
		`{"model":{"name":""}}`:     "name is missing",
		`{"model":{"name":"x","frustration":{"mood":1}}}`:      "frustration.mood is not known",
		`{"model":{"name":"x","frustration":{"insulted":-1}}}`: "frustration.insulted: -1 must be between 0 and 20",
		`{"model":{"name":"x","doubts":{"asks_human":-1}}}`:    "doubts.asks_human",
		`{"model":{"name":"x","words":{"nice":-99}}}`:          "words.nice",
		`{"model":{"name":"x","base":21}}`:                     "base 21",
	} {
		_, err := ReadScoring([]byte(in))
		require.ErrorIs(t, err, chat.ErrInvalid, in)
		require.ErrorContains(t, err, want, in)
	}
}

func FuzzReadScoring(f *testing.F) {
	f.Add([]byte(`{"costs":{"handoff":5},"model":{"name":"x","frustration":{"insulted":1},"words":{"!good":1}}}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		s, err := ReadScoring(in)
		if err != nil {
			return
		}
		d := NewPolicy(s).Decide(Turn{Log: conversation("C: where is my order, you idiots"), Reading: known, Intent: order})
		require.True(t, d.Risk > 0 && d.Risk < 1 && d.Threshold > 0 && d.Threshold < 1)
	})
}
