package gateway

import (
	"net/http"

	"roundpeg/chat"
)

// listExceptions is GET /v1/exceptions. This version does not group them yet.
func (g *Gateway) listExceptions(c *call) error {
	return c.answer(http.StatusOK, list[struct{}]{Items: []struct{}{}})
}

// promoteException is POST /v1/exceptions/{id}/promote.
func (g *Gateway) promoteException(c *call) error {
	return chat.Faultf(chat.ErrInvalid, "this version does not group exceptions yet: add the intent by PUT /v1/intents")
}
