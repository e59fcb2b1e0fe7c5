package client

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// Account is how an agent signs in.
type Account struct{ ID, Email, Password string }

// Agent is one agent with one desk socket, who comes back with the same presence and the same watched sessions.
type Agent struct {
	link
	account Account
	own     sync.Mutex
	desk    *Socket
	cookie  string
	status  string
	watched map[string]int64 // the last seq received, by session
	left    map[string]bool  // … of those not followed any more; false: the server has not yet said that it knows
	queue   map[string]Item
}

// NewAgent signs in and connects in the background. status is "available" or "away".
func NewAgent(a Account, status string, o Options) *Agent {
	g := &Agent{account: a, status: status, watched: map[string]int64{}, left: map[string]bool{}, queue: map[string]Item{}}
	g.Options = o.orDefault()
	g.journal = newJournal(o.Name, "agent")
	g.r.ID = a.ID
	g.enter = g.signIn
	g.ready = g.again
	g.on = g.took
	g.start()
	return g
}

func (g *Agent) signIn(ctx context.Context, addr string) (*Socket, Frame, error) {
	if g.cookie == "" {
		api, err := Login(ctx, addr, g.account.Email, g.account.Password)
		if err != nil {
			return nil, Frame{}, err
		}
		g.cookie = api.Cookie
	}
	s, err := DialDesk(ctx, addr, g.cookie)
	if err != nil {
		if r, ok := errors.AsType[*Refused](err); ok && r.Status == 401 {
			g.cookie = ""
		}
		return nil, Frame{}, err
	}
	f, err := s.Until(12*time.Second, Is("welcome", ""))
	if err != nil {
		s.Cut()
		return nil, Frame{}, err
	}
	return s, f, nil
}

func (g *Agent) took(f Frame) {
	g.own.Lock()
	switch f.Type {
	case "queue":
		clear(g.queue)
		for _, i := range f.Items {
			g.queue[i.Session] = i
		}
	case "queue_item":
		g.queue[f.Session] = f.Item
	case "queue_gone":
		delete(g.queue, f.Session)
	case "event":
		if f.Event != nil {
			g.watched[f.Session] = max(g.watched[f.Session], f.Event.Seq)
		}
	case "ack":
		if session, is := strings.CutPrefix(f.ID, unwatchID); is {
			g.left[session] = true
		}
	case "error":
		if session, is := strings.CutPrefix(f.ID, watchID); is && passing(f.Code) {
			time.AfterFunc(500*time.Millisecond, func() { g.watchAgain(session) })
		}
	}
	g.own.Unlock()
	if f.Type == "event" && f.Event != nil && !g.KeepNothing {
		g.note(func(r *Record) { r.Got = append(r.Got, Got{Session: f.Session, Event: *f.Event, At: f.At}) })
	}
}

// AgentID is the agent's id, as in By and Owner.
func (g *Agent) AgentID() string { return g.account.ID }

// Status sets the presence, now and for every later connection.
func (g *Agent) Status(status string) *Command {
	g.own.Lock()
	g.status = status
	g.own.Unlock()
	return g.Send("status", Fields{"status": status})
}

// Record is a copy of the journal so far.
func (g *Agent) Record() Record {
	r := g.record()
	g.own.Lock()
	defer g.own.Unlock()
	r.Left = slices.Collect(maps.Keys(g.left))
	return r
}

// Claim asks for a session; the rest are its siblings by Send.
func (g *Agent) Claim(session string) *Command {
	return g.Send("claim", Fields{"session": session})
}

// Message says something to the customer of a session.
func (g *Agent) Message(session, text string) *Command {
	return g.Send("message", Fields{"session": session, "text": text})
}

// Queue is what the desk shows now.
func (g *Agent) Queue() map[string]Item {
	g.own.Lock()
	defer g.own.Unlock()
	return maps.Clone(g.queue)
}

// WaitQueue returns whether the queue became as wanted in time; it looks at every frame and every 50 ms.
func (g *Agent) WaitQueue(within time.Duration, wanted func(map[string]Item) bool) bool {
	for end := time.Now().Add(within); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if wanted(g.Queue()) {
			return true
		}
	}
	return false
}

// WaitOpen returns whether the agent was welcomed in time.
func (g *Agent) WaitOpen(within time.Duration) bool {
	return g.Wait(within, func(r *Record) bool { return len(r.Opened) > 0 })
}

// WaitEvent returns the first event received of a session that is as wanted.
func (g *Agent) WaitEvent(within time.Duration, session string, wanted func(Event) bool) (Event, bool) {
	return waitEvent(&g.link, within, func(got Got) bool { return got.Session == session && wanted(got.Event) })
}
