package handoff

import (
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// held are the weights that are not fitted. What customers of real bots show most is that they repeat themselves, and that the bot does;
// people who are paid to talk to a wizard hardly ever do, nor shout, so their dialogues cannot teach it.
// Strong words are rare in real logs, too, but are hardly ever meant well there.
var held = map[feature]float64{repeats: .5, repeatsMuch: 1.5, botRepeats: .4, fallbacks: .4, shouted: .4, exclaimed: .4, outraged: 2.4}

// points says which way each weight may point.
var points = func() (s [featureCount]int) {
	for f := range s {
		s[f] = 1
	}
	s[thanked], s[polite] = -1, -1
	return s
}()

// TestFrustrationOnData fits on folds and measures on the rest; with ROUNDPEG_FIT set it prints the table of weights.go.
//
// Measured on 23 November 2026: STAR, annoyed or not, five folds by user: AUROC .80, calibration error .010; ConvAbuse, validation part: AUROC .92,
// F1 .84, calibration error .018. The phrases of the cues were written with the training parts in view, so expect a little less elsewhere.
func TestFrustrationOnData(t *testing.T) {
	all := examples(t)
	var star, abuse []scored
	for k := range uint32(5) {
		var train []example
		for _, e := range all {
			if e.set == "train" || e.set == "star" && fold(e.group, 5) != k {
				train = append(train, e)
			}
		}
		w, base := fit(train, 2, points, held)
		for _, e := range all {
			z := base
			for f, x := range e.x {
				z += w[f] * x
			}
			s := scored{1 / (1 + math.Exp(-z)), e.bad}
			if e.set == "star" && fold(e.group, 5) == k {
				star = append(star, s)
			}
			if e.set == "valid" && k == 0 {
				abuse = append(abuse, s)
			}
		}
	}
	t.Logf("STAR: AUROC %.3f, calibration error %.4f", auroc(star), calibrationError(star))
	t.Logf("ConvAbuse: AUROC %.3f, F1 %.3f, calibration error %.4f", auroc(abuse), bestF1(abuse), calibrationError(abuse))
	require.GreaterOrEqual(t, auroc(star), .785)
	require.LessOrEqual(t, calibrationError(star), .02)
	require.GreaterOrEqual(t, auroc(abuse), .91)
	require.GreaterOrEqual(t, bestF1(abuse), .83)
	if os.Getenv("ROUNDPEG_FIT") != "" {
		var train []example
		for _, e := range all {
			if e.set != "valid" {
				train = append(train, e)
			}
		}
		w, base := fit(train, 2, points, held)
		fmt.Printf("base: %.3f\n", base)
		for f, x := range w {
			fmt.Printf("%s: %.3f\n", featureNames[f], x)
		}
	}
}

type starDialogue struct {
	Dialogue
	Group   string `json:"group"`
	Annoyed bool   `json:"annoyed"`
}

type abuseDialogue struct {
	ID    string `json:"id"`
	Turns []struct {
		DialogueTurn
		Abusive bool `json:"abusive"`
	} `json:"turns"`
}

func examples(t testing.TB) (out []example) {
	for _, d := range rows[starDialogue](t, "star/dialogues.jsonl") {
		out = append(out, example{x: features(d.Turns), bad: d.Annoyed, weight: 1, group: d.Group, set: "star"})
	}
	for _, set := range []string{"train", "valid"} {
		for _, d := range rows[abuseDialogue](t, "convabuse/"+set+".jsonl") {
			var turns []DialogueTurn
			for _, u := range d.Turns {
				turns = append(turns, u.DialogueTurn)
			}
			out = append(out, example{x: features(turns), bad: d.Turns[len(turns)-1].Abusive, weight: 1, group: d.ID, set: set})
		}
	}
	return out
}

func features(turns []DialogueTurn) [featureCount]float64 {
	var all []heard
	for _, u := range turns {
		all = append(all, hear(said{by: chat.Role(u.By), text: u.Text, fallback: u.Fallback}))
	}
	return measure(all).x
}
