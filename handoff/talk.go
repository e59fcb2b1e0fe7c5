package handoff

import (
	"strings"

	"roundpeg/chat"
)

// said is one thing that was said. Fallback marks what the bot said because it did not understand.
type said struct {
	by       chat.Role
	text     string
	fallback bool
}

// talk is what a log comes to for a decision. All of it counts from when the bot last got the session: what came before a person had it, or
// before the customer called the hand-off off, is not held against the bot again.
type talk struct {
	says       []said
	open       int     // how many of the last says are the customer's and not answered yet
	fallbacks  int     // decisions in a row, up to the last, that were fallbacks
	rephrased  bool    // the customer was asked to say it in other words
	askedBack  bool    // the last decision asked which of two was meant
	answered   string  // what the last answer was from (chat.Message.About)
	same       int     // how often in a row that was answered
	confidence float64 // of the last decision; 0 without one
	decisions  int
	unhelpful  bool      // the customer marked the last answer as no help
	pressures  []float64 // risk ÷ threshold of each decision
	noticed    bool      // the business told the customer something, and what is answered now is their first word to it
	offered    int       // decisions since the last offer of a person, itself counted: 1 is the last one; 0 none
}

// offeredLately: an offer that was not taken is not repeated within three turns.
func (t *talk) offeredLately() bool { return t.offered > 0 && t.offered <= 3 }

// raised says whether the session is above the bar: it is once it crossed up, and until it falls below release. A flag that is raised at once and let go late does not flicker.
func (t *talk) raised(up, release float64) (is bool) {
	for _, p := range t.pressures {
		is = p >= up || is && p >= release
	}
	return is
}

// follow folds a log. It is total: any log gives a talk.
func follow(log []chat.Event) talk {
	t := talk{}
	var answer chat.Seq // of the bot's last message
	fallback := false   // the decision before it was one
	for _, e := range log {
		switch b := e.Body.(type) {
		case chat.Message:
			switch e.By.Role {
			case chat.Customer:
				t.says = append(t.says, said{by: chat.Customer, text: b.Text})
				t.open++
			case chat.Bot:
				t.says = append(t.says, said{by: chat.Bot, text: b.Text, fallback: fallback})
				if t.same++; b.About() != t.answered {
					t.same = 1
				}
				t.open, t.answered, answer, t.unhelpful = 0, b.About(), e.Seq, false
			case chat.Agent:
				t.says = append(t.says, said{by: chat.Agent, text: b.Text})
				t.open = 0
			}
		case chat.Notice:
			t.noticed = t.noticed || t.open == 0 // what was said before it is no answer to it
		case chat.Decision:
			t.noticed = false
			t.open, t.decisions, t.confidence, fallback = 0, t.decisions+1, b.Confidence, b.Fallback
			if b.Fallback {
				t.fallbacks++
			} else {
				t.fallbacks = 0
			}
			if t.offered > 0 {
				t.offered++
			}
			if b.Action == chat.Offer {
				t.offered = 1
			}
			if b.Threshold > 0 {
				t.pressures = append(t.pressures, b.Risk/b.Threshold)
			}
			t.rephrased = t.rephrased || b.Fallback && b.Action == chat.Clarify
			t.askedBack = b.Action == chat.Clarify && !b.Fallback
		case chat.Feedback:
			if b.Of == answer {
				t.unhelpful = !b.Helpful
			}
		case chat.Promised:
			if b.What == chat.Callback { // a person has taken it on
				t, answer, fallback = talk{}, 0, false
			}
		case chat.Returned, chat.HandoffCancelled, chat.Closed:
			t, answer, fallback = talk{}, 0, false
		}
	}
	return t
}

// asked is the text that is answered now: the customer's open messages, joined by a newline.
func (t talk) asked() string {
	open := t.says[len(t.says)-t.open:]
	if len(open) == 1 {
		return open[0].text
	}
	texts := make([]string, len(open))
	for i, s := range open {
		texts[i] = s.text
	}
	return strings.Join(texts, "\n")
}
