package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"roundpeg/chat"
)

// Roster is the chat.Roster of all nodes. Beats count by the clock of Redis.
type Roster struct{ s *Store }

var _ chat.Roster = Roster{}

// Roster says who is there, on any node.
func (s *Store) Roster() Roster { return Roster{s} }

func connection(agent, conn string) string { return agent + "\x00" + conn }

// Beat implements chat.Roster.
func (r Roster) Beat(ctx context.Context, agent, conn, status string) error {
	return r.call(ctx, "beat", "beat", chat.RosterTTL.Milliseconds(), connection(agent, conn), status).err
}

// Leave implements chat.Roster.
func (r Roster) Leave(ctx context.Context, agent, conn string) error {
	return r.call(ctx, "leave", "leave", connection(agent, conn)).err
}

type called struct {
	*scripted
	err error
}

func (r Roster) call(ctx context.Context, doing string, args ...any) called {
	c := call(ctx, rosterScript, []string{rosterKey, statusKey}, args...)
	return called{c, r.s.do(ctx, doing, c)}
}

// List implements chat.Roster.
func (r Roster) List(ctx context.Context) ([]chat.Presence, error) {
	c := r.call(ctx, "list the roster", "list", chat.RosterTTL.Milliseconds())
	if c.err != nil {
		return nil, c.err
	}
	rows, err := c.Slice()
	if err != nil {
		return nil, fmt.Errorf("list the roster: %w", err)
	}
	now, at := r.s.Now(), map[string]int{}
	var all []chat.Presence
	for i := 0; i+2 < len(rows); i += 3 {
		agent, _, _ := strings.Cut(text(rows, i), "\x00")
		age, _ := rows[i+2].(int64)
		one := chat.Presence{Agent: agent, Status: text(rows, i+1), Seen: now.Add(-time.Duration(age) * time.Millisecond)}
		n, had := at[agent]
		if !had {
			at[agent] = len(all)
			all = append(all, one)
			continue
		}
		if one.Status == chat.Available {
			all[n].Status = chat.Available
		}
		if one.Seen.After(all[n].Seen) {
			all[n].Seen = one.Seen
		}
	}
	return all, nil
}

// Agree implements chat.Roster.
func (r Roster) Agree(ctx context.Context, was, is string) (string, error) {
	c := call(ctx, agreeScript, []string{agreedKey}, was, is)
	if err := r.s.do(ctx, "agree", c); err != nil {
		return "", err
	}
	return c.Text()
}

// Send implements chat.Roster.
func (r Roster) Send(ctx context.Context, h chat.Hint) error {
	b, err := json.Marshal(h)
	if err != nil {
		return err
	}
	return r.s.do(ctx, "send a hint", redis.NewIntCmd(ctx, "publish", hintsKey, b))
}

// Follow implements chat.Roster. It returns when the subscription breaks: what is missed may be.
func (r Roster) Follow(ctx context.Context, f func(chat.Hint)) error {
	if err := r.s.link.wait(ctx); err != nil {
		return nil
	}
	subscribe := r.s.rdb.Subscribe(ctx, hintsKey)
	defer subscribe.Close()
	defer context.AfterFunc(ctx, func() { subscribe.Close() })() // a read under way ends with it
	for pinged := false; ; {
		m, err := subscribe.ReceiveTimeout(ctx, quietFor)
		if ctx.Err() != nil {
			return nil
		}
		if timedOut(err) && !pinged {
			pinged = true
			if err = subscribe.Ping(ctx); err == nil {
				continue
			}
		}
		if err != nil {
			return fmt.Errorf("follow hints: %w", err) // the next call that matters finds out whether Redis is away
		}
		pinged = false
		if m, ok := m.(*redis.Message); ok {
			var h chat.Hint
			if json.Unmarshal([]byte(m.Payload), &h) == nil { // one of another version is lost, as hints may be
				f(h)
			}
		}
	}
}
