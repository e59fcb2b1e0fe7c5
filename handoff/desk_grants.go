package handoff

import (
	"encoding/json"
	"slices"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

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
	return json.Marshal(forCustomer(uses, s.Locale))
}

// forCustomer marks what is not in the customer's currency, where something is, and puts it last.
func forCustomer(all []authority.Use, locale string) []authority.Use {
	uses, own := slices.Clone(all), currencyOf(locale)
	at := slices.IndexFunc(uses, func(u authority.Use) bool { return u.Currency == own })
	for i := range uses {
		uses[i].Abroad = at >= 0 && uses[i].Money && uses[i].Currency != own
	}
	slices.SortStableFunc(uses, func(a, b authority.Use) int {
		switch {
		case a.Abroad == b.Abroad:
			return 0
		case b.Abroad:
			return -1
		}
		return 1
	})
	return uses
}

// currencyOf is the currency of a locale's region, "" if that says nothing.
func currencyOf(locale string) string {
	tag, err := language.Parse(locale)
	if err != nil {
		return ""
	}
	unit, sure := currency.FromTag(tag)
	if sure == language.No {
		return ""
	}
	return unit.String()
}
