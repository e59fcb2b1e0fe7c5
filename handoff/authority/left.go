package authority

import "roundpeg/chat"

// Left is what is left of somebody's limits on an action and currency; an empty field does not bind.
type Left struct {
	Amount   string `json:"amount"`   // to this customer within a day, by whomever
	Today    string `json:"today"`    // of what they may give in a day
	Customer string `json:"customer"` // to this customer within 30 days, by whomever
}

// Left says how far the agent may go for that customer on their own, now; not ok: not at all.
func (b *Book) Left(who Person, session chat.ID, c chat.Person, action, currency string, now chat.Time) (Left, bool) {
	r, ok := b.rules.rule(who, action)
	if !ok {
		return Left{}, false
	}
	limit, ok := r.bounds(who, currency)
	if !ok {
		return Left{}, false
	}
	b.mu.RLock()
	s := b.sums(customer{session, whose(c)}, who.ID, r, currency, "", true, now)
	b.mu.RUnlock()
	left := func(bound *Amount, sum Amount) string {
		if bound == nil {
			return ""
		}
		return bound.Minus(sum).String()
	}
	return Left{Amount: left(limit.amount, s.customerDay), Today: left(limit.day, s.agentDay), Customer: left(limit.customer, s.customerMonth)}, true
}

// Use is an action as one agent may use it in one currency.
type Use struct {
	Action   string            `json:"action"`
	Label    map[string]string `json:"label,omitempty"`
	Money    bool              `json:"money"`
	Currency string            `json:"currency,omitempty"`
	Webhook  bool              `json:"webhook"`          // it is carried out by the business's own system
	Limit    *Left             `json:"limit,omitempty"`  // how far they may go where nothing was given yet; nil: everything must be approved
	Left     *Left             `json:"left,omitempty"`   // … and now
	Abroad   bool              `json:"abroad,omitempty"` // in a currency that is not the customer's, where there is one in theirs
}

// Uses are what the agent may ask for in a session, by action and currency.
func (b *Book) Uses(who Person, session chat.ID, c chat.Person, now chat.Time) []Use {
	all := []Use{}
	for _, name := range b.rules.known(who) {
		r, _ := b.rules.rule(who, name)
		currencies := r.currencies(who)
		if !r.Money {
			currencies = []string{""}
		}
		for _, currency := range currencies {
			u := Use{Action: name, Label: r.Label, Money: r.Money, Currency: currency, Webhook: r.Webhook != ""}
			if left, ok := b.Left(who, session, c, name, currency, now); ok {
				limit, _ := r.bounds(who, currency)
				u.Left, u.Limit = &left, limit.whole()
			}
			all = append(all, u)
		}
	}
	return all
}

func (b bounds) whole() *Left {
	says := func(a *Amount) string {
		if a == nil {
			return ""
		}
		return a.String()
	}
	return &Left{Amount: says(b.amount), Today: says(b.day), Customer: says(b.customer)}
}
