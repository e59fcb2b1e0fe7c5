package chat

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// reflected is the event as encoding/json writes it, field by field.
func reflected(t testing.TB, e Event) string {
	out, err := json.Marshal(head{e.Seq, e.At, e.Kind, e.By, e.Ref, e.Print})
	require.NoError(t, err)
	if e.Body == nil {
		return string(out)
	}
	body, err := json.Marshal(e.Body)
	require.NoError(t, err)
	if len(body) <= 2 {
		return string(out)
	}
	return string(out[:len(out)-1]) + "," + string(body[1:])
}

func TestWrittenByHandAsByReflection(t *testing.T) {
	for kind, body := range full(t) {
		for _, e := range []Event{
			{Seq: 7, At: t0, Kind: kind, By: By{Role: Customer}, Body: body},
			{Seq: 1 << 52, At: t0.Plus(1), Kind: kind, By: By{Role: Agent, ID: "<7>", Name: "Zoë & Co"}, Ref: "m:1", Print: "ab", Body: body},
			{Seq: 1, At: t0, Kind: kind, By: By{Role: Bot}, Body: nil},
		} {
			b, err := e.MarshalJSON()
			require.NoError(t, err)
			require.Equal(t, reflected(t, e), string(b))
		}
	}
}

func FuzzEncode(f *testing.F) {
	f.Add("where is my order?", "a\u2028b<>&\\\"\x00\xff", 0.25, 3)
	f.Add("", "é", 1e-7, 0)
	f.Add("\xe2\x80", "\u2029", 1e21, 1)
	f.Add("\x7f\t\n", "\U0001f600", math.Copysign(0, -1), 2)
	f.Fuzz(func(t *testing.T, a, b string, n float64, k int) {
		m := Message{Text: a, Choice: b, Intent: a, Offer: b}
		d := Decision{Action: a, Reason: Reason(b), Intent: a, Confidence: n, Known: n / 3, Risk: -n, Threshold: float64(k), Nearest: b, Fallback: k%2 == 0, Model: a}
		for i := range uint(k) % 4 {
			m.Choices, m.Sources = append(m.Choices, Choice{a, b}), append(m.Sources, Source{b, a, b})
			d.Why, d.Alternatives = append(d.Why, Signal{a, n * float64(i), n, b}), append(d.Alternatives, Alternative{b, n})
		}
		if k < 0 {
			d.Why, d.Alternatives = []Signal{}, []Alternative{}
		}
		if k%3 == 0 {
			d.Rule, d.Scorer, d.Costs = a, Seq(uint(k)), &Costs{n, -n, n / 2, float64(k)}
			d.Given = &Given{Upto: Seq(uint(k)), Known: n, Confidence: n / 5, IsKnown: k%2 == 0, Foreign: k%5 == 0, Stakes: a, Lane: b, Wait: n, Load: float64(k), Again: k%7 == 0}
			d.Page, d.Machine = b, append(d.Machine, MachineUse{a, b, a, b, a, k, -k, k})
			if k%2 == 0 {
				d.Given.Page = &OnPage{a, b, n}
			}
			for range uint(k) % 4 {
				d.Given.Parts, d.Given.Opinions = append(d.Given.Parts, Part{a, n, n, b, a, k%2 == 0}), append(d.Given.Opinions, Opinion{a, n, b})
			}
		}
		for _, body := range []Body{m, d} {
			e := Event{Seq: Seq(k), At: t0, Kind: body.Kind(), By: By{Role: Role(a), ID: b, Name: a}, Ref: b, Print: a, Body: body}
			got, err := e.MarshalJSON()
			if math.IsNaN(n) || math.IsInf(n, 0) {
				if body.Kind() == "decision" {
					require.Error(t, err)
				}
				continue
			}
			require.NoError(t, err)
			require.Equal(t, reflected(t, e), string(got))
			says, line, err := e.Written()
			require.NoError(t, err)
			var back Event
			require.NoError(t, back.UnmarshalJSON(line))
			require.Equal(t, back, says)
		}
	})
}
