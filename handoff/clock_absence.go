package handoff

import (
	"context"
	"fmt"
	"slices"
	"time"

	"roundpeg/chat"
)

// absence remembers since when agents have been away from the roster, as far as this node saw.
type absence struct {
	seen map[string]time.Time // the last beat of those who were there when last looked
	gone map[string]time.Time
}

// note takes in who is here now.
func (a *absence) note(here []chat.Presence, owners []string, now time.Time) {
	for id := range a.gone {
		if !slices.Contains(owners, id) {
			delete(a.gone, id)
		}
	}
	present := map[string]bool{}
	for _, p := range here {
		present[p.Agent] = true
		a.seen[p.Agent] = p.Seen
		delete(a.gone, p.Agent)
	}
	for _, id := range owners {
		if present[id] {
			continue
		}
		if _, known := a.gone[id]; !known {
			a.gone[id] = now
			// Beats that stopped mean a node or a network that died: the silence counts, and as much more as it takes to look, so that
			// the grace is over in time whenever between two beats it happened. A connection that closed was alive until now.
			if last, ok := a.seen[id]; ok && now.Sub(last) > chat.RosterTTL-chat.BeatEvery {
				a.gone[id] = last.Add(-chat.BeatEvery)
			}
		}
	}
	for id := range a.seen {
		if !present[id] {
			delete(a.seen, id)
		}
	}
}

// forget starts over: where the roster could not be asked for so long that beats ran out, or this node itself stood still, silence says
// nothing of the agents.
func (a *absence) forget() {
	clear(a.seen)
	clear(a.gone)
}

// left takes sessions from owners who are gone for longer than the grace. They go back to their old place in the line, and the
// customer is told. After a start of this node absence counts from then on.
func (c *Clock) left(ctx context.Context) error {
	here, err := c.Roster.List(ctx)
	now := c.Wall()
	if err != nil {
		return fmt.Errorf("who is at the desk: %w", err)
	}
	if now.Sub(c.looked) > chat.RosterTTL {
		c.absent.forget()
	}
	c.looked = now
	owned, err := c.Store.List(ctx, chat.Query{States: []chat.State{chat.WithAgent}, Order: chat.ByUrgency, Limit: 1 << 20})
	if err != nil {
		return err
	}
	var owners []string
	for _, s := range owned {
		if s.Owner != nil {
			owners = append(owners, s.Owner.ID)
		}
	}
	c.absent.note(here, owners, now)
	return each(owned, func(s chat.Session) error {
		if s.Owner == nil || c.Wall().Sub(now) > chat.BeatEvery { // what was seen is old by then: the next tick looks again
			return nil
		}
		if since, gone := c.absent.gone[s.Owner.ID]; gone && now.Sub(since) >= c.Settings.Grace {
			return c.act(ctx, s, c.leftEvents(s, c.Now()))
		}
		return nil
	})
}

func (d *Desk) leftEvents(s chat.Session, now time.Time) []chat.Event {
	say := chat.Message{Text: fill(textsOf(s).Left, "name", s.Owner.Name)}
	if !s.Offered && !now.Before(s.DueAt.Time) { // otherwise a second later it would be said that this takes long
		say.Text, say.Offer = say.Text+" "+d.callbackOffer(s, now), chat.Callback
	}
	left := chat.AgentLeft{Agent: *s.Owner}
	if _, first := s.Clock(chat.FirstResponse); !first {
		left.AnswerBy = d.firstResponse(s, s.Tier, s.Lane, now)
	}
	return []chat.Event{chat.New(chat.At(now), bySystem, left), chat.New(chat.At(now), byBot, say)}
}
