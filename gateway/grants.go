package gateway

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"roundpeg/chat"
)

// grantOut is a grant, with whose it is and whether whoever asks could approve it now.
type grantOut struct {
	chat.Grant
	Session    chat.ID      `json:"session"`
	Customer   itemCustomer `json:"customer"`
	MayApprove bool         `json:"may_approve"`
}

// grantStates are what GET /v1/grants may be asked for: the states of a grant, and those granted that could not be carried out.
var grantStates = []string{chat.GrantWaits, chat.GrantGiven, chat.GrantDenied, chat.DeliveryLost}

// listGrants is GET /v1/grants?state=: those of the last 31 days and all that wait for approval, newest first. No state means all of them.
func (g *Gateway) listGrants(c *call) error {
	n, err := c.limit()
	if err != nil {
		return err
	}
	states := grantStates
	if text := c.r.FormValue("state"); text != "" {
		states = strings.Split(text, ",")
		for _, s := range states {
			if !slices.Contains(grantStates, s) {
				return chat.Faultf(chat.ErrInvalid, "state must be some of %s", strings.Join(grantStates, ", "))
			}
		}
	}
	out, after := list[grantOut]{Items: []grantOut{}}, c.r.FormValue("after")
	if g.Grants == nil {
		return c.answer(http.StatusOK, out)
	}
	begun := after == ""
	g.Grants.EachGrant(func(session chat.ID, grant, state string, settled bool) bool {
		if !begun {
			begun = grant == after
			return true
		}
		lost := slices.Contains(states, chat.DeliveryLost) && state == chat.GrantGiven && !settled
		if !slices.Contains(states, state) && !lost {
			return true
		}
		var s chat.Session
		if s, err = g.Store.Get(c.r.Context(), session); errors.Is(err, chat.ErrNotFound) {
			err = nil
			return true
		} else if err != nil {
			return false
		}
		held, ok := s.Grant(grant) // not that of an erased session, nor one that its log does not have yet
		if !ok || !slices.Contains(states, held.State) && !(lost && held.Delivery == chat.DeliveryLost) {
			return true
		}
		if len(out.Items) == n {
			out.Next = out.Items[n-1].ID
			return false
		}
		out.Items = append(out.Items, grantOut{held, s.ID, customerOf(s), held.State == chat.GrantWaits && g.Grants.MayApprove(c.who.agent.ID, grant)})
		return true
	})
	if err != nil {
		return err
	}
	if !begun {
		return chat.Faultf(chat.ErrInvalid, "after must be what next said")
	}
	return c.answer(http.StatusOK, out)
}

// listActions is GET /v1/sessions/{id}/actions: what the agent may ask for in a conversation, with what is left of their limits.
func (g *Gateway) listActions(c *call) error {
	id := chat.ID(c.r.PathValue("id"))
	if id.Reserved() {
		return chat.Faultf(chat.ErrNotFound, "there is no such session")
	}
	s, err := g.Store.Get(c.r.Context(), id)
	if err != nil {
		return err
	}
	out := list[json.RawMessage]{Items: []json.RawMessage{}}
	if g.Grants == nil {
		return c.answer(http.StatusOK, out)
	}
	uses, err := g.Grants.Uses(c.who.agent.ID, s)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(uses, &out.Items); err != nil {
		return err
	}
	return c.answer(http.StatusOK, out)
}
