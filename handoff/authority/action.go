package authority

import (
	"fmt"
	"regexp"
	"slices"

	"roundpeg/chat"
)

// Action is something that the business lets its agents do for a customer.
type Action struct {
	Name    string
	Label   map[string]string // language → what people call it
	Money   bool              // it takes an amount of a currency; otherwise each use counts as 1
	Limits  map[int][]Limit   // tier → one for each currency; a tier without one has no such authority
	Webhook string            // where it is carried out; empty: by hand
}

// Limit is how far one may go without asking. A bound that is empty does not bind; one of them must be there.
type Limit struct {
	Amount      string // of one grant, and of all to the same customer within a day, whoever gave them: so a split grant is seen
	PerDay      string // of all that this agent gave within a day
	PerCustomer string // of all to the same customer within 30 days, whoever gave them
	Currency    string // of an action with money
}

// The bounds of a Limit, as they are named where one of them is passed. None: there is no limit for this agent at all.
const (
	ByAmount   = "amount"
	ByDay      = "per_day"
	ByCustomer = "per_customer"
	None       = "none"
)

var (
	namePattern     = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
	currencyPattern = regexp.MustCompile(`^[A-Z]{3}$`)
)

// Tiers are those that may have limits, the lowest first.
var Tiers = []int{chat.TierAgents, chat.TierSpecialist, chat.TierLeadership}

// Check names the first thing that is wrong with the actions, and the fix; chat.ErrInvalid.
func Check(actions []Action) error {
	seen := map[string]bool{}
	for _, a := range actions {
		switch {
		case !namePattern.MatchString(a.Name):
			return chat.Faultf(chat.ErrInvalid, "name: %q must have 1 to 64 of a-z 0-9 _ and begin with a letter, such as refund", cut(a.Name))
		case seen[a.Name]:
			return chat.Faultf(chat.ErrInvalid, "%s: this name is there twice: leave one of them out", a.Name)
		}
		seen[a.Name] = true
		for tier, limits := range a.Limits {
			if !slices.Contains(Tiers, tier) {
				return chat.Faultf(chat.ErrInvalid, "%s: limits: there is no tier %d: use 2 (agents), 3 (specialists) or 4 (leadership)", a.Name, tier)
			}
			currencies := map[string]bool{}
			for _, l := range limits {
				if _, err := l.bounds(a.Money); err != nil {
					return chat.Faultf(chat.ErrInvalid, "%s: limits of tier %d: %v", a.Name, tier, err)
				}
				if currencies[l.Currency] {
					return chat.Faultf(chat.ErrInvalid, "%s: limits of tier %d: %s are there twice: leave one of them out", a.Name, tier, within(l.Currency))
				}
				currencies[l.Currency] = true
			}
		}
	}
	return nil
}

func within(currency string) string {
	if currency == "" {
		return "those without a currency"
	}
	return "those in " + currency
}

// bounds are a limit that was read. A nil bound does not bind.
type bounds struct{ amount, day, customer *Amount }

func (l Limit) bounds(money bool) (b bounds, err error) {
	switch {
	case money && !currencyPattern.MatchString(l.Currency):
		return b, fmt.Errorf("currency: %q must be a three-letter code such as EUR", cut(l.Currency))
	case !money && l.Currency != "":
		return b, fmt.Errorf("currency: %q belongs to an action with money: leave it out, or set money: true", cut(l.Currency))
	}
	for _, f := range []struct {
		name, text string
		to         **Amount
	}{{"amount", l.Amount, &b.amount}, {"per_day", l.PerDay, &b.day}, {"per_customer", l.PerCustomer, &b.customer}} {
		if f.text == "" {
			continue
		}
		a, err := ParseAmount(f.text)
		if err != nil {
			return b, fmt.Errorf("%s: %w", f.name, err)
		}
		if !money && !a.Whole() {
			return b, fmt.Errorf("%s: %s must be a whole number: an action without money is counted", f.name, a)
		}
		*f.to = &a
	}
	if b == (bounds{}) {
		return b, fmt.Errorf("amount, per_day and per_customer are all missing: give at least one")
	}
	return b, nil
}

// sums are what was given already, of one action and currency.
type sums struct{ customerDay, customerMonth, agentDay Amount }

// above is the bound that one more of this amount would pass; empty if none.
func (b bounds) above(s sums, amount Amount) string {
	passes := func(bound *Amount, sum Amount) bool { return bound != nil && sum.Plus(amount).Cmp(*bound) > 0 }
	switch {
	case passes(b.amount, s.customerDay):
		return ByAmount
	case passes(b.day, s.agentDay):
		return ByDay
	case passes(b.customer, s.customerMonth):
		return ByCustomer
	}
	return ""
}
