package browser

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

var identityKey = strings.Repeat("k", 32)

func init() {
	os.Setenv("ROUNDPEG_BROWSER_IDENTITY", identityKey)
	os.Setenv("ROUNDPEG_WEBHOOK_SECRET", "whsec_"+base64.StdEncoding.EncodeToString([]byte(identityKey)))
}

// floor is a desk at work: a server that is always open and whose clocks run quickly, with an agent, a specialist and the admin, who is of the leadership.
type floor struct {
	*server
	t   *testing.T
	api *client.API
}

// deskSettings are those of a floor. Nothing is carried out by a webhook unless hooks has one.
const deskSettings = `
site: { identity: { algorithm: HS256, audience: shop, key_env: [ ROUNDPEG_BROWSER_IDENTITY ] } }
hours: { zone: UTC, days: { mon: 00:00-24:00, tue: 00:00-24:00, wed: 00:00-24:00, thu: 00:00-24:00, fri: 00:00-24:00, sat: 00:00-24:00, sun: 00:00-24:00 }, holidays: [] }
desk:
  first_response: { agents: FIRST, specialists: 10m, leadership: 4h }
  next_response: { agents: 10m, specialists: 30m, leadership: 4h }
  resolution: { agents: 16h, specialists: 16h, leadership: 0s }
`

// floored opens a desk where a first answer is due within the time given.
func floored(t *testing.T, first, more string) *floor {
	t.Helper()
	file := filepath.Join(t.TempDir(), "roundpeg.yaml")
	require.NoError(t, os.WriteFile(file, []byte(strings.Replace(deskSettings, "FIRST", first, 1)+more), 0o600))
	f := &floor{server: start(t, "--config", file), t: t}
	api, err := client.Login(t.Context(), f.addr, "admin@localhost", adminPassword)
	require.NoError(t, err)
	f.api = api
	for name, tier := range map[string]int{"Ana Silva": 2, "Sue Ito": 3} {
		require.NoError(t, api.Do(t.Context(), "POST", "/v1/agents", map[string]any{"name": name, "email": email(name), "password": adminPassword, "tier": tier,
			"languages": []string{"en", "de"}, "departments": []string{"billing"}}, nil))
	}
	return f
}

func email(name string) string { return name[:3] + "@localhost" }

// desk opens the console for somebody who works here.
func (f *floor) desk(name string, l look) *page {
	f.t.Helper()
	p := open(f.t, f.url("/console/"), l)
	p.see("h1", "Sign in")
	p.fill("input[name=email]", email(name))
	p.fill("input[name=password]", adminPassword)
	p.enter()
	p.see(".tabs a", "")
	return p
}

// customer is somebody on the shop's page who has said all of it and asked for a person.
func (f *floor) customer(says ...string) *client.Customer {
	f.t.Helper()
	return f.comes(client.Options{Locale: "en-GB"}, says)
}

// kim is a customer in Germany whom the shop knows.
func (f *floor) kim(says ...string) *client.Customer {
	f.t.Helper()
	part := func(json string) string { return base64.RawURLEncoding.EncodeToString([]byte(json)) }
	signed := part(`{"alg":"HS256"}`) + "." + part(fmt.Sprintf(`{"sub":"cust-7","aud":"shop","name":"Kim Adebayo","exp":%d}`, time.Now().Add(time.Hour).Unix()))
	mac := hmac.New(sha256.New, []byte(identityKey))
	mac.Write([]byte(signed))
	return f.comes(client.Options{Locale: "de-DE", Identity: signed + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))}, says)
}

func (f *floor) comes(o client.Options, says []string) *client.Customer {
	f.t.Helper()
	o.Name, o.Nodes = "customer", []string{f.addr}
	c := client.NewCustomer(o)
	f.t.Cleanup(c.Close)
	for _, text := range says {
		f.does(c.Message(text))
	}
	f.does(c.Send("human", nil))
	return c
}

// does waits until a command is acked.
func (f *floor) does(c *client.Command) {
	f.t.Helper()
	_, err := c.Within(10 * time.Second)
	require.NoError(f.t, err)
}

// take opens a conversation and takes it.
func (p *page) take(session string) {
	p.t.Helper()
	p.openTalk(session)
	p.click(".talkhead button", "Take")
	p.see(".talkhead .chip", "With you")
	p.focused("composer")
}

func (p *page) openTalk(session string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf("location.hash = '#/waiting/%s', true", session))
	p.see(".talkhead", "")
}

// off leaves whatever has the focus, so that single keys work.
func (p *page) off() { eval[bool](p, "document.getElementById('log').focus(), true") }

// focused waits until the element with that id has the focus.
func (p *page) focused(id string) {
	p.t.Helper()
	p.until(id+" has the focus", func() bool { return eval[string](p, "document.activeElement.id") == id })
}

// stroke presses keys that mean something, one after the other, and types none of them.
func (p *page) stroke(keys string) {
	p.t.Helper()
	p.off()
	for _, k := range keys {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
			_, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: string(k)})
			require.NoError(p.t, err)
		}
	}
}

// alt presses Alt with a digit or a letter.
func (p *page) alt(key rune) {
	p.t.Helper()
	code := "Key" + strings.ToUpper(string(key))
	if key <= '9' {
		code = "Digit" + string(key)
	}
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
		_, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: string(key), Code: code, Modifiers: 1})
		require.NoError(p.t, err)
	}
}

// title is the tooltip of what matches.
func (p *page) title(sel, text string) string {
	p.t.Helper()
	p.see(sel, text)
	return eval[string](p, fmt.Sprintf("%s(%s, %s)[0].title", find, quoted(sel), quoted(text)))
}

// press presses the button that a dialog is there for.
func (p *page) press(text string) { p.t.Helper(); p.click("dialog button.primary", text) }
