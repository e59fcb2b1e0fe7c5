package dossier

import "roundpeg/chat"

// Attempt is an answer of the bot's: to what, what it took it for, and whether the customer found it of use.
type Attempt struct {
	Intent  string   `json:"intent"`
	Said    string   `json:"said"`
	Answer  string   `json:"answer"`
	Seq     chat.Seq `json:"seq"` // of the answer
	Helpful *bool    `json:"helpful,omitempty"`
}

// Tried gives what the bot answered, in order.
func Tried(log []chat.Event) []Attempt {
	all := []Attempt{}
	said := ""
	for _, e := range log {
		switch b := e.Body.(type) {
		case chat.Message:
			switch {
			case e.By.Role == chat.Customer:
				said = b.Text
			case e.By.Role == chat.Bot && b.Intent != "":
				all = append(all, Attempt{Intent: b.Intent, Said: Masked(said), Answer: b.Text, Seq: e.Seq})
			}
		case chat.Feedback:
			for i := range all {
				if helpful := b.Helpful; all[i].Seq == b.Of {
					all[i].Helpful = &helpful
				}
			}
		}
	}
	return all
}
