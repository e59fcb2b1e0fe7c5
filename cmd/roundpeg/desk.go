package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"roundpeg/chat"
	"roundpeg/configs"
	"roundpeg/gateway"
	"roundpeg/handoff"
	"roundpeg/handoff/dossier"
	"roundpeg/staff"
)

// directory finds an agent as the desk knows them.
func directory(people *staff.Staff) handoff.Directory {
	return func(id string) (handoff.Agent, bool) {
		a, ok := people.Agent(id)
		return atDesk(a), ok && !a.Disabled
	}
}

// everybody is who may work at the desk.
func everybody(people *staff.Staff) func() []handoff.Agent {
	return func() (all []handoff.Agent) {
		for _, a := range people.Agents() {
			if !a.Disabled {
				all = append(all, atDesk(a))
			}
		}
		return all
	}
}

func atDesk(a staff.Agent) handoff.Agent {
	return handoff.Agent{ID: a.ID, Name: a.Name, Tier: a.Tier, Admin: a.Admin, Capacity: a.Capacity, Languages: a.Languages, Departments: a.Departments, Skills: a.Skills, Lanes: a.Lanes, Limits: ownLimits(a.Limits)}
}

func settings(cfg configs.Config) handoff.Settings {
	d := cfg.Desk
	of := func(first, next, resolution time.Duration) handoff.Times {
		return handoff.Times{FirstResponse: first, NextResponse: next, Resolution: resolution}
	}
	return handoff.Settings{
		Times: map[int]handoff.Times{
			chat.TierAgents:     of(d.FirstResponse.Agents, d.NextResponse.Agents, d.Resolution.Agents),
			chat.TierSpecialist: of(d.FirstResponse.Specialists, d.NextResponse.Specialists, d.Resolution.Specialists),
			chat.TierLeadership: of(d.FirstResponse.Leadership, d.NextResponse.Leadership, d.Resolution.Leadership),
		},
		Sales:          handoff.Times(d.Sales),
		CallbackWithin: d.CallbackWithin, RemindBefore: d.RemindBefore, ExclusiveFor: d.ExclusiveFor, Grace: d.Grace, IdleClose: cfg.Bot.IdleClose,
		Escalation: handoff.FairUse(d.Escalation),
	}
}

// factsOf is how the owner's order numbers and products are found in what customers write.
func factsOf(c configs.Site) dossier.Options {
	o := dossier.Options{Products: c.Products}
	if c.OrderNumbers != "" {
		o.Order = regexp.MustCompile(c.OrderNumbers) // Validate has compiled it
	}
	return o
}

func tierNames(d configs.Desk) map[int]string {
	return map[int]string{chat.TierAgents: d.Names.Agents, chat.TierSpecialist: d.Names.Specialists, chat.TierLeadership: d.Names.Leadership}
}

// identity reads the keys by which the site signs for its users.
func identity(c configs.Identity, env func(string) string) (gateway.Identity, error) {
	i := gateway.Identity{Algorithm: c.Algorithm, Audience: c.Audience}
	if c.Algorithm == "" {
		return i, nil
	}
	for _, name := range c.KeyEnv {
		if key := env(name); key != "" {
			i.Keys = append(i.Keys, key)
		}
	}
	for _, file := range c.KeyFiles {
		b, err := os.ReadFile(file)
		if err != nil {
			return i, fmt.Errorf("site.identity.key_files: %w", err)
		}
		i.Keys = append(i.Keys, strings.TrimSpace(string(b)))
	}
	if len(i.Keys) == 0 {
		return i, fmt.Errorf("site.identity: none of %s holds a key: set one, or name a file in key_files", strings.Join(c.KeyEnv, ", "))
	}
	return i, nil
}
