package day

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"time"

	"roundpeg/client"
)

// guest is a customer.
type guest struct {
	*today
	plan
	n    int
	id   string // of the site, for who is signed in
	come time.Time
	dice *rand.Rand
	c    *client.Customer

	mu      sync.Mutex
	news    chan struct{} // one slot: something came
	refused []string
	note    string // how the visit ended
}

func (d *today) newGuest(n int, dice *rand.Rand) *guest {
	p := plans[n%len(plans)]
	g := &guest{today: d, plan: p, n: n, dice: rand.New(rand.NewPCG(d.Seed, uint64(n)+100)), news: make(chan struct{}, 1)}
	open := d.Closes.Sub(d.Opens)
	g.come = d.Opens.Add(time.Duration(dice.Float64() * .8 * float64(open)))
	if dice.Float64() < .5 { // half of them come in the hour in which most of the desk is at lunch
		g.come = d.Opens.Add(3*time.Hour + time.Duration(dice.Float64()*float64(time.Hour)))
	}
	if p.late {
		g.come = d.Closes.Add(time.Duration(dice.Float64() * float64(time.Hour)))
	}
	if p.signed {
		g.id = fmt.Sprintf("c%d", n)
	}
	return g
}

func (g *guest) close() {
	if g.c != nil {
		g.c.Close()
	}
}

// visit is one customer's day, from coming to going.
func (g *guest) visit(ctx context.Context) {
	if g.plan.notice {
		var out any
		body := client.Fields{"customer": g.id, "topic": "recall", "text": "Your wallbox may overheat. We will replace its cable free of charge."}
		if err := g.token.Do(ctx, "POST", "/v1/notices", body, &out); err != nil {
			g.breaks("a notice was refused: %v", err)
		}
	}
	if !g.Clock.Until(ctx, g.come) {
		return
	}
	o := client.Options{Name: fmt.Sprintf("guest%d", g.n), Nodes: []string{g.Addr}, Locale: g.locale, On: g.heard}
	if g.id != "" && g.Identify != nil {
		jwt, err := g.Identify(g.id, "Guest "+fmt.Sprint(g.n))
		if err != nil {
			g.breaks("an identity could not be signed: %v", err)
		}
		o.Identity = jwt
	}
	g.c = client.NewCustomer(o)
	g.note = "went without a word"
	for i, words := range g.says {
		g.ask("message", client.Fields{"text": words})
		if g.drops && i == 1 {
			g.c.Cut()
		}
		if i == 0 && g.human {
			g.ask("human", nil)
		}
		if i == 0 && g.top {
			if !g.wait(ctx, 3*time.Hour, func(e client.Event) bool { return e.Kind == "message" && e.By.Role == "agent" }) {
				return
			}
			g.ask("escalate", client.Fields{"reason": "nobody could decide it"})
		}
		if i == len(g.says)-1 && !g.call {
			g.wait(ctx, 2*time.Hour, func(e client.Event) bool { return e.Kind == "closed" })
			break
		}
		if !g.answered(ctx, words) {
			return
		}
		if !g.Clock.Sleep(ctx, time.Duration(20+g.dice.IntN(60))*time.Second) {
			return
		}
	}
	if g.state() != "closed" && g.state() != "promised" {
		g.ask("end", nil)
	}
	g.note = "went content"
}

// answered waits for an answer, in the ways that the plan allows; false: the customer has gone, or is called back.
func (g *guest) answered(ctx context.Context, words string) bool {
	after := g.seqOf(words)
	answer := func(e client.Event) bool {
		if e.Seq <= after || e.Kind != "message" {
			return false
		}
		return e.By.Role == "agent" || e.By.Role == "bot" && g.state() == "bot"
	}
	patience := 4 * time.Hour
	if g.call || g.leaves {
		patience = 20 * time.Minute
	}
	if g.wait(ctx, patience, answer) {
		return true
	}
	switch {
	case g.call:
		if !g.ask("callback", client.Fields{"contact": client.Fields{"phone": "+44 20 7946 0018"}, "note": "about: " + words}) { // somebody has just come
			return g.wait(ctx, 4*time.Hour, answer)
		}
		g.note = "is called back"
	case g.leaves:
		g.ask("end", nil)
		g.note = "lost patience"
	default:
		if ctx.Err() == nil {
			g.breaks("nobody answered guest %d (%s) within %s: %q", g.n, g.plan.name, patience, words)
		}
	}
	return false
}

// ask sends a command and waits for its ack; what was refused is kept for the report.
func (g *guest) ask(kind string, f client.Fields) bool {
	_, err := g.c.Send(kind, f).Within(20 * time.Second)
	if err != nil {
		g.mu.Lock()
		g.refused = append(g.refused, kind+": "+err.Error())
		g.mu.Unlock()
	}
	return err == nil
}

func (g *guest) heard(client.Frame) {
	select {
	case g.news <- struct{}{}:
	default:
	}
}

// wait waits for an event, for so much of the day's time.
func (g *guest) wait(ctx context.Context, most time.Duration, wanted func(client.Event) bool) bool {
	for end := g.Clock.Now().Add(most); ; {
		for _, e := range g.events() {
			if wanted(e) {
				return true
			}
		}
		moved := g.Clock.next()
		if !g.Clock.Now().Before(end) {
			return false
		}
		select {
		case <-ctx.Done():
			return false
		case <-g.news:
		case <-moved:
		}
	}
}

func (g *guest) events() (all []client.Event) {
	g.c.Look(func(r *client.Record) {
		for _, x := range r.Got {
			all = append(all, x.Event)
		}
	})
	return all
}

// seqOf is where the customer's own words stand.
func (g *guest) seqOf(words string) (seq int64) {
	for _, e := range g.events() {
		if e.By.Role == "customer" && e.Text == words {
			seq = e.Seq
		}
	}
	return seq
}

// state is the session's, as the customer can tell by the table of the protocol.
func (g *guest) state() string {
	s := "bot"
	for _, e := range g.events() {
		switch e.Kind {
		case "handoff_requested", "escalated", "transferred", "agent_left":
			s = "waiting"
		case "agent_joined":
			s = "with_agent"
		case "handoff_cancelled", "returned":
			s = "bot"
		case "promised":
			if e.What == "callback" {
				s = "promised"
			}
		case "closed":
			s = "closed"
		case "message":
			if e.By.Role == "customer" && (s == "closed" || s == "promised") {
				s = "bot"
			}
		}
	}
	return s
}

// breaks notes a rule that does not hold.
func (d *today) breaks(format string, a ...any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if text := strings.TrimSpace(fmt.Sprintf(format, a...)); len(d.broken) < 100 {
		d.broken = append(d.broken, text)
	}
}
