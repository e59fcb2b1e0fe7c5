package authority

import (
	"time"

	"roundpeg/chat"
)

// Order is a grant that the business's own system is to carry out.
type Order struct {
	URL       string
	Grant     string // also what tells one order from another, however often it is sent
	At        chat.Time
	Action    string
	Amount    string // empty for an action without money
	Currency  string
	Session   chat.ID
	Customer  chat.Person
	Reason    string
	GrantedBy chat.Ref
	AskedBy   chat.Ref
	Attempt   int // from 1
}

// Outcome is what became of an attempt to have an Order carried out. Neither Done nor Failed: it is to be tried again after Again.
type Outcome struct {
	Done   bool
	Failed bool // for good
	Says   string
	Again  time.Duration
}
