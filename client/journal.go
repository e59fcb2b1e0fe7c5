package client

import (
	"slices"
	"sync"
	"time"
)

// Record is all that one client knows: what it asked for, what it was promised, what it received, in the order in which it happened.
type Record struct {
	Who  string // the client's own name
	Role string // customer, agent
	ID   string // the agent's id

	Sent    []Sent
	Acked   []Acked
	Refused []Refusal
	Got     []Got
	Opened  []Opened
	Closed  []Closed
	Left    []string // sessions that an agent followed and follows no longer
}

// Sent is a command, once, however often it went out.
type Sent struct {
	ID, Type, Session, Text string
	At                      time.Time
}

// Acked is what the server promised to keep. Took counts from when the command was given to the client.
type Acked struct {
	ID, Type, Session string
	Seq               int64
	Duplicate         bool
	Promise           string
	At                time.Time
	Took              time.Duration
}

// Refusal is an error frame: of a command (ID is set) or of the socket. Final: the command is not sent again.
type Refusal struct {
	ID, Type, Session, Code, Message string
	Final                            bool
	At                               time.Time
}

// Got is an event as it came; one that came twice is there twice.
type Got struct {
	Session string
	Event   Event
	At      time.Time
}

// Opened is a connection that was welcomed. Took is the time since the one before was lost, or since the start.
type Opened struct {
	Addr, Session string
	Resumed       bool
	Head          int64
	Tries         int
	At            time.Time
	Took          time.Duration
}

// Closed is the end of a connection; 1006 is one without a close frame. Ours: the client was told to end it. Mute: the client ended it
// because no ack came for too long.
type Closed struct {
	Addr       string
	Code       int
	Ours, Mute bool
	At         time.Time
}

// journal is a Record that is being written.
type journal struct {
	mu      sync.Mutex
	r       Record
	changed chan struct{} // closed and replaced at each change
}

func newJournal(who, role string) *journal {
	return &journal{r: Record{Who: who, Role: role}, changed: make(chan struct{})}
}

func (j *journal) note(f func(*Record)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	f(&j.r)
	close(j.changed)
	j.changed = make(chan struct{})
}

func (j *journal) record() Record {
	j.mu.Lock()
	defer j.mu.Unlock()
	r := j.r
	r.Sent, r.Acked, r.Refused = slices.Clone(r.Sent), slices.Clone(r.Acked), slices.Clone(r.Refused)
	r.Got, r.Opened, r.Closed = slices.Clone(r.Got), slices.Clone(r.Opened), slices.Clone(r.Closed)
	return r
}

// wait returns whether ok became true in time; ok sees the record under its lock and must be quick.
func (j *journal) wait(within time.Duration, ok func(*Record) bool) bool {
	end := time.NewTimer(within)
	defer end.Stop()
	for {
		j.mu.Lock()
		done, changed := ok(&j.r), j.changed
		j.mu.Unlock()
		if done {
			return true
		}
		select {
		case <-changed:
		case <-end.C:
			return false
		}
	}
}

func (j *journal) look(f func(*Record)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	f(&j.r)
}
