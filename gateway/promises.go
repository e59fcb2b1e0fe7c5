package gateway

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"roundpeg/chat"
)

type promiseOut struct {
	promiseItem
	Session  chat.ID      `json:"session"`
	Customer itemCustomer `json:"customer"`
}

// listPromises is GET /v1/promises: soonest due first. No state means all of them.
func (g *Gateway) listPromises(c *call) error {
	states := []string{"open", "overdue", "kept", "broken"}
	if text := c.r.FormValue("state"); text != "" {
		wanted := strings.Split(text, ",")
		for _, s := range wanted {
			if !slices.Contains(states, s) {
				return chat.Faultf(chat.ErrInvalid, "state must be some of open, overdue, kept, broken")
			}
		}
		states = wanted
	}
	var kinds []chat.PromiseState
	if slices.Contains(states, "open") || slices.Contains(states, "overdue") {
		kinds = append(kinds, chat.OpenPromise)
	}
	if slices.Contains(states, "kept") || slices.Contains(states, "broken") {
		kinds = append(kinds, chat.KeptPromise)
	}
	seen, all := map[chat.ID]bool{}, []promiseOut{}
	for _, kind := range kinds {
		err := g.each(c.r.Context(), chat.Query{Promises: kind}, func(s chat.Session) bool {
			if seen[s.ID] {
				return true
			}
			seen[s.ID] = true
			for _, p := range itemOf(s, g.Now()).Promises {
				if slices.Contains(states, p.State) {
					all = append(all, promiseOut{p, s.ID, customerOf(s)})
				}
			}
			return true
		})
		if err != nil {
			return err
		}
	}
	slices.SortFunc(all, func(a, b promiseOut) int {
		return cmp.Or(a.DueAt.Compare(b.DueAt.Time), cmp.Compare(a.Session, b.Session), cmp.Compare(a.ID, b.ID))
	})
	page, err := paged(c, all, func(p promiseOut) string { return string(p.Session) + "/" + p.ID })
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, page)
}
