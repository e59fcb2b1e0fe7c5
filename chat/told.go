package chat

// Told is a notice of the business to one customer, and where they got it: in no session while it waits for their next.
type Told struct {
	Customer string `json:"customer"`
	Topic    string `json:"topic"`
	Text     string `json:"text"`
	At       Time   `json:"at"`
	Session  ID     `json:"session,omitempty"`
	Seq      Seq    `json:"seq,omitempty"`
}
