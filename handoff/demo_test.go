package handoff

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/intents"
)

// TestDemoShop holds policy and classifier together on what the demo shop knows. None of these texts is among its phrases.
func TestDemoShop(t *testing.T) {
	set, err := intents.LoadSet(filepath.Join("..", "configs", "intents.yaml"))
	require.NoError(t, err)
	model, err := intents.Train(set, intents.Options{})
	require.NoError(t, err)
	p := NewPolicy(PolicyOptions{})
	decide := func(lines ...string) chat.Decision {
		log := conversation(lines...)
		text := follow(log).asked()
		r, err := model.Classify(context.Background(), intents.Utterance{Text: text})
		require.NoError(t, err)
		in, _ := set.Find(r.Intent)
		return p.Decide(Turn{Log: log, Reading: r, Intent: in, Available: true})
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
}
