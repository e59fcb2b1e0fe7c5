package authority

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"roundpeg/chat"
)

// Person is an agent, as far as their authority goes.
type Person struct {
	ID   string
	Name string
	Tier int
	Own  map[string]Own // action → their own limit, which replaces those of their tier
}

// Own is an agent's own limit. PerCustomer stays that of their tier.
type Own struct {
	Amount   string
	PerDay   string
	Currency string
}

func (p Person) by() chat.By { return chat.By{Role: chat.Agent, ID: p.ID, Name: p.Name} }

// bounds reads an own limit. One that cannot be read, or that binds nothing, gives no authority: a mistake must not open the till.
func (o Own) bounds() (b bounds, ok bool) {
	l := Limit{Amount: o.Amount, PerDay: o.PerDay, Currency: o.Currency}
	b, err := l.bounds(o.Currency != "")
	return b, err == nil
}

// rule is an action with its limits read: tier → currency → bounds.
type rule struct {
	Action
	limits map[int]map[string]bounds
}

// rules are the actions by name.
type rules map[string]rule

func rulesOf(actions []Action) (rules, error) {
	if err := Check(actions); err != nil {
		return nil, err
	}
	all := rules{}
	for _, a := range actions {
		r := rule{a, map[int]map[string]bounds{}}
		for tier, limits := range a.Limits {
			r.limits[tier] = map[string]bounds{}
			for _, l := range limits {
				r.limits[tier][l.Currency], _ = l.bounds(a.Money) // Check has read it
			}
		}
		all[a.Name] = r
	}
	return all, nil
}

// rule is an action that the person knows: a configured one, or one that a limit of their own names.
func (rs rules) rule(p Person, name string) (rule, bool) {
	r, ok := rs[name]
	if o, own := p.Own[name]; !ok && own {
		if _, ok = o.bounds(); ok {
			r = rule{Action: Action{Name: name, Money: o.Currency != ""}}
		}
	}
	return r, ok
}

// known are the names of the actions that the person knows.
func (rs rules) known(p Person) []string {
	names := slices.Collect(maps.Keys(rs))
	for name := range p.Own {
		if _, configured := rs[name]; !configured {
			if _, ok := rs.rule(p, name); ok {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// currencies are those in which somebody may give: any tier, and the person by a limit of their own.
func (r rule) currencies(p Person) []string {
	set := map[string]bool{}
	for _, limits := range r.limits {
		for c := range limits {
			set[c] = true
		}
	}
	if o, own := p.Own[r.Name]; own && (o.Currency != "") == r.Money {
		set[o.Currency] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// bounds are the limit of a person; not ok: they have none.
func (r rule) bounds(p Person, currency string) (bounds, bool) {
	tier, has := r.limits[p.Tier][currency]
	o, own := p.Own[r.Name]
	if !own {
		return tier, has
	}
	b, ok := o.bounds()
	if !ok || o.Currency != currency {
		return bounds{}, false
	}
	b.customer = tier.customer
	return b, true
}

// asked reads what somebody asks for: the amount that counts, and amount and currency as they are kept.
func (rs rules) asked(p Person, action, amount, currency string) (r rule, worth Amount, kept, in string, err error) {
	r, ok := rs.rule(p, action)
	if !ok {
		known := strings.Join(rs.known(p), ", ")
		return r, worth, "", "", chat.Faultf(chat.ErrInvalid, "action: there is no %q: known are %s", cut(action), cmp.Or(known, "none; set actions in the configuration"))
	}
	if !r.Money {
		if amount != "" || currency != "" {
			return r, worth, "", "", chat.Faultf(chat.ErrInvalid, "amount: %s takes neither amount nor currency: leave them out", action)
		}
		return r, one, "", "", nil
	}
	if amount == "" {
		return r, worth, "", "", chat.Faultf(chat.ErrInvalid, "amount is missing: %s takes one such as \"12.50\", with a currency", action)
	}
	if worth, err = ParseAmount(amount); err != nil {
		return r, worth, "", "", chat.Faultf(chat.ErrInvalid, "amount: %v", err)
	}
	if worth.Zero() {
		return r, worth, "", "", chat.Faultf(chat.ErrInvalid, "amount must be more than nothing")
	}
	in = strings.ToUpper(currency)
	if all := r.currencies(p); !slices.Contains(all, in) {
		return r, worth, "", "", chat.Faultf(chat.ErrInvalid, "currency: %s is given in %s, not in %q: choose one of these, or set limits for it in the configuration", action, cmp.Or(strings.Join(all, ", "), "no currency"), cut(in))
	}
	if amount[0] == '0' && worth.String() != amount {
		amount = worth.String() // 007 is 7; otherwise as it was written
	}
	return r, worth, amount, in, nil
}
