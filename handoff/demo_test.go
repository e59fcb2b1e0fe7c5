package handoff

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/computes"
	"roundpeg/intents"
	"roundpeg/intents/encoder"
)

// TestDemoShop holds policy and classifier together on what the demo shop knows, by words alone and as a server reads by default. None of these texts is among its phrases.
func TestDemoShop(t *testing.T) {
	computes.Only(t)
	t.Run("words", func(t *testing.T) { demoShop(t, nil) })
	t.Run("meaning", func(t *testing.T) {
		e, err := encoder.BGE()
		require.NoError(t, err)
		demoShop(t, e)
	})
}

func demoShop(t *testing.T, e intents.Encoder) {
	set, err := intents.LoadSet(filepath.Join("..", "configs", "intents.yaml"))
	require.NoError(t, err)
	model, err := intents.Train(set, intents.Options{Encoder: e})
	require.NoError(t, err)
	p := NewPolicy(Scoring{})
	decide := func(lines ...string) chat.Decision {
		log := conversation(lines...)
		r, err := model.Classify(context.Background(), intents.Utterance{Text: follow(log).asked()})
		require.NoError(t, err)
		turn := Turn{Log: log, Reading: r, Available: true}
		turn.Intent, _ = set.Find(r.Intent)
		for _, part := range r.Parts {
			m, _ := set.Find(part.Intent)
			turn.Matters = append(turn.Matters, m)
		}
		return p.Decide(turn)
	}
	for _, text := range []string{
		"There is a cat asleep in the crate you delivered and I have no idea whose it is",
		"the plaque your colleague promised my grandmother in June has somebody else's poem on it",
		"someone from your company parked across my drive and left a strange note under the door",
		"the scanner at your drop-off point refuses my parcel because it says that I do not exist",
		"I ordered the wall battery but the box held a children's bike and now the financing lapsed",
		"my neighbour's goat ate the charging cable that your installer left on the lawn",
		"die Plakette, die Ihr Kollege meiner Oma versprochen hat, trägt ein fremdes Gedicht",
	} {
		d := decide("C: " + text)
		if !(d.Action == chat.Handoff) {
			t.Errorf("%s\n%s %s %s known %.2f confidence %.2f risk %.2f", text, d.Action, d.Reason, d.Intent, d.Known, d.Confidence, d.Risk)
		}
	}
	kept, all := 0, 0
	for _, text := range []string{
		"What are your opening hours?", "where is my order", "when are you open on saturday", "can I book a test drive", "how do I return something", "I need a copy of my invoice",
		"which payment methods do you accept", "how long is the warranty on the battery", "Wo ist meine Bestellung?", "Wann haben Sie geöffnet?", "how do I install the software update",
		"hello", "thanks a lot", "what does a wallbox cost", "I want to change my address", "Kann ich mit Kreditkarte bezahlen?", "where can I charge on the road", "what is my old car worth",
	} {
		d := decide("C: " + text)
		all++
		if d.Action == chat.Answer || d.Action == chat.Offer {
			kept++
		}
		t.Logf("%-8s %-16s %-18s known %.2f confidence %.2f risk %.2f  %s", d.Action, d.Reason, d.Intent, d.Known, d.Confidence, d.Risk, text)
	}
	require.GreaterOrEqual(t, float64(kept)/float64(all), .8)
	sentences(t, decide)
}

// sentences counts what becomes of the sentences that the classifier is measured on, too.
func sentences(t *testing.T, decide func(...string) chat.Decision) {
	file, err := os.Open(filepath.Join("..", "intents", "testdata", "demo.jsonl"))
	require.NoError(t, err)
	defer file.Close()
	rows, err := intents.ReadUtterances(file)
	require.NoError(t, err)
	counts := map[string]int{}
	for _, row := range rows {
		d := decide("C: " + row.Text)
		fits := "fits: "
		if row.Intent == intents.OutOfScope {
			fits = "does not fit: "
		}
		what := d.Action
		if row.Intent != intents.OutOfScope && (d.Action == chat.Answer || d.Action == chat.Offer) && d.Intent != row.Intent {
			what += " wrongly"
		}
		counts[fits+what]++
		if what == "answer wrongly" || row.Intent == intents.OutOfScope && d.Action == chat.Answer {
			t.Logf("%s%s as %s: %s", fits, what, d.Intent, row.Text)
		}
	}
	t.Log(counts)
	require.LessOrEqual(t, counts["fits: answer wrongly"], 2)
	require.LessOrEqual(t, counts["does not fit: answer"], 4)
	require.GreaterOrEqual(t, counts["does not fit: handoff"], 48)
	require.GreaterOrEqual(t, counts["fits: answer"], 45)
}
