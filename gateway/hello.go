package gateway

import (
	"context"
	"regexp"

	"roundpeg/chat"
)

type helloFields struct {
	Token    string     `json:"token"`
	After    chat.Seq   `json:"after"`
	Locale   string     `json:"locale"`
	Identity string     `json:"identity"`
	Page     *chat.Page `json:"page"`
}

type welcomeFrame struct {
	Type    string     `json:"type"`
	Session chat.ID    `json:"session"`
	Token   string     `json:"token"`
	Resumed bool       `json:"resumed"`
	Head    chat.Seq   `json:"head"`
	State   chat.State `json:"state"`
	Site    Site       `json:"site"`
}

var localePattern = regexp.MustCompile(`^([A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8}){0,4})?$`)

const (
	maxURL   = 2000
	maxTitle = 300
)

// hello opens a session, or resumes that of the token: the log after After, then live.
func (c *customerSocket) hello(f frame) error {
	var h helloFields
	if err := f.fields(&h); err != nil {
		return err
	}
	switch {
	case c.feed != nil:
		return chat.Faultf(chat.ErrConflict, "hello was said already")
	case !localePattern.MatchString(h.Locale):
		return chat.Faultf(chat.ErrInvalid, "locale must look like en or en-US")
	case h.Identity != "":
		return chat.Faultf(chat.ErrInvalid, "identity cannot be verified: this server has no key of the site; leave it out")
	}
	ctx, done := context.WithTimeout(c.g.ctx, commandIn)
	defer done()
	c.greet() // somebody is there: a refusal for now may be followed by another try
	s, token, err := c.enter(ctx, h)
	if err != nil {
		return err
	}
	after := min(h.After, s.Head)
	if h.Token == "" {
		after = 0
	}
	c.who = customerPrincipal(s)
	c.feed = newFeed(c.socket, s.ID, chat.Customer, after)
	if err := c.send(encode(welcomeFrame{"welcome", s.ID, token, h.Token != "", s.Public, s.State, c.g.Site})); err != nil {
		return nil // the socket is closed
	}
	c.live()
	c.g.hub.follow(c.feed)
	return nil
}

func (c *customerSocket) enter(ctx context.Context, h helloFields) (chat.Session, string, error) {
	if h.Token != "" {
		s, err := c.g.open(ctx, h.Token)
		return s, h.Token, err
	}
	if err := c.g.sessions.take(c.addr, c.g.Now()); err != nil {
		return chat.Session{}, "", err
	}
	secret, key := newSecret()
	s, err := c.g.Bot.Open(ctx, chat.Started{Locale: h.Locale, Page: trimmed(h.Page), Key: key})
	return s, string(s.ID) + "." + secret, err
}

// trimmed cuts what the page says of itself: a long address is no fault of the customer's.
func trimmed(p *chat.Page) *chat.Page {
	if p == nil || *p == (chat.Page{}) {
		return nil
	}
	return &chat.Page{URL: clip(p.URL, maxURL), Title: clip(p.Title, maxTitle)}
}

func clip(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}
