package gateway

import (
	"context"
	"regexp"
	"slices"

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

	Customer itemCustomer `json:"customer"`
	Promises []ownPromise `json:"promises,omitempty"` // open ones of the same verified customer in other conversations
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
	}
	var whom chat.Person
	if h.Identity != "" {
		var err error
		if whom, err = c.g.identity.person(h.Identity); err != nil {
			return err
		}
	}
	ctx, done := context.WithTimeout(c.g.ctx, commandIn)
	defer done()
	c.greet() // somebody is there: a refusal for now may be followed by another try
	s, token, err := c.enter(ctx, h, whom)
	if err != nil {
		return err
	}
	if s, err = c.g.deliver(ctx, s); err != nil {
		return err
	}
	after := min(h.After, s.Head)
	if h.Token == "" {
		after = 0
	}
	c.who = customerPrincipal(s)
	c.feed = newFeed(c.socket, s.ID, chat.Customer, after)
	c.writing = c.g.writingOf(ctx, s, after)
	welcome := welcomeFrame{Type: "welcome", Session: s.ID, Token: token, Resumed: h.Token != "", Head: s.Public, State: s.State, Site: c.g.Site, Customer: customerOf(s)}
	welcome.Promises = c.g.openElsewhere(ctx, s)
	if err := c.send(encode(welcome)); err != nil {
		return nil // the socket is closed
	}
	c.live()
	c.g.hub.follow(c.feed)
	return nil
}

// enter opens a session, or that of the token. Whom the site vouches for is written into a session of somebody unknown; that of somebody
// else stays closed to them, as on a computer that several people use.
func (c *customerSocket) enter(ctx context.Context, h helloFields, whom chat.Person) (chat.Session, string, error) {
	if h.Token != "" {
		s, err := c.g.open(ctx, h.Token)
		switch {
		case err != nil || !whom.Verified:
			return s, h.Token, err
		case s.Customer.Verified && s.Customer.ID != whom.ID:
			return s, h.Token, errToken
		case s.Customer != whom:
			s, err = c.g.append(ctx, s.ID, chat.New(chat.At(c.g.Now()), chat.By{Role: chat.Customer, Name: whom.Name}, chat.Identified{Customer: whom}))
		}
		return s, h.Token, err
	}
	if err := c.g.sessions.take(c.addr, c.g.Now()); err != nil {
		return chat.Session{}, "", err
	}
	secret, key := newSecret()
	s, err := c.g.Bot.Open(ctx, chat.Started{Locale: h.Locale, Page: trimmed(h.Page), Customer: whom, Key: key})
	return s, string(s.ID) + "." + secret, err
}

// ownPromise is a promise as its customer sees it.
type ownPromise struct {
	Promise string    `json:"promise"`
	What    string    `json:"what"`
	DueAt   chat.Time `json:"due_at"`
}

// openElsewhere are the promises that bind in other conversations of the same customer, soonest first; of a store that is away, none.
func (g *Gateway) openElsewhere(ctx context.Context, s chat.Session) (open []ownPromise) {
	if !s.Customer.Verified || s.Customer.ID == "" {
		return nil
	}
	others, err := g.Store.List(ctx, chat.Query{Customer: s.Customer.ID, Promises: chat.OpenPromise, Limit: 20})
	if err != nil {
		return nil
	}
	for _, o := range others {
		if o.ID == s.ID {
			continue
		}
		for _, p := range o.OpenPromises() {
			open = append(open, ownPromise{p.ID, p.What, p.DueAt})
		}
	}
	slices.SortFunc(open, func(a, b ownPromise) int { return a.DueAt.Compare(b.DueAt.Time) })
	return open
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
