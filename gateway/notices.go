package gateway

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// told is a notice as the program hears of it that sent it.
type told struct {
	chat.Told
	Waiting   bool `json:"waiting,omitempty"`   // for the customer's next conversation
	Duplicate bool `json:"duplicate,omitempty"` // they were told before
}

// notice is POST /v1/notices: the business tells something to one customer, or to all whose conversations have a tag. Each is told of a topic once.
func (g *Gateway) notice(c *call) error {
	if g.Notices == nil {
		return chat.Faultf(chat.ErrNotFound, "notices are not set up here")
	}
	var in struct {
		Customer string `json:"customer"`
		Tag      string `json:"tag"`
		Topic    string `json:"topic"`
		Text     string `json:"text"`
	}
	if err := c.read(&in); err != nil {
		return err
	}
	in.Customer, in.Tag, in.Topic, in.Text = strings.TrimSpace(in.Customer), strings.TrimSpace(in.Tag), strings.TrimSpace(in.Topic), strings.TrimSpace(in.Text)
	if (in.Customer == "") == (in.Tag == "") {
		return chat.Faultf(chat.ErrInvalid, "customer or tag is missing: give one of them, and not both")
	}
	for _, f := range []struct {
		name, text string
		max        int
	}{{"customer", in.Customer + in.Tag, 200}, {"topic", in.Topic, 100}, {"text", in.Text, command.MaxText}} {
		if err := checkText(f.name, f.text, f.max); err != nil {
			return err
		}
	}
	if in.Customer != "" {
		return g.noticeOne(c, in.Customer, in.Topic, in.Text)
	}
	to, err := g.tagged(c.r.Context(), in.Tag)
	if err != nil {
		return err
	}
	out := struct {
		Topic string `json:"topic"`
		Count int    `json:"count"` // of customers who have that tag
		Items []told `json:"items"`
	}{in.Topic, len(to), []told{}}
	status := http.StatusOK
	for _, customer := range to {
		t, err := g.tell(c, customer, in.Topic, in.Text)
		if err != nil {
			return err // sent again, it goes on with those who were not told
		}
		if !t.Duplicate {
			status = http.StatusCreated
		}
		out.Items = append(out.Items, t)
	}
	return c.answer(status, out)
}

func (g *Gateway) noticeOne(c *call, customer, topic, text string) error {
	t, err := g.tell(c, customer, topic, text)
	if err != nil {
		return err
	}
	status := http.StatusCreated
	if t.Duplicate {
		status = http.StatusOK
	}
	return c.answer(status, t)
}

func (g *Gateway) tell(c *call, customer, topic, text string) (told, error) {
	t, fresh, err := g.Notices.Tell(c.r.Context(), c.who.by, customer, topic, text)
	return told{Told: t, Waiting: t.Seq == 0, Duplicate: !fresh}, err
}

// tagged are the customers whose conversations have the tag, those with the newest first. Somebody unknown is named by their conversation.
func (g *Gateway) tagged(ctx context.Context, tag string) (all []string, err error) {
	seen := map[string]bool{}
	err = g.each(ctx, chat.Query{}, func(s chat.Session) bool {
		customer := string(s.ID)
		if s.Customer.Verified {
			customer = s.Customer.ID
		}
		if !seen[customer] && !s.Erased && hasTag(s, tag) {
			seen[customer] = true
			all = append(all, customer)
		}
		return true
	})
	return all, err
}

func hasTag(s chat.Session, tag string) bool {
	for _, t := range s.Tags {
		if strings.EqualFold(t, tag) {
			return true
		}
	}
	return false
}

// deliver puts the notices into a conversation that wait for its customer.
func (g *Gateway) deliver(ctx context.Context, s chat.Session) (chat.Session, error) {
	if g.Notices == nil {
		return s, nil
	}
	return g.Notices.Deliver(ctx, s)
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
