package reliability

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// bugsOfOthers are what users of other systems reported. Each shows, from outside, that it is not so here.
var bugsOfOthers = []struct {
	name string
	show func(h *helpdesk)
}{
	{"the bot talks over a human", botTalksOver},
	{"hand-off twice", handoffTwice},
	{"hand-off silent to the customer", silentHandoff},
	{"stuck when the worker queue is full", workersFull},
	{"a loop of hand-offs after reopening", loopAfterReopening},
	{"hand-off works only once per customer", handoffOnlyOnce},
	{"not offered again when an agent comes online", offeredWhenOnline},
	{"not offered again when an agent stays silent", offeredWhenSilent},
	{"missed reply after a reconnect by time window", missedReply},
	{"transcript cut to one page", cutTranscript},
	{"waiting without end", endlessWaiting},
	{"joined before the name is known", joinedWithoutName},
	{"manual claim overridden by auto-assignment", claimOverridden},
	{"previous agent still in the room after a transfer", stillInTheRoom},
	{"a visitor's token in an agent's API answer", tokenInAnswer},
	{"rates above 100 %", ratesAbove},
}

// bugSettings make the desk impatient, always open, and let one address do what takes many customers.
const bugSettings = openLimits + `  desk_commands: {per_second: 1000000, burst: 1000000}
desk:
  first_response: {agents: 4s}
  offer_for: 2s
  exclusive_for: 3s
hours:
  zone: UTC
  days: {mon: "00:00-24:00", tue: "00:00-24:00", wed: "00:00-24:00", thu: "00:00-24:00", fri: "00:00-24:00", sat: "00:00-24:00", sun: "00:00-24:00"}
  holidays: []
`

// TestBugsOfOthers shows each of them on the embedded store with one node, and over Redis with two, customer and agent on different ones.
func TestBugsOfOthers(t *testing.T) {
	for store, start := range map[string]func(*lab) *lab{
		"embedded": func(l *lab) *lab { return l.up(1) },
		"redis":    func(l *lab) *lab { return l.overRedis().up(2) },
	} {
		t.Run(store, func(t *testing.T) {
			beside(t)
			l := start(newLab(t, "bugs", "bugs that users of other systems reported").config(bugSettings).knowsAll())
			seen := 0
			for _, bug := range bugsOfOthers {
				if !t.Run(bug.name, func(t *testing.T) { bug.show(newHelpdesk(t, l)) }) {
					seen++
				}
			}
			l.Load = "one test for each: " + bugNames()
			l.Happened("bugs tried", len(bugsOfOthers))
			l.Zero("bugs seen here", seen, len(bugsOfOthers))
			l.finish()
		})
	}
}

func bugNames() (all string) {
	for i, b := range bugsOfOthers {
		if i > 0 {
			all += "; "
		}
		all += b.name
	}
	return all
}

// helpdesk is a server, or two, for one test: whoever comes in is gone again at its end.
type helpdesk struct {
	*testing.T
	l *lab
	n int
}

func newHelpdesk(t *testing.T, l *lab) *helpdesk { return &helpdesk{T: t, l: l} }

// here is where customers come in, there where agents do: two nodes where there are two.
func (h *helpdesk) here() string  { return h.l.nodes[0].Addr }
func (h *helpdesk) there() string { return h.l.nodes[len(h.l.nodes)-1].Addr }

func (h *helpdesk) name(kind string) string {
	h.n++
	return fmt.Sprintf("%s%d-%d", kind, time.Now().UnixMilli()%1e9, h.n)
}

func (h *helpdesk) customer() *client.Customer {
	c := client.NewCustomer(client.Options{Name: h.name("c"), Nodes: []string{h.here()}, MaxBackOff: 200 * time.Millisecond, Locale: "en-US"})
	h.Cleanup(c.Close)
	require.True(h, c.WaitOpen(10*time.Second))
	return c
}

// deskAgent is an agent with all that came over their socket.
type deskAgent struct {
	*client.Agent
	account client.Account
	mu      sync.Mutex
	frames  []client.Frame
}

// agent is somebody new, with an account made just now at the other node.
func (h *helpdesk) agent(status string) *deskAgent {
	account, err := h.l.admin.At(h.here()).NewAgent(h.Context(), h.name("agent"), 2)
	require.NoError(h, err)
	a := &deskAgent{account: account}
	a.Agent = client.NewAgent(account, status, client.Options{Name: h.name("a"), Nodes: []string{h.there()}, On: func(f client.Frame) {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.frames = append(a.frames, f)
	}})
	h.Cleanup(a.Close)
	require.True(h, a.WaitOpen(20*time.Second))
	if status == "available" {
		require.NoError(h, done(a.Status("available")))
	}
	return a
}

// offered says whether the session is on offer to the agent as of the last frame about it.
func (a *deskAgent) offered(session string) (is bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, f := range a.frames {
		var item struct {
			Session string
			Offered bool
			Items   []struct {
				Session string
				Offered bool
			}
		}
		json.Unmarshal(f.Raw, &item)
		switch {
		case f.Type == "queue", f.Type == "queue_gone" && item.Session == session:
			is = false
		case f.Type == "queue_item" && item.Session == session:
			is = item.Offered
		}
		for _, i := range item.Items {
			if i.Session == session {
				is = i.Offered
			}
		}
	}
	return is
}

func done(c *client.Command) error {
	_, err := c.Within(15 * time.Second)
	return err
}

// code is that of a refusal; empty for an ack.
func code(c *client.Command) string {
	_, err := c.Within(15 * time.Second)
	if r, ok := err.(*client.CommandError); ok {
		return r.Code
	}
	return fmt.Sprint(err)
}

func (h *helpdesk) log(session string) []client.Event { return h.stored(session).Events }
func (h *helpdesk) state(session string) client.Item  { return h.stored(session).Session }

// stored asks again while storage is away, as anybody should: on a busy machine it may be for a moment.
func (h *helpdesk) stored(session string) client.Stored {
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		s, err := h.l.admin.At(h.there()).Session(h.Context(), session)
		if p, ok := errors.AsType[*client.Problem](err); ok && p.Code == "unavailable" && time.Now().Before(end) {
			continue
		}
		require.NoError(h, err)
		return s
	}
}

// count is how many events of a kind, by a role unless it is empty, come after a seq.
func count(log []client.Event, after int64, role, kind string) (n int) {
	for _, e := range log {
		if e.Seq > after && e.Kind == kind && (role == "" || e.By.Role == role) {
			n++
		}
	}
	return n
}

// waits brings a customer into the line and returns the session.
func (h *helpdesk) waits(c *client.Customer) string {
	require.NoError(h, done(c.Message("There is a cat asleep in the crate you delivered")))
	_, ok := c.WaitEvent(15*time.Second, func(e client.Event) bool { return e.Kind == "handoff_requested" })
	require.True(h, ok, "an issue that the bot does not know goes to a person")
	return c.Session()
}

// together brings a customer and an agent into a conversation; it returns the session and the seq of the claim.
func (h *helpdesk) together(c *client.Customer, a *deskAgent) (string, int64) {
	id := h.waits(c)
	a.Watch(id)
	f, err := a.Claim(id).Within(15 * time.Second)
	require.NoError(h, err)
	return id, f.Seq
}

func (h *helpdesk) within(d time.Duration, what string, ok func() bool) {
	h.Helper()
	for end := time.Now().Add(d); !ok(); time.Sleep(50 * time.Millisecond) {
		require.True(h, time.Now().Before(end), "not in %v: %s", d, what)
	}
}

func kindsOf(log []client.Event) (all []string) {
	for _, e := range log {
		all = append(all, e.By.Role+":"+e.Kind)
	}
	return all
}

func seqs(events []client.Event) (all []int64) {
	for _, e := range events {
		all = append(all, e.Seq)
	}
	return slices.Clip(all)
}
