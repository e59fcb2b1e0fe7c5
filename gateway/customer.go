package gateway

import (
	"context"
	"errors"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

const (
	customerProtocol = "roundpeg.v1"
	hintViewing      = "viewing"
	hintRead         = "read"
	hintPresence     = "presence"
)

// customerSocket is one socket of a customer.
type customerSocket struct {
	*socket
	who  principal // of a session from the hello on
	feed *feed     // nil before

	// of flush alone
	waiting waitingFrame // as told last
	writing writing
}

type waitingFrame struct {
	Type     string `json:"type"`
	Position int    `json:"position"`
	Wait     int    `json:"wait_seconds"`
}

// serveChat is GET /v1/chat.
func (g *Gateway) serveChat(c *call) error {
	if !g.siteOrigin(c.r) {
		return chat.Faultf(chat.ErrDenied, "this Origin may not hold the chat: name it in site.origins")
	}
	return g.upgrade(c, "chat", customerProtocol, func(s *socket) party {
		return &customerSocket{socket: s, who: principal{roles: anyone, by: chat.By{Role: chat.Customer}}}
	})
}

func (c *customerSocket) begin() {}

func (c *customerSocket) leave() {
	if c.feed != nil {
		c.g.hub.unfollow(c.feed)
	}
}

// frame checks in the order that the protocol promises: type, id and fields, repeated id, authority, rate; the state is the bot's and the desk's.
func (c *customerSocket) frame(f frame) error {
	switch f.kind {
	case "hello":
		return c.hello(f)
	case "typing", "read", "stop":
		if c.feed == nil {
			return errNoHello
		}
		return c.tell(f)
	}
	cmd, err := command.Parse(chat.Customer, f.kind, f.raw, c.g.Now())
	switch {
	case errors.Is(err, command.ErrUnknown):
		return err
	case c.feed == nil:
		return errNoHello
	}
	if bad := command.CheckID(f.id); bad != nil {
		return bad
	}
	if err != nil {
		return err
	}
	ctx, done := context.WithTimeout(c.g.ctx, commandIn)
	defer done()
	if err := c.g.admit(ctx, c.who, "chat "+f.kind, c.feed.id, f.id, c.g.messages, string(c.feed.id)); err != nil {
		return err
	}
	actor := command.Actor{By: c.who.by, Verified: c.who.roles&verified != 0}
	var got command.Receipt
	if say, ok := cmd.(*command.Say); ok {
		got, err = c.g.Bot.Receive(ctx, c.feed.id, actor, f.id, say)
	} else {
		got, err = c.g.Desk.Do(ctx, c.feed.id, actor, f.id, cmd)
	}
	if err != nil {
		return err
	}
	return c.acked(f, got)
}

var errNoHello = chat.Faultf(chat.ErrInvalid, "say hello first")

// tell passes on what is not stored.
func (c *customerSocket) tell(f frame) error {
	h, err := hintOf(f)
	if err != nil {
		return err
	}
	if err := authorize(c.who, "chat "+f.kind, c.feed.id); err != nil {
		return err
	}
	h.Session, h.By = c.feed.id, c.who.by
	return c.g.sendHint(h, f.kind+" "+string(c.feed.id))
}

func (c *customerSocket) flush(tick bool) error {
	if tick {
		c.feed.doubt()
	}
	if err := c.feed.deliver(c.writing.seen); err != nil {
		return err
	}
	if err := c.place(); err != nil {
		return err
	}
	for _, h := range c.takeHints() {
		if b := c.worth(h); b != nil {
			if err := c.send(b); err != nil {
				return err
			}
		}
	}
	return nil
}

// place tells where the customer stands, whenever that changed.
func (c *customerSocket) place() error {
	var now waitingFrame
	if c.g.queue.waits(c.feed.id) {
		if position, wait, ok := c.g.Queue.Place(c.feed.id); ok {
			now = waitingFrame{"waiting", position, int(wait.Seconds())}
		}
	}
	if now == c.waiting {
		return nil
	}
	c.waiting = now
	if now.Type == "" {
		return nil
	}
	return c.send(encode(now))
}

// worth is the frame of a hint, nil if it is not for the customer: not their own, nor that of an agent who does not have the session, nor of the bot when it owes no answer.
func (c *customerSocket) worth(h chat.Hint) []byte {
	switch h.By.Role {
	case chat.Customer:
		return nil
	case chat.Agent:
		if s, ok := c.g.Queue.Get(c.feed.id); !ok || !s.Owns(h.By.ID) {
			return nil
		}
	case chat.Bot:
		if !c.writing.wants(h) {
			return nil
		}
	}
	switch h.Kind {
	case chat.HintTyping:
		return encode(typingFrame{Type: "typing", Role: h.By.Role, On: h.Typing})
	case hintRead:
		return encode(readFrame{Type: "read", Role: h.By.Role, Seq: h.Read})
	case chat.HintPartial:
		if h.By.Role == chat.Bot {
			return encode(partialFrame{"partial", h.Ref, h.Text})
		}
	}
	return nil
}
