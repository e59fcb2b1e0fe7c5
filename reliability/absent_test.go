package reliability

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// pair is a customer and the agent who has the session.
type pair struct {
	customer *client.Customer
	agent    *client.Agent
	account  client.Account
	session  string
	since    time.Time // waiting_since, as the queue had it before the claim
	gone     time.Time // when the agent was lost
}

// pairs makes agents with one session each; the agents know the nodes of atAgents alone, and never come back by themselves.
func (l *lab) pairs(n int, accounts []client.Account, atCustomers, atAgents []string, round int) []*pair {
	all := make([]*pair, n)
	var ready sync.WaitGroup
	for i := range all {
		name := fmt.Sprintf("%d-%d", round, i)
		p := &pair{account: accounts[i],
			customer: client.NewCustomer(client.Options{Name: "c" + name, Nodes: atCustomers, First: i}),
			agent:    client.NewAgent(accounts[i], "available", client.Options{Name: "a" + name, Nodes: atAgents, First: i, StayClosed: true, AckIn: time.Minute})}
		l.Cleanup(func() { p.customer.Close(); p.agent.Close() })
		all[i] = p
		ready.Go(func() {
			if !p.agent.WaitOpen(30*time.Second) || !p.customer.WaitOpen(30*time.Second) {
				return
			}
			if _, err := p.customer.Send("human", nil).Within(30 * time.Second); err != nil {
				return
			}
			p.session = p.customer.Session()
			p.agent.WaitQueue(10*time.Second, func(q map[string]client.Item) bool {
				p.since = q[p.session].WaitingSince
				return !p.since.IsZero()
			})
			p.agent.Watch(p.session)
			if _, err := p.agent.Claim(p.session).Within(30 * time.Second); err != nil {
				p.session = ""
			}
		})
	}
	ready.Wait()
	for _, p := range all {
		require.NotEmpty(l, p.session, "a pair did not get together")
		require.False(l, p.since.IsZero(), "the queue did not show a session that waits")
	}
	return all
}

func (l *lab) accounts(n int) (all []client.Account) {
	for i := range n {
		all = append(all, l.account(fmt.Sprintf("absent%d", i), 2))
	}
	return all
}

// left waits until the customer is told that the agent left, and says how long that took and whether the session has its old place again.
func (p *pair) left(l *lab, within time.Duration) (took time.Duration, placed bool) {
	if _, ok := p.customer.WaitEvent(within, func(e client.Event) bool { return e.Kind == "agent_left" }); !ok {
		return 0, false
	}
	for _, g := range p.customer.Record().Got {
		if g.Event.Kind == "agent_left" {
			took = g.At.Sub(p.gone)
			break
		}
	}
	s, err := l.api().Session(l.Context(), p.session)
	return took, err == nil && s.Session.State == "waiting" && s.Session.WaitingSince.Equal(p.since)
}

// back counts over pairs whose agent is gone: told in time, at their old place.
type back struct {
	lost, untold, misplaced int
	took                    []time.Duration
}

func (b *back) wait(l *lab, pairs []*pair, within time.Duration) {
	var mu sync.Mutex
	var all sync.WaitGroup
	for _, p := range pairs {
		all.Go(func() {
			took, placed := p.left(l, within)
			mu.Lock()
			defer mu.Unlock()
			b.lost++
			switch {
			case took == 0:
				b.untold++
			case !placed:
				b.misplaced++
			}
			b.took = append(b.took, took)
		})
	}
	all.Wait()
	slices.Sort(b.took)
}

func (b *back) note(l *lab, what string, limit time.Duration) {
	l.Happened(what, b.lost)
	l.Zero(what+": the customer was not told", b.untold, b.lost)
	l.Zero(what+": the session is not waiting at its old place", b.misplaced, b.lost)
	l.Seconds(what+": back in the queue, p50", quantile(b.took, 0.5), 0)
	l.Seconds(what+": back in the queue, slowest", quantile(b.took, 1), limit)
}

// T9, first part: the agent's tab is closed. Within the grace of 10 s they may come back and keep the chat; after it the session waits again.
func TestT9TabClosed(t *testing.T) {
	beside(t)
	l := newLab(t, "T9 tab", "an agent's tab is closed").up(1)
	tabClosed(l)
	l.finish()
}

func TestT9TabClosedOverRedis(t *testing.T) {
	beside(t)
	l := newLab(t, "T9 tab", "an agent's tab is closed").overRedis().up(3)
	tabClosed(l)
	l.finish()
}

func tabClosed(l *lab) {
	each := size(4, 20)
	l.Load = fmt.Sprintf("%d agents with one session each at a time", each)
	accounts := l.accounts(each)
	var b back
	kept, dropped := 0, 0
	for round := range size(1, 10) {
		pairs := l.pairs(each, accounts, l.addrs(), l.addrs(), round)
		for _, p := range pairs {
			p.agent.Close()
			p.gone = time.Now()
		}
		var again []*client.Agent
		time.Sleep(5 * time.Second)
		for _, p := range pairs[each/2:] { // this half comes back within the grace
			a := client.NewAgent(p.account, "available", client.Options{Name: "again-" + p.agent.Name, Nodes: l.addrs()})
			again = append(again, a)
			l.Cleanup(a.Close)
		}
		b.wait(l, pairs[:each/2], 30*time.Second)
		time.Sleep(3 * time.Second)
		for i, p := range pairs[each/2:] {
			if r := again[i].Record(); len(r.Opened) == 0 || r.Opened[0].At.Sub(p.gone) > 9*time.Second {
				continue // on a busy machine signing in takes long: this one was not back in time
			}
			kept++
			_, err := again[i].Message(p.session, "here I am again").Within(10 * time.Second)
			if _, left := received(p.customer.Record(), "agent_left"); left || err != nil {
				dropped++
				l.Logf("%s: left %v, message: %v", p.session, left, err)
			}
		}
		for _, p := range pairs {
			p.customer.Close()
		}
		for _, a := range again {
			a.Close()
		}
	}
	b.note(l, "tabs closed for good", bound(15*time.Second))
	l.Happened("tabs closed and opened again within the grace", kept)
	l.Zero("chats lost although the agent was back within the grace", dropped, kept)
}

func received(r client.Record, kind string) (client.Event, bool) {
	for _, g := range r.Got {
		if g.Event.Kind == kind {
			return g.Event, true
		}
	}
	return client.Event{}, false
}
