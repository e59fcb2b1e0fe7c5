package configs

import (
	"fmt"
	"strings"
	"time"
)

// Desk is who the people are that a case goes to, and how long they may take.
type Desk struct {
	Names          Tiers[string]        `yaml:"names"`
	FirstResponse  Tiers[time.Duration] `yaml:"first_response"`
	NextResponse   Tiers[time.Duration] `yaml:"next_response"`
	Resolution     Tiers[time.Duration] `yaml:"resolution"`
	Sales          Clocks               `yaml:"sales"`
	CallbackWithin time.Duration        `yaml:"callback_within"`
	RemindBefore   time.Duration        `yaml:"remind_before"`
	ExclusiveFor   time.Duration        `yaml:"exclusive_for"`
	OfferFor       time.Duration        `yaml:"offer_for"`
	Grace          time.Duration        `yaml:"grace"`
	Escalation     Escalation           `yaml:"escalation"`
}

// Tiers is something of each tier of people.
type Tiers[T any] struct {
	Agents      T `yaml:"agents"`
	Specialists T `yaml:"specialists"`
	Leadership  T `yaml:"leadership"`
}

// Clocks are how long a lane may take, where it is not as its tier.
type Clocks struct {
	FirstResponse time.Duration `yaml:"first_response"`
	NextResponse  time.Duration `yaml:"next_response"`
	Resolution    time.Duration `yaml:"resolution"`
}

// Escalation is how often a customer may take cases to the leadership.
type Escalation struct {
	Quota    int           `yaml:"quota"`
	Per      time.Duration `yaml:"per"`
	CoolDown time.Duration `yaml:"cool_down"`
}

func (d Desk) validate() error {
	for name, of := range map[string]time.Duration{
		"first_response.agents": d.FirstResponse.Agents, "first_response.specialists": d.FirstResponse.Specialists, "first_response.leadership": d.FirstResponse.Leadership,
		"next_response.agents": d.NextResponse.Agents, "next_response.specialists": d.NextResponse.Specialists, "next_response.leadership": d.NextResponse.Leadership,
		"sales.first_response": d.Sales.FirstResponse, "sales.next_response": d.Sales.NextResponse, "callback_within": d.CallbackWithin, "exclusive_for": d.ExclusiveFor,
		"offer_for": d.OfferFor, "grace": d.Grace, "escalation.per": d.Escalation.Per, "escalation.cool_down": d.Escalation.CoolDown,
	} {
		if of <= 0 {
			return fmt.Errorf("desk.%s: %s must be more than nothing, such as 5m", name, of)
		}
	}
	for name, of := range map[string]time.Duration{"agents": d.Resolution.Agents, "specialists": d.Resolution.Specialists, "leadership": d.Resolution.Leadership} {
		if of < 0 {
			return fmt.Errorf("desk.resolution.%s: %s must be a time such as 16h, or 0s for none", name, of)
		}
	}
	if d.Escalation.Quota < 1 {
		return fmt.Errorf("desk.escalation.quota: %d must be at least 1", d.Escalation.Quota)
	}
	for name, of := range map[string]string{"agents": d.Names.Agents, "specialists": d.Names.Specialists, "leadership": d.Names.Leadership} {
		if n := len([]rune(of)); n < 1 || n > 40 {
			return fmt.Errorf("desk.names.%s: %q must have 1 to 40 characters", name, of)
		}
	}
	return nil
}

// Identity is how the site signs for its own users; without an algorithm nobody is verified.
type Identity struct {
	Algorithm string   `yaml:"algorithm"`
	Audience  string   `yaml:"audience"`
	KeyEnv    []string `yaml:"key_env"`
	KeyFiles  []string `yaml:"key_files"`
}

func (i Identity) validate() error {
	switch {
	case i.Algorithm == "":
		return nil
	case !identityAlgorithms[i.Algorithm]:
		return fmt.Errorf("site.identity.algorithm: %q must be HS256, RS256, ES256, EdDSA or one of their stronger kin, such as HS512", i.Algorithm)
	case i.Audience == "":
		return fmt.Errorf("site.identity.audience: name the site for which identities are signed, as they have it in aud")
	case len(i.KeyEnv)+len(i.KeyFiles) == 0:
		return fmt.Errorf("site.identity.key_env: name an environment variable with the key, or a file in key_files")
	}
	for _, name := range i.KeyEnv {
		if name == "" || strings.ToUpper(name) != name || strings.ContainsAny(name, "=/+ ") {
			return fmt.Errorf("site.identity.key_env: %d characters are no name of an environment variable: the key itself must not stand in a file", len(name))
		}
	}
	return nil
}

var identityAlgorithms = map[string]bool{"HS256": true, "HS384": true, "HS512": true, "RS256": true, "RS384": true, "RS512": true, "PS256": true, "PS384": true, "PS512": true,
	"ES256": true, "ES384": true, "ES512": true, "EdDSA": true}
