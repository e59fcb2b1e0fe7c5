package handoff

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"

	"roundpeg/chat"
	"roundpeg/handoff/fit"
	"roundpeg/handoff/grammar"
)

// TurnScore is what is known after turn I (from 0), from it and what precedes it alone.
type TurnScore struct {
	I           int     `json:"i"`
	By          string  `json:"by"`
	Frustration float64 `json:"frustration"` // probability that the customer is being worn out
	Risk        float64 `json:"risk"`        // probability that it ends badly if the bot keeps it; without a classifier, so less sharp than Decide's
	AsksHuman   bool    `json:"asks_human"`  // plainly, in this turn
}

// Score scores each turn of a dialogue.
func (p *Policy) Score(d Dialogue) []TurnScore {
	m := p.model
	scores := make([]TurnScore, 0, len(d.Turns))
	var all []heard
	run := 0
	for i, turn := range d.Turns {
		all = append(all, m.hear(said{by: chat.Role(turn.By), text: turn.Text, fallback: turn.Fallback}))
		if chat.Role(turn.By) == chat.Bot {
			if run++; !turn.Fallback {
				run = 0
			}
		}
		f := measure(all)
		worn := m.odds(&f.x)
		z := m.Base + worn + m.doubts[inARow]*clamp(float64(run)/2)
		s := TurnScore{I: i, By: turn.By, Frustration: m.frustrated(worn)}
		if chat.Role(turn.By) == chat.Customer {
			ws := grammar.Words(turn.Text)
			a := asks(turn.Text, ws)
			if s.AsksHuman = a.strong; a.strong {
				z += m.doubts[asksHuman]
			} else if a.weak {
				z += m.doubts[hintsAtOne]
			}
			z += m.doubts[feared] * fears(turn.Text, ws).weight()
		}
		s.Risk = fit.Sigmoid(min(certainty, max(-certainty, m.Calibrated.Risk.Of(z))))
		scores = append(scores, s)
	}
	return scores
}

// ScoreFile reads dialogues, one JSON object a line, and writes {"id","turns":[TurnScore…]} for each, in order. An error names the line.
func (p *Policy) ScoreFile(in io.Reader, out io.Writer) error {
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	err := EachLine(in, func(line []byte) error {
		d, err := readDialogue(line)
		if err != nil {
			return err
		}
		return enc.Encode(struct {
			ID    string      `json:"id"`
			Turns []TurnScore `json:"turns"`
		}{d.ID, p.Score(d)})
	})
	return errors.Join(err, w.Flush())
}
