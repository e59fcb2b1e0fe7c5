package main

import (
	"fmt"
	"time"

	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/handoff"
	"roundpeg/handoff/authority"
	"roundpeg/hooks"
	"roundpeg/staff"
)

// actions are the configured ones as the book of grants knows them.
func actions(all configs.Actions) (out []authority.Action) {
	of := func(limits []configs.ActionLimit) (out []authority.Limit) {
		for _, l := range limits {
			out = append(out, authority.Limit{Amount: l.Amount, PerDay: l.PerDay, PerCustomer: l.PerCustomer, Currency: l.Currency})
		}
		return out
	}
	for _, a := range all {
		out = append(out, authority.Action{Name: a.Name, Label: a.Label, Money: a.Money, Webhook: a.Webhook, Limits: map[int][]authority.Limit{
			chat.TierAgents: of(a.Limits.Agents), chat.TierSpecialist: of(a.Limits.Specialists), chat.TierLeadership: of(a.Limits.Leadership)}})
	}
	return out
}

// ownLimits are an agent's own, as the book of grants knows them.
func ownLimits(all map[string]staff.Limit) map[string]authority.Own {
	out := map[string]authority.Own{}
	for action, l := range all {
		out[action] = authority.Own(l)
	}
	return out
}

// carrier calls the webhooks of the configured actions; nil if there are none. close lets go of its connections.
func carrier(cfg configs.Config, env func(string) string, now func() time.Time) (c handoff.Carrier, close func(), err error) {
	if !cfg.Actions.Hooked() {
		return nil, func() {}, nil
	}
	client, err := hooks.New(hooks.Options{Secrets: hooks.Secrets(env(cfg.Hooks.SecretEnv)), Allow: cfg.Hooks.Allow, Now: now})
	if err != nil {
		return nil, nil, fmt.Errorf("hooks.secret_env: %s: %w", cfg.Hooks.SecretEnv, err)
	}
	return client, client.Close, nil
}
