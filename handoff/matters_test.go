package handoff

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"roundpeg/chat"
	"roundpeg/intents"
)

func TestSeveralMatters(t *testing.T) {
	says := map[string]string{"en": "…"}
	matter := func(name string, stakes intents.Stakes, answer map[string]string) intents.Intent {
		return intents.Intent{Name: name, Stakes: stakes, Answer: answer}
	}
	hours, pay, trip, way := matter("hours", intents.Low, says), matter("pay", intents.Medium, says), matter("trip", intents.Low, says), matter("way", intents.Low, says)
	for name, c := range map[string]struct {
		matters []intents.Intent
		sure    float64 // of each
		action  string
		reason  chat.Reason
	}{
		"two":               {[]intents.Intent{hours, pay}, .95, chat.Answer, ""},
		"three":             {[]intents.Intent{hours, pay, trip}, .95, chat.Answer, ""},
		"four":              {[]intents.Intent{hours, pay, trip, way}, .95, chat.Handoff, chat.MultiIssue},
		"without an answer": {[]intents.Intent{hours, matter("refund", intents.Low, nil)}, .95, chat.Handoff, chat.MultiIssue},
		"costly":            {[]intents.Intent{hours, matter("cancel", intents.High, says)}, .99, chat.Handoff, chat.MultiIssue},
	} {
		t.Run(name, func(t *testing.T) {
			turn := Turn{Log: conversation("C: when are you open and how can I pay"), Reading: unknown, Matters: c.matters}
			for _, m := range c.matters {
				turn.Reading.Parts = append(turn.Reading.Parts, intents.Part{Intent: m.Name, Confidence: c.sure, Known: .98})
			}
			d := NewPolicy(Scoring{}).Decide(turn)
			assert.Equal(t, c.action, d.Action)
			assert.Equal(t, c.reason, d.Reason)
			assert.Len(t, d.Parts, len(c.matters))
			assert.Equal(t, c.sure, d.Confidence, "as sure as of the least sure part")
		})
	}
	t.Run("who asks for a person gets one", func(t *testing.T) {
		turn := Turn{Log: conversation("C: when are you open, and let me talk to a human"), Reading: known, Matters: []intents.Intent{hours, pay}}
		turn.Reading.Parts = make([]intents.Part, 2)
		assert.Equal(t, chat.ExplicitRequest, NewPolicy(Scoring{}).Decide(turn).Reason)
	})
}

func TestForeign(t *testing.T) {
	r := known
	r.Foreign, r.IsKnown, r.Language = true, false, "fr"
	d := NewPolicy(Scoring{}).Decide(Turn{Log: conversation("C: où est ma commande"), Reading: r})
	assert.Equal(t, chat.Handoff, d.Action)
	assert.Equal(t, chat.OutsideIntents, d.Reason)
	assert.Equal(t, "Ici, je ne lis que : Deutsch, English. Une personne lira votre message.", cannotRead("fr", []string{"en", "de"}))
	assert.Equal(t, "I can only read English here. A person will read your message.", cannotRead("vi", []string{"en"}))
	for language := range only {
		assert.Contains(t, names, language)
	}
}
