package configs

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func none(string) string { return "" }

func TestDefaultsAreValid(t *testing.T) {
	require.NoError(t, Default().Validate())
	require.Equal(t, "Europe/Berlin", Default().Hours.For("de-DE").Zone)
	require.Equal(t, "09:00-18:00", Default().Hours.For("de-DE").Days["mon"])
	require.Equal(t, "America/Los_Angeles", Default().Hours.For("fr-FR").Zone)
}

func TestEnvironmentBeatsFileBeatsDefault(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.yaml")
	require.NoError(t, os.WriteFile(file, []byte("listen: 127.0.0.1:1\ndata: there\n"), 0o600))
	c, err := Load(file, func(k string) string { return map[string]string{"ROUNDPEG_LISTEN": "127.0.0.1:2"}[k] })
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1:2", c.Listen)
	require.Equal(t, "there", c.Data)
	require.Equal(t, Default().Site, c.Site)
}

func TestUnknownKeysAreRefusedWithTheirLine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.yaml")
	require.NoError(t, os.WriteFile(file, []byte("listen: 127.0.0.1:1\nlisten_on: x\n"), 0o600))
	_, err := Load(file, none)
	require.ErrorContains(t, err, "line 2")
	require.ErrorContains(t, err, "listen_on")
	_, err = Load(filepath.Join(t.TempDir(), "missing.yaml"), none)
	require.ErrorContains(t, err, "missing.yaml")
}

// TestOneLimitOfMany: whoever sets one half of one limit keeps the rest.
func TestOneLimitOfMany(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.yaml")
	require.NoError(t, os.WriteFile(file, []byte("limits:\n  connects: { per_second: 5000 }\n  sockets: 7\n"), 0o600))
	c, err := Load(file, none)
	require.NoError(t, err)
	require.NoError(t, c.Validate())
	want := Default().Limits
	want.Connects.PerSecond, want.Sockets = 5000, 7
	require.Equal(t, want, c.Limits)
}

func TestValidateNamesTheField(t *testing.T) {
	for field, spoil := range map[string]func(*Config){
		"listen":                         func(c *Config) { c.Listen = "8080" },
		"data":                           func(c *Config) { c.Data = "" },
		"site.origins":                   func(c *Config) { c.Site.Origins = []string{"https://shop.example/path"} },
		"trusted_proxies":                func(c *Config) { c.TrustedProxies = []string{"10.0.0.1"} },
		"desk.grace":                     func(c *Config) { c.Desk.Grace = 0 },
		"desk.next_response.specialists": func(c *Config) { c.Desk.NextResponse.Specialists = 0 },
		"desk.resolution.agents":         func(c *Config) { c.Desk.Resolution.Agents = -1 },
		"desk.escalation.quota":          func(c *Config) { c.Desk.Escalation.Quota = 0 },
		"desk.names.leadership":          func(c *Config) { c.Desk.Names.Leadership = "" },
		"site.order_numbers":             func(c *Config) { c.Site.OrderNumbers = "VX-[0-9" },
		"site.products":                  func(c *Config) { c.Site.Products = []string{"x"} },
		"site.identity.algorithm":        func(c *Config) { c.Site.Identity.Algorithm = "none" },
		"site.identity.audience":         func(c *Config) { c.Site.Identity.Algorithm = "HS256" },
		"site.identity.key_env": func(c *Config) {
			c.Site.Identity = Identity{Algorithm: "HS256", Audience: "shop", KeyEnv: []string{"s3cret/="}}
		},
		"limits.connects":     func(c *Config) { c.Limits.Connects.PerSecond = 0 },
		"limits.frames":       func(c *Config) { c.Limits.Frames.PerSecond = math.NaN() },
		"limits.sign_ins":     func(c *Config) { c.Limits.SignIns.Burst = -1 },
		"limits.sockets":      func(c *Config) { c.Limits.Sockets = 0 },
		"limits.sockets_per":  func(c *Config) { c.Limits.SocketsPerAddress = 0 },
		"bot.encoder":         func(c *Config) { c.Bot.Encoder = "bert" },
		"bot.embeddings.url":  func(c *Config) { c.Bot.Encoder = OpenAI },
		"embeddings.key_env":  func(c *Config) { c.Bot.Embeddings.KeyEnv = "sk-secret" },
		"bot.in_scope_loss":   func(c *Config) { c.Bot.InScopeLoss = 1 },
		"bot.review_share":    func(c *Config) { c.Bot.ReviewShare = 1.5 },
		"pprof":               func(c *Config) { c.Pprof = ":6060" },
		"log_level":           func(c *Config) { c.LogLevel = "loud" },
		"hours.zone":          func(c *Config) { c.Hours.Zone = "Mars/Base" },
		"hours.days":          func(c *Config) { c.Hours.Days["mon"] = "18:00-09:00" },
		"hours.holidays":      func(c *Config) { c.Hours.Holidays = []string{"25.12."} },
		"hours.locales.de-DE": func(c *Config) { c.Hours.Locales["de-DE"] = Hours{Zone: "Nowhere"} },
	} {
		c := Default()
		spoil(&c)
		require.ErrorContains(t, c.Validate(), field, field)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(defaults)
	f.Fuzz(func(t *testing.T, b []byte) {
		c := Default()
		if strict(b, &c) == nil {
			_ = c.Validate()
		}
	})
}
