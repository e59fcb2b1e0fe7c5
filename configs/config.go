// Package configs holds the defaults, the demo shop's content, and what an operator may set.
package configs

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

//go:embed default.yaml
var defaults []byte

// Intents is the demo shop's content: what it knows, in the format of intents.Parse.
//
//go:embed intents.yaml
var Intents []byte

// Config is everything that an operator sets. Its fields are explained in default.yaml.
type Config struct {
	Listen         string    `yaml:"listen"`
	Data           string    `yaml:"data"`
	Redis          string    `yaml:"redis"`
	Ack            string    `yaml:"ack"`
	AllowDataLoss  bool      `yaml:"allow_data_loss"`
	Demo           bool      `yaml:"demo"`
	Intents        string    `yaml:"intents"`
	Scorer         string    `yaml:"scorer"`
	Knowledge      Knowledge `yaml:"knowledge"`
	Site           Site      `yaml:"site"`
	Hours          Hours     `yaml:"hours"`
	Desk           Desk      `yaml:"desk"`
	Bot            Bot       `yaml:"bot"`
	LLM            LLM       `yaml:"llm"`
	Actions        Actions   `yaml:"actions"`
	Hooks          Hooks     `yaml:"hooks"`
	Limits         Limits    `yaml:"limits"`
	TrustedProxies []string  `yaml:"trusted_proxies"`
	LogLevel       string    `yaml:"log_level"`
	Pprof          string    `yaml:"pprof"`
}

type Site struct {
	Name     string   `yaml:"name"`
	Locale   string   `yaml:"locale"`
	Origins  []string `yaml:"origins"`
	Identity Identity `yaml:"identity"`

	OrderNumbers string   `yaml:"order_numbers"`
	Products     []string `yaml:"products"`
}

// Hours are business hours: weekday → "09:00-18:00". A locale's entry overrides what it names.
type Hours struct {
	Zone     string            `yaml:"zone"`
	Days     map[string]string `yaml:"days,omitempty"`
	Holidays []string          `yaml:"holidays,omitempty"`
	Locales  map[string]Hours  `yaml:"locales,omitempty"`
}

type Bot struct {
	Encoder     string        `yaml:"encoder"`
	Embeddings  Embeddings    `yaml:"embeddings"`
	InScopeLoss float64       `yaml:"in_scope_loss"`
	TurnBudget  time.Duration `yaml:"turn_budget"`
	IdleClose   time.Duration `yaml:"idle_close"`
	ReviewShare float64       `yaml:"review_share"`
}

// Reviews is ReviewShare as the gateway wants to hear it: 0 means none, not the usual.
func (b Bot) Reviews() float64 {
	if b.ReviewShare == 0 {
		return -1
	}
	return b.ReviewShare
}

// Default is the configuration of default.yaml.
func Default() Config {
	var c Config
	if err := strict(defaults, &c); err != nil {
		panic(err) // a test reads it
	}
	return c
}

// Load reads file, if one is given, and then the environment, over the defaults. The result is not validated yet, since flags come last.
func Load(file string, env func(string) string) (Config, error) {
	c := Default()
	if file != "" {
		b, err := os.ReadFile(file)
		if err != nil {
			return c, fmt.Errorf("config: %w: name a file that is there with --config", err)
		}
		if err := strict(b, &c); err != nil {
			return c, fmt.Errorf("config %s: %w", file, err)
		}
	}
	for name, to := range map[string]*string{"LISTEN": &c.Listen, "DATA": &c.Data, "REDIS": &c.Redis, "ACK": &c.Ack, "INTENTS": &c.Intents, "KNOWLEDGE": &c.Knowledge.Folder, "SCORER": &c.Scorer, "LOG_LEVEL": &c.LogLevel} {
		if v := env("ROUNDPEG_" + name); v != "" {
			*to = v
		}
	}
	return c, nil
}

func strict(b []byte, c *Config) error {
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	err := d.Decode(c)
	if err == nil || errors.Is(err, io.EOF) {
		return nil
	}
	says := strings.TrimSpace(strings.TrimPrefix(err.Error(), "yaml: unmarshal errors:"))
	return fmt.Errorf("%s (the keys are those of configs/default.yaml; roundpeg config print shows them)", strings.TrimPrefix(says, "yaml: "))
}

var hoursPattern = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$`)

// Weekdays are the keys of Hours.Days, Sunday first as in package time.
var Weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// Validate names the first field that is wrong and the fix.
func (c Config) Validate() error {
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		return fmt.Errorf("listen: %q must be host:port, such as 127.0.0.1:8080", c.Listen)
	}
	if c.Ack != "primary" && c.Ack != "replica" {
		return fmt.Errorf("ack: %q must be primary or replica", c.Ack)
	}
	if c.Ack == "replica" && c.Redis == "" {
		return errors.New("ack: replica wants a Redis with a replica: name it with redis")
	}
	if c.Data == "" && c.Redis == "" {
		return errors.New("data: name a folder for the embedded store")
	}
	for _, o := range c.Site.Origins {
		u, err := url.Parse(o)
		if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || u.Path != "" || u.RawQuery != "" || u.User != nil {
			return fmt.Errorf("site.origins: %q must be scheme and host alone, such as https://shop.example", o)
		}
	}
	for _, p := range c.TrustedProxies {
		if _, err := netip.ParsePrefix(p); err != nil {
			return fmt.Errorf("trusted_proxies: %q must be a network such as 10.0.0.0/8", p)
		}
	}
	for name, d := range map[string]time.Duration{"bot.turn_budget": c.Bot.TurnBudget, "bot.idle_close": c.Bot.IdleClose} {
		if d <= 0 {
			return fmt.Errorf("%s: %s must be more than nothing, such as 5m", name, d)
		}
	}
	if err := c.Desk.validate(); err != nil {
		return err
	}
	if err := c.Site.Identity.validate(); err != nil {
		return err
	}
	if _, err := regexp.Compile(c.Site.OrderNumbers); err != nil || len(c.Site.OrderNumbers) > 1000 {
		return fmt.Errorf("site.order_numbers: %q must be a pattern such as VX-[0-9]{4,6} (RE2)", c.Site.OrderNumbers)
	}
	for _, name := range c.Site.Products {
		if n := len([]rune(strings.TrimSpace(name))); n < 2 || n > 60 {
			return fmt.Errorf("site.products: %q must have 2 to 60 characters", name)
		}
	}
	if err := c.Knowledge.validate(); err != nil {
		return err
	}
	if err := c.Actions.validate(c.Hooks); err != nil {
		return err
	}
	if err := c.Limits.validate(); err != nil {
		return err
	}
	if err := c.Bot.validateEncoder(); err != nil {
		return err
	}
	if err := c.LLM.Validate(); err != nil {
		return err
	}
	if c.Bot.InScopeLoss <= 0 || c.Bot.InScopeLoss > 0.2 {
		return fmt.Errorf("bot.in_scope_loss: %v must be above 0 and at most 0.2", c.Bot.InScopeLoss)
	}
	if !(c.Bot.ReviewShare >= 0 && c.Bot.ReviewShare <= 1) { // so that NaN is refused as well
		return fmt.Errorf("bot.review_share: %v must be from 0 (none) to 1 (all)", c.Bot.ReviewShare)
	}
	switch c.LogLevel {
	case "debug", "info", "warn", "error":
	default:
		return fmt.Errorf("log_level: %q must be debug, info, warn or error", c.LogLevel)
	}
	if host, _, err := net.SplitHostPort(c.Pprof); c.Pprof != "" {
		if ip, bad := netip.ParseAddr(host); err != nil || bad != nil || !ip.IsLoopback() {
			return fmt.Errorf("pprof: %q must be an address of this machine alone, such as 127.0.0.1:6060", c.Pprof)
		}
	}
	return c.Hours.validate("hours")
}

func (h Hours) validate(field string) error {
	if h.Zone != "" {
		if _, err := time.LoadLocation(h.Zone); err != nil {
			return fmt.Errorf("%s.zone: %q is no time zone such as Europe/Berlin", field, h.Zone)
		}
	}
	for day, span := range h.Days {
		known := false
		for _, w := range Weekdays {
			known = known || w == day
		}
		from, to, _ := strings.Cut(span, "-")
		if !known || !hoursPattern.MatchString(span) || from >= to {
			return fmt.Errorf("%s.days: %s: %q must be one of %s with hours such as 09:00-18:00", field, day, span, strings.Join(Weekdays, " "))
		}
	}
	for _, d := range h.Holidays {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return fmt.Errorf("%s.holidays: %q must be a date such as 2026-12-25", field, d)
		}
	}
	for locale, l := range h.Locales {
		if err := l.validate(field + ".locales." + locale); err != nil {
			return err
		}
	}
	return nil
}

// For returns the hours for customers of a locale.
func (h Hours) For(locale string) Hours {
	l, ok := h.Locales[locale]
	if !ok {
		return h
	}
	if l.Zone == "" {
		l.Zone = h.Zone
	}
	if l.Days == nil {
		l.Days = h.Days
	}
	if l.Holidays == nil {
		l.Holidays = h.Holidays
	}
	return l
}
