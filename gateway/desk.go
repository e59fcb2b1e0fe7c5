package gateway

import (
	"context"
	"errors"
	"sync"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/staff"
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

// recheck ends the socket of somebody who may not be here any more, and follows a change of what they may do.
func (d *desk) recheck() {
	who := d.principal()
	if who.bearer != "" {
		if _, ok := d.g.Staff.Token(who.bearer); !ok {
			d.dismiss()
		}
		return
	}
	a, ok := d.g.Staff.SignedIn(who.cookie)
	if !ok {
		d.dismiss()
		return
	}
	if changed := a.Tier != who.agent.Tier || a.Admin != who.agent.Admin || a.Name != who.agent.Name; changed {
		d.mu.Lock()
		d.who = agentPrincipal(a, who.cookie)
		d.view.again = true
		d.mu.Unlock()
		d.wake()
	}
}

func (d *desk) dismiss() {
	if d.ending.Load() == 0 {
		go func() {
			d.send(encode(d.g.refusal(frame{}, errUnauthorized)))
			d.close(closeUnauthorized, "unauthorized")
		}()
	}
}

func (d *desk) frame(f frame) error {
	switch f.kind {
	case "status", "watch", "unwatch":
		return d.own(f)
	case "typing":
		return d.typing(f)
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
		return chat.Faultf(chat.ErrInvalid, "session is missing: name the session that this is about")
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

func (d *desk) typing(f frame) error {
	h, err := hintOf(f)
	if err == nil {
		err = d.checkSession(f)
	}
	if err == nil {
		err = authorize(d.principal(), "desk typing", f.session)
	}
	if err != nil {
		return err
	}
	h.Session, h.By = f.session, d.principal().by
	return d.g.sendHint(h, h.By.ID)
}

type deskWelcome struct {
	Type  string      `json:"type"`
	Agent staff.Agent `json:"agent"`
	Tiers []tier      `json:"tiers"`
}

type tier struct {
	Tier int    `json:"tier"`
	Name string `json:"name"`
}

var tiers = []tier{{chat.TierBot, "Assistant"}, {chat.TierAgents, "Agents"}, {chat.TierSpecialist, "Specialists"}, {chat.TierLeadership, "Leadership"}}

func (d *desk) flush(tick bool) error {
	if !d.view.welcomed {
		who := d.principal()
		a := agentOut(who.agent)
		if who.bearer != "" {
			a = agentOut(staff.Agent{ID: who.by.ID, Name: who.by.Name})
		}
		if err := d.send(encode(deskWelcome{"welcome", a, tiers})); err != nil {
			return err
		}
		d.view.welcomed = true
	}
	if err := d.flushQueue(tick); err != nil {
		return err
	}
	for _, f := range d.watched() {
		if tick {
			f.doubt()
		}
		if err := f.deliver(nil); err != nil && !errors.Is(err, errStale) {
			return err
		}
	}
	return d.flushHints()
}

func (d *desk) flushHints() error {
	me := d.principal().by.ID
	for _, h := range d.takeHints() {
		var b []byte
		switch {
		case h.Kind == hintPresence:
			b = encode(presenceFrame{"presence", chat.Ref{ID: h.By.ID, Name: h.By.Name}, h.Status})
		case h.By.Role == chat.Agent && h.By.ID == me:
		case h.Kind == hintTyping:
			b = encode(typingFrame{"typing", h.Session, h.By.Role, h.Typing})
		case h.Kind == hintRead:
			b = encode(readFrame{"read", h.Session, h.By.Role, h.Read})
		}
		if b == nil {
			continue
		}
		if err := d.send(b); err != nil {
			return err
		}
	}
	return nil
}

type presenceFrame struct {
	Type   string   `json:"type"`
	Agent  chat.Ref `json:"agent"`
	Status string   `json:"status"`
}

// deskRecheck is how often sign-ins of open sockets are looked at, beside at once when an account changes on this node.
const deskRecheck = time.Second

// guardDesks ends sockets of accounts that were disabled, signed out or got a new password.
func (g *Gateway) guardDesks() {
	changed := make(chan struct{}, 1)
	stop := g.Staff.Changed(func(string) {
		select {
		case changed <- struct{}{}:
		default:
		}
	})
	defer stop()
	every := time.NewTicker(deskRecheck)
	defer every.Stop()
	for {
		select {
		case <-g.ctx.Done():
			return
		case <-every.C:
		case <-changed:
		}
		for _, d := range g.hub.allDesks() {
			d.recheck()
		}
	}
}
