package client

import (
	"encoding/json"
	"time"
)

// Frame is a frame of the server, of either socket; fields that its type does not have are zero. Raw is the whole of it.
type Frame struct {
	Type      string          `json:"type"`
	ID        string          `json:"id"`
	Seq       int64           `json:"seq"`
	Duplicate bool            `json:"duplicate"`
	Promise   string          `json:"promise"`
	Grant     string          `json:"grant"`
	Code      string          `json:"code"`
	Message   string          `json:"message"`
	RetryMS   int64           `json:"retry_after_ms"`
	Token     string          `json:"token"`
	Resumed   bool            `json:"resumed"`
	Head      int64           `json:"head"`
	On        bool            `json:"on"`
	Role      string          `json:"role"`
	Position  int             `json:"position"`
	Event     *Event          `json:"event"`
	Items     []Item          `json:"items"`
	Agent     json.RawMessage `json:"agent"`
	Item                      // queue_item; session and state of other frames too
	Raw       json.RawMessage `json:"-"`
	At        time.Time       `json:"-"` // when it was read
}

// Item is a session as queues and lists show it to staff.
type Item struct {
	Session      string    `json:"session"`
	State        string    `json:"state"`
	Tier         int       `json:"tier"`
	Priority     int       `json:"priority"`
	Reason       string    `json:"reason"`
	WaitingSince time.Time `json:"waiting_since"`
	DueAt        time.Time `json:"due_at"`
	Owner        *Person   `json:"owner"`
	Offered      bool      `json:"offered"` // to this agent, now
}

// Person names an agent.
type Person struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// By is who caused an event.
type By struct {
	Role string `json:"role"`
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Event is one line of a conversation, with those fields of its kind that tests ask for.
type Event struct {
	Seq     int64     `json:"seq"`
	At      time.Time `json:"at"`
	Kind    string    `json:"kind"`
	By      By        `json:"by"`
	Ref     string    `json:"ref"`
	Text    string    `json:"text"`
	Reason  string    `json:"reason"`
	Agent   *Person   `json:"agent"`
	Promise string    `json:"promise"`
	What    string    `json:"what"`
	DueAt   time.Time `json:"due_at"`
	Late    bool      `json:"late"`
	Outcome string    `json:"outcome"`
	Tier    int       `json:"tier"`
	To      Target    `json:"to"`
	Clock   string    `json:"clock"`
	Topic   string    `json:"topic"`
	Grant   string    `json:"grant"`
	Action  string    `json:"action"`
	Amount  string    `json:"amount"`
	Asked   *Person   `json:"asked"`
}

// Target is where a session was passed to.
type Target struct {
	Tier  int     `json:"tier"`
	Agent *Person `json:"agent"`
}

func decode(raw []byte) (Frame, error) {
	f := Frame{Raw: raw, At: time.Now()}
	err := json.Unmarshal(raw, &f)
	return f, err
}
