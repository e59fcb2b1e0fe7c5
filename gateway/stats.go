package gateway

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"

	"roundpeg/chat"
)

// statsOut are counts of the sessions that started within the time, as they are now. A hand-off is counted once a session, by the
// reason that stands or stood last; one that the customer took back, or the agent gave back to the bot, is not counted. An abandoned
// session is its own outcome and no success. Report is what handoff/reports makes of the same sessions.
type statsOut struct {
	From     chat.Time       `json:"from"`
	To       chat.Time       `json:"to"`
	Sessions byName          `json:"sessions"`
	Handoffs byName          `json:"handoffs"`
	Closed   byName          `json:"closed"`
	Promises byName          `json:"promises"`
	Ratings  ratings         `json:"ratings"`
	Report   json.RawMessage `json:"report,omitempty"`
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

// period is ?from=&to=&tz=: the last 30 days unless told. Dates begin, and days and hours are told, in tz, the name of a time zone; UTC unless told.
type period struct {
	from, to, now time.Time
	zone          *time.Location
}

func (c *call) period() (p period, err error) {
	p.now, p.zone = c.g.Now(), time.UTC
	if tz := c.r.FormValue("tz"); tz != "" {
		if p.zone, err = time.LoadLocation(tz); err != nil || tz == "Local" {
			return p, chat.Faultf(chat.ErrInvalid, "tz must be the name of a time zone, such as Europe/Berlin")
		}
	}
	if p.to, err = c.moment("to", p.now, p.zone); err != nil {
		return p, err
	}
	if p.from, err = c.moment("from", p.to.AddDate(0, 0, -statsDays), p.zone); err != nil {
		return p, err
	}
	if p.to.Before(p.from) {
		return p, chat.Faultf(chat.ErrInvalid, "to must not be before from")
	}
	return p, nil
}

// moment reads a time of the query string; a date is its beginning in the zone.
func (c *call) moment(name string, otherwise time.Time, zone *time.Location) (time.Time, error) {
	text := c.r.FormValue(name)
	if text == "" {
		return otherwise, nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, text, zone)
	if err != nil {
		return t, chat.Faultf(chat.ErrInvalid, "%s must be a time such as 2026-11-23T09:00:00Z, or a date", name)
	}
	return t, nil
}

// report starts one; nil where there are none.
func (g *Gateway) report(p period) Report {
	if g.Reports == nil {
		return nil
	}
	return g.Reports(p.from, p.to, p.now, p.zone)
}

// gather hands on the sessions that began in the period, one page of them in memory at a time; to the report also those that began later, since
// they may be of customers who came back.
func (c *call) gather(p period, report Report, count func(chat.Session)) error {
	return c.g.each(c.r.Context(), chat.Query{}, func(s chat.Session) bool {
		if s.Started.Before(p.from) {
			return false // newest first: none of the rest is in time
		}
		if report != nil {
			report.Add(s)
		}
		if !s.Started.After(p.to) {
			count(s)
		}
		return true
	})
}

// stats is GET /v1/stats?from=&to=&tz=.
func (g *Gateway) stats(c *call) error {
	p, err := c.period()
	if err != nil {
		return err
	}
	out := statsOut{From: chat.At(p.from), To: chat.At(p.to)}
	for _, b := range []*byName{&out.Sessions, &out.Handoffs, &out.Closed, &out.Promises} {
		b.By = map[string]int{}
	}
	out.Ratings.By = map[int]int{}
	sum, report := 0, g.report(p)
	err = c.gather(p, report, func(s chat.Session) {
		out.count(s, p.now)
		if s.Score > 0 {
			out.Ratings.Total++
			out.Ratings.By[s.Score]++
			sum += s.Score
		}
	})
	if err != nil {
		return err
	}
	if out.Ratings.Total > 0 {
		out.Ratings.Mean = float64(sum) / float64(out.Ratings.Total)
	}
	if report != nil {
		if out.Report, err = report.JSON(); err != nil {
			return err
		}
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

// statsTable is GET /v1/stats.csv?from=&to=&tz=&table=: one table of the report, for spreadsheets.
func (g *Gateway) statsTable(c *call) error {
	p, err := c.period()
	if err != nil {
		return err
	}
	report, table := g.report(p), c.r.FormValue("table")
	if report == nil {
		return chat.Faultf(chat.ErrNotFound, "this server makes no reports")
	}
	if err := report.Has(table); err != nil {
		return err
	}
	if err := c.gather(p, report, func(chat.Session) {}); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := report.CSV(&b, table); err != nil {
		return err
	}
	h := c.w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
	h.Set("Content-Disposition", `attachment; filename="roundpeg-`+table+`.csv"`)
	c.w.WriteHeader(http.StatusOK)
	c.w.Write(b.Bytes()) // a reader that went away is nobody's error
	return nil
}
