package gateway

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"roundpeg/chat"
)

// listSessions is GET /v1/sessions: newest first.
func (g *Gateway) listSessions(c *call) error {
	n, err := c.limit()
	if err != nil {
		return err
	}
	q := chat.Query{Text: c.r.FormValue("q"), Customer: c.r.FormValue("customer"), After: c.r.FormValue("after"), Limit: n}
	for state := range strings.SplitSeq(c.r.FormValue("state"), ",") {
		if state == "" {
			continue
		}
		if !slices.Contains(chat.States, chat.State(state)) {
			return chat.Faultf(chat.ErrInvalid, "state must be some of bot, waiting, with_agent, promised, closed")
		}
		q.States = append(q.States, chat.State(state))
	}
	if t := c.r.FormValue("tier"); t != "" {
		if q.Tier, err = strconv.Atoi(t); err != nil || q.Tier < chat.TierBot || q.Tier > chat.TierLeadership {
			return chat.Faultf(chat.ErrInvalid, "tier must be 1 to 4")
		}
	}
	if len(q.Text) > 1000 {
		return chat.Faultf(chat.ErrInvalid, "q is too long: at most 1000 bytes are taken")
	}
	if len(q.After) > 100 || chat.ID(q.After).Reserved() {
		return chat.Faultf(chat.ErrInvalid, "after must be what next said")
	}
	if tag := c.r.FormValue("tag"); tag != "" {
		return g.listTagged(c, q, tag)
	}
	got, err := g.Store.List(c.r.Context(), q)
	if err != nil {
		return err
	}
	l := list[sessionItem]{Items: []sessionItem{}}
	for _, s := range got {
		l.Items = append(l.Items, sessionItemOf(s, g.Now()))
	}
	if len(got) == n { // whether more follow, the page itself does not say
		q.After, q.Limit = got[n-1].Cursor(), 1
		more, err := g.Store.List(c.r.Context(), q)
		if err != nil {
			return err
		}
		if len(more) > 0 {
			l.Next = q.After
		}
	}
	return c.answer(http.StatusOK, l)
}

// listTagged is GET /v1/sessions?tag=: the store does not know tags, so it walks.
func (g *Gateway) listTagged(c *call, q chat.Query, tag string) error {
	l, n := list[sessionItem]{Items: []sessionItem{}}, q.Limit
	err := g.each(c.r.Context(), q, func(s chat.Session) bool {
		if !hasTag(s, tag) {
			return true
		}
		if len(l.Items) == n {
			l.Next = string(l.Items[n-1].ID)
			return false
		}
		l.Items = append(l.Items, sessionItemOf(s, g.Now()))
		return true
	})
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, l)
}

type wholeSession struct {
	Session sessionItem  `json:"session"`
	Events  []chat.Event `json:"events"`
}

// oneSession is GET /v1/sessions/{id}: the whole log, as staff may see it.
func (g *Gateway) oneSession(c *call) error {
	s, err := g.Store.Get(c.r.Context(), chat.ID(c.r.PathValue("id")))
	if err != nil {
		return err
	}
	w, err := g.whole(c.r.Context(), s)
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, w)
}

func (g *Gateway) whole(ctx context.Context, s chat.Session) (wholeSession, error) {
	log, err := g.Store.Read(ctx, s.ID, 0, 0)
	if err != nil {
		return wholeSession{}, err
	}
	w := wholeSession{Session: sessionItemOf(s, g.Now()), Events: []chat.Event{}}
	for _, e := range log {
		if seen, ok := e.For(chat.Agent); ok {
			w.Events = append(w.Events, seen)
		}
	}
	return w, nil
}

// each calls f with every session of the query, newest first, until f says no.
func (g *Gateway) each(ctx context.Context, q chat.Query, f func(chat.Session) bool) error {
	q.Limit = chat.MaxLimit
	for {
		got, err := g.Store.List(ctx, q)
		if err != nil {
			return err
		}
		for _, s := range got {
			if !f(s) {
				return nil
			}
		}
		if len(got) < chat.MaxLimit {
			return nil
		}
		q.After = got[len(got)-1].Cursor()
	}
}
