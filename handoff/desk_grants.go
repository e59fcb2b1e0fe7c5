package handoff

import (
	"encoding/json"

	"roundpeg/chat"
	"roundpeg/handoff/authority"
)

// EachGrant calls f with the grants of the last 31 days and all that wait for approval, newest first, until f says no. settled: it is known to be carried out.
func (d *Desk) EachGrant(f func(session chat.ID, grant, state string, settled bool) bool) {
	if d.Authority == nil {
		return
	}
	for _, e := range d.Authority.All() {
		if !f(e.Session, e.Grant, e.State, e.Settled) {
			return
		}
	}
}

// MayApprove says whether an agent could approve a grant now.
func (d *Desk) MayApprove(agent, grant string) bool {
	return d.Authority != nil && d.Authority.Decides(d.person(agent, "", 0), grant, chat.At(d.Now()))
}

// Uses are, as a JSON array, the actions that an agent may ask for in a session, each with what is left of their limits (authority.Use).
func (d *Desk) Uses(agent string, s chat.Session) (json.RawMessage, error) {
	uses := []authority.Use{}
	if d.Authority != nil {
		uses = d.Authority.Uses(d.person(agent, "", 0), s.ID, s.Customer, chat.At(d.Now()))
	}
	return json.Marshal(uses)
}
