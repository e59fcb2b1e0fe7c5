package bot

import (
	"context"
	"time"
)

// Follower is FollowFile without its clock: each call of look is a second.
func (m *Mind) Follower() (look func(context.Context)) {
	return (&follower{mind: m, file: m.opt.First.File, sum: m.opt.First.Sum}).look
}

// TryAgain is what happens when the time has come to try the meaning again; Wait is how long that is.
func (m *Mind) TryAgain() { m.maker.TryAgain() }

func (m *Mind) Wait() time.Duration { return m.maker.Again() }
