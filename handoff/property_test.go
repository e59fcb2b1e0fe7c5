package handoff

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
	"roundpeg/handoff/grammar"
	"roundpeg/intents"
)

var someTexts = []string{"", "hmm", "where is my order", "WHERE IS MY ORDER!!!", "this is ridiculous", "you stupid bot", "no that's not what I asked", "thanks, great",
	"can someone help me with this", "I give up", "mein Paket ist weg", "what do you mean?", "asdf", "a table for five people", "the wall battery box held a children's bike", "\xff\xfe", "🙂🙂", "…"}

func drawText(t *rapid.T) string {
	return rapid.OneOf(rapid.SampledFrom(someTexts), rapid.StringN(0, 60, 200)).Draw(t, "text")
}

func drawProbability(t *rapid.T) float64 { return rapid.Float64Range(0, 1).Draw(t, "p") }

func drawTurn(t *rapid.T) Turn {
	var log []chat.Event
	add := func(role chat.Role, b chat.Body) {
		log = append(log, chat.Event{Seq: chat.Seq(len(log) + 1), Kind: b.Kind(), By: chat.By{Role: role}, Body: b})
	}
	names := []string{"", "order_status", "cancel_order", "test_drive"}
	for range rapid.IntRange(0, 40).Draw(t, "events") {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0, 1, 2, 3:
			add(chat.Customer, chat.Message{Text: drawText(t)})
		case 4, 5:
			add(chat.Bot, chat.Message{Text: drawText(t), Intent: rapid.SampledFrom(names).Draw(t, "intent")})
		case 6:
			add(chat.Bot, chat.Decision{Action: rapid.SampledFrom([]string{chat.Answer, chat.Clarify, chat.Offer}).Draw(t, "action"), Confidence: drawProbability(t), Fallback: rapid.Bool().Draw(t, "fallback")})
		case 7:
			add(chat.Customer, chat.Feedback{Of: chat.Seq(rapid.IntRange(0, 40).Draw(t, "of")), Helpful: rapid.Bool().Draw(t, "helpful")})
		case 8:
			add(chat.Agent, rapid.SampledFrom([]chat.Body{chat.Returned{}, chat.HandoffCancelled{}, chat.AgentJoined{}, chat.Closed{}, chat.Note{}, chat.Promised{What: chat.Callback}}).Draw(t, "body"))
		case 9:
			add(chat.Agent, chat.Message{Text: drawText(t)})
		}
	}
	reading := intents.Reading{Intent: rapid.SampledFrom(names).Draw(t, "reading"), Confidence: drawProbability(t), Known: drawProbability(t), IsKnown: rapid.Bool().Draw(t, "known"),
		Ambiguous: rapid.Bool().Draw(t, "ambiguous"), Nearest: drawText(t)}
	for range rapid.IntRange(0, 3).Draw(t, "alternatives") {
		reading.Alternatives = append(reading.Alternatives, intents.Alternative{Intent: rapid.SampledFrom(names).Draw(t, "other"), Confidence: drawProbability(t)})
	}
	turn := Turn{Again: rapid.Bool().Draw(t, "again"), Wait: time.Duration(rapid.IntRange(0, 7200).Draw(t, "wait")) * time.Second, Load: rapid.Float64Range(0, 2).Draw(t, "load"), Wordless: rapid.Bool().Draw(t, "wordless")}
	for range rapid.IntRange(0, 3).Draw(t, "parts") {
		reading.Parts = append(reading.Parts, intents.Part{Intent: rapid.SampledFrom(names).Draw(t, "part"), Confidence: drawProbability(t), Known: drawProbability(t)})
		turn.Matters = append(turn.Matters, intents.Intent{Name: reading.Parts[len(reading.Parts)-1].Intent, Stakes: rapid.SampledFrom([]intents.Stakes{"", intents.Low, intents.High}).Draw(t, "grave"),
			Lane: rapid.SampledFrom([]intents.Lane{"", intents.Sales}).Draw(t, "for"), Answer: rapid.SampledFrom([]map[string]string{nil, {"en": "so it is"}}).Draw(t, "words")})
	}
	if rapid.Bool().Draw(t, "advised") {
		turn.Opinions = []chat.Opinion{{From: "llm", Value: drawProbability(t), Says: drawText(t)}}
	}
	if rapid.Bool().Draw(t, "on a page") {
		turn.Page = &chat.OnPage{Page: "returns", About: rapid.SampledFrom([]string{"hours", "https://shop.example/returns"}).Draw(t, "passage"), P: drawProbability(t)}
	}
	turn = Turn{Page: turn.Page, Again: turn.Again, Wait: turn.Wait, Load: turn.Load, Wordless: turn.Wordless, Matters: turn.Matters, Opinions: turn.Opinions, Log: log, Reading: reading, Chosen: rapid.Bool().Draw(t, "chosen"), NoneOf: rapid.Bool().Draw(t, "none"), Available: rapid.Bool().Draw(t, "available"),
		Intent: intents.Intent{Name: reading.Intent, Stakes: rapid.SampledFrom([]intents.Stakes{"", intents.Low, intents.Medium, intents.High}).Draw(t, "stakes"), Lane: rapid.SampledFrom([]intents.Lane{"", intents.Support, intents.Sales}).Draw(t, "lane")}}
	return turn
}

// says adds a customer's message to the turn.
func (t Turn) says(text string) Turn {
	t.Log = append(slices.Clone(t.Log), chat.Event{Seq: chat.Seq(len(t.Log) + 1), Kind: "message", By: chat.By{Role: chat.Customer}, Body: chat.Message{Text: text}})
	return t
}

func TestDecideProperties(t *testing.T) {
	p := NewPolicy(Scoring{})
	rapid.Check(t, func(r *rapid.T) {
		turn := drawTurn(r)
		d := p.Decide(turn)
		require.Equal(r, d, p.Decide(turn), "the same turn, the same decision")
		require.Equal(r, d, NewPolicy(Scoring{}).Decide(turn))
		short := turn
		short.Log = turn.Log[chat.Fold("s", turn.Log).BotSince:]
		alike := p.Decide(short)
		alike.Given.Upto = d.Given.Upto // 0 where nothing is left
		require.Equal(r, d, alike, "what is before BotSince weighs nothing")
		for _, x := range []float64{d.Confidence, d.Known, d.Frustration, d.Risk, d.Threshold} {
			require.True(r, x >= 0 && x <= 1, "%v", x)
		}
		sum := 0.0
		for _, s := range d.Why {
			sum += s.Weight
			require.NotEmpty(r, s.Says)
			require.NotEmpty(r, s.Signal)
		}
		require.InDelta(r, math.Log(d.Risk/(1-d.Risk)), sum, 1e-9, "the contributions are the risk")
		require.Contains(r, []string{chat.Answer, chat.Clarify, chat.Offer, chat.Handoff}, d.Action)
		if d.Action == chat.Answer {
			require.Empty(r, d.Reason)
		} else {
			require.Contains(r, chat.Reasons, d.Reason)
		}
		if d.Action == chat.Clarify && d.Reason == chat.Ambiguous {
			require.Len(r, d.Alternatives, 2)
		}
		_, err := json.Marshal(d)
		require.NoError(r, err)
	})
}

// TestReplay: what is stored gives the same decision again, bit for bit.
func TestReplay(t *testing.T) {
	p := NewPolicy(Scoring{}).Of(7)
	rapid.Check(t, func(r *rapid.T) {
		turn := drawTurn(r)
		if len(turn.Log) == 0 {
			turn = turn.says("hello")
		}
		d := p.Decide(turn)
		kept, err := json.Marshal(append(slices.Clone(turn.Log), chat.Event{Seq: 1000, Kind: "decision", By: chat.By{Role: chat.Bot}, Body: d}, chat.Event{Seq: 1001, Kind: "message", By: chat.By{Role: chat.Customer}, Body: chat.Message{Text: "you idiots"}}))
		require.NoError(r, err)
		var log []chat.Event
		require.NoError(r, json.Unmarshal(kept, &log))
		stored := log[len(log)-2].Body.(chat.Decision)
		again, err := json.Marshal(NewPolicy(Scoring{}).Replay(log, stored))
		require.NoError(r, err)
		before, err := json.Marshal(stored)
		require.NoError(r, err)
		require.Equal(r, string(before), string(again))
	})
}

// TestCapacityNeverHoldsARuleBack: load and wait raise the bar of the score, never that of a rule; and what somebody else thinks never lowers an action.
func TestCapacityNeverHoldsARuleBack(t *testing.T) {
	p := NewPolicy(Scoring{})
	rank := map[string]int{chat.Answer: 0, chat.Clarify: 1, chat.Offer: 1, chat.Handoff: 2}
	rapid.Check(t, func(r *rapid.T) {
		turn := drawTurn(r)
		turn.Opinions = nil
		d := p.Decide(turn)
		busy := turn
		busy.Available, busy.Wait, busy.Load = true, 10*time.Hour, 50
		if d.Rule != "" && d.Action == chat.Handoff {
			b := p.Decide(busy)
			require.Equal(r, chat.Handoff, b.Action)
			require.Equal(r, d.Rule, b.Rule)
		}
		if turn.Available {
			require.GreaterOrEqual(r, p.Decide(busy).Threshold, d.Threshold)
		}
		advised := turn
		advised.Opinions = []chat.Opinion{{From: "llm", Value: drawProbability(r), Says: "it may be"}}
		require.GreaterOrEqual(r, rank[p.Decide(advised).Action], rank[d.Action])
	})
}

func TestWhatHandsOverIsNeverHeldBack(t *testing.T) {
	p := NewPolicy(Scoring{})
	rank := map[string]int{chat.Answer: 0, chat.Clarify: 1, chat.Offer: 1, chat.Handoff: 2}
	rapid.Check(t, func(r *rapid.T) {
		turn := drawTurn(r)
		asked := turn.says(rapid.SampledFrom([]string{"I want to talk to a human", "agent please", "kann ich bitte mit jemandem reden", "HUMAN"}).Draw(r, "request"))
		d := p.Decide(asked)
		require.Equal(r, chat.Handoff, d.Action)
		require.Equal(r, chat.ExplicitRequest, d.Reason)
		feared := turn.says(rapid.SampledFrom([]string{"there is smoke coming out of it", "I was injured", "es riecht nach verbranntem Plastik"}).Draw(r, "danger"))
		require.Equal(r, chat.Handoff, p.Decide(feared).Action)
		plain := p.Decide(turn)
		for _, worse := range []func(*Turn){func(t *Turn) { t.Wordless = true }, func(t *Turn) { t.Reading.Foreign = true }, func(t *Turn) { t.Again = true },
			func(t *Turn) { *t = t.says("I will take you to court") }, func(t *Turn) { *t = t.says("you useless idiots, this is outrageous, never again") }} {
			w := turn
			worse(&w)
			require.GreaterOrEqual(r, rank[p.Decide(w).Action], min(rank[plain.Action], map[bool]int{true: 2, false: 1}[plain.Rule == "" || len(w.Log) == len(turn.Log)]))
		}
		none := turn
		none.NoneOf = true
		require.GreaterOrEqual(r, rank[p.Decide(none).Action], rank[plain.Action])
		if !turn.Chosen {
			lost := turn
			lost.Reading.IsKnown, lost.Page = false, nil // what a page answers is not lost
			require.GreaterOrEqual(r, rank[p.Decide(lost).Action], min(1, rank[plain.Action]))
			if plain.Action == chat.Handoff && slices.Contains([]string{"explicit_request", "offer_taken", "danger", "hint_twice", "fallback_twice", "says_it_again", "none_of_the_choices", "foreign"}, plain.Rule) {
				require.Equal(r, chat.Handoff, p.Decide(lost).Action)
			}
		}
	})
}

func TestScoreProperties(t *testing.T) {
	p := NewPolicy(Scoring{})
	rapid.Check(t, func(r *rapid.T) {
		d := Dialogue{ID: "x"}
		for range rapid.IntRange(0, 30).Draw(r, "turns") {
			d.Turns = append(d.Turns, DialogueTurn{By: rapid.SampledFrom([]string{"customer", "bot", "agent"}).Draw(r, "by"), Text: drawText(r), Fallback: rapid.Bool().Draw(r, "fallback")})
		}
		all := p.Score(d)
		require.Len(r, all, len(d.Turns))
		for i, s := range all {
			require.Equal(r, i, s.I)
			require.True(r, s.Frustration > 0 && s.Frustration < 1 && s.Risk > 0 && s.Risk < 1)
		}
		n := rapid.IntRange(0, len(d.Turns)).Draw(r, "cut")
		require.Equal(r, all[:n], p.Score(Dialogue{Turns: d.Turns[:n]}), "what follows does not matter")
	})
}

func FuzzHear(f *testing.F) {
	for _, s := range someTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		NewPolicy(Scoring{}).AsksHuman(text)
		fears(text, grammar.Words(text))
		Shipped.hear(said{by: chat.Customer, text: text})
	})
}

func FuzzScoreFile(f *testing.F) {
	f.Add([]byte(`{"id":"a","turns":[{"by":"customer","text":"hello"},{"by":"bot","text":"hi","fallback":true}]}`))
	f.Add([]byte("{\"id\":\"a\",\"turns\":[]}\n\n{}"))
	f.Fuzz(func(t *testing.T, in []byte) {
		var out bytes.Buffer
		err := NewPolicy(Scoring{}).ScoreFile(bytes.NewReader(in), &out)
		if err != nil && !strings.HasPrefix(err.Error(), "line ") {
			t.Fatal(err)
		}
		for line := range bytes.Lines(out.Bytes()) {
			if !json.Valid(line) {
				t.Fatalf("%q", line)
			}
		}
	})
}

// TestDecideIsQuick holds the budget with room for a busy machine: the benchmark says what it takes.
func TestDecideIsQuick(t *testing.T) {
	p := NewPolicy(Scoring{})
	turn := longTurn()
	best := time.Hour
	for range 200 {
		start := time.Now()
		p.Decide(turn)
		best = min(best, time.Since(start))
	}
	require.Less(t, best, 2*time.Millisecond)
}

// longTurn has the eight exchanges that few conversations with a bot exceed.
func longTurn() Turn {
	var lines []string
	for i := range 8 {
		lines = append(lines, "C: "+someTexts[2+i]+" and my parcel from last week", "B order_status: Your order left our warehouse this morning and will be with you in two days.")
	}
	return Turn{Log: conversation(append(lines, "C: I still have not got an answer about the charger")...), Reading: known, Intent: order}
}

func BenchmarkDecide(b *testing.B) {
	p := NewPolicy(Scoring{})
	for name, turn := range map[string]Turn{"first": {Log: conversation("C: where is my order? I have been waiting for a week"), Reading: known, Intent: order}, "ninth": longTurn()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p.Decide(turn)
			}
		})
	}
}

// BenchmarkTurn tells the percentiles of deciding about turns of all lengths, as conversations have them: one to nine exchanges.
func BenchmarkTurn(b *testing.B) {
	p := NewPolicy(Scoring{})
	long := longTurn()
	var turns []Turn
	for n := 2; n <= len(long.Log); n++ {
		if m, ok := long.Log[n-1].Body.(chat.Message); ok && m.Text != "" && long.Log[n-1].By.Role == chat.Customer {
			turns = append(turns, Turn{Log: long.Log[:n], Reading: known, Intent: order})
		}
	}
	took := make([]time.Duration, 0, 1<<20)
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		p.Decide(turns[i%len(turns)])
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds())/1000, "µs-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1000, "µs-p99")
}

func TestTheDotProductTakesNoMemory(t *testing.T) {
	x := Shipped.Measure([]DialogueTurn{{By: "customer", Text: "you idiots, where is my order"}})[0]
	z := 0.0
	require.Zero(t, testing.AllocsPerRun(100, func() { z += Shipped.odds(&x) }))
	require.Positive(t, z)
}

func BenchmarkAsksHuman(b *testing.B) {
	p := NewPolicy(Scoring{})
	for b.Loop() {
		p.AsksHuman("I have asked this before, can you please put me through to somebody who knows the order?")
	}
}
