package knowledge

import (
	"context"
	"time"

	"roundpeg/chat"
)

// Follower is FollowFolder without its clock: each call of look is a second.
func (l *Library) Follower() (look func(context.Context)) { return newFollower(l).look }

// TryAgain is what happens when the time has come to try the meaning again; Wait is how long that is, and Lacks why.
func (l *Library) TryAgain() { l.maker.TryAgain() }

func (l *Library) Wait() time.Duration { return l.maker.Again() }

func (l *Library) Lacks() error { return l.now.Load().lacks }

// Serving is what answers now: its version and how many pages are in it.
func (l *Library) Serving() (chat.Seq, int) { s := l.now.Load(); return s.version, s.pages }
