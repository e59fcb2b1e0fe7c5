package handoff

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/handoff/grammar"
)

func TestFears(t *testing.T) {
	for kind, texts := range map[string]string{
		"safety": `
			the wallbox is smoking
			it smells burnt in the garage
			my garage is on fire
			FIRE
			I was injured by your driver
			I got an electric shock
			der Akku brennt
			es riecht nach verbranntem Plastik`,
		"law": `
			my lawyer will call you
			I will sue you
			see you in court
			ich schalte einen Anwalt ein`,
		"fraud": `
			somebody stole my car
			this invoice is a scam
			there are charges that I did not make
			mein Auto wurde gestohlen`,
		"": `
			do you sell smoke detectors
			does it work with a fire tv stick
			my name is Sue
			will this hurt my credit score
			my phone battery died
			where is my order`,
	} {
		for text := range strings.Lines(strings.TrimSpace(texts)) {
			text = strings.TrimSpace(text)
			require.Equal(t, kind, fears(text, grammar.Words(text)).kind, "%s", text)
		}
	}
}

// Of 14,700 utterances that a general assistant hears, those about fraud, lost and damaged cards aside, 12 are feared for (23 November 2026).
func TestFearsOnData(t *testing.T) {
	all, alarms := 0, 0
	for _, r := range rows[labelled](t, "clinc150/train.jsonl") {
		if strings.Contains(r.Intent, "fraud") || strings.Contains(r.Intent, "lost_card") || strings.Contains(r.Intent, "replacement_card") || r.Intent == "damaged_card" {
			continue
		}
		all++
		if fears(r.Text, grammar.Words(r.Text)).kind != "" {
			alarms++
		}
	}
	t.Logf("%d alarms in %d", alarms, all)
	require.LessOrEqual(t, float64(alarms)/float64(all), .0015)
}
