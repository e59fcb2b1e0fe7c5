package handoff

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"roundpeg/chat"
	"roundpeg/intents"
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

func readDialogue(line []byte) (d Dialogue, err error) {
	if err := json.Unmarshal(line, &d); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return d, fmt.Errorf("field %q must not be a %s; a dialogue is {\"id\",\"turns\":[{\"by\",\"text\"}]}", kind.Field, kind.Value)
		}
		return d, fmt.Errorf("not a JSON object: %w", err)
	}
	return d, d.Check()
}

// Check says what is wrong with a dialogue.
func (d Dialogue) Check() error {
	if d.Turns == nil {
		return errors.New("no turns; a dialogue is {\"id\",\"turns\":[{\"by\",\"text\"}]}")
	}
	for i, t := range d.Turns {
		if !slices.Contains([]chat.Role{chat.Customer, chat.Bot, chat.Agent, chat.System}, chat.Role(t.By)) {
			return fmt.Errorf("turn %d: by must be customer, bot, agent or system, not %q", i, t.By)
		}
	}
	return nil
}

// Step is a decision about a turn of a dialogue: Turn is the index of the customer's last words that it answers.
type Step struct {
	Turn     int
	Decision chat.Decision
}

// Follow decides about each of the customer's turns of a dialogue that another system held, each from what precedes and itself alone: there is no classifier, so all rests on what was said and
// on which of the bot's turns did not understand. Consecutive words of the customer are one turn.
func (p *Policy) Follow(d Dialogue) (steps []Step) {
	log := []chat.Event{{Seq: 1, Kind: "started", By: chat.By{Role: chat.Customer}, Body: chat.Started{}}}
	add := func(by chat.Role, body chat.Body) {
		log = append(log, chat.Event{Seq: chat.Seq(len(log) + 1), Kind: body.Kind(), By: chat.By{Role: by}, Body: body})
	}
	for i, t := range d.Turns {
		by := chat.Role(t.By)
		if by == chat.Bot {
			add(chat.Bot, chat.Decision{Action: chat.Answer, Fallback: t.Fallback})
		}
		add(by, chat.Message{Text: t.Text})
		if by == chat.Customer && (i+1 == len(d.Turns) || chat.Role(d.Turns[i+1].By) != chat.Customer) {
			read := intents.Reading{Intent: "-", Confidence: 1, Known: 1, IsKnown: true}
			steps = append(steps, Step{Turn: i, Decision: p.Decide(Turn{Log: log[:len(log):len(log)], Reading: read})})
		}
	}
	return steps
}
