package gateway

import (
	"context"
	"errors"
	"sync"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

const deskProtocol = "roundpeg.desk.v1"

// desk is one socket of an agent, or of a program with an API token.
type desk struct {
	*socket
	conn string // names this connection to the roster

	mu     sync.Mutex // guards what follows, as socket.mu does what is the socket's; never held while writing
	who    principal
	status string
	feeds  []*feed

	view queueView // of flush alone
}

// serveDesk is GET /v1/desk.
func (g *Gateway) serveDesk(c *call) error {
	if c.who.cookie != "" && !g.ownOrigin(c.r) {
		return chat.Faultf(chat.ErrDenied, "the Origin must be the server's own (behind a proxy with https, name the proxy in trusted_proxies)")
	}
	return g.upgrade(c, "desk", deskProtocol, func(s *socket) party {
		return &desk{socket: s, conn: chat.Random(8), who: c.who, status: chat.Away}
	})
}

func (d *desk) begin() {
	d.greet()
	d.g.presence.enter(d)
	d.presences()
	d.live()
	d.wake()
}

func (d *desk) leave() {
	d.g.hub.leaveDesk(d)
	for _, f := range d.watched() {
		d.g.hub.unfollow(f)
	}
	d.mu.Lock()
	if d.view.timer != nil {
		d.view.timer.Stop()
	}
	d.mu.Unlock()
	d.g.presence.leave(d)
}

func (d *desk) principal() principal {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.who
}

func (d *desk) frame(f frame) error {
	switch f.kind {
	case "status", "watch", "unwatch":
		return d.own(f)
	case "typing", "viewing":
		return d.tell(f)
	}
	cmd, err := command.Parse(chat.Agent, f.kind, f.raw, d.g.Now())
	if errors.Is(err, command.ErrUnknown) {
		return err
	}
	if bad := errors.Join(command.CheckID(f.id), d.checkSession(f)); bad != nil {
		return bad
	}
	if err != nil {
		return err
	}
	who := d.principal()
	ctx, done := context.WithTimeout(d.g.ctx, commandIn)
	defer done()
	if err := d.g.admit(ctx, who, "desk "+f.kind, f.session, f.id, d.g.deskRate, who.by.ID); err != nil {
		return err
	}
	got, err := d.g.Desk.Do(ctx, f.session, command.Actor{By: who.by, Tier: who.agent.Tier}, f.id, cmd)
	if err != nil {
		return err
	}
	return d.acked(f, got)
}

func (d *desk) checkSession(f frame) error {
	if n := len(f.session); n == 0 || n > 100 {
		return chat.Faultf(chat.ErrInvalid, "session must be a string that names the session this is about")
	}
	return nil
}

// own handles the frames that are about this connection alone; they may be repeated and are acked without a seq.
func (d *desk) own(f frame) error {
	var fields struct {
		Status string   `json:"status"`
		After  chat.Seq `json:"after"`
	}
	if err := f.fields(&fields); err != nil {
		return err
	}
	if err := command.CheckID(f.id); err != nil {
		return err
	}
	if f.kind == "status" {
		if fields.Status != chat.Available && fields.Status != chat.Away {
			return chat.Faultf(chat.ErrInvalid, "status must be available or away")
		}
	} else if err := d.checkSession(f); err != nil {
		return err
	}
	who := d.principal()
	if err := authorize(who, "desk "+f.kind, f.session); err != nil {
		return err
	}
	if err := d.g.deskRate.take(who.by.ID, d.g.Now()); err != nil {
		return err
	}
	switch f.kind {
	case "status":
		d.mu.Lock()
		d.status = fields.Status
		d.mu.Unlock()
		d.g.presence.enter(d)
		return d.acked(f, command.Receipt{})
	case "watch":
		return d.watch(f, fields.After)
	}
	return d.unwatch(f)
}

// tell passes on what is not stored.
func (d *desk) tell(f frame) error {
	h, err := hintOf(f)
	if err == nil {
		err = d.checkSession(f)
	}
	if err == nil {
		err = authorize(d.principal(), "desk "+f.kind, f.session)
	}
	if err != nil {
		return err
	}
	h.Session, h.By = f.session, d.principal().by
	return d.g.sendHint(h, h.By.ID)
}
