package configs

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// Actions are what the business lets its agents do for customers.
type Actions []Action

// Action is one of them. What it is called, by language; its limits, by tier; where it is carried out.
type Action struct {
	Name    string               `yaml:"name"`
	Label   map[string]string    `yaml:"label,omitempty"`
	Money   bool                 `yaml:"money"`
	Limits  Tiers[[]ActionLimit] `yaml:"limits"`
	Webhook string               `yaml:"webhook,omitempty"`
}

// ActionLimit is how far one may go without asking: amounts are decimals, and of an action without money, numbers of uses.
type ActionLimit struct {
	Currency    string `yaml:"currency,omitempty"`
	Amount      string `yaml:"amount,omitempty"`
	PerDay      string `yaml:"per_day,omitempty"`
	PerCustomer string `yaml:"per_customer,omitempty"`
}

// Hooks is how the webhooks of actions are called.
type Hooks struct {
	Allow     []string `yaml:"allow"`
	SecretEnv string   `yaml:"secret_env"`
}

var (
	actionPattern   = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
	amountPattern   = regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,4})?$`)
	currencyPattern = regexp.MustCompile(`^[A-Z]{3}$`)
	labelPattern    = regexp.MustCompile(`^[a-z]{2}(-[A-Za-z]{2,4})?$`)
	hostPattern     = regexp.MustCompile(`^[A-Za-z0-9._-]+$|^[0-9A-Fa-f:]+$`)
)

// Hooked says whether any action is carried out by a webhook.
func (all Actions) Hooked() bool {
	for _, a := range all {
		if a.Webhook != "" {
			return true
		}
	}
	return false
}

func (all Actions) validate(h Hooks) error {
	seen := map[string]bool{}
	for i, a := range all {
		field := fmt.Sprintf("actions[%d] (%s)", i, a.Name)
		switch {
		case !actionPattern.MatchString(a.Name):
			return fmt.Errorf("actions[%d].name: %q must have 1 to 64 of a-z 0-9 _ and begin with a letter, such as refund", i, a.Name)
		case seen[a.Name]:
			return fmt.Errorf("%s: the name is there twice: leave one of them out", field)
		}
		seen[a.Name] = true
		for language, label := range a.Label {
			if n := len([]rune(strings.TrimSpace(label))); !labelPattern.MatchString(language) || n < 1 || n > 60 {
				return fmt.Errorf("%s.label.%s: %q must be a language and 1 to 60 characters, such as en: Refund", field, language, label)
			}
		}
		for _, tier := range []struct {
			name   string
			limits []ActionLimit
		}{{"agents", a.Limits.Agents}, {"specialists", a.Limits.Specialists}, {"leadership", a.Limits.Leadership}} {
			currencies := map[string]bool{}
			for n, l := range tier.limits {
				at := fmt.Sprintf("%s.limits.%s[%d]", field, tier.name, n)
				if err := l.validate(at, a.Money); err != nil {
					return err
				}
				if currencies[l.Currency] {
					return fmt.Errorf("%s: %q is there twice in this tier: leave one of them out", at, l.Currency)
				}
				currencies[l.Currency] = true
			}
		}
		if err := h.validateURL(field+".webhook", a.Webhook); err != nil {
			return err
		}
	}
	return h.validate()
}

func (l ActionLimit) validate(at string, money bool) error {
	switch {
	case money && !currencyPattern.MatchString(l.Currency):
		return fmt.Errorf("%s.currency: %q must be a three-letter code such as EUR", at, l.Currency)
	case !money && l.Currency != "":
		return fmt.Errorf("%s.currency: %q belongs to an action with money: leave it out, or set money: true", at, l.Currency)
	case l.Amount+l.PerDay+l.PerCustomer == "":
		return fmt.Errorf("%s: it bounds nothing: give amount, per_day or per_customer, or leave the tier without a limit, so that it must ask", at)
	}
	for _, f := range []struct{ name, text string }{{"amount", l.Amount}, {"per_day", l.PerDay}, {"per_customer", l.PerCustomer}} {
		switch {
		case f.text == "":
		case !amountPattern.MatchString(f.text):
			return fmt.Errorf("%s.%s: %q must be a decimal number such as 50 or 12.50", at, f.name, f.text)
		case !money && strings.Contains(f.text, "."):
			return fmt.Errorf("%s.%s: %q must be a whole number: an action without money is counted", at, f.name, f.text)
		}
	}
	return nil
}

func (h Hooks) allowed(host string) bool {
	for _, a := range h.Allow {
		if strings.EqualFold(strings.TrimSuffix(a, "."), strings.TrimSuffix(host, ".")) {
			return true
		}
	}
	return false
}

// validateURL wants https, save for hosts that are allowed by name. It does not repeat the address, which may hold a key.
func (h Hooks) validateURL(field, text string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Hostname() == "" || u.Scheme != "https" && u.Scheme != "http":
		return fmt.Errorf("%s: it must be an address such as https://shop.example/roundpeg", field)
	case u.User != nil || u.Fragment != "":
		return fmt.Errorf("%s: it must have no password and no #: calls are signed (hooks.secret_env)", field)
	case u.Scheme == "http" && !h.allowed(u.Hostname()):
		return fmt.Errorf("%s: it must begin with https://, unless %q is in hooks.allow", field, u.Hostname())
	}
	return nil
}

// validate does not repeat what may be the secret.
func (h Hooks) validate() error {
	for _, host := range h.Allow {
		if !hostPattern.MatchString(host) {
			return fmt.Errorf("hooks.allow: %q must be a host alone, such as refunds.internal, without scheme, port or path", host)
		}
	}
	if !envPattern.MatchString(h.SecretEnv) {
		return errors.New("hooks.secret_env: it must be the name of an environment variable in capitals, such as ROUNDPEG_WEBHOOK_SECRET; the secret itself belongs there, not here")
	}
	return nil
}
