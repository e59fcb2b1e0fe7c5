package command

import (
	"net/mail"
	"regexp"
	"strings"
	"time"

	"roundpeg/chat"
)

// What a customer may ask for.
type (
	// Say is the customer's message. Choice is the value of a quick reply.
	Say struct {
		Text   string `json:"text"`
		Choice string `json:"choice"`
	}
	Human       struct{}
	CancelHuman struct{}
	// Callback accepts a call-back instead of waiting.
	Callback struct {
		Contact  chat.Contact `json:"contact"`
		Note     string       `json:"note"`
		BestTime string       `json:"best_time"`
	}
	Escalate struct {
		Reason string `json:"reason"`
	}
	// Feedback judges the bot's message at Seq.
	Feedback struct {
		Seq     chat.Seq `json:"seq"`
		Helpful *bool    `json:"helpful"`
	}
	Rate struct {
		Score   int    `json:"score"`
		Comment string `json:"comment"`
	}
	End struct{}
)

func (Say) Name() string         { return "message" }
func (Human) Name() string       { return "human" }
func (CancelHuman) Name() string { return "cancel_human" }
func (Callback) Name() string    { return "callback" }
func (Escalate) Name() string    { return "escalate" }
func (Feedback) Name() string    { return "feedback" }
func (Rate) Name() string        { return "rate" }
func (End) Name() string         { return "end" }

var customers = map[string]func() Command{
	"message":      func() Command { return new(Say) },
	"human":        func() Command { return new(Human) },
	"cancel_human": func() Command { return new(CancelHuman) },
	"callback":     func() Command { return new(Callback) },
	"escalate":     func() Command { return new(Escalate) },
	"feedback":     func() Command { return new(Feedback) },
	"rate":         func() Command { return new(Rate) },
	"end":          func() Command { return new(End) },
}

func (c *Say) Check(time.Time) error {
	if err := text("text", &c.Text, MaxText, true); err != nil {
		return err
	}
	return text("choice", &c.Choice, 200, false)
}

func (*Human) Check(time.Time) error       { return nil }
func (*CancelHuman) Check(time.Time) error { return nil }
func (*End) Check(time.Time) error         { return nil }

var phone = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)

func (c *Callback) Check(time.Time) error {
	c.Contact.Email, c.Contact.Phone = strings.TrimSpace(c.Contact.Email), strings.TrimSpace(c.Contact.Phone)
	if c.Contact == (chat.Contact{}) {
		return chat.Faultf(chat.ErrInvalid, "contact is missing: give an email or a phone number")
	}
	if e := c.Contact.Email; e != "" {
		if a, err := mail.ParseAddress(e); err != nil || a.Address != e || len(e) > 254 {
			return chat.Faultf(chat.ErrInvalid, "contact.email is no e-mail address such as name@example.com")
		}
	}
	if p := c.Contact.Phone; p != "" && !phone.MatchString(strings.ReplaceAll(p, " ", "")) {
		return chat.Faultf(chat.ErrInvalid, "contact.phone must be international, such as +44 20 7946 0018")
	}
	if err := text("note", &c.Note, maxReason, false); err != nil {
		return err
	}
	return text("best_time", &c.BestTime, 200, false)
}

func (c *Escalate) Check(time.Time) error { return text("reason", &c.Reason, maxReason, true) }

func (c *Feedback) Check(time.Time) error {
	if c.Seq == 0 {
		return chat.Faultf(chat.ErrInvalid, "seq is missing: name the bot's message that is judged")
	}
	if c.Helpful == nil {
		return chat.Faultf(chat.ErrInvalid, "helpful is missing: true or false")
	}
	return nil
}

func (c *Rate) Check(time.Time) error {
	if c.Score < 1 || c.Score > 5 {
		return chat.Faultf(chat.ErrInvalid, "score must be 1 to 5")
	}
	return text("comment", &c.Comment, maxReason, false)
}
