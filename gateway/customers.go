package gateway

import (
	"context"
	"errors"
	"net/http"

	"roundpeg/chat"
)

// held are the sessions of a customer. Somebody whom the site did not name is known by their one session.
func (g *Gateway) held(ctx context.Context, customer string) ([]chat.Session, error) {
	var all []chat.Session
	err := g.each(ctx, chat.Query{Customer: customer}, func(s chat.Session) bool {
		all = append(all, s)
		return true
	})
	if err != nil || len(all) > 0 {
		return all, err
	}
	unknown := chat.Faultf(chat.ErrNotFound, "there is no such customer")
	if chat.ID(customer).Reserved() {
		return nil, unknown
	}
	s, err := g.Store.Get(ctx, chat.ID(customer))
	if errors.Is(err, chat.ErrNotFound) || err == nil && (s.Customer.ID != "" || s.Erased) {
		return nil, unknown
	}
	return []chat.Session{s}, err
}

// exportCustomer is GET /v1/customers/{id}/export: all that is held, newest session first.
func (g *Gateway) exportCustomer(c *call) error {
	sessions, err := g.held(c.r.Context(), c.r.PathValue("id"))
	if err != nil {
		return err
	}
	out := struct {
		Customer string         `json:"customer"`
		Sessions []wholeSession `json:"sessions"`
	}{Customer: c.r.PathValue("id")}
	for _, s := range sessions {
		w, err := g.whole(c.r.Context(), s)
		if err != nil {
			return err
		}
		out.Sessions = append(out.Sessions, w)
	}
	return c.answer(http.StatusOK, out)
}

// eraseCustomer is DELETE /v1/customers/{id}: content and tokens are gone for good, and the customer's open sockets end.
func (g *Gateway) eraseCustomer(c *call) error {
	sessions, err := g.held(c.r.Context(), c.r.PathValue("id"))
	if err != nil {
		return err
	}
	for _, s := range sessions {
		if err := g.Store.Erase(c.r.Context(), s.ID); err != nil {
			return err // asked again, it goes on with what is left
		}
		g.hub.doubt(s.ID)
	}
	return c.answer(http.StatusOK, struct {
		Erased int `json:"erased"`
	}{len(sessions)})
}
