package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// counter is a server of a shop that signs for its users, and the people at its desk: they are away, so that nothing is offered or moved by chance.
type counter struct {
	*server
	t      *testing.T
	key    string
	api    *client.API
	agents map[string]*client.Agent
}

func newCounter(t *testing.T, agents map[string]int, args ...string) *counter {
	t.Helper()
	dir := t.TempDir()
	key := filepath.Join(dir, "key")
	c := &counter{t: t, key: strings.Repeat("k", 40), agents: map[string]*client.Agent{}}
	require.NoError(t, os.WriteFile(key, []byte(c.key), 0o600))
	file := filepath.Join(dir, "roundpeg.yaml")
	require.NoError(t, os.WriteFile(file, fmt.Appendf(nil, `
site: { identity: { algorithm: HS256, audience: voltry, key_files: [%q] } }
actions:
  - { name: refund, label: { en: Refund }, money: true, limits: { specialists: [{ currency: EUR, amount: 500 }] } }
  - { name: valet_service, label: { en: Valet }, money: false, limits: { specialists: [{ amount: 3 }] } }
`, key), 0o600))
	c.server = start(t, append(args, "--config", file)...)
	var err error
	c.api, err = client.Login(t.Context(), c.addr, "admin@localhost", adminPassword)
	require.NoError(t, err)
	for name, tier := range agents {
		account := client.Account{Email: strings.ToLower(name) + "@localhost", Password: adminPassword}
		require.NoError(t, c.api.Do(t.Context(), "POST", "/v1/agents", map[string]any{"name": name, "email": account.Email, "password": account.Password, "tier": tier}, nil))
		c.agents[name] = client.NewAgent(account, "away", client.Options{Name: name, Nodes: []string{c.addr}})
		t.Cleanup(c.agents[name].Close)
	}
	return c
}

// jwt signs for a customer, for as long as that.
func (c *counter) jwt(id, name string, valid time.Duration) string {
	c.t.Helper()
	s, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": id, "name": name, "aud": "voltry", "exp": time.Now().Add(valid).Unix()}).SignedString([]byte(c.key))
	require.NoError(c.t, err)
	return s
}

// signsIn says on the page who the customer is.
func (c *counter) signsIn(p *page, id, name string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf("Roundpeg('setUser', %s), true", quoted(c.jwt(id, name, time.Hour))))
}

// does has an agent do something, and gives its ack.
func (c *counter) does(agent, what string, fields client.Fields) client.Frame {
	c.t.Helper()
	f, err := c.agents[agent].Send(what, fields).Within(10 * time.Second)
	require.NoError(c.t, err, "%s: %s", agent, what)
	return f
}

// token is what this page has kept of its conversation; "" for nothing.
func (c *counter) token(p *page) string {
	p.t.Helper()
	return eval[string](p, fmt.Sprintf("localStorage.getItem('roundpeg http://%s token') ?? ''", c.addr))
}

// session is the conversation of this page, once there is one.
func (c *counter) session(p *page) (id string) {
	p.t.Helper()
	p.until("the page has a conversation", func() bool {
		id, _, _ = strings.Cut(c.token(p), ".")
		return id != ""
	})
	return id
}

// customer is whom the desk takes the customer of a session for.
func (c *counter) customer(session string) (of struct {
	ID, Name string
	Verified bool
}) {
	c.t.Helper()
	var got struct {
		Session struct {
			Customer *struct {
				ID, Name string
				Verified bool
			}
		}
	}
	got.Session.Customer = (*struct {
		ID, Name string
		Verified bool
	})(&of)
	require.NoError(c.t, c.api.Do(c.t.Context(), "GET", "/v1/sessions/"+session, nil, &got))
	return of
}
