package bot

import "context"

// Follower is FollowFile without its clock: each call of look is a second.
func (m *Mind) Follower() (look func(context.Context)) {
	return (&follower{mind: m, file: m.opt.First.File, sum: m.opt.First.Sum}).look
}
