package configs

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestActionsOfTheDemo(t *testing.T) {
	c := Default()
	var names []string
	for _, a := range c.Actions {
		names = append(names, a.Name)
		require.NotEmpty(t, a.Label["en"])
		require.Empty(t, a.Webhook)
		for _, limits := range [][]ActionLimit{a.Limits.Agents, a.Limits.Specialists, a.Limits.Leadership} {
			require.Len(t, limits, map[bool]int{true: 4, false: 1}[a.Money], a.Name)
		}
	}
	require.Equal(t, []string{"refund", "credit", "expedite", "free_charging"}, names)
	require.Equal(t, ActionLimit{Currency: "USD", Amount: "100", PerDay: "1000", PerCustomer: "500"}, c.Actions[0].Limits.Agents[0])
	require.False(t, c.Actions.Hooked())
	require.Equal(t, "ROUNDPEG_WEBHOOK_SECRET", c.Hooks.SecretEnv)
}

// A list of one's own replaces the demo's, numbers need no quotes, and none at all is no mistake.
func TestActionsOfOnesOwn(t *testing.T) {
	load := func(text string) Config {
		file := filepath.Join(t.TempDir(), "c.yaml")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		c, err := Load(file, none)
		require.NoError(t, err)
		require.NoError(t, c.Validate())
		return c
	}
	c := load(`
actions:
  - name: voucher
    money: true
    webhook: https://shop.example/vouchers?key=1
    limits: { agents: [{ currency: CHF, amount: 12.50 }], leadership: [{ currency: CHF, per_day: 0100, per_customer: "7" }] }
`)
	require.Equal(t, Actions{{Name: "voucher", Money: true, Webhook: "https://shop.example/vouchers?key=1",
		Limits: Tiers[[]ActionLimit]{Agents: []ActionLimit{{Currency: "CHF", Amount: "12.50"}}, Leadership: []ActionLimit{{Currency: "CHF", PerDay: "0100", PerCustomer: "7"}}}}}, c.Actions)
	require.True(t, c.Actions.Hooked())
	require.Empty(t, load("actions: []").Actions)
	load("actions: [{ name: call, webhook: 'http://Refunds.internal:8080/x', limits: {} }]\nhooks: { allow: [refunds.internal, 10.0.0.7, '::1'] }")
}

func TestValidateNamesTheAction(t *testing.T) {
	agents := func(l ...ActionLimit) func(*Config) {
		return func(c *Config) { c.Actions[0].Limits.Agents = l }
	}
	for says, spoil := range map[string]func(*Config){
		`actions[1].name: "Credit note" must have`:                                                func(c *Config) { c.Actions[1].Name = "Credit note" },
		"actions[1] (refund): the name is there twice":                                            func(c *Config) { c.Actions[1].Name = "refund" },
		"actions[0] (refund).label.english":                                                       func(c *Config) { c.Actions[0].Label = map[string]string{"english": "Refund"} },
		"actions[0] (refund).label.en":                                                            func(c *Config) { c.Actions[0].Label = map[string]string{"en": " "} },
		"actions[0] (refund).limits.agents[0]: it bounds nothing":                                 agents(ActionLimit{Currency: "EUR"}),
		`actions[0] (refund).limits.agents[0].currency: "" must be`:                               agents(ActionLimit{Amount: "1"}),
		`actions[0] (refund).limits.agents[0].amount: "1,50" must be`:                             agents(ActionLimit{Currency: "EUR", Amount: "1,50"}),
		`actions[0] (refund).limits.agents[0].per_day: "-5" must be`:                              agents(ActionLimit{Currency: "EUR", PerDay: "-5"}),
		`actions[0] (refund).limits.agents[0].per_customer: "1e3" must`:                           agents(ActionLimit{Currency: "EUR", PerCustomer: "1e3"}),
		`actions[0] (refund).limits.agents[1]: "EUR" is there twice`:                              agents(ActionLimit{Currency: "EUR", Amount: "1"}, ActionLimit{Currency: "EUR", PerDay: "1"}),
		`actions[2] (expedite).limits.leadership[0].currency: "EUR" belongs`:                      func(c *Config) { c.Actions[2].Limits.Leadership = []ActionLimit{{Currency: "EUR", Amount: "1"}} },
		`actions[2] (expedite).limits.specialists[0].amount: "1.5" must be a whole number`:        func(c *Config) { c.Actions[2].Limits.Specialists = []ActionLimit{{Amount: "1.5"}} },
		"actions[0] (refund).webhook: it must be an address":                                      func(c *Config) { c.Actions[0].Webhook = "shop.example/hook" },
		"actions[0] (refund).webhook: it must have no password":                                   func(c *Config) { c.Actions[0].Webhook = "https://me:secret@shop.example/" },
		`actions[0] (refund).webhook: it must begin with https://, unless "shop.example" is in h`: func(c *Config) { c.Actions[0].Webhook = "http://shop.example/" },
		`hooks.allow: "https://x.internal" must be a host alone`:                                  func(c *Config) { c.Hooks.Allow = []string{"https://x.internal"} },
		"hooks.secret_env: it must be the name":                                                   func(c *Config) { c.Hooks.SecretEnv = "whsec_hunter2" },
	} {
		c := Default()
		spoil(&c)
		err := c.Validate()
		require.ErrorContains(t, err, says)
		require.NotContains(t, err.Error(), "hunter2")
		require.NotContains(t, err.Error(), "secret@")
	}
}
