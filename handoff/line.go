package handoff

import (
	"context"
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
}

// Line is this node's live view of all sessions that wait or are with an agent. Safe for concurrent use.
type Line struct {
	LineOptions
}

// NewLine makes an empty Line; Load or Run fills it.
func NewLine(o LineOptions) *Line { return &Line{o} }

// Load reads the whole line from the store.
func (l *Line) Load(ctx context.Context) error { return nil }

// Run loads the line and keeps it fresh until ctx ends.
func (l *Line) Run(ctx context.Context) error { <-ctx.Done(); return nil }

// Follow calls f after each change until stop. f must be quick.
func (l *Line) Follow(f func()) (stop func()) { return func() {} }

// Since returns the sessions that changed after a version; see gateway.Queue.
func (l *Line) Since(version uint64) (now uint64, changed []chat.ID, whole bool) { return 0, nil, true }

// Get returns a session that waits or is with an agent.
func (l *Line) Get(id chat.ID) (chat.Session, bool) { return chat.Session{}, false }

// All returns the whole line, most urgent first.
func (l *Line) All() []chat.Session { return nil }

// Place is where a waiting session stands, from 1, and about how long it will wait.
func (l *Line) Place(id chat.ID) (position int, wait time.Duration, ok bool) { return 0, 0, false }

// OfferedTo is the agent to whom the session is offered now, empty if nobody.
func (l *Line) OfferedTo(id chat.ID) string { return "" }

// Behind is where a session of that tier and priority would stand if it came into the line now.
func (l *Line) Behind(tier, priority int) (position int, wait time.Duration) { return 1, 0 }
