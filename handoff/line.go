package handoff

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// LineOptions is what a Line works with. Hours and Log may be nil.
type LineOptions struct {
	Store    chat.Store
	Roster   chat.Roster
	Staff    Directory
	Hours    *Hours
	Now      func() time.Time
	Log      *zap.Logger
	OfferFor time.Duration // 30 s when zero
	Pace     time.Duration // how often it looks who is there; a second when zero
}

// Line is this node's live view of all sessions that wait or are with an agent. Safe for concurrent use.
// It is a view: nothing durable depends on it, and it is read anew whenever something may have been missed.
type Line struct {
	LineOptions

	agree  sync.Mutex // one assignment at a time; held before mu
	agreed string     // the board that the nodes agreed on last, as text

	mu       sync.Mutex
	sessions map[chat.ID]chat.Session
	order    []chat.ID // most urgent first
	seats    []Seat    // who is available, as of the last Tick
	board    Board
	wait     float64 // seconds that the recent ones waited, a running mean
	version  uint64
	told     uint64 // the version of which followers know
	changes  []change
	dirty    map[chat.ID]bool
	doubted  bool // any session may have changed
	ears     map[int]func()
	next     int

	wake chan struct{}
}

// NewLine makes an empty Line; Load or Run fills it.
func NewLine(o LineOptions) *Line {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	if o.Pace <= 0 {
		o.Pace = time.Second
	}
	if o.OfferFor <= 0 {
		o.OfferFor = 30 * time.Second
	}
	return &Line{LineOptions: o, sessions: map[chat.ID]chat.Session{}, dirty: map[chat.ID]bool{}, ears: map[int]func(){}, wake: make(chan struct{}, 1)}
}

// Load reads the whole line from the store.
func (l *Line) Load(ctx context.Context) error {
	all, err := l.Store.List(ctx, chat.Query{States: []chat.State{chat.Waiting, chat.WithAgent}, Order: chat.ByUrgency, Limit: 1 << 20})
	if err != nil {
		return fmt.Errorf("load the line: %w", err)
	}
	here := make(map[chat.ID]bool, len(all))
	l.mu.Lock()
	for _, s := range all {
		here[s.ID] = true
		l.put(s)
	}
	for id := range l.sessions {
		if !here[id] {
			l.dirty[id] = true // gone, or it came after the list was read
		}
	}
	l.mu.Unlock()
	return l.sync(ctx)
}

// sync reads every session of which a poke told.
func (l *Line) sync(ctx context.Context) error {
	l.mu.Lock()
	ids := l.dirty
	l.dirty = map[chat.ID]bool{}
	l.mu.Unlock()
	var failed error
	for id := range ids {
		s, err := l.Store.Get(ctx, id)
		if isGone(err) {
			s, err = chat.Session{ID: id, Head: 1<<63 - 1, State: chat.Ended}, nil
		}
		l.mu.Lock()
		if err != nil {
			l.dirty[id], failed = true, err
		} else {
			l.put(s)
		}
		l.mu.Unlock()
	}
	l.tell()
	return failed
}

// put takes in a session as it is now. Older views of it than the one at hand are dropped;
// an erasure leaves the head where it is.
func (l *Line) put(s chat.Session) {
	old, had := l.sessions[s.ID]
	in := (s.State == chat.Waiting || s.State == chat.WithAgent) && !s.Erased
	if had && s.Head <= old.Head && !s.Erased || !had && !in {
		return
	}
	if had && old.State == chat.Waiting && s.State == chat.WithAgent {
		l.waited(s.Updated.Sub(old.WaitingSince.Time))
	}
	if had {
		l.order = slices.DeleteFunc(l.order, func(id chat.ID) bool { return id == s.ID })
	}
	if in {
		l.sessions[s.ID] = s
		i, _ := slices.BinarySearchFunc(l.order, s, func(id chat.ID, s chat.Session) int { return byUrgency(l.sessions[id], s) })
		l.order = slices.Insert(l.order, i, s.ID)
	} else {
		delete(l.sessions, s.ID)
		delete(l.board.Offers, s.ID)
		delete(l.board.Passed, s.ID)
	}
	l.changed(s.ID)
}

// Get returns a session that waits or is with an agent.
func (l *Line) Get(id chat.ID) (chat.Session, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s, ok := l.sessions[id]
	return s, ok
}

// All returns the whole line, most urgent first.
func (l *Line) All() []chat.Session {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]chat.Session, len(l.order))
	for i, id := range l.order {
		all[i] = l.sessions[id]
	}
	return all
}

// OfferedTo is the agent to whom the session is offered now, empty if nobody.
func (l *Line) OfferedTo(id chat.ID) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.board.Offers[id].Agent
}
