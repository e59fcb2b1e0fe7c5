package client

import "fmt"

// again tells a new connection what the one before knew. These frames are no commands of the log: the journal leaves them out.
func (g *Agent) again(s *Socket) error {
	g.own.Lock()
	defer g.own.Unlock()
	g.desk = s
	clear(g.queue)
	if err := s.Send(Fields{"type": "status", "id": "status", "status": g.status}); err != nil {
		return fmt.Errorf("again: %w", err)
	}
	for session := range g.left {
		g.left[session] = true // the new connection follows nothing by itself
	}
	for session := range g.watched {
		if _, left := g.left[session]; left {
			continue
		}
		if err := g.watch(session); err != nil {
			return fmt.Errorf("again: %w", err)
		}
	}
	return nil
}

// watch asks for what comes after the last event that was received; g.own is held.
func (g *Agent) watch(session string) error {
	if g.desk == nil {
		return nil // again does it
	}
	return g.desk.Send(Fields{"type": "watch", "id": watchID + session, "session": session, "after": g.watched[session]})
}

const watchID, unwatchID = "watch-", "unwatch-"

// watchAgain tries once more what was refused because storage was away.
func (g *Agent) watchAgain(session string) {
	g.own.Lock()
	defer g.own.Unlock()
	g.watch(session)
}

// Watch follows a session from its first event on, or from where it was left. Watching what is watched already does nothing, nor does it
// until the server has acked an Unwatch: what is under way would come twice.
func (g *Agent) Watch(session string) {
	g.own.Lock()
	defer g.own.Unlock()
	_, known := g.watched[session]
	acked, left := g.left[session]
	if known && !(left && acked) {
		return
	}
	delete(g.left, session)
	g.watched[session] += 0
	g.watch(session)
}

// Unwatch follows a session no longer.
func (g *Agent) Unwatch(session string) {
	g.own.Lock()
	defer g.own.Unlock()
	_, known := g.watched[session]
	if _, left := g.left[session]; !known || left || g.desk == nil {
		return
	}
	g.left[session] = false
	g.desk.Send(Fields{"type": "unwatch", "id": unwatchID + session, "session": session})
}

// Watched are the sessions that are followed.
func (g *Agent) Watched() (all []string) {
	g.own.Lock()
	defer g.own.Unlock()
	for session := range g.watched {
		if _, left := g.left[session]; !left {
			all = append(all, session)
		}
	}
	return all
}
