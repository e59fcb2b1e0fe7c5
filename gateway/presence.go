package gateway

import (
	"context"
	"sync"
	"time"

	"roundpeg/chat"
)

// presence beats for the agents who are connected here, and tells every desk who is there.
type presence struct {
	g       *Gateway
	changed chan struct{} // one slot

	mu    sync.Mutex
	there map[string]string // agent → status
}

func newPresence(g *Gateway) *presence {
	return &presence{g: g, changed: make(chan struct{}, 1), there: map[string]string{}}
}

// poke says that somebody's presence may have changed, on any node.
func (p *presence) poke() {
	select {
	case p.changed <- struct{}{}:
	default:
	}
}

func (p *presence) run() {
	beat := time.NewTicker(chat.BeatEvery)
	defer beat.Stop()
	for {
		select {
		case <-p.g.ctx.Done():
			return
		case <-beat.C:
			p.beat(p.g.hub.allDesks())
		case <-p.changed:
		}
		p.compare()
	}
}

// beat keeps the agents of the desks there.
func (p *presence) beat(desks []*desk) {
	ctx, done := context.WithTimeout(p.g.ctx, 2*time.Second)
	defer done()
	for _, d := range desks {
		d.mu.Lock()
		who, status := d.who, d.status
		d.mu.Unlock()
		if who.roles&agent != 0 && d.ending.Load() == 0 {
			p.g.Roster.Beat(ctx, who.by.ID, d.conn, status) // the next beat makes up for one that is lost
		}
	}
}

// enter says where the agent of the desk is now: it connected, or set its status.
func (p *presence) enter(d *desk) {
	p.beat([]*desk{d})
	p.tell(d)
}

// leave takes the desk's connection away; the agent may have others.
func (p *presence) leave(d *desk) {
	who := d.principal()
	if who.roles&agent == 0 {
		return
	}
	ctx, done := context.WithTimeout(context.WithoutCancel(p.g.ctx), 2*time.Second)
	defer done()
	p.g.Roster.Leave(ctx, who.by.ID, d.conn)
	p.tell(d)
}

// tell has every node compare.
func (p *presence) tell(d *desk) {
	ctx, done := context.WithTimeout(context.WithoutCancel(p.g.ctx), 2*time.Second)
	defer done()
	p.g.Roster.Send(ctx, chat.Hint{Kind: hintPresence, By: d.principal().by})
	p.poke()
}

// compare tells the desks what changed since the last time.
func (p *presence) compare() {
	ctx, done := context.WithTimeout(p.g.ctx, 2*time.Second)
	defer done()
	list, err := p.g.Roster.List(ctx)
	if err != nil {
		return // nobody is taken for gone because the roster is
	}
	now := map[string]string{}
	for _, a := range list {
		now[a.Agent] = a.Status
	}
	p.mu.Lock()
	before := p.there
	p.there = now
	p.mu.Unlock()
	news := map[string]string{}
	for agent, status := range now {
		if before[agent] != status {
			news[agent] = status
		}
	}
	for agent := range before {
		if _, still := now[agent]; !still && before[agent] != chat.Away {
			news[agent] = chat.Away
		}
	}
	if len(news) == 0 {
		return
	}
	for _, d := range p.g.hub.allDesks() {
		d.present(news)
	}
}

// presences tells a desk that has just come who is there.
func (d *desk) presences() {
	p := d.g.presence
	p.mu.Lock()
	defer p.mu.Unlock() // so that what changes meanwhile is told after this
	d.present(p.there)
}

func (d *desk) present(news map[string]string) {
	for id, status := range news {
		by := chat.By{Role: chat.Agent, ID: id}
		if a, ok := d.g.Staff.Agent(id); ok {
			by.Name = a.Name
		}
		d.hint(chat.Hint{Kind: hintPresence, By: by, Status: status})
	}
}
