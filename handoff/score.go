package handoff

import (
	"fmt"
	"io"
)

// Dialogue is a conversation to be scored, as `roundpeg score` reads it: one JSON object a line.
type Dialogue struct {
	ID    string         `json:"id"`
	Turns []DialogueTurn `json:"turns"`
}

// DialogueTurn is what one side said. Fallback marks a bot turn that did not understand.
type DialogueTurn struct {
	By       string `json:"by"` // customer, bot, agent or system
	Text     string `json:"text"`
	Fallback bool   `json:"fallback,omitempty"`
}

// TurnScore is what is known after turn I (from 0), from it and what precedes it alone.
type TurnScore struct {
	I           int     `json:"i"`
	By          string  `json:"by"`
	Frustration float64 `json:"frustration"`
	Risk        float64 `json:"risk"`
	AsksHuman   bool    `json:"asks_human"`
}

// Score scores each turn of a dialogue.
func (p *Policy) Score(d Dialogue) []TurnScore { return nil }

// ScoreFile reads dialogues, one JSON object a line, and writes {"id","turns":[TurnScore…]} for each, in order.
func ScoreFile(in io.Reader, out io.Writer) error { return fmt.Errorf("not built yet") }
