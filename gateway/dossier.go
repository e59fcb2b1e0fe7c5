package gateway

import (
	"net/http"

	"roundpeg/chat"
)

// maxDraft bounds a draft that is checked, in code points: as long as a message may be.
const maxDraft = 4000

// dossier is GET /v1/sessions/{id}/dossier.
func (g *Gateway) dossier(c *call) error {
	if err := g.hasDossiers(); err != nil {
		return err
	}
	d, err := g.Dossiers.Dossier(c.r.Context(), chat.ID(c.r.PathValue("id")))
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, d)
}

// checkDraft is POST /v1/sessions/{id}/check: what a draft promises, and what it asks for again. Nothing of it is kept.
func (g *Gateway) checkDraft(c *call) error {
	if err := g.hasDossiers(); err != nil {
		return err
	}
	var in struct {
		Text string `json:"text"`
	}
	if err := c.read(&in); err != nil {
		return err
	}
	if err := checkText("text", in.Text, maxDraft); err != nil {
		return err
	}
	found, err := g.Dossiers.Check(c.r.Context(), chat.ID(c.r.PathValue("id")), in.Text)
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, found)
}

func (g *Gateway) hasDossiers() error {
	if g.Dossiers == nil {
		return chat.Faultf(chat.ErrNotFound, "this server keeps no dossiers")
	}
	return nil
}
