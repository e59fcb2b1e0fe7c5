package chat

import (
	"context"
	"sync"
	"time"
)

// Presence is an agent who is connected, as the desk sees them.
type Presence struct {
	Agent  string    `json:"agent"`
	Status string    `json:"status"` // available, away
	Seen   time.Time `json:"seen"`   // the last beat
}

const (
	Available = "available"
	Away      = "away"
)

// Hint is something lossy that is not stored: somebody types, somebody has read up to Seq, an answer is being written, or need not be.
type Hint struct {
	Session ID
	By      By
	Typing  bool
	Read    Seq
	Kind    string // typing, viewing, read, partial, stop, presence
	Ref     string // partial, stop: the message that is being answered
	Text    string // partial: what is written so far
	Status  string // presence: available, away
}

// Kinds of hints of which more than the gateway knows.
const (
	HintTyping  = "typing"
	HintPartial = "partial"
	HintStop    = "stop"
)

// Roster says who is there. Beats expire; hints may be lost. Nothing durable depends on it.
type Roster interface {
	// Beat says that the agent is connected through conn with that status; it must be repeated before RosterTTL has passed.
	Beat(ctx context.Context, agent, conn, status string) error
	// Leave takes one connection of the agent away.
	Leave(ctx context.Context, agent, conn string) error
	// List returns the agents with a live connection; available on any of them counts as available.
	List(ctx context.Context) ([]Presence, error)
	// Agree keeps one text that all nodes share: it becomes is if it still was was ("" at first), and what it is then comes back. It may be lost.
	Agree(ctx context.Context, was, is string) (string, error)
	// Send passes a hint to every follower, on any node.
	Send(ctx context.Context, h Hint) error
	// Follow calls f for each hint until ctx ends. f must be quick.
	Follow(ctx context.Context, f func(Hint)) error
}

const (
	BeatEvery = time.Second     // how often a connection beats
	RosterTTL = 5 * time.Second // how long a beat counts: some may be lost
)

// LocalRoster is the Roster of a single process.
type LocalRoster struct {
	now    func() time.Time
	mu     sync.Mutex
	beats  map[string]map[string]beat // agent → connection → last beat
	agreed string
	next   int
	ears   map[int]func(Hint)
}

type beat struct {
	at     time.Time
	status string
}

func NewLocalRoster(now func() time.Time) *LocalRoster {
	return &LocalRoster{now: now, beats: map[string]map[string]beat{}, ears: map[int]func(Hint){}}
}

func (r *LocalRoster) Beat(_ context.Context, agent, conn, status string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.beats[agent] == nil {
		r.beats[agent] = map[string]beat{}
	}
	r.beats[agent][conn] = beat{r.now(), status}
	return nil
}

func (r *LocalRoster) Leave(_ context.Context, agent, conn string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.beats[agent], conn)
	if len(r.beats[agent]) == 0 {
		delete(r.beats, agent)
	}
	return nil
}

func (r *LocalRoster) List(context.Context) ([]Presence, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.now()
	var all []Presence
	for agent, conns := range r.beats {
		p := Presence{Agent: agent, Status: Away}
		for conn, b := range conns {
			if now.Sub(b.at) > RosterTTL {
				delete(conns, conn)
				continue
			}
			if b.status == Available {
				p.Status = Available
			}
			if b.at.After(p.Seen) {
				p.Seen = b.at
			}
		}
		if p.Seen.IsZero() {
			delete(r.beats, agent)
			continue
		}
		all = append(all, p)
	}
	return all, nil
}

func (r *LocalRoster) Agree(_ context.Context, was, is string) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.agreed == was {
		r.agreed = is
	}
	return r.agreed, nil
}

func (r *LocalRoster) Send(_ context.Context, h Hint) error {
	r.mu.Lock()
	ears := make([]func(Hint), 0, len(r.ears))
	for _, f := range r.ears {
		ears = append(ears, f)
	}
	r.mu.Unlock()
	for _, f := range ears {
		f(h)
	}
	return nil
}

func (r *LocalRoster) Follow(ctx context.Context, f func(Hint)) error {
	r.mu.Lock()
	r.next++
	id := r.next
	r.ears[id] = f
	r.mu.Unlock()
	<-ctx.Done()
	r.mu.Lock()
	delete(r.ears, id)
	r.mu.Unlock()
	return nil
}
