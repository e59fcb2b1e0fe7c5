package gateway

import (
	"context"
	"errors"
	"net/http"
	"time"

	"roundpeg/chat"
)

const (
	usualShare  = .015
	usualWalk   = 20_000
	reviewDays  = 30
	reviewLimit = 20
)

// reviews are contained conversations of which agents are asked for a verdict. Complete says that there are no others: neither did the
// limit cut them off, nor are there older ones that were not looked at.
type reviews struct {
	Items    []sessionItem `json:"items"`
	Complete bool          `json:"complete"`
}

// listReviews is GET /v1/reviews?limit=: a random share of what the bot kept to itself, so that verdicts are not only on what was handed over.
func (g *Gateway) listReviews(c *call) error {
	n := reviewLimit
	if c.r.FormValue("limit") != "" {
		var err error
		if n, err = c.limit(); err != nil {
			return err
		}
	}
	out, now := reviews{Items: []sessionItem{}, Complete: true}, g.Now()
	since, walked := now.AddDate(0, 0, -reviewDays), 0
	var failed error
	err := g.each(c.r.Context(), chat.Query{States: []chat.State{chat.Ended}}, func(s chat.Session) bool {
		if walked++; walked > g.reviewWalk {
			out.Complete = false
			return false
		}
		if !reviewable(s, since) || !s.Sampled(g.ReviewShare) {
			return true
		}
		var kept bool
		if kept, failed = g.contained(c.r.Context(), s); failed != nil || !kept {
			return failed == nil
		}
		if len(out.Items) == n {
			out.Complete = false
			return false
		}
		out.Items = append(out.Items, sessionItemOf(s, now))
		return true
	})
	if err = errors.Join(err, failed); err != nil {
		return err
	}
	return c.answer(http.StatusOK, out)
}

// reviewable is what the session alone says of it. Of a conversation that no agent was in, the last words of a person are the customer's.
func reviewable(s chat.Session, since time.Time) bool {
	return s.State == chat.Ended && !s.Erased && !s.Handed && s.Verdict == "" && s.LastBy == chat.Customer && !s.ClosedAt.Before(since)
}

// contained reads the log: the bot answered, and nobody else was asked for. That it does so although the session says it too is for
// sessions that were folded by a version which did not know Handed.
func (g *Gateway) contained(ctx context.Context, s chat.Session) (bool, error) {
	log, err := g.Store.Read(ctx, s.ID, 0, 0)
	if errors.Is(err, chat.ErrNotFound) {
		return false, nil
	}
	if err != nil || chat.Fold(s.ID, log).Handed {
		return false, err
	}
	asked := false
	for _, e := range log {
		if _, said := e.Body.(chat.Message); !said {
			continue
		}
		if e.By.Role == chat.Bot && asked {
			return true, nil
		}
		asked = asked || e.By.Role == chat.Customer
	}
	return false, nil
}
