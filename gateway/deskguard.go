package gateway

import "time"

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
