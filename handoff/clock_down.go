package handoff

import (
	"context"
	"time"

	"roundpeg/chat"
)

const (
	downLook  = 2 * time.Second  // how often sessions that rose are looked at
	downAfter = 30 * time.Second // how long one stays up at least, so that a short absence moves nothing
)

// down brings sessions back that had risen by a clock to a tier of which nobody is there, while somebody below could help.
func (c *Clock) down(ctx context.Context, now time.Time) error {
	if now.Sub(c.lookedDown) < downLook {
		return nil
	}
	c.lookedDown = now
	var risen []chat.Session
	for tier := chat.TierSpecialist; tier <= chat.TierLeadership; tier++ {
		all, err := c.Store.List(ctx, chat.Query{States: []chat.State{chat.Waiting}, Tier: tier, Order: chat.ByUrgency, Limit: batch})
		if err != nil {
			return err
		}
		for _, s := range all {
			first, _ := s.Clock(chat.FirstResponse)
			if s.Risen > 0 && now.Sub(first.Since.Time) >= downAfter {
				risen = append(risen, s)
			}
		}
	}
	if len(risen) == 0 {
		return nil
	}
	here := c.crew(ctx)
	return each(risen, func(s chat.Session) error {
		to := here.down(s.Tier, s.Risen)
		if to == 0 {
			return nil
		}
		first := c.firstResponse(s, to, s.Lane, now)
		return c.act(ctx, s, []chat.Event{chat.New(chat.At(now), bySystem, chat.Transferred{From: chat.Target{Tier: s.Tier}, To: chat.Target{Tier: to},
			Reason: "nobody of the tier above is there", Why: chat.NobodyThere, DueAt: first.Due, WarnAt: first.Warn})})
	})
}
