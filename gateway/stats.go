package gateway

import (
	"net/http"
	"time"

	"roundpeg/chat"
)

// statsOut are counts of the sessions that started within the time, as they are now. A hand-off is counted once a session, by the
// reason that stands or stood last; one that the customer took back, or the agent gave back to the bot, is not counted. An abandoned
// session is its own outcome and no success.
type statsOut struct {
	From     chat.Time `json:"from"`
	To       chat.Time `json:"to"`
	Sessions byName    `json:"sessions"`
	Handoffs byName    `json:"handoffs"`
	Closed   byName    `json:"closed"`
	Promises byName    `json:"promises"`
	Ratings  ratings   `json:"ratings"`
}

type byName struct {
	Total int            `json:"total"`
	By    map[string]int `json:"by"` // state, reason, outcome or state
}

func (b *byName) add(name string) {
	if b.By == nil {
		b.By = map[string]int{}
	}
	b.Total++
	b.By[name]++
}

type ratings struct {
	Total int         `json:"total"`
	Mean  float64     `json:"mean"` // 0 without any
	By    map[int]int `json:"by"`
}

const statsDays = 30

// stats is GET /v1/stats?from=&to=: the last 30 days unless told.
func (g *Gateway) stats(c *call) error {
	to, err := c.timeField("to", g.Now())
	if err != nil {
		return err
	}
	from, err := c.timeField("from", to.AddDate(0, 0, -statsDays))
	if err != nil {
		return err
	}
	if to.Before(from) {
		return chat.Faultf(chat.ErrInvalid, "to must not be before from")
	}
	out := statsOut{From: chat.At(from), To: chat.At(to)}
	for _, b := range []*byName{&out.Sessions, &out.Handoffs, &out.Closed, &out.Promises} {
		b.By = map[string]int{}
	}
	out.Ratings.By = map[int]int{}
	sum := 0
	err = g.each(c.r.Context(), chat.Query{}, func(s chat.Session) bool {
		if s.Started.Before(from) {
			return false // newest first: none of the rest is in time
		}
		if s.Started.After(to) {
			return true
		}
		out.count(s, g.Now())
		if s.Score > 0 {
			out.Ratings.Total++
			out.Ratings.By[s.Score]++
			sum += s.Score
		}
		return true
	})
	if err != nil {
		return err
	}
	if out.Ratings.Total > 0 {
		out.Ratings.Mean = float64(sum) / float64(out.Ratings.Total)
	}
	return c.answer(http.StatusOK, out)
}

func (o *statsOut) count(s chat.Session, now time.Time) {
	o.Sessions.add(string(s.State))
	if s.Reason != "" {
		o.Handoffs.add(string(s.Reason))
	}
	if s.State == chat.Ended && s.Outcome != "" {
		o.Closed.add(s.Outcome)
	}
	for _, p := range s.Promises {
		o.Promises.add(p.State(now))
	}
}
