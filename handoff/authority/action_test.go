package authority

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func TestCheckNamesTheMistake(t *testing.T) {
	eur := func(l ...Limit) []Action {
		return []Action{{Name: "refund", Money: true, Limits: map[int][]Limit{2: l}}}
	}
	require.NoError(t, Check(nil))
	require.NoError(t, Check(eur()))
	require.NoError(t, Check(eur(Limit{Amount: "50", Currency: "EUR"}, Limit{PerDay: "50", Currency: "USD"}, Limit{PerCustomer: "9.99", Currency: "GBP"})))
	require.NoError(t, Check([]Action{{Name: "expedite", Limits: map[int][]Limit{2: {{Amount: "1"}}, 3: {{PerDay: "20"}}}}}))
	for says, actions := range map[string][]Action{
		`name: "Refund"`:                                                    {{Name: "Refund"}},
		`name: ""`:                                                          {{}},
		"there twice: leave one of them out":                                {{Name: "refund"}, {Name: "refund"}},
		"there is no tier 1":                                                {{Name: "refund", Limits: map[int][]Limit{1: {{Amount: "1"}}}}},
		"those in EUR are there twice":                                      eur(Limit{Amount: "50", Currency: "EUR"}, Limit{PerDay: "50", Currency: "EUR"}),
		"all missing: give at least one":                                    eur(Limit{Currency: "EUR"}),
		`currency: "" must be a three-letter code`:                          eur(Limit{Amount: "50"}),
		`currency: "eur" must be`:                                           eur(Limit{Amount: "50", Currency: "eur"}),
		`amount: "fifty" must be a decimal`:                                 eur(Limit{Amount: "fifty", Currency: "EUR"}),
		`per_day: "-1" must be`:                                             eur(Limit{PerDay: "-1", Currency: "EUR"}),
		`per_customer: "1.23456" must be`:                                   eur(Limit{PerCustomer: "1.23456", Currency: "EUR"}),
		"belongs to an action with money":                                   {{Name: "expedite", Limits: map[int][]Limit{2: {{Amount: "1", Currency: "EUR"}}}}},
		"amount: 1.50 must be a whole number":                               {{Name: "expedite", Limits: map[int][]Limit{2: {{Amount: "1.5"}}}}},
		"limits of tier 2: those without a currency are there twice: leave": {{Name: "expedite", Limits: map[int][]Limit{2: {{Amount: "1"}, {PerDay: "1"}}}}},
	} {
		err := Check(actions)
		require.ErrorContains(t, err, says)
		require.ErrorIs(t, err, chat.ErrInvalid)
	}
}

// Whatever actions say, they are refused by name, or read so that a person of every tier gets limits without a panic.
func FuzzLimits(f *testing.F) {
	f.Add([]byte(`[{"Name":"refund","Money":true,"Limits":{"2":[{"Amount":"50","PerDay":"100","PerCustomer":"70","Currency":"EUR"}]}}]`), "refund", "12.50", "EUR", "50", "")
	f.Add([]byte(`[{"Name":"expedite","Limits":{"3":[{"Amount":"1"}]}}]`), "expedite", "", "", "", "3")
	f.Add([]byte(`[{"Name":"x","Limits":{"9":null}}]`), "y", "1e5", "??", "-", "-")
	f.Fuzz(func(t *testing.T, b []byte, action, amount, currency, ownAmount, ownDay string) {
		var actions []Action
		if json.Unmarshal(b, &actions) != nil {
			return
		}
		rs, err := rulesOf(actions)
		if err != nil {
			require.ErrorIs(t, err, chat.ErrInvalid)
			return
		}
		for _, tier := range Tiers {
			p := Person{ID: "a", Tier: tier, Own: map[string]Own{action: {Amount: ownAmount, PerDay: ownDay, Currency: currency}}}
			r, worth, kept, in, err := rs.asked(p, action, amount, currency)
			if err != nil {
				require.ErrorIs(t, err, chat.ErrInvalid)
				continue
			}
			require.False(t, worth.Zero())
			require.Equal(t, r.Money, kept != "")
			require.Equal(t, r.Money, in != "")
			if limit, ok := r.bounds(p, in); ok {
				require.NotEqual(t, bounds{}, limit)
			}
		}
	})
}
