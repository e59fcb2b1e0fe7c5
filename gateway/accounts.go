package gateway

import (
	"net/http"

	"roundpeg/staff"
)

// agentOut is an agent as it goes out: lists are never null.
func agentOut(a staff.Agent) staff.Agent {
	for _, list := range []*[]string{&a.Languages, &a.Departments, &a.Skills, &a.Lanes} {
		if *list == nil {
			*list = []string{}
		}
	}
	if a.Limits == nil {
		a.Limits = map[string]staff.Limit{}
	}
	return a
}

// listAgents is GET /v1/agents.
func (g *Gateway) listAgents(c *call) error {
	all := g.Staff.Agents()
	for i := range all {
		all[i] = agentOut(all[i])
	}
	page, err := paged(c, all, func(a staff.Agent) string { return a.ID })
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, page)
}

// createAgent is POST /v1/agents.
func (g *Gateway) createAgent(c *call) error {
	var in staff.Change
	if err := c.read(&in); err != nil {
		return err
	}
	a, err := g.Staff.CreateAgent(c.r.Context(), c.who.by, in)
	if err != nil {
		return err
	}
	return c.answer(http.StatusCreated, agentOut(a))
}

// updateAgent is PATCH /v1/agents/{id}.
func (g *Gateway) updateAgent(c *call) error {
	var in staff.Change
	if err := c.read(&in); err != nil {
		return err
	}
	a, err := g.Staff.UpdateAgent(c.r.Context(), c.who.by, c.r.PathValue("id"), in)
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, agentOut(a))
}

// createToken is POST /v1/tokens; the answer is the only one that holds the secret.
func (g *Gateway) createToken(c *call) error {
	var in struct {
		Name   string   `json:"name"`
		Scopes []string `json:"scopes"`
	}
	if err := c.read(&in); err != nil {
		return err
	}
	t, secret, err := g.Staff.CreateToken(c.r.Context(), c.who.by, in.Name, in.Scopes)
	if err != nil {
		return err
	}
	return c.answer(http.StatusCreated, struct {
		staff.Token
		Secret string `json:"token"`
	}{t, secret})
}
