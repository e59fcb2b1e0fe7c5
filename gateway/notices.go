package gateway

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// notice is POST /v1/notices: the business tells a customer something, in their newest session.
func (g *Gateway) notice(c *call) error {
	var in struct {
		Customer string `json:"customer"`
		Topic    string `json:"topic"`
		Text     string `json:"text"`
	}
	if err := c.read(&in); err != nil {
		return err
	}
	in.Customer, in.Topic, in.Text = strings.TrimSpace(in.Customer), strings.TrimSpace(in.Topic), strings.TrimSpace(in.Text)
	if err := errors.Join(checkText("customer", in.Customer, 200), checkText("topic", in.Topic, 100), checkText("text", in.Text, command.MaxText)); err != nil {
		return err
	}
	to, err := g.newest(c.r.Context(), in.Customer)
	if err != nil {
		return err
	}
	by := chat.By{Role: chat.System}
	s, err := g.append(c.r.Context(), to, chat.New(chat.At(g.Now()), by, chat.Notice{Text: in.Text, Topic: in.Topic}))
	if err != nil {
		return err
	}
	return c.answer(http.StatusCreated, struct {
		Session chat.ID  `json:"session"`
		Seq     chat.Seq `json:"seq"`
		Topic   string   `json:"topic"`
		Text    string   `json:"text"`
	}{s.ID, s.Head, in.Topic, in.Text})
}

// newest is a customer's newest session. Somebody whom the site did not name is known by their one session, as for an export.
func (g *Gateway) newest(ctx context.Context, customer string) (chat.ID, error) {
	of, err := g.Store.List(ctx, chat.Query{Customer: customer, Limit: 1})
	if err != nil {
		return "", err
	}
	if len(of) > 0 {
		return of[0].ID, nil
	}
	unknown := chat.Faultf(chat.ErrInvalid, "customer has no session yet: a later version keeps the notice until they have one")
	if chat.ID(customer).Reserved() {
		return "", unknown
	}
	s, err := g.Store.Get(ctx, chat.ID(customer))
	if errors.Is(err, chat.ErrNotFound) || err == nil && (s.Customer.ID != "" || s.Erased) {
		return "", unknown
	}
	return s.ID, err
}

// append writes an event that is right whatever the session's state is.
func (g *Gateway) append(ctx context.Context, id chat.ID, e chat.Event) (chat.Session, error) {
	s, err := g.Store.Get(ctx, id)
	for err == nil {
		s, err = g.Store.Append(ctx, s, e)
		if !errors.Is(err, chat.Stale) {
			return s, err
		}
		err = ctx.Err()
	}
	return s, err
}
