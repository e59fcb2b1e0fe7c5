package handoff

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/intents"
)

// conversation makes a log from lines: "C: …" customer, "B: …" bot's answer, "B intent: …" one about that intent, "clarify", "fallback" and "offer"
// for a decision of that kind, "returned" and "cancelled", "no use" for a thumb down on the last answer.
func conversation(lines ...string) (log []chat.Event) {
	add := func(role chat.Role, b chat.Body) {
		log = append(log, chat.Event{Seq: chat.Seq(len(log) + 1), Kind: b.Kind(), By: chat.By{Role: role}, Body: b})
	}
	add(chat.Customer, chat.Started{Locale: "en"})
	last := chat.Seq(0)
	for _, line := range lines {
		head, text, _ := strings.Cut(line, ": ")
		switch {
		case head == "C":
			add(chat.Customer, chat.Message{Text: text})
		case strings.HasPrefix(head, "B"):
			intent := strings.TrimPrefix(strings.TrimPrefix(head, "B"), " ")
			add(chat.Bot, chat.Decision{Action: chat.Answer, Confidence: .9, Known: .95})
			add(chat.Bot, chat.Message{Text: text, Intent: intent})
			last = log[len(log)-1].Seq
		case head == "A":
			add(chat.Agent, chat.Message{Text: text})
		case head == "clarify":
			add(chat.Bot, chat.Decision{Action: chat.Clarify, Reason: chat.Ambiguous})
			add(chat.Bot, chat.Message{Text: "Which of these do you mean?"})
		case head == "fallback":
			add(chat.Bot, chat.Decision{Action: chat.Clarify, Reason: chat.OutsideIntents, Fallback: true})
			add(chat.Bot, chat.Message{Text: "Could you say that in other words?"})
		case head == "offer": // of a person, at a third of the risk that would hand over
			add(chat.Bot, chat.Decision{Action: chat.Offer, Reason: chat.Frustration, Confidence: .9, Known: .95, Risk: .2, Threshold: .4})
			add(chat.Bot, chat.Message{Text: text, Intent: "hours"})
		case head == "calm": // an answer at hardly any risk
			add(chat.Bot, chat.Decision{Action: chat.Answer, Confidence: .9, Known: .95, Risk: .05, Threshold: .4})
			add(chat.Bot, chat.Message{Text: text, Intent: "greet"})
		case head == "returned":
			add(chat.Agent, chat.Returned{})
		case head == "cancelled":
			add(chat.Customer, chat.HandoffCancelled{})
		case head == "no use":
			add(chat.Customer, chat.Feedback{Of: last})
		default:
			panic(line)
		}
	}
	return log
}

var (
	known     = intents.Reading{Intent: "order_status", Confidence: .9, Known: .95, IsKnown: true, Nearest: "where is my order", Alternatives: []intents.Alternative{{Intent: "order_status", Confidence: .9}, {Intent: "delivery_late", Confidence: .05}, {Intent: "contact", Confidence: .01}}}
	unknown   = intents.Reading{Intent: "order_status", Confidence: .4, Known: .1, Nearest: "where is my order", Alternatives: known.Alternatives}
	two       = intents.Reading{Intent: "order_status", Confidence: .48, Known: .9, IsKnown: true, Ambiguous: true, Alternatives: []intents.Alternative{{Intent: "order_status", Confidence: .48}, {Intent: "delivery_late", Confidence: .45}, {Intent: "contact", Confidence: .01}}}
	doubtful  = intents.Reading{Intent: "cancel_order", Confidence: .4, Known: .7, IsKnown: true}
	order     = intents.Intent{Name: "order_status", Stakes: intents.Medium}
	cancel    = intents.Intent{Name: "cancel_order", Stakes: intents.High}
	testDrive = intents.Intent{Name: "test_drive", Stakes: intents.Low, Lane: intents.Sales}
)

func TestDecide(t *testing.T) {
	type want struct {
		action string
		reason chat.Reason
	}
	hand := func(r chat.Reason) want { return want{chat.Handoff, r} }
	answer := want{action: chat.Answer}
	for _, c := range []struct {
		name string
		turn Turn
		log  []string
		want want
	}{
		{"a known question", Turn{Reading: known, Intent: order}, []string{"C: where is my order?"}, answer},
		{"asks for a person", Turn{Reading: known, Intent: order}, []string{"C: I want to talk to a person"}, hand(chat.ExplicitRequest)},
		{"asks for one in the first of two messages", Turn{Reading: known, Intent: order}, []string{"C: a human please", "C: where is my order"}, hand(chat.ExplicitRequest)},
		{"asked long ago and came back", Turn{Reading: known, Intent: order}, []string{"C: a human please", "B: A person comes.", "A: Hello", "returned", "C: where is my order"}, answer},
		{"hints at one", Turn{Reading: known, Intent: order}, []string{"C: can someone help me with my order"}, want{chat.Offer, chat.ExplicitRequest}},
		{"hints twice", Turn{Reading: known, Intent: order}, []string{"C: can someone help me with my order", "B order_status: On its way.", "C: customer service"}, hand(chat.ExplicitRequest)},
		{"hints, and wants to buy", Turn{Reading: intents.Reading{Intent: "test_drive", Confidence: .9, Known: .9, IsKnown: true}, Intent: testDrive}, []string{"C: can someone help me book a test drive"}, hand(chat.PreSales)},
		{"smoke", Turn{Reading: known, Intent: order}, []string{"C: there is smoke coming from the wallbox you delivered"}, hand(chat.PolicyRule)},
		{"lawyer, in German", Turn{Reading: unknown}, []string{"C: ich schalte jetzt meinen Anwalt ein"}, hand(chat.PolicyRule)},
		{"fraud, high stakes, in doubt", Turn{Reading: doubtful, Intent: cancel}, []string{"C: cancel it, this order is fraud"}, hand(chat.HighStakes)},
		{"fraud, for which the owner has an answer", Turn{Reading: intents.Reading{Intent: "stolen", Confidence: .97, Known: .97, IsKnown: true, Nearest: "my card was stolen"}}, []string{"C: my card got stolen"}, answer},
		{"not known", Turn{Reading: unknown, Intent: order}, []string{"C: There is a cat asleep in the crate you delivered"}, hand(chat.OutsideIntents)},
		{"nothing said", Turn{Reading: unknown, Intent: order}, []string{"C: hmm"}, want{chat.Clarify, chat.OutsideIntents}},
		{"keys", Turn{Reading: unknown, Intent: order}, []string{"C: asdf"}, want{chat.Clarify, chat.OutsideIntents}},
		{"the thing", Turn{Reading: unknown, Intent: order}, []string{"C: the thing"}, want{chat.Clarify, chat.OutsideIntents}},
		{"nothing said about high stakes", Turn{Reading: unknown, Intent: cancel}, []string{"C: the thing"}, hand(chat.OutsideIntents)},
		{"short but an issue", Turn{Reading: unknown, Intent: order}, []string{"C: windscreen cracked"}, hand(chat.OutsideIntents)},
		{"nothing said twice", Turn{Reading: unknown, Intent: order}, []string{"C: hmm", "fallback", "C: dunno"}, hand(chat.RepeatedFailure)},
		{"nothing said, later again", Turn{Reading: unknown, Intent: order}, []string{"C: hmm", "fallback", "C: where is it", "B order_status: On its way.", "C: umm"}, hand(chat.OutsideIntents)},
		{"none of the two", Turn{Reading: unknown, NoneOf: true}, []string{"C: order", "clarify", "C: Something else"}, hand(chat.Ambiguous)},
		{"not known and fed up", Turn{Reading: unknown}, []string{"C: you stupid useless bot, this is ridiculous, I am sick of you idiots!!!"}, hand(chat.Frustration)},
		{"two are close", Turn{Reading: two, Intent: order}, []string{"C: my order"}, want{chat.Clarify, chat.Ambiguous}},
		{"two are close again", Turn{Reading: two, Intent: order}, []string{"C: my order", "clarify", "C: well my order"}, hand(chat.Ambiguous)},
		{"chosen of two", Turn{Reading: two, Intent: order, Chosen: true}, []string{"C: my order", "clarify", "C: Order status"}, answer},
		{"chosen with high stakes", Turn{Reading: doubtful, Intent: cancel, Chosen: true}, []string{"C: my order", "clarify", "C: Cancel an order"}, answer},
		{"high stakes in doubt", Turn{Reading: doubtful, Intent: cancel}, []string{"C: the order must not go on"}, hand(chat.HighStakes)},
		{"the same answer denied", Turn{Reading: known, Intent: order}, []string{"C: where is my order", "B order_status: It is on its way.", "C: no that's not what I asked, where is it"}, hand(chat.RepeatedFailure)},
		{"the same answer, thumb down", Turn{Reading: known, Intent: order}, []string{"C: where is my order", "B order_status: It is on its way.", "no use", "C: where is my parcel"}, hand(chat.RepeatedFailure)},
		{"says it again and again", Turn{Reading: known, Intent: order}, []string{"C: where is my order 4711", "B order_status: It is on its way.", "C: where is my order 4711??", "B order_status: It is on its way.", "C: Where is my order 4711"}, hand(chat.RepeatedFailure)},
		{"worn out", Turn{Reading: known, Intent: order}, []string{"C: where is my order", "B x: We open at nine.", "C: this is ridiculous, you stupid bot"}, hand(chat.Frustration)},
		{"worn out, back from an agent", Turn{Reading: known, Intent: order}, []string{"C: this is ridiculous, you stupid bot", "B: A person comes.", "A: Solved!", "returned", "C: where is my order"}, answer},
		{"worn out, then called it off", Turn{Reading: known, Intent: order}, []string{"C: this is ridiculous, you stupid bot", "B: A person comes.", "cancelled", "C: where is my order"}, answer},
		{"annoyed", Turn{Reading: known, Intent: order}, []string{"C: where is my order? this is ridiculous"}, want{chat.Offer, chat.Frustration}},
		{"more annoyed", Turn{Reading: known, Intent: order}, []string{"C: where is my order? this is ridiculous, I've been waiting for weeks"}, hand(chat.Frustration)},
		{"an empty log", Turn{}, nil, want{chat.Clarify, chat.OutsideIntents}},
	} {
		c.turn.Log = conversation(c.log...)
		d := NewPolicy(Scoring{}).Decide(c.turn)
		require.Equal(t, c.want, want{d.Action, d.Reason}, "%s: risk %.3f of %.2f, frustration %.3f, %+v", c.name, d.Risk, d.Threshold, d.Frustration, d.Why)
	}
}

func TestDecisionIsWholeAndSays(t *testing.T) {
	p := NewPolicy(Scoring{})
	d := p.Decide(Turn{Log: conversation("C: where is my order", "B x: We open at nine.", "C: this is ridiculous, you stupid bot"), Reading: known, Intent: order})
	require.Equal(t, chat.Handoff, d.Action)
	require.Equal(t, "order_status", d.Intent)
	require.Equal(t, .9, d.Confidence)
	require.Equal(t, .95, d.Known)
	require.Equal(t, "where is my order", d.Nearest)
	require.Equal(t, Shipped.Name, d.Model)
	require.Len(t, d.Alternatives, 3)
	var says []string
	for _, s := range d.Why {
		says = append(says, s.Signal+": "+s.Says)
	}
	require.Contains(t, says, "insulted_now: is insulting: “you stupid”")
	require.Contains(t, says, "annoyed_now: complains: “ridiculous”")
	require.Contains(t, says, "base: any conversation")

	d = p.Decide(Turn{Log: conversation("C: my order"), Reading: two, Intent: order})
	require.Equal(t, []chat.Alternative{{Intent: "order_status", Confidence: .48}, {Intent: "delivery_late", Confidence: .45}}, d.Alternatives)
	require.True(t, p.Decide(Turn{Log: conversation("C: hmm"), Reading: unknown}).Fallback)
	require.True(t, p.Decide(Turn{Log: conversation("C: the cat ate it all"), Reading: unknown}).Fallback)
}

func TestThresholdFallsAsStakesRise(t *testing.T) {
	p := NewPolicy(Scoring{Costs: Pricing{Low: 5}})
	at := func(s intents.Stakes) float64 {
		return p.Decide(Turn{Log: conversation("C: hi"), Reading: known, Intent: intents.Intent{Stakes: s}}).Threshold
	}
	require.InDelta(t, 4/(5*.9), at(intents.Low), 1e-12, "minutes of a hand-off ÷ those of a wrong containment, of which a call-back saves nine tenths")
	require.Greater(t, at(intents.Low), at(intents.Medium))
	require.Greater(t, at(intents.Medium), at(intents.High))
	require.Equal(t, at(intents.Medium), at(""))
}
