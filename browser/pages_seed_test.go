package browser

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// shift is a desk at work, for the pages of those who lead it: an agent, a specialist, the admin, and conversations in every state.
type shift struct {
	*server
	t      *testing.T
	api    *client.API
	ada    *client.Agent // of tier 2
	key    string
	asked  string // the conversation in which a refund waits for approval
	waits  string // that of somebody with a long name, who waits
	failed string // in which a refund could not be carried out
	owed   string // in which promises were made
}

const shiftSettings = `
hours: { zone: UTC, days: { mon: 00:00-24:00, tue: 00:00-24:00, wed: 00:00-24:00, thu: 00:00-24:00, fri: 00:00-24:00, sat: 00:00-24:00, sun: 00:00-24:00 }, holidays: [] }
desk: { first_response: { agents: 10m }, next_response: { agents: 1s }, grace: 60s }
site: { identity: { algorithm: HS256, audience: voltry, key_files: [%q] } }
hooks: { allow: [%q] }
actions: [{ name: refund, money: true, webhook: %q, limits: { agents: [{ currency: EUR, amount: 100 }], specialists: [{ currency: EUR, amount: 500 }], leadership: [{ currency: EUR, amount: 5000 }] } }]
`

// longName has 60 characters.
const longName = "Wilhelmina-Katharina von und zu Hohenstein-Wittgenstein-Berg"

func newShift(t *testing.T) *shift {
	t.Helper()
	dir := t.TempDir()
	till := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "this card is closed", http.StatusBadRequest)
	}))
	t.Cleanup(till.Close)
	f := &shift{t: t, key: strings.Repeat("k", 40)}
	key, file := filepath.Join(dir, "key"), filepath.Join(dir, "roundpeg.yaml")
	require.NoError(t, os.WriteFile(key, []byte(f.key), 0o600))
	require.NoError(t, os.WriteFile(file, fmt.Appendf(nil, shiftSettings, key, "127.0.0.1", till.URL), 0o600))
	require.NoError(t, os.Setenv("ROUNDPEG_WEBHOOK_SECRET", "whsec_"+base64.StdEncoding.EncodeToString([]byte(strings.Repeat("s", 32))))) // t.Setenv would keep this from running beside others
	f.server = start(t, "--config", file)
	var err error
	f.api, err = client.Login(t.Context(), f.addr, "admin@localhost", adminPassword)
	require.NoError(t, err)
	for name, tier := range map[string]int{"Ada": 2, "Bo": 3} {
		require.NoError(t, f.api.Do(t.Context(), "POST", "/v1/agents", map[string]any{"name": name, "email": name + "@localhost", "password": adminPassword, "tier": tier,
			"capacity": 3, "languages": []string{"en", "de"}, "departments": []string{"billing"}}, nil))
	}
	f.ada = client.NewAgent(client.Account{Email: "Ada@localhost", Password: adminPassword}, "available", client.Options{Name: "ada", Nodes: []string{f.addr}})
	t.Cleanup(f.ada.Close)
	require.True(t, f.ada.WaitOpen(10*time.Second))
	f.work()
	return f
}

// comes is a customer for whom the site signs.
func (f *shift) comes(name, locale string, says ...string) *client.Customer {
	identity, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": "c-" + name, "name": name, "aud": "voltry", "exp": time.Now().Add(time.Hour).Unix()}).SignedString([]byte(f.key))
	require.NoError(f.t, err)
	c := client.NewCustomer(client.Options{Name: "customer", Nodes: []string{f.addr}, Locale: locale, Identity: identity})
	f.t.Cleanup(c.Close)
	for _, text := range says {
		f.ok(c.Message(text))
	}
	return c
}

func (f *shift) ok(c *client.Command) client.Frame {
	f.t.Helper()
	a, err := c.Within(15 * time.Second)
	require.NoError(f.t, err, c.Type)
	return a
}

// do has Ada do something in a conversation.
func (f *shift) do(what, session string, more client.Fields) client.Frame {
	f.t.Helper()
	fields := client.Fields{"session": session}
	for k, v := range more {
		fields[k] = v
	}
	return f.ok(f.ada.Send(what, fields))
}

func in(d time.Duration) string { return time.Now().Add(d).UTC().Format(time.RFC3339Nano) }

// work has all of them happen, several at once.
func (f *shift) work() {
	var all sync.WaitGroup
	all.Go(func() { // over by the time a page is opened: the bot's own, and one that gave up
		f.have(f.t, []talk{week[0], week[1], week[4], week[6], week[7], week[9], week[13]})
	})
	all.Go(func() { // Ada has it, owes an answer, and asked for more than she may give
		c := f.comes("Maria Keller", "de-DE", "Wo ist mein Paket? Bestellung 4471")
		f.ok(c.Send("human", nil))
		f.asked = c.Session()
		f.do("claim", f.asked, nil)
		f.do("message", f.asked, client.Fields{"text": "Ich sehe nach."})
		f.ok(c.Message("Ich warte seit zwei Wochen!"))
		f.do("tag", f.asked, client.Fields{"add": []string{"parcel", "late"}})
		f.do("grant", f.asked, client.Fields{"action": "refund", "amount": "240.50", "currency": "EUR", "reason": "The parcel is lost, order 4471"})
	})
	all.Go(func() { // granted, and the till refuses it
		c := f.comes("Jo Park", "en-GB", "I was charged twice")
		f.ok(c.Send("human", nil))
		f.failed = c.Session()
		f.do("claim", f.failed, nil)
		f.do("grant", f.failed, client.Fields{"action": "refund", "amount": "20", "currency": "EUR", "reason": "Charged twice"})
		f.do("resolve", f.failed, client.Fields{"outcome": "solved", "cause": "The till charges twice on a time-out", "department": "billing"})
		f.ok(c.Send("rate", client.Fields{"score": 4}))
	})
	all.Go(func() { // promises in every state
		c := f.comes("Ines Duarte", "en-GB", "My installer never came")
		f.ok(c.Send("human", nil))
		f.owed = c.Session()
		f.do("claim", f.owed, nil)
		made := func(note string, due time.Duration) string {
			return f.do("promise", f.owed, client.Fields{"what": "followup", "due_at": in(due), "note": note}).Promise
		}
		made("Send the installer's number", 1200*time.Millisecond)
		made("Write about the new date", 26*time.Hour)
		f.do("keep", f.owed, client.Fields{"promise": made("Ask the depot", time.Hour), "note": "Asked"})
		f.do("break", f.owed, client.Fields{"promise": made("A visit on Sunday", 2*time.Hour), "note": "No installer on Sundays"})
		back := f.comes("Tom Reed", "en-GB", "Call me about my panels")
		f.ok(back.Send("human", nil))
		f.ok(back.Send("callback", client.Fields{"contact": client.Fields{"phone": "+44 20 7946 0018", "email": "tom@example.com"}, "best_time": "after five"}))
	})
	all.Go(func() { // waiting, and with the bot
		c := f.comes(longName, "en-US", strings.Repeat("My charger hums and the lights flicker. ", 90))
		f.ok(c.Send("human", nil))
		f.waits = c.Session()
		f.comes("Lee Wong", "en-US", "What are your opening hours?")
	})
	all.Wait()
	require.NotEmpty(f.t, f.waits)
	require.Eventually(f.t, func() bool { // otherwise somebody of a higher tier might be there when it runs out, and the case moves up
		s, err := f.api.Session(f.t.Context(), f.asked)
		return err == nil && slices.ContainsFunc(s.Events, func(e client.Event) bool { return e.Kind == "breached" })
	}, 15*time.Second, 50*time.Millisecond, "the answer that Ada owes")
}

// leads opens the console for the admin, who is of the leadership.
func (f *shift) leads(l look) *page { f.t.Helper(); return signIn(f.t, f.server, l) }

// to opens a place of the console.
func (p *page) to(hash string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf("location.hash = %s, true", quoted(hash)))
}

func (p *page) hash() string { p.t.Helper(); return eval[string](p, "location.hash") }
